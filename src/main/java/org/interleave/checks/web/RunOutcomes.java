package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Outcomes;
import org.interleave.checks.Row;
import org.interleave.checks.Run;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Runs;
import org.interleave.checks.State;
import org.interleave.checks.Target;
import org.interleave.series.Version;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What CI systems posted, a row for each context. A run of a whole version is of its last patch.
 */
@Component
@Order(30)
final class RunOutcomes implements Outcomes {
  private final ObjectProvider<Runs> runs;

  RunOutcomes(ObjectProvider<Runs> runs) {
    this.runs = runs;
  }

  @Override
  public List<Outcome> of(Version version) {
    return outcomes(
        version, runs.orderedStream().flatMap(one -> one.of(version).stream()).toList());
  }

  /**
   * @param runs the newest first
   */
  static List<Outcome> outcomes(Version version, List<Run> runs) {
    Map<String, Map<Integer, Run>> newest = new TreeMap<>();
    for (Run run : runs) {
      revision(version, run.target())
          .ifPresent(revision ->
              newest
                  .computeIfAbsent(run.context(), any -> new TreeMap<>())
                  .putIfAbsent(revision, run));
    }
    List<Outcome> outcomes = new ArrayList<>();
    newest.forEach((context, byRevision) ->
        byRevision.forEach((revision, run) -> outcomes.add(outcome(run, revision))));
    return outcomes;
  }

  private static OptionalInt revision(Version version, Target target) {
    return switch (target) {
      case Target.Patch patch -> {
        int revision = Knowledge.revision(version, patch.message());
        yield revision == 0 ? OptionalInt.empty() : OptionalInt.of(revision);
      }
      case Target.Posting posting -> OptionalInt.of(version.patches().size());
      case Target.Commit commit -> OptionalInt.empty();
    };
  }

  private static Outcome outcome(Run run, int revision) {
    State state =
        switch (run.status()) {
          case PENDING -> State.WAITING;
          case SUCCESS -> State.PASSED;
          case WARNING -> State.WARNED;
          case FAIL -> State.FAILED;
        };
    String words = run.description().isBlank() ? "" : run.description() + ", ";
    Map<String, Defect> defects = new LinkedHashMap<>();
    for (int i = 0; i < run.findings().size(); i++) {
      Run.Found found = run.findings().get(i);
      if (found.level() != Run.Level.NOTE) {
        Defect defect = defect(run, i, found);
        defects.putIfAbsent(defect.identity(), defect);
      }
    }
    return new Outcome(
        new Row.Context(run.context()),
        revision,
        state,
        run.status() == RunStatus.SUCCESS,
        words + "said by " + run.poster(),
        List.copyOf(defects.values()));
  }

  private static Defect defect(Run run, int index, Run.Found found) {
    String file = found.file().orElse("");
    return new Defect(
        RunPages.path(run.id()) + "#finding-" + (index + 1),
        String.join("/", "ci", run.context(), found.kind(), file, found.function()),
        found.kind(),
        found.title(),
        file,
        found.line(),
        found.function());
  }
}
