package org.interleave.simulation.command;

import org.interleave.simulation.Schedule;

/** The four answers, with their exit status. */
enum Verdict {
  VERIFIED("verified", 0),
  NO_FINDING("no-finding", 0),
  FINDING("finding", 1),
  NOT_RUNNABLE("not-runnable", 2);

  private final String word;
  private final int status;

  Verdict(String word, int status) {
    this.word = word;
    this.status = status;
  }

  String word() {
    return word;
  }

  int status() {
    return status;
  }

  static Verdict of(Simulator.Outcome outcome) {
    if (!outcome.result().findings().isEmpty()) {
      return FINDING;
    }
    if (outcome.result().total() == 0 || !outcome.unmodelled().isEmpty() && !outcome.cameToEnd()) {
      return NOT_RUNNABLE;
    }
    boolean all =
        outcome.result().complete()
            && outcome.unmodelled().isEmpty()
            && outcome.result().doubts().isEmpty();
    return all ? VERIFIED : NO_FINDING;
  }

  /** The longest execution whose steps are worth printing. */
  static boolean printable(Schedule schedule) {
    return schedule.steps().size() <= 200;
  }
}
