package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.interleave.c.ParseCache;
import org.interleave.simulation.Verdict;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.ReportJson;
import org.junit.jupiter.api.Test;

class CellRunTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  private final Suite suite = Runs.bundled("beacon");
  private final NamedRevision revision = new NamedRevision("own", "", suite.own());
  private final Ground ground = Ground.of(suite, new FrontCompiling(new ParseCache()), revision);

  private CellRun run(Suite.Scenario scenario) {
    return new CellRun(ground, scenario, new Plan.Climb(), 1, InstantSource.system());
  }

  private static TreeSet<String> places(Judgement judgement) {
    TreeSet<String> places = new TreeSet<>();
    judgement
        .findings()
        .forEach(
            finding -> places.add(finding.fault().kind() + " " + finding.fault().site().place()));
    return places;
  }

  @Test
  void aCellInSlicesIsJudgedAsInOne() throws Foreign {
    Suite.Scenario scenario = suite.scenarios().getFirst();
    CellRun.Came whole = run(scenario).finish(Optional.empty(), AMPLE, Progress.NONE);

    Optional<Saved> saved = Optional.empty();
    CellRun.Came came = run(scenario).slice(saved, Duration.ZERO, Progress.NONE);
    int slices = 1;
    while (came instanceof CellRun.Came.Open open) {
      saved = Optional.of(Saved.read(open.saved().bytes()));
      came = run(scenario).slice(saved, Duration.ofMillis(20), Progress.NONE);
      slices++;
    }

    assertThat(slices).isGreaterThan(1);
    Judgement one = ((CellRun.Came.Judged) whole).judgement();
    Judgement other = ((CellRun.Came.Judged) came).judgement();
    assertThat(other.verdict()).isEqualTo(one.verdict());
    assertThat(other.words()).isEqualTo(one.words());
    assertThat(other.coverage()).isEqualTo(one.coverage());
    assertThat(places(other)).isEqualTo(places(one));
  }

  @Test
  void aCellInPiecesIsJudgedAsInOne() throws Foreign {
    int divided = 0;
    for (Suite.Scenario scenario : suite.scenarios()) {
      CellRun cell =
          new CellRun(ground, scenario, new Plan.Exhaustive(), 1, InstantSource.system());
      Judgement whole =
          ((CellRun.Came.Judged) cell.finish(Optional.empty(), AMPLE, Progress.NONE)).judgement();
      if (!(cell.slice(Optional.empty(), Duration.ZERO, Progress.NONE)
          instanceof CellRun.Came.Open open)) {
        continue;
      }
      List<Saved> pieces = new ArrayList<>(cell.split(open.saved(), 4));
      divided += pieces.size() > 1 ? 1 : 0;
      for (int i = 0; i < pieces.size(); i++) {
        CellRun.Part part = cell.part(pieces.get(i), Duration.ofMillis(5), Progress.NONE);
        if (!part.over()) {
          pieces.remove(i);
          pieces.addAll(i, cell.split(Saved.read(part.saved().bytes()), 3));
          i--;
        } else {
          pieces.set(i, part.saved());
        }
      }
      Judgement together = cell.together(pieces);

      assertThat(together.verdict()).isEqualTo(whole.verdict());
      assertThat(together.words()).isEqualTo(whole.words());
      assertThat(together.coverage()).isEqualTo(whole.coverage());
      assertThat(together.explored().orElseThrow().executions())
          .isEqualTo(whole.explored().orElseThrow().executions());
      assertThat(places(together)).isEqualTo(places(whole));
    }
    assertThat(divided).isPositive();
  }

  @Test
  void whatIsCancelledCanBeCarriedOn() throws Foreign {
    Suite.Scenario scenario = suite.scenarios().getFirst();
    CellRun.Came open = run(scenario).slice(Optional.empty(), Duration.ZERO, Progress.NONE);
    Saved saved = ((CellRun.Came.Open) open).saved();

    CellRun.Came came = run(scenario).finish(Optional.of(saved), AMPLE, Progress.NONE);

    assertThat(((CellRun.Came.Judged) came).judgement().verdict())
        .isIn(Verdict.VERIFIED, Verdict.FINDING, Verdict.NO_FINDING);
  }

  @Test
  void knowsWhatItsResultDependsOn() {
    String first = suite.subject().getFirst();

    assertThat(ground.reads()).containsKey(first);
    assertThat(ground.reads().get(first)).isPresent();
    assertThat(ground.reads().entrySet())
        .as("what the models bring along is no part of the revision")
        .filteredOn(read -> read.getKey().startsWith("@"))
        .allMatch(read -> read.getValue().isEmpty());
  }

  @Test
  void theSameFilesAreReadWhenTheyWereParsedBefore() {
    FrontCompiling compiling = new FrontCompiling(new ParseCache());
    Ground before = Ground.of(suite, compiling, revision);

    assertThat(Ground.of(suite, compiling, revision).reads()).isEqualTo(before.reads());
  }

  @Test
  void aReportTellsEachFindingStepByStep() throws Exception {
    for (Suite.Scenario scenario : suite.scenarios()) {
      CellRun run = run(scenario);
      Judgement judgement =
          ((CellRun.Came.Judged) run.finish(Optional.empty(), AMPLE, Progress.NONE)).judgement();

      JudgementReport report = run.report(judgement, finding -> "il1.x");

      assertThat(report.findings()).hasSameSizeAs(judgement.findings());
      for (FindingReport finding : report.findings()) {
        assertThat(finding.narrative().orElseThrow().rows()).isNotEmpty();
      }
      assertThat(ReportJson.read(ReportJson.write(report), JudgementReport.class))
          .isEqualTo(report);
    }
  }

  @Test
  void whatIsSavedIsReadAgainOrRefused() throws Foreign {
    CellRun.Came open =
        run(suite.scenarios().getFirst()).slice(Optional.empty(), Duration.ZERO, Progress.NONE);
    Saved saved = ((CellRun.Came.Open) open).saved();
    byte[] bytes = saved.bytes();

    assertThat(Saved.read(bytes)).isEqualTo(saved);
    bytes[new Random(3).nextInt(bytes.length)] ^= 4;
    assertThatThrownBy(() -> Saved.read(bytes)).isInstanceOf(Foreign.class);
  }

  @Test
  void theVersionOfTheSimulatorIsOneForABuild() {
    assertThat(SimulatorVersion.current()).matches("[0-9a-f]{16}");
  }

  @Test
  void aSuiteWhoseHeaderIsAnotherIsAnother() {
    Suite hmm = Runs.bundled("mm-hmm");
    Suite changed =
        new Suite(
            hmm.name(),
            hmm.title(),
            hmm.model(),
            hmm.subject(),
            hmm.linked(),
            hmm.glue(),
            hmm.scenarios(),
            hmm.includePaths(),
            hmm.defines(),
            hmm.forced(),
            hmm.overlay(),
            hmm.config(),
            hmm.otherwise(),
            hmm.probes(),
            path -> hmm.own().file(path).map(text -> path.equals("area.h") ? text + " " : text));

    assertThat(changed.digest()).isNotEqualTo(hmm.digest());
  }

  @Test
  void aSuiteWithFewerScenariosIsAnother() {
    List<Suite.Scenario> one = List.of(suite.scenarios().getFirst());

    assertThat(suite.digest()).isEqualTo(Runs.bundled("beacon").digest());
    assertThat(suite.digest()).isNotEqualTo(suite.only(one).digest());
  }
}
