package org.interleave.simulation.machine;

import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/** A thread did what it cannot go on after; caught where its step is run. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient @Nullable Site other;
  private final int otherThread;

  Crash(Kind kind, String message, @Nullable Site other, int otherThread) {
    super(message, null, false, false);
    this.kind = kind;
    this.other = other;
    this.otherThread = otherThread;
  }

  Crash(Kind kind, String message) {
    this(kind, message, null, -1);
  }

  Kind kind() {
    return kind;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  @Nullable Site other() {
    return other;
  }

  int otherThread() {
    return otherThread;
  }
}
