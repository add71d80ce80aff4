package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.c.Function;
import org.interleave.c.Global;
import org.interleave.c.Instruction;
import org.interleave.c.Place;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.Site;
import org.interleave.simulation.Verdict;
import org.interleave.simulation.machine.Reached;
import org.interleave.simulation.model.World;
import org.interleave.simulation.report.FindingReport;
import org.junit.jupiter.api.Test;

class SuiteRunTest {
  private static final NamedRevision BASE = revision("+0");
  private static final NamedRevision NEXT = revision("+1");

  private final List<Duration> budgets = Collections.synchronizedList(new ArrayList<>());

  @Test
  void isGreenOnlyWhenEverythingWasExecuted() throws Exception {
    Judgement judgement = judge(program(), explored(true, Set.of("subject", "left", "right")));

    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(judgement.words()).isEqualTo("verified: all 6 interleavings");
  }

  @Test
  void isNotGreenWhenNoLineOfTheSubjectWasReached() throws Exception {
    Judgement judgement = judge(program(), explored(true, Set.of("left", "right")));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_RUNNABLE);
    assertThat(judgement.words()).contains("nothing was checked: no line of subject.c was reached");
  }

  @Test
  void isNotGreenWhenAThreadNeverRan() throws Exception {
    Judgement judgement = judge(program(), explored(true, Set.of("subject", "left")));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NO_FINDING);
    assertThat(judgement.words()).contains("never ran: right");
  }

  @Test
  void isNotGreenWhenSomethingIsNotModelled() throws Exception {
    Exploring.Explored explored =
        new Exploring.Explored(
            true,
            "all 6 interleavings",
            6,
            0,
            60,
            List.of(),
            List.of("call of mystery() at subject.c:3:1"),
            reached(Set.of("subject", "left", "right")),
            List.of(),
            "");

    Judgement judgement = judge(program(), explored);

    assertThat(judgement.verdict()).isEqualTo(Verdict.NO_FINDING);
    assertThat(judgement.words()).contains("not modelled: call of mystery() at subject.c:3:1");
  }

  @Test
  void isNotGreenWhenTheBudgetEnded() throws Exception {
    Judgement judgement = judge(program(), explored(false, Set.of("subject", "left", "right")));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NO_FINDING);
    assertThat(judgement.words()).contains("not all interleavings");
  }

  @Test
  void saysThatARevisionDoesNotCompile() throws Exception {
    Program broken =
        program(List.of(new Program.Problem(place("subject.c", 9), "`hub` is no pointer")));

    Judgement judgement = judge(broken, explored(true, Set.of("subject", "left", "right")));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_RUNNABLE);
    assertThat(judgement.words()).isEqualTo("not runnable; subject.c:9:1: `hub` is no pointer");
  }

  @Test
  void triesTheOtherConfigurationWhenTheSubjectDoesNotCompile() throws Exception {
    Suite.Otherwise otherwise = new Suite.Otherwise("lock debugging off", Map.of("LOCKDEP", "n"));
    Compiling compiling =
        sources ->
            sources.files().file("include/generated/autoconf.h").orElse("").contains("LOCKDEP ")
                ? program(List.of(new Program.Problem(place("subject.c", 9), "no pointer")))
                : program();
    Exploring exploring =
        (program, entry, budget) -> explored(true, Set.of("subject", "left", "right"));
    Suite suite = suite(Optional.of(KernelOverlay.NAME), Optional.of(otherwise), "one.c");

    SuiteResult result = run(suite, compiling, exploring, List.of(BASE));

    Judgement judgement = result.judgement(BASE, suite.scenarios().getFirst());
    assertThat(judgement.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(judgement.words())
        .contains("run with lock debugging off, since it does not compile: subject.c:9:1");
  }

  @Test
  void looksShortlyAtAllAndThenLongerAtWhatIsNotComplete() throws Exception {
    Exploring exploring =
        (program, entry, budget) -> {
          budgets.add(budget);
          boolean complete = entry.name().equals("scenario_one");
          return explored(complete, Set.of("subject", "left", "right"));
        };
    Suite suite = suite(Optional.empty(), Optional.empty(), "one.c", "two.c");
    List<String> done = new ArrayList<>();

    SuiteRun.Limits limits =
        new SuiteRun.Limits(Duration.ofSeconds(40), 1, InstantSource.fixed(Instant.EPOCH));
    new SuiteRun(suite, sources -> program(), exploring, limits)
        .run(
            List.of(BASE, NEXT),
            (cell, judgement) -> done.add(cell.revision().name() + cell.scenario().name()));

    // the clock stands still: 40% of 40 s by 4, 3, 2, 1 cells; then all of it by 2, 1
    assertThat(budgets)
        .containsExactly(
            Duration.ofSeconds(4),
            Duration.ofMillis(5333),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40));
    assertThat(done).containsExactly("+0one", "+1one", "+0two", "+1two");
  }

  @Test
  void tabulatesScenariosAndRevisions() throws Exception {
    Fault fault =
        new Fault(
            Kind.DATA_RACE,
            "race",
            new Site(place("subject.c", 2), "subject", "x", List.of()),
            null,
            -1,
            false);
    Exploring exploring =
        (program, entry, budget) ->
            new Exploring.Explored(
                true,
                "all 6 interleavings",
                6,
                1,
                60,
                List.of(new Finding(fault, List.of(), List.of(), new Schedule(List.of()))),
                List.of(),
                reached(Set.of("subject", "left", "right")),
                List.of(),
                "");
    Suite suite = suite(Optional.empty(), Optional.empty(), "one.c");

    SuiteResult result = run(suite, sources -> program(), exploring, List.of(BASE, NEXT));

    assertThat(result.verdict()).isEqualTo(Verdict.FINDING);
    assertThat(result.table())
        .startsWith("           +0  +1", "one         1   1", "lines %   100 100");
    Map<String, Object> json =
        result.json(
            (cell, finding) -> FindingReport.of(finding, "il1.x", Optional.empty(), path -> path));
    assertThat(json).containsEntry("verdict", "finding").containsEntry("suite", "small");
    assertThat(json.get("revisions").toString())
        .contains("revision=+0", "scenario=one", "kind=data-race", "executions=6");
  }

  @Test
  void tellsWhichFileCannotBeRead() {
    SourceTree torn =
        path -> {
          throw new UncheckedIOException(path + " cannot be read", new IOException("torn"));
        };
    Suite suite = suite(Optional.empty(), Optional.empty(), "one.c");
    Exploring exploring = (program, entry, budget) -> explored(true, Set.of());

    assertThatThrownBy(() ->
            run(suite, sources -> program(), exploring, List.of(new NamedRevision("+0", "", torn))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith(" cannot be read");
  }

  private Judgement judge(Program program, Exploring.Explored explored) throws Exception {
    Suite suite = suite(Optional.empty(), Optional.empty(), "one.c");
    return run(suite, sources -> program, (any, entry, budget) -> explored, List.of(BASE))
        .judgement(BASE, suite.scenarios().getFirst());
  }

  private static SuiteResult run(
      Suite suite, Compiling compiling, Exploring exploring, List<NamedRevision> revisions)
      throws Exception {
    InstantSource stopped = InstantSource.fixed(Instant.EPOCH);
    SuiteRun.Limits limits = new SuiteRun.Limits(Duration.ofSeconds(40), 1, stopped);
    return new SuiteRun(suite, compiling, exploring, limits).run(revisions, (cell, done) -> {});
  }

  private static NamedRevision revision(String name) {
    Set<String> kernel =
        Set.of(
            "subject.c",
            "include/linux/kconfig.h",
            "include/linux/compiler.h",
            "include/linux/types.h",
            "arch/x86/include/asm/page.h");
    SourceTree files = path -> kernel.contains(path) ? Optional.of("") : Optional.empty();
    return new NamedRevision(name, "", files);
  }

  private static Suite suite(
      Optional<String> overlay, Optional<Suite.Otherwise> otherwise, String... scenarios) {
    return new Suite(
        "small",
        "small",
        World.LINUX,
        List.of("subject.c"),
        List.of(),
        List.of(),
        List.of(scenarios).stream()
            .map(file -> new Suite.Scenario(file.replace(".c", ""), file, "", file))
            .toList(),
        List.of(),
        Map.of(),
        List.of(),
        overlay,
        Map.of(),
        otherwise,
        List.of(),
        path -> Optional.of(""));
  }

  private static Exploring.Explored explored(boolean complete, Set<String> entered) {
    return new Exploring.Explored(
        complete,
        complete ? "all 6 interleavings" : "at most 2 preemptions",
        6,
        0,
        60,
        List.of(),
        List.of(),
        reached(entered),
        List.of(),
        "");
  }

  private static Reached reached(Set<String> entered) {
    Map<String, Set<Integer>> lines = new TreeMap<>();
    Set<Symbol> functions = new java.util.LinkedHashSet<>();
    for (String name : entered) {
      functions.add(Symbol.external(name));
      lines.put(name.equals("subject") ? "subject.c" : "@suite/one.c", Set.of(2));
    }
    return new Reached(lines, functions);
  }

  private static Program program() {
    return program(List.of());
  }

  private static Program program(List<Program.Problem> problems) {
    Map<String, List<String>> functions =
        Map.of("subject.c", List.of("subject"), "@suite/one.c", List.of("left", "right"));
    return new Program() {
      @Override
      public Optional<Function> function(Symbol symbol) {
        return Optional.of(
            new Function(
                symbol,
                place("subject.c", 1),
                0,
                false,
                0,
                List.of(),
                List.of(new Instruction.Return(Instruction.NONE)),
                List.of(place("subject.c", 2))));
      }

      @Override
      public Optional<Global> global(Symbol symbol) {
        return Optional.empty();
      }

      @Override
      public List<Symbol> functions(String file) {
        return functions.getOrDefault(file, List.of()).stream().map(Symbol::external).toList();
      }

      @Override
      public List<Problem> problems() {
        return problems;
      }
    };
  }

  private static Place place(String file, int line) {
    return new Place(file, line, 1);
  }
}
