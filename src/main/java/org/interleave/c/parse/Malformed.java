package org.interleave.c.parse;

/** What stands at a token cannot be understood; caught where reading can go on behind it. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int at;

  Malformed(int at, String message) {
    super(message, null, false, false);
    this.at = at;
  }

  int at() {
    return at;
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
