package org.interleave.checks.matrix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Row;
import org.interleave.checks.State;
import org.interleave.checks.matrix.Summary.Clause;
import org.interleave.checks.matrix.Summary.Seen;

/** Puts a version's summary together. */
final class Telling {
  /** More changes than these make no sentence that anybody reads. */
  private static final int MOST_CHANGES = 4;

  private static final int MOST_NAMED = 2;

  private final Examined version;
  private final List<Map<Integer, Outcome>> scenarios;
  private final List<Outcome> squares;
  private final List<Clause> clauses = new ArrayList<>();

  Telling(Examined version) {
    this.version = version;
    Collection<Map<Integer, Outcome>> all = Matrix.squares(version).values();
    this.scenarios = all.stream().filter(row -> about(row) instanceof Row.Scenario).toList();
    this.squares = all.stream().flatMap(row -> row.values().stream()).toList();
  }

  private static Row about(Map<Integer, Outcome> row) {
    return row.values().iterator().next().row();
  }

  Summary summary() {
    if (squares.isEmpty()) {
      say("nothing was checked yet");
      return new Summary(clauses);
    }
    base();
    changes();
    end();
    BesideTelling.of(version).forEach(this::say);
    unfinished();
    if (clauses.isEmpty()) {
      say("nothing is known to be wrong");
    }
    return new Summary(clauses);
  }

  private void say(String words) {
    clauses.add(new Clause(words, Optional.empty()));
  }

  private List<Outcome> simulated(int revision) {
    return scenarios.stream()
        .filter(row -> row.containsKey(revision))
        .map(row -> row.get(revision))
        .toList();
  }

  private static Set<String> defects(List<Outcome> outcomes) {
    Set<String> identities = new HashSet<>();
    outcomes.forEach(outcome -> identities.addAll(History.identities(outcome)));
    return identities;
  }

  private static boolean all(List<Outcome> outcomes, State state) {
    return !outcomes.isEmpty() && outcomes.stream().allMatch(one -> one.state() == state);
  }

  private void base() {
    List<Outcome> base = simulated(0);
    int count = defects(base).size();
    List<Outcome> every = scenarios.stream().flatMap(row -> row.values().stream()).toList();
    boolean searched = every.stream().anyMatch(one -> History.searched(one.state()));
    if (count > 0) {
      say(DefectWords.count(count, "defect") + " at base");
    } else if (every.size() == scenarios.size() * version.revisions()
        && all(every, State.VERIFIED)) {
      say("no defect in any revision");
    } else if (searched && defects(every).isEmpty()) {
      say("no defect found");
    } else if (isClean(base)) {
      say("no defect at base");
    } else if (base.stream().anyMatch(one -> History.searched(one.state()))) {
      say("no defect found at base");
    } else if (all(base, State.NOT_RUNNABLE)) {
      say("the base could not be run");
    }
  }

  /** Whether every scenario was executed in every interleaving, and none is wrong. */
  private boolean isClean(List<Outcome> outcomes) {
    return outcomes.size() == scenarios.size() && all(outcomes, State.VERIFIED);
  }

  /** What one stretch of patches did in one way. */
  private record Group(int since, int revision, Change.Kind kind, List<Defect> defects) {
    boolean isCertain() {
      return kind == Change.Kind.INTRODUCED || kind == Change.Kind.FIXED;
    }
  }

  private void changes() {
    List<Group> groups = new ArrayList<>();
    Set<String> last = defects(simulated(version.revisions() - 1));
    new TreeMap<>(History.changes(scenarios, version.revisions()))
        .forEach((revision, changes) ->
            changes.stream()
                .filter(one -> isTold(one, revision))
                .collect(
                    Collectors.groupingBy(
                        one -> List.of(one.kind(), one.since()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(same ->
                    groups.add(
                        new Group(
                            same.getFirst().since(),
                            revision,
                            same.getFirst().kind(),
                            same.stream().map(Change::defect).toList()))));
    List<Group> certain = groups.stream().filter(Group::isCertain).toList();
    List<Group> kept =
        certain.stream()
            .sorted((a, b) -> Boolean.compare(stays(b, last), stays(a, last)))
            .limit(MOST_CHANGES)
            .sorted((a, b) -> {
              int graver =
                  DefectWords.gravity(a.defects.getFirst())
                      - DefectWords.gravity(b.defects.getFirst());
              return graver != 0 ? graver : a.revision - b.revision;
            })
            .toList();
    kept.forEach(group -> clauses.add(clause(group)));
    if (certain.size() > kept.size()) {
      say("and " + DefectWords.count(certain.size() - kept.size(), "more change"));
    }
    uncertain(groups.stream().filter(group -> !group.isCertain()).toList());
  }

  /** One alone is named; of several their number says as much. */
  private void uncertain(List<Group> groups) {
    if (groups.size() == 1) {
      clauses.add(clause(groups.getFirst()));
      return;
    }
    List<String> parts = new ArrayList<>();
    int seen = count(groups, Change.Kind.FIRST_SEEN);
    int gone = count(groups, Change.Kind.NOT_SEEN);
    if (seen > 0) {
      parts.add(DefectWords.count(seen, "defect") + " first seen");
    }
    if (gone > 0) {
      parts.add(
          (seen > 0 ? String.valueOf(gone) : DefectWords.count(gone, "defect"))
              + " not seen any more");
    }
    if (!parts.isEmpty()) {
      say(String.join(" and ", parts) + " beside searches that were not complete");
    }
  }

  private static int count(List<Group> groups, Change.Kind kind) {
    return groups.stream()
        .filter(group -> group.kind == kind)
        .mapToInt(group -> group.defects.size())
        .sum();
  }

  /** What is not seen at one revision, but again at a later one, was there all the time. */
  private boolean isTold(Change change, int revision) {
    if (change.kind() != Change.Kind.NOT_SEEN) {
      return true;
    }
    for (int k = revision + 1; k < version.revisions(); k++) {
      if (defects(simulated(k)).contains(change.defect().identity())) {
        return false;
      }
    }
    return true;
  }

  private static boolean stays(Group group, Set<String> last) {
    return group.kind == Change.Kind.INTRODUCED
        && group.defects.stream().anyMatch(defect -> last.contains(defect.identity()));
  }

  private Clause clause(Group group) {
    String who = patches(group.since, group.revision);
    String words =
        switch (group.kind) {
          case INTRODUCED -> who + " introduces " + named(group.defects, DefectWords::some);
          case FIXED -> who + " fixes " + named(group.defects, DefectWords::the);
          case FIRST_SEEN ->
              named(group.defects, DefectWords::some)
                  + (group.defects.size() == 1 ? " is" : " are")
                  + " first seen at +"
                  + group.revision
                  + ", which the searches before could have missed";
          case NOT_SEEN ->
              named(group.defects, DefectWords::the)
                  + (group.defects.size() == 1 ? " is" : " are")
                  + " not seen any more at +"
                  + group.revision
                  + ", where the search was not complete";
        };
    boolean gone = group.kind == Change.Kind.FIXED || group.kind == Change.Kind.NOT_SEEN;
    return new Clause(
        words,
        Optional.of(new Seen(group.defects.getFirst(), gone ? group.since : group.revision)));
  }

  /** Whoever may have done it. */
  private String patches(int since, int revision) {
    return patches(version, since, revision);
  }

  static String patches(Examined version, int since, int revision) {
    int first = version.numbers().get(since);
    int last = version.numbers().get(revision - 1);
    return switch (revision - since) {
      case 1 -> "patch " + last;
      case 2 -> "patch " + first + " or " + last;
      default -> "one of patches " + first + " to " + last;
    };
  }

  private static String named(List<Defect> defects, Function<Defect, String> words) {
    List<String> names = new ArrayList<>();
    int shown = defects.size() <= MOST_NAMED ? defects.size() : MOST_NAMED - 1;
    defects.subList(0, shown).forEach(defect -> names.add(words.apply(defect)));
    if (defects.size() > shown) {
      names.add(defects.size() - shown + " other defects");
    }
    return String.join(" and ", names);
  }

  private void end() {
    int last = version.revisions() - 1;
    List<Outcome> outcomes = simulated(last);
    int count = defects(outcomes).size();
    boolean any =
        scenarios.stream()
            .flatMap(row -> row.values().stream())
            .anyMatch(one -> !one.defects().isEmpty());
    if (last > 0 && count > 0) {
      say(DefectWords.count(count, "defect") + " at +" + last);
    } else if (last > 0 && any && isClean(outcomes)) {
      say("none is left at +" + last);
    }
  }

  private void unfinished() {
    Map<State, Integer> counts = new HashMap<>();
    squares.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
    int none = counts.getOrDefault(State.NOT_RUNNABLE, 0);
    int open = counts.getOrDefault(State.RUNNING, 0) + counts.getOrDefault(State.WAITING, 0);
    if (none == squares.size()) {
      say("nothing could be run");
    } else if (none > 0) {
      say(DefectWords.count(none, "square") + " could not be run");
    }
    if (open == squares.size()) {
      say("everything is still being checked");
    } else if (open > 0) {
      say(
          open
              + " of "
              + DefectWords.count(squares.size(), "square")
              + (open == 1 ? " is" : " are")
              + " still being checked");
    }
  }
}
