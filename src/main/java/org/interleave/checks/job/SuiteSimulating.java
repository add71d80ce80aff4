package org.interleave.checks.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.c.ParseCache;
import org.interleave.checks.State;
import org.interleave.checks.store.Answer;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.machine.Reached;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.ReportJson;
import org.interleave.simulation.suite.Compiling;
import org.interleave.simulation.suite.Exploring;
import org.interleave.simulation.suite.FrontCompiling;
import org.interleave.simulation.suite.Judgement;
import org.interleave.simulation.suite.JudgementReport;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Simulator;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.SuiteRun;

/** Runs scenarios with the simulator. */
final class SuiteSimulating implements Simulating {
  private static final long SEED = 1;
  private static final String VERSION = "1";

  private final Compiling compiling = new FrontCompiling(new ParseCache());
  private final Duration budget;
  private final InstantSource clock;

  SuiteSimulating(Duration budget, InstantSource clock) {
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public byte[] kind(Suite suite) {
    StringBuilder text = new StringBuilder(VERSION + "\nclimb " + budget + "\n" + suite.name());
    Stream.concat(
            Stream.concat(suite.glue().stream(), Stream.of("suite.yaml")),
            suite.scenarios().stream().map(Suite.Scenario::file))
        .forEach(file -> text.append('\n').append(suite.own().file(file).orElse("")));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Ready compile(Suite suite, NamedRevision revision) {
    Exploring nothing =
        (program, entry, share) ->
            new Exploring.Explored(
                true, "", 0, 0, 0, List.of(), List.of(), Reached.all(List.of()), List.of(), "");
    try {
      new SuiteRun(suite, compiling, nothing, new SuiteRun.Limits(budget, 1, clock))
          .run(List.of(revision), (cell, judgement) -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return (scenario, checkpoint, slice, last, progress) ->
        run(suite, revision, scenario, progress);
  }

  private Slice run(
      Suite suite, NamedRevision revision, Suite.Scenario scenario, Progress progress) {
    boolean[] stopped = {false};
    Progress hears =
        (stage, executions, left, findings) -> {
          boolean goesOn = progress.goesOn(stage, executions, left, findings);
          stopped[0] |= !goesOn;
          return goesOn;
        };
    Exploring exploring =
        (program, entry, share) ->
            Exploring.Explored.of(
                new Simulator(suite.model(), new Plan.Climb(), SEED, clock)
                    .run(program, entry, share, hears));
    List<Judgement> judged = new ArrayList<>();
    try {
      new SuiteRun(
              suite.only(List.of(scenario)),
              compiling,
              exploring,
              new SuiteRun.Limits(budget, 1, clock))
          .run(List.of(revision), (cell, judgement) -> judged.add(judgement));
    } catch (InterruptedException e) {
      return new Slice.Interrupted();
    }
    return stopped[0]
        ? new Slice.Interrupted()
        : new Slice.Done(answer(scenario, judged.getLast()));
  }

  private static Answer answer(Suite.Scenario scenario, Judgement judgement) {
    State state =
        switch (judgement.verdict()) {
          case VERIFIED -> State.VERIFIED;
          case NO_FINDING -> State.NO_FINDING;
          case FINDING -> State.FINDING;
          case NOT_RUNNABLE -> State.NOT_RUNNABLE;
        };
    List<Answer.Defect> defects = new ArrayList<>();
    for (Finding finding : judgement.findings()) {
      FindingReport report = FindingReport.of(finding, "", Optional.empty(), path -> path);
      defects.add(defect(finding, report));
    }
    JudgementReport report =
        JudgementReport.of(
            scenario, judgement, it -> FindingReport.of(it, "", Optional.empty(), path -> path));
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
    Fault fault = finding.fault();
    Shown shown = Shown.of(fault);
    return new Answer.Defect(
        shown.identity(),
        fault.kind().id(),
        fault.message(),
        shown.place().file(),
        shown.place().line(),
        shown.function(),
        ReportJson.write(report));
  }
}
