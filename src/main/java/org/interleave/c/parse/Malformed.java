package org.interleave.c.parse;

/** What stands at a token cannot be understood; caught where reading can go on behind it. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int at;
  private final boolean unsupported;

  Malformed(int at, String message) {
    this(at, message, false);
  }

  private Malformed(int at, String message, boolean unsupported) {
    super(message, null, false, false);
    this.at = at;
    this.unsupported = unsupported;
  }

  /** What a compiler would take. */
  static Malformed unsupported(int at, String message) {
    return new Malformed(at, message, true);
  }

  int at() {
    return at;
  }

  String what() {
    return String.valueOf(getMessage());
  }

  boolean unsupported() {
    return unsupported;
  }
}
