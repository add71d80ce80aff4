package org.interleave.checks.store;

import java.util.List;
import org.interleave.checks.State;

/**
 * What a scenario came to, as it is stored.
 *
 * @param complete whether every interleaving was executed
 * @param json all of it
 */
public record Answer(
    State state,
    boolean complete,
    String words,
    long executions,
    double seconds,
    String json,
    List<Defect> defects) {
  public Answer {
    defects = List.copyOf(defects);
  }

  /**
   * @param identity equal for the same defect elsewhere
   * @param json all of it, its schedule and steps included
   */
  public record Defect(
      String identity,
      String kind,
      String title,
      String file,
      int line,
      String function,
      String json) {}
}
