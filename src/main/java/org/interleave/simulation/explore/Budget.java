package org.interleave.simulation.explore;

import java.time.Duration;

/**
 * Where an exploration stops at the latest.
 *
 * @param executions of the whole exploration
 * @param longest steps that one execution may have; one that is longer is cut there
 */
public record Budget(Duration time, long executions, int longest) {
  public static final int LONGEST = 100_000;

  public static Budget of(Duration time) {
    return new Budget(time, Long.MAX_VALUE, LONGEST);
  }
}
