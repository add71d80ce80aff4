package org.interleave.checks.store;

import java.util.List;
import org.interleave.checks.Job;

/** What a job is to do. */
public sealed interface Errand {
  /** Find the base, apply the patches, queue the rest. */
  record Apply() implements Errand {}

  /**
   * Check the rules.
   *
   * @param base the commit below
   * @param sets that a person chose; none for all that fit
   */
  record Rules(String base, List<String> sets) implements Errand {
    public Rules {
      sets = List.copyOf(sets);
    }
  }

  /** Run the scenarios of a suite at one revision. */
  record Simulate(String base, String suite, int revision) implements Errand {}

  default Job.Kind kind() {
    return switch (this) {
      case Apply _ -> Job.Kind.APPLY;
      case Rules _ -> Job.Kind.RULES;
      case Simulate _ -> Job.Kind.SIMULATE;
    };
  }
}
