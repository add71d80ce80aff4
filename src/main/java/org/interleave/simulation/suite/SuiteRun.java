package org.interleave.simulation.suite;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;

/** Runs scenarios on revisions, several at a time, within one budget. */
public final class SuiteRun {
  private static final int MOST_ERRORS = 5;

  private final Suite suite;
  private final Compiling compiling;
  private final Exploring exploring;
  private final Limits limits;
  private final Map<NamedRevision, Ground> grounds = new ConcurrentHashMap<>();

  /**
   * @param budget for all scenarios on all revisions together, compiling included
   * @param threads how many run at a time
   */
  public record Limits(Duration budget, int threads, InstantSource clock) {}

  /** One scenario on one revision. */
  public record Cell(NamedRevision revision, Suite.Scenario scenario) {}

  /** What a revision is compiled with, and what that takes away from its verdicts. */
  private record Ground(Optional<Preparation.Ready> ready, List<String> notes) {}

  public SuiteRun(Suite suite, Compiling compiling, Exploring exploring, Limits limits) {
    this.suite = suite;
    this.compiling = compiling;
    this.exploring = exploring;
    this.limits = limits;
  }

  /**
   * @param done told of each cell as it is judged, in no particular order
   */
  public SuiteResult run(List<NamedRevision> revisions, BiConsumer<Cell, Judgement> done)
      throws InterruptedException {
    List<Cell> cells = new ArrayList<>();
    for (NamedRevision revision : revisions) {
      suite.scenarios().forEach(scenario -> cells.add(new Cell(revision, scenario)));
    }
    Shares shares = new Shares(limits, cells.size());
    Map<Cell, Judgement> judgements = new LinkedHashMap<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            limits.threads(), Thread.ofPlatform().name("suite-", 0).daemon().factory())) {
      Map<Cell, Future<Judgement>> futures = new LinkedHashMap<>();
      for (Cell cell : cells) {
        futures.put(
            cell,
            workers.submit(() -> {
              Judgement judgement = judge(cell, shares);
              done.accept(cell, judgement);
              return judgement;
            }));
      }
      for (Map.Entry<Cell, Future<Judgement>> entry : futures.entrySet()) {
        judgements.put(entry.getKey(), result(entry.getValue()));
      }
    }
    return new SuiteResult(suite, revisions, judgements);
  }

  private static Judgement result(Future<Judgement> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario could not be run", e.getCause());
    }
  }

  /** What is left of the budget, divided among the cells that are left. */
  private static final class Shares {
    private static final Duration LEAST = Duration.ofMillis(20);

    private final Limits limits;
    private final long end;
    private final AtomicInteger left;

    Shares(Limits limits, int cells) {
      this.limits = limits;
      this.end = limits.clock().millis() + limits.budget().toMillis();
      this.left = new AtomicInteger(cells);
    }

    Duration next() {
      long rest = end - limits.clock().millis();
      int cells = Math.max(1, left.get());
      Duration share = Duration.ofMillis(rest * Math.min(limits.threads(), cells) / cells);
      return share.compareTo(LEAST) < 0 ? LEAST : share;
    }

    void used() {
      left.decrementAndGet();
    }
  }

  private Judgement judge(Cell cell, Shares shares) {
    long begin = limits.clock().millis();
    try {
      Ground ground = grounds.computeIfAbsent(cell.revision(), this::ground);
      if (ground.ready().isEmpty()) {
        return Judgement.notRunnable(ground.notes());
      }
      Program program = compile(ground.ready().get(), Optional.of(cell.scenario()));
      List<String> errors = errors(program);
      if (!errors.isEmpty()) {
        return Judgement.notRunnable(errors);
      }
      Exploring.Explored explored = exploring.explore(program, shares.next());
      double seconds = (limits.clock().millis() - begin) / 1000.0;
      return Judging.of(program, suite, cell.scenario(), ground.notes(), explored, seconds);
    } finally {
      shares.used();
    }
  }

  private Ground ground(NamedRevision revision) {
    Ground first = ground(suite, revision.files(), List.of());
    if (first.ready().isEmpty() || suite.second().isEmpty()) {
      return first;
    }
    List<String> errors = errors(compile(first.ready().get(), Optional.empty()));
    if (errors.isEmpty()) {
      return first;
    }
    String because = suite.otherwise().map(Suite.Otherwise::because).orElse("");
    List<String> notes =
        List.of("run with " + because + ", since it does not compile: " + errors.getFirst());
    Ground second = ground(suite.second().get(), revision.files(), notes);
    boolean better =
        second.ready().isPresent()
            && errors(compile(second.ready().get(), Optional.empty())).isEmpty();
    return better ? second : new Ground(Optional.empty(), errors);
  }

  private static Ground ground(Suite suite, SourceTree files, List<String> notes) {
    return switch (Preparation.of(suite, files)) {
      case Preparation.Ready ready -> {
        List<String> all = new ArrayList<>(notes);
        all.addAll(ready.notes());
        yield new Ground(Optional.of(ready), all);
      }
      case Preparation.Unfit unfit -> new Ground(Optional.empty(), unfit.reasons());
    };
  }

  private Program compile(Preparation.Ready ready, Optional<Suite.Scenario> scenario) {
    List<String> units = new ArrayList<>(ready.units());
    scenario.ifPresent(one -> units.add(one.path()));
    List<String> includePaths = new ArrayList<>(ready.includePaths());
    // a kernel tree has its own headers: a bundled one would hide that it lacks something
    includePaths.addAll(
        suite.overlay().isPresent()
            ? List.of(World.ROOT + "include")
            : suite.model().includePaths());
    // forced includes are named from the root
    includePaths.add("");
    return compiling.compile(
        new Compiling.Sources(
            ready.files().over(World.files()),
            units,
            includePaths,
            ready.forced(),
            ready.defines(),
            suite.model()));
  }

  private static List<String> errors(Program program) {
    List<String> errors = new ArrayList<>();
    for (Program.Problem problem : program.problems()) {
      if (problem.severity() == Program.Severity.ERROR && errors.size() < MOST_ERRORS) {
        errors.add(problem.place() + ": " + problem.message());
      }
    }
    return errors;
  }
}
