package org.interleave.simulation.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.interleave.c.ParseCache;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.suite.Exploring;
import org.interleave.simulation.suite.FrontCompiling;
import org.interleave.simulation.suite.Loading;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Simulator;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.SuiteResult;
import org.interleave.simulation.suite.SuiteRun;
import org.interleave.simulation.suite.Suites;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;

/** Runs a suite on revisions of a tree, the answer included in its budget. */
final class SuiteSimulation {
  /** What is kept for the start of the machine, for the end of the last cells and the report. */
  private static final int KEPT_PERCENT = 4;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Plan plan;
  private final SimulateCommand.PlanWord word;
  private final long seed;
  private final Duration budget;
  private final long begin = System.nanoTime();

  SuiteSimulation(
      PrintWriter out,
      PrintWriter err,
      Plan plan,
      SimulateCommand.PlanWord word,
      long seed,
      Duration budget) {
    this.out = out;
    this.err = err;
    this.plan = plan;
    this.word = word;
    this.seed = seed;
    this.budget = budget;
  }

  int run(Path repository, String range, String suiteName, Optional<String> scenario, boolean json)
      throws TreeException, InterruptedException {
    Optional<Suite> suite = suite(suiteName, scenario);
    if (suite.isEmpty()) {
      return 2;
    }
    try (Tree tree = Tree.open(repository)) {
      return switch (NamedRevision.of(tree, range)) {
        case NamedRevision.Range.Refused refused -> refuse(refused.why());
        case NamedRevision.Range.Found found ->
            run(repository, suite.get(), found.revisions(), json);
      };
    }
  }

  private Optional<Suite> suite(String name, Optional<String> scenario) {
    return switch (Suites.load(name)) {
      case Loading.Malformed malformed -> {
        malformed.problems().forEach(problem -> refuse(problem));
        yield Optional.empty();
      }
      case Loading.Loaded loaded -> {
        if (scenario.isEmpty()) {
          yield Optional.of(loaded.suite());
        }
        Optional<Suite.Scenario> one = loaded.suite().scenario(scenario.get());
        if (one.isEmpty()) {
          refuse(
              "the suite %s has no scenario %s; it has %s"
                  .formatted(
                      loaded.suite().name(),
                      scenario.get(),
                      String.join(
                          ", ",
                          loaded.suite().scenarios().stream().map(Suite.Scenario::name).toList())));
          yield Optional.empty();
        }
        yield Optional.of(loaded.suite().only(List.of(one.get())));
      }
    };
  }

  private int refuse(String why) {
    err.println("interleave: " + why);
    err.flush();
    return 2;
  }

  private int run(Path repository, Suite suite, List<NamedRevision> revisions, boolean json)
      throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Exploring exploring = Exploring.with(new Simulator(suite.model(), plan, seed, clock));
    SuiteRun.Limits limits =
        new SuiteRun.Limits(left(), Runtime.getRuntime().availableProcessors(), clock);
    boolean shown = !json && System.console() != null && System.console().isTerminal();
    AtomicInteger done = new AtomicInteger();
    int cells = revisions.size() * suite.scenarios().size();
    SuiteResult result =
        new SuiteRun(suite, new FrontCompiling(new ParseCache()), exploring, limits)
            .run(
                revisions,
                (cell, judgement) -> {
                  if (shown) {
                    err.print(
                        "\r\033[K%d of %d: %s at %s"
                            .formatted(
                                done.incrementAndGet(),
                                cells,
                                cell.scenario().name(),
                                cell.revision().name()));
                    err.flush();
                  }
                });
    if (shown) {
      err.print("\r\033[K");
      err.flush();
    }
    SuiteReport report = new SuiteReport(repository, suite, word);
    out.print(json ? report.json(result) : report.text(result));
    out.flush();
    return switch (result.verdict()) {
      case VERIFIED, NO_FINDING -> 0;
      case FINDING -> 1;
      case NOT_RUNNABLE -> 2;
    };
  }

  private Duration left() {
    Duration usable = budget.multipliedBy(100 - KEPT_PERCENT).dividedBy(100);
    Duration left = usable.minusNanos(System.nanoTime() - begin);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
