package org.interleave.simulation.detect;

import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;

/**
 * Watches executions go forward and backward: what is undone is always the last event executed that
 * was not undone yet. What it learns about all executions together it keeps.
 */
public interface Detector {
  void executed(Event event, Reporter reporter);

  void undone(Event event);

  /**
   * How much it has learnt that it needs in other executions too. When this grows by an event, the
   * execution up to there teaches the same to a new detector.
   */
  default long learnt() {
    return 0;
  }

  /**
   * No thread can go on.
   *
   * @param sound whether nothing fatal happened, so that the state at the end is to be believed
   */
  default void ended(Execution execution, boolean sound, Reporter reporter) {}
}
