package org.interleave.simulation;

import java.util.List;

/**
 * A program in the middle of one execution, as explorers see it: step forward, undo backward. It is
 * deterministic: the same steps give the same events. Threads keep their ids over all executions of
 * an exploration; id 0 is the first thread, and the ids of an execution need not be contiguous.
 *
 * <p>Explorers rely on this: what a step does, and what becomes visible by it, depends only on the
 * steps that happen before it (same thread, {@link Event.Edge}s, conflicting accesses). So whether
 * another thread has ended or has not been started may be looked at only through an edge or an
 * access; and a thread that ends the whole program ends only itself, since what the others still do
 * could as well have come before that ({@link #exited}).
 *
 * <p>Not safe for use by several threads; one exploration may use several executions.
 */
public interface Execution {
  /** Thread ids are below this; at most 64. */
  int threads();

  Status status(int thread);

  /** How many ways the next step of a ready thread can go: more than one for a choice only. */
  int alternatives(int thread);

  /**
   * The accesses that a ready thread's next step is known to begin with; may be less than what the
   * step then does. Those of a blocked thread are what its condition reads.
   */
  List<Access> pending(int thread);

  /** Where a thread stands: for wait-for graphs and progress. */
  Site where(int thread);

  /** What a blocked thread waits for, in words, and the thread that holds it or -1. */
  Waiting waiting(int thread);

  /** Executes one step of a ready thread. */
  Event step(int thread, int alternative);

  /** Takes the last step back, exactly. */
  void undo();

  /** Steps taken and not undone. */
  int depth();

  /**
   * Whether a thread (ready or blocked, standing before a conditional step) could make that step if
   * the cell had this content and all else were as it is.
   */
  boolean enabledWith(int thread, long cell, long content);

  /**
   * What is wrong with the state in which an execution ends: leaks, locks still held. Only asked
   * when every thread is finished and nothing was fatal.
   */
  List<Fault> atEnd();

  /**
   * Whether some thread has ended the whole program (exit, return from main): the others go on to
   * be executed, but that one of them waits at the end, or holds a lock, is no defect.
   */
  default boolean exited() {
    return false;
  }

  /** Instructions executed since the beginning, undone ones included. */
  long instructions();

  enum Status {
    /** Never started in this execution. */
    ABSENT,
    READY,
    /** Waits for other threads: a lock, a condition, a loop that spins, the end of a thread. */
    BLOCKED,
    /**
     * Stopped for good without being a defect: an assumption failed, or time-out alternatives of it
     * are explored apart.
     */
    ABANDONED,
    /** Stopped by a fatal fault. */
    FAILED,
    FINISHED
  }

  /**
   * @param what in words; empty where waiting for ever is no defect
   * @param holder the thread that has it, or -1
   * @param busy whether the thread goes round a loop that writes meanwhile, each time to no effect
   */
  record Waiting(String what, int holder, boolean busy) {
    public Waiting(String what, int holder) {
      this(what, holder, false);
    }
  }
}
