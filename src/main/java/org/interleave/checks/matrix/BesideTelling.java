package org.interleave.checks.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.checks.Outcome;
import org.interleave.checks.Row;
import org.interleave.checks.State;

/** What a summary says besides the simulations: rules, and contexts of CI. */
final class BesideTelling {
  private static final int MOST = 2;

  private BesideTelling() {}

  static List<String> of(Examined version) {
    List<String> clauses = new ArrayList<>();
    rules(version, clauses);
    contexts(version, clauses);
    return clauses;
  }

  private static void rules(Examined version, List<String> clauses) {
    Map<Integer, List<String>> broken = new TreeMap<>();
    Map<Integer, List<String>> kept = new TreeMap<>();
    int base = 0;
    for (Map<Integer, Outcome> row : Matrix.squares(version).values()) {
      if (!(row.values().iterator().next().row() instanceof Row.Rule rule)) {
        continue;
      }
      List<History.Sight> sights = sights(row, version.revisions());
      base += sights.getFirst() == History.Sight.PRESENT ? 1 : 0;
      for (History.Step step : History.steps(sights)) {
        // what only several patches together can be said to have done is in the matrix
        boolean one = step.revision() - step.since() == 1;
        if (one && step.kind() == Change.Kind.INTRODUCED) {
          broken.computeIfAbsent(step.revision(), any -> new ArrayList<>()).add(rule.title());
        } else if (one && step.kind() == Change.Kind.FIXED) {
          kept.computeIfAbsent(step.revision(), any -> new ArrayList<>()).add(rule.title());
        }
      }
    }
    if (base > 0) {
      clauses.add(
          DefectWords.count(base, "rule") + (base == 1 ? " is" : " are") + " broken at base");
    }
    changes(version, broken, "break", clauses);
    changes(version, kept, "repair", clauses);
  }

  private static void changes(
      Examined version, Map<Integer, List<String>> changes, String verb, List<String> clauses) {
    if (changes.isEmpty()) {
      return;
    }
    List<String> titles = changes.values().stream().flatMap(List::stream).toList();
    String what =
        titles.size() == 1 ? "the rule “" + titles.getFirst() + "”" : titles.size() + " rules";
    List<String> patches =
        changes.keySet().stream()
            .map(revision -> String.valueOf(version.numbers().get(revision - 1)))
            .toList();
    String last = patches.getLast();
    clauses.add(
        patches.size() == 1
            ? "patch " + last + " " + verb + "s " + what
            : "patches "
                + String.join(", ", patches.subList(0, patches.size() - 1))
                + " and "
                + last
                + " "
                + verb
                + " "
                + what);
  }

  /** A rule as a whole: broken, kept everywhere, or not known everywhere. */
  private static List<History.Sight> sights(Map<Integer, Outcome> row, int revisions) {
    List<History.Sight> sights = new ArrayList<>();
    for (int k = 0; k < revisions; k++) {
      sights.add(row.containsKey(k) ? sight(row.get(k).state()) : History.Sight.UNKNOWN);
    }
    return sights;
  }

  private static History.Sight sight(State state) {
    return switch (state) {
      case FINDING -> History.Sight.PRESENT;
      case VERIFIED -> History.Sight.ABSENT;
      case NO_FINDING -> History.Sight.UNSEEN;
      case NOT_RUNNABLE, RUNNING, WAITING, PASSED, WARNED, FAILED -> History.Sight.UNKNOWN;
    };
  }

  private static void contexts(Examined version, List<String> clauses) {
    Map<String, List<Integer>> failed = new TreeMap<>();
    for (Map<Integer, Outcome> row : Matrix.squares(version).values()) {
      row.forEach((revision, one) -> {
        if (one.row() instanceof Row.Context context && one.state() == State.FAILED) {
          failed.computeIfAbsent(context.name(), any -> new ArrayList<>()).add(revision);
        }
      });
    }
    if (failed.size() > MOST) {
      clauses.add(failed.size() + " CI contexts failed");
      return;
    }
    failed.forEach((name, revisions) ->
        clauses.add(
            name
                + " failed at "
                + (revisions.size() == 1
                    ? label(revisions.getFirst())
                    : revisions.size() + " revisions")));
  }

  private static String label(int revision) {
    return revision == 0 ? "base" : "+" + revision;
  }
}
