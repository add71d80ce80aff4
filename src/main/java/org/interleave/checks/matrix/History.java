package org.interleave.checks.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.State;

/** Where a defect is in the revisions of a version, and where not, as far as that is known. */
final class History {
  /** How a revision stands to a defect. */
  enum Sight {
    PRESENT,
    ABSENT,
    /** It was looked for, but not everywhere. */
    UNSEEN,
    UNKNOWN
  }

  /** What happened at a revision, without saying to what. */
  record Step(int revision, Change.Kind kind, int since) {}

  private History() {}

  /** What happened to a defect that is seen so at the revisions. */
  static List<Step> steps(List<Sight> sights) {
    List<Step> steps = new ArrayList<>();
    int present = -1;
    int absent = -1;
    boolean missed = false;
    for (int k = 0; k < sights.size(); k++) {
      switch (sights.get(k)) {
        case PRESENT -> {
          if (absent > present) {
            steps.add(new Step(k, Change.Kind.INTRODUCED, absent));
          } else if (present < 0 && searchedBefore(sights, k) >= 0) {
            steps.add(new Step(k, Change.Kind.FIRST_SEEN, searchedBefore(sights, k)));
          }
          present = k;
          missed = false;
        }
        case ABSENT -> {
          if (present > absent) {
            steps.add(new Step(k, Change.Kind.FIXED, present));
          }
          absent = k;
        }
        case UNSEEN -> {
          if (present > absent && !missed) {
            steps.add(new Step(k, Change.Kind.NOT_SEEN, present));
            missed = true;
          }
        }
        case UNKNOWN -> {}
      }
    }
    return steps;
  }

  private static int searchedBefore(List<Sight> sights, int revision) {
    return sights.subList(0, revision).lastIndexOf(Sight.UNSEEN);
  }

  /**
   * How the revisions stand to a defect.
   *
   * @param rows those that show it at one revision at least, each with its outcomes by revision
   */
  static List<Sight> sights(String identity, List<Map<Integer, Outcome>> rows, int revisions) {
    List<Sight> sights = new ArrayList<>();
    for (int k = 0; k < revisions; k++) {
      int at = k;
      List<Sight> here = rows.stream().map(row -> sight(identity, row, at)).toList();
      if (here.contains(Sight.PRESENT)) {
        sights.add(Sight.PRESENT);
      } else if (here.isEmpty() || here.contains(Sight.UNKNOWN)) {
        sights.add(Sight.UNKNOWN);
      } else {
        sights.add(here.contains(Sight.UNSEEN) ? Sight.UNSEEN : Sight.ABSENT);
      }
    }
    return sights;
  }

  private static Sight sight(String identity, Map<Integer, Outcome> row, int revision) {
    Optional<Outcome> outcome = Optional.ofNullable(row.get(revision));
    if (outcome.isEmpty() || !searched(outcome.get().state())) {
      return Sight.UNKNOWN;
    }
    Outcome known = outcome.get();
    if (identities(known).contains(identity)) {
      return Sight.PRESENT;
    }
    if (known.state() == State.VERIFIED) {
      return Sight.ABSENT;
    }
    boolean certain =
        known.state() == State.FINDING && known.complete() && !hides(known, identity, row);
    return certain ? Sight.ABSENT : Sight.UNSEEN;
  }

  /**
   * An execution ends at a crash, and what comes behind it is not seen. Defects that were seen
   * beside this one do not hide it.
   */
  private static boolean hides(Outcome outcome, String identity, Map<Integer, Outcome> row) {
    if (!(outcome.row() instanceof Row.Scenario)) {
      return false;
    }
    Set<String> others = identities(outcome);
    return row.values().stream()
        .map(History::identities)
        .noneMatch(seen -> seen.contains(identity) && seen.containsAll(others));
  }

  static Set<String> identities(Outcome outcome) {
    Set<String> identities = new HashSet<>();
    outcome.defects().forEach(defect -> identities.add(defect.identity()));
    return identities;
  }

  static boolean searched(State state) {
    return switch (state) {
      case VERIFIED, NO_FINDING, FINDING -> true;
      case NOT_RUNNABLE, RUNNING, WAITING, PASSED, WARNED, FAILED -> false;
    };
  }

  /**
   * The changes at the revisions of what some rows show together.
   *
   * @param rows each with its outcomes by revision
   */
  static Map<Integer, List<Change>> changes(List<Map<Integer, Outcome>> rows, int revisions) {
    Map<String, List<Map<Integer, Outcome>>> shown = new LinkedHashMap<>();
    for (Map<Integer, Outcome> row : rows) {
      Set<String> of = new TreeSet<>();
      row.values().forEach(outcome -> of.addAll(identities(outcome)));
      of.forEach(one -> shown.computeIfAbsent(one, any -> new ArrayList<>()).add(row));
    }
    Map<Integer, List<Change>> changes = new LinkedHashMap<>();
    shown.forEach((identity, of) -> {
      for (Step step : steps(sights(identity, of, revisions))) {
        boolean here = step.kind == Change.Kind.INTRODUCED || step.kind == Change.Kind.FIRST_SEEN;
        Defect defect = defect(identity, of, here ? step.revision : step.since);
        changes
            .computeIfAbsent(step.revision, any -> new ArrayList<>())
            .add(new Change(step.kind, defect, step.since));
      }
    });
    changes.values().forEach(all -> all.sort(DefectWords.GRAVEST_CHANGE));
    return changes;
  }

  private static Defect defect(String identity, List<Map<Integer, Outcome>> rows, int revision) {
    return rows.stream()
        .flatMap(row -> Optional.ofNullable(row.get(revision)).stream())
        .flatMap(outcome -> outcome.defects().stream())
        .filter(defect -> defect.identity().equals(identity))
        .min(Comparator.comparing(Defect::path))
        .orElseThrow();
  }
}
