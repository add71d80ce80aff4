package org.interleave.simulation.explore;

import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Execution.Status;
import org.interleave.simulation.Schedule.Step;

/** Single steps on a machine, behind the back of those who watch the execution. */
final class Steps {
  private Steps() {}

  static boolean fits(Execution execution, Step step) {
    return step.thread() < execution.threads()
        && execution.status(step.thread()) == Status.READY
        && step.alternative() < Math.max(1, execution.alternatives(step.thread()));
  }

  /** What the step would do. */
  static Event look(Execution execution, Step step) {
    Event event = execution.step(step.thread(), step.alternative());
    execution.undo();
    return event;
  }
}
