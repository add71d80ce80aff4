package org.interleave.simulation.explore;

import java.time.Duration;

/**
 * After how much an exploration is to pause where that loses nothing: between two executions of a
 * stage that can be carried on, or between stages.
 */
public record Slice(Duration time, long executions) {
  /** Goes on to the end of the budget. */
  public static final Slice WHOLE = new Slice(Duration.ofDays(10_000), Long.MAX_VALUE);

  public static Slice of(Duration time) {
    return new Slice(time, Long.MAX_VALUE);
  }
}
