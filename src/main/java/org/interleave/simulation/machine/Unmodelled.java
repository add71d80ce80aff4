package org.interleave.simulation.machine;

/** What a thread reached cannot be executed: it goes no further, and the verdict names it. */
final class Unmodelled extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unmodelled(String what) {
    super(what, null, false, false);
  }

  String what() {
    return String.valueOf(getMessage());
  }
}
