package org.interleave.checks.job;

import java.time.Duration;

/** Jobs that this worker leaves to others. */
final class Elsewhere {
  /** Long enough for another worker to take it first. */
  private static final Duration DELAY = Duration.ofSeconds(15);

  private Elsewhere() {}

  static Ending wait(Workpieces.Found.Elsewhere found) {
    return new Ending.Later(DELAY, "waits for a worker that has " + found.waitsFor());
  }
}
