package org.interleave.simulation;

import java.util.List;

/**
 * The choices that make one execution: a plain value.
 *
 * @param steps thread and alternative of every step, in order
 */
public record Schedule(List<Step> steps) {
  public Schedule {
    steps = List.copyOf(steps);
  }

  public record Step(int thread, int alternative) {}

  /** How often another thread goes on than the one before. */
  public int switches() {
    int switches = 0;
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).thread() != steps.get(i - 1).thread()) {
        switches++;
      }
    }
    return switches;
  }
}
