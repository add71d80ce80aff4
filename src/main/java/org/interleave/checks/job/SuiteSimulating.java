package org.interleave.checks.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.interleave.c.ParseCache;
import org.interleave.checks.State;
import org.interleave.checks.store.Answer;
import org.interleave.simulation.Finding;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.ReportJson;
import org.interleave.simulation.suite.CellRun;
import org.interleave.simulation.suite.Compiling;
import org.interleave.simulation.suite.FrontCompiling;
import org.interleave.simulation.suite.Ground;
import org.interleave.simulation.suite.Judgement;
import org.interleave.simulation.suite.JudgementReport;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Saved;
import org.interleave.simulation.suite.SimulatorVersion;
import org.interleave.simulation.suite.Suite;

/** Runs scenarios with the simulator. */
final class SuiteSimulating implements Simulating {
  private static final long SEED = 1;

  private final Compiling compiling = new FrontCompiling(new ParseCache());
  private final Plan plan = new Plan.Climb();
  private final Duration budget;
  private final InstantSource time = new CpuTime();

  /**
   * @param budget of a scenario at one revision, in processor time
   */
  SuiteSimulating(Duration budget) {
    this.budget = budget;
  }

  @Override
  public byte[] kind(Suite suite) {
    return String.join(
            "\n", SimulatorVersion.current(), suite.digest(), plan.toString(), budget.toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Ready compile(Suite suite, NamedRevision revision) {
    Ground ground = Ground.of(suite, compiling, revision);
    return (scenario, checkpoint, slice, last, progress) ->
        run(
            new CellRun(ground, scenario, plan, SEED, time),
            scenario,
            checkpoint,
            slice,
            last,
            progress);
  }

  private static Slice run(
      CellRun cell,
      Suite.Scenario scenario,
      Optional<String> checkpoint,
      Duration slice,
      boolean last,
      Progress progress) {
    try {
      Optional<Saved> saved = Optional.empty();
      if (checkpoint.isPresent()) {
        saved = Optional.of(Saved.read(Base64.getDecoder().decode(checkpoint.get())));
      }
      CellRun.Came came =
          last ? cell.finish(saved, slice, progress) : cell.slice(saved, slice, progress);
      return switch (came) {
        case CellRun.Came.Judged judged ->
            new Slice.Done(answer(cell, scenario, judged.judgement()));
        case CellRun.Came.Open open ->
            new Slice.Open(text(open.saved()), open.executions(), open.findings());
        case CellRun.Came.Cancelled cancelled ->
            new Slice.Interrupted(Optional.of(text(cancelled.saved())));
      };
    } catch (Foreign e) {
      // of an older release: its key would be another, so that it is damaged; begun again
      if (checkpoint.isEmpty()) {
        throw new IllegalStateException("nothing was saved, so everything fits", e);
      }
      return run(cell, scenario, Optional.empty(), slice, last, progress);
    }
  }

  private static String text(Saved saved) {
    return Base64.getEncoder().encodeToString(saved.bytes());
  }

  private static Answer answer(CellRun cell, Suite.Scenario scenario, Judgement judgement) {
    State state =
        switch (judgement.verdict()) {
          case VERIFIED -> State.VERIFIED;
          case NO_FINDING -> State.NO_FINDING;
          case FINDING -> State.FINDING;
          case NOT_RUNNABLE -> State.NOT_RUNNABLE;
        };
    JudgementReport report = cell.report(judgement);
    List<Answer.Defect> defects = new ArrayList<>();
    for (int i = 0; i < report.findings().size(); i++) {
      defects.add(defect(judgement.findings().get(i), report.findings().get(i)));
    }
    return new Answer(
        state,
        report.complete(),
        report.words(),
        report.executions(),
        report.seconds(),
        ReportJson.write(report),
        defects);
  }

  private static Answer.Defect defect(Finding finding, FindingReport report) {
    Shown shown = Shown.of(finding.fault());
    return new Answer.Defect(
        shown.identity(),
        report.kind(),
        report.message(),
        shown.place().file(),
        shown.place().line(),
        shown.function(),
        ReportJson.write(report));
  }
}
