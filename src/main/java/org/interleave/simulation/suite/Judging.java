package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.Verdict;

/** What an exploration is worth: it is not green where nothing was checked. */
final class Judging {
  private static final int MOST_NAMED = 5;

  private Judging() {}

  /**
   * @param notes what is different from what the suite asks for, if it weakens the verdict
   */
  static Judgement of(
      Program program,
      Suite suite,
      Suite.Scenario scenario,
      List<String> notes,
      Exploring.Explored explored,
      double seconds) {
    Coverage coverage = Coverage.of(program, suite.subject(), explored.reached());
    List<String> reservations = new ArrayList<>();
    if (coverage.reached() == 0) {
      reservations.add(
          "nothing was checked: no line of " + String.join(", ", suite.subject()) + " was reached");
    }
    if (explored.executions() == 0) {
      reservations.add(
          explored.complete()
              ? "no execution came to its end"
              : "nothing was checked: the budget ended before an execution did");
    }
    Set<String> idle = neverEntered(program, scenario, explored);
    if (!idle.isEmpty()) {
      reservations.add("never ran: " + some(List.copyOf(idle)));
    }
    if (!explored.unmodelled().isEmpty()) {
      reservations.add("not modelled: " + some(explored.unmodelled()));
    }
    boolean weak = !reservations.isEmpty();
    reservations.addAll(notes);
    if (!explored.complete()) {
      reservations.add("not all interleavings");
    }
    Verdict verdict =
        !explored.findings().isEmpty()
            ? Verdict.FINDING
            : coverage.reached() == 0 || explored.executions() == 0
                ? Verdict.NOT_RUNNABLE
                : weak || !explored.complete() ? Verdict.NO_FINDING : Verdict.VERIFIED;
    return new Judgement(
        verdict, reservations, Optional.of(explored), Optional.of(coverage), seconds);
  }

  /** Functions of the scenario's own file that nothing ever called. */
  private static Set<String> neverEntered(
      Program program, Suite.Scenario scenario, Exploring.Explored explored) {
    Set<String> names = new TreeSet<>();
    for (Symbol symbol : program.functions(scenario.path())) {
      if (!explored.reached().functions().contains(symbol)) {
        names.add(symbol.name());
      }
    }
    return names;
  }

  private static String some(List<String> all) {
    String named = String.join(", ", all.subList(0, Math.min(MOST_NAMED, all.size())));
    return all.size() > MOST_NAMED ? named + " and " + (all.size() - MOST_NAMED) + " more" : named;
  }
}
