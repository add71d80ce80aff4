package org.interleave.checks.job;

import java.time.Duration;
import java.util.List;
import org.interleave.checks.store.Order;

/** How work on a job ended. */
sealed interface Ending {
  /**
   * @param said what it proved, one line
   * @param writes what is stored together with the end
   * @param next jobs that follow
   */
  record Done(String said, Runnable writes, List<Order> next) implements Ending {
    public Done {
      next = List.copyOf(next);
    }

    static Done of(String said) {
      return new Done(said, () -> {}, List.of());
    }
  }

  /**
   * @param why one line
   * @param wantsTree whether it is queued again when a tree is added
   */
  record Failed(String why, boolean wantsTree) implements Ending {
    static Failed of(String why) {
      return new Failed(why, false);
    }

    static Failed of(Workpieces.Found.Nowhere found) {
      return new Failed(found.why(), found.wantsTree());
    }
  }

  /**
   * It goes back into the queue.
   *
   * @param said what it waits for
   */
  record Later(Duration delay, String said) implements Ending {}

  /** Somebody cancelled it, or the worker stops. */
  record Interrupted() implements Ending {}
}
