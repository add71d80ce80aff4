package org.interleave.simulation.machine;

import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/** A thread did what it cannot go on after; caught where its step is run. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient @Nullable Site other;
  private final int otherThread;
  private final transient @Nullable Site allocated;

  Crash(Kind kind, String message, @Nullable Site other, int otherThread) {
    this(kind, message, other, otherThread, null);
  }

  /** Of an object that was freed. */
  Crash(
      Kind kind, String message, @Nullable Site other, int otherThread, @Nullable Site allocated) {
    super(message, null, false, false);
    this.kind = kind;
    this.other = other;
    this.otherThread = otherThread;
    this.allocated = allocated;
  }

  Crash(Kind kind, String message) {
    this(kind, message, null, -1);
  }

  /** What it happened with, in words and places. */
  Fault fault(Site here) {
    return new Fault(kind, String.valueOf(getMessage()), here, other, otherThread, true, allocated);
  }
}
