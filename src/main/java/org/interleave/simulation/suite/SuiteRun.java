package org.interleave.simulation.suite;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Runs scenarios on revisions, several at a time, within one budget. */
public final class SuiteRun {
  private final Suite suite;
  private final Compiling compiling;
  private final Exploring exploring;
  private final Limits limits;

  /**
   * @param budget for all scenarios on all revisions together, compiling included
   * @param threads how many run at a time
   */
  public record Limits(Duration budget, int threads, InstantSource clock) {}

  /** One scenario on one revision. */
  public record Cell(NamedRevision revision, Suite.Scenario scenario) {}

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
    Shares shares = new Shares(limits, revisions.size(), suite.scenarios().size());
    Map<Cell, Future<Judgement>> futures = new LinkedHashMap<>();
    Map<Cell, Judgement> judgements = new LinkedHashMap<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            limits.threads(), Thread.ofPlatform().name("suite-", 0).daemon().factory())) {
      List<Future<Ground>> grounds = new ArrayList<>();
      for (int i = 0; i < revisions.size() + limits.threads(); i++) {
        if (i < revisions.size()) {
          NamedRevision revision = revisions.get(i);
          grounds.add(workers.submit(() -> ground(revision, shares)));
        }
        // a revision's cells come after the grounds of the next ones, for nobody to wait long
        int ready = i - limits.threads() + 1;
        if (ready >= 0 && ready < revisions.size()) {
          submit(revisions.get(ready), grounds.get(ready), shares, workers, futures, done);
        }
      }
      for (Map.Entry<Cell, Future<Judgement>> entry : futures.entrySet()) {
        judgements.put(entry.getKey(), result(entry.getValue()));
      }
    }
    return new SuiteResult(suite, revisions, judgements);
  }

  private void submit(
      NamedRevision revision,
      Future<Ground> ground,
      Shares shares,
      ExecutorService workers,
      Map<Cell, Future<Judgement>> futures,
      BiConsumer<Cell, Judgement> done) {
    for (Suite.Scenario scenario : suite.scenarios()) {
      Cell cell = new Cell(revision, scenario);
      futures.put(
          cell,
          workers.submit(() -> {
            Judgement judgement = judge(scenario, result(ground), shares);
            done.accept(cell, judgement);
            return judgement;
          }));
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario could not be run", e.getCause());
    }
  }

  private Ground ground(NamedRevision revision, Shares shares) {
    long begin = limits.clock().millis();
    Ground ground = Ground.of(suite, compiling, revision);
    shares.compiled(limits.clock().millis() - begin);
    return ground;
  }

  private Judgement judge(Suite.Scenario scenario, Ground ground, Shares shares) {
    long begin = limits.clock().millis();
    try {
      return switch (ground.footing(scenario)) {
        case Ground.Footing.None none -> Judgement.notRunnable(none.reasons());
        case Ground.Footing.Firm firm -> {
          Exploring.Explored explored =
              exploring.explore(firm.program(), Compiling.entry(scenario), shares.next());
          double seconds = (limits.clock().millis() - begin) / 1000.0;
          yield Judging.of(firm.program(), suite, scenario, ground.notes(), explored, seconds);
        }
      };
    } finally {
      shares.used();
    }
  }

  /** What is left of the budget, divided among the cells that are left. */
  private static final class Shares {
    /** Less than this finds nothing. */
    private static final long LEAST_MILLIS = 60;

    private final Limits limits;
    private final long end;
    private int cells;
    private int grounds;
    private long longest;

    Shares(Limits limits, int revisions, int scenarios) {
      this.limits = limits;
      this.end = limits.clock().millis() + limits.budget().toMillis();
      this.cells = revisions * scenarios;
      this.grounds = revisions;
    }

    /** Later revisions take less, since much is the same; the first would mislead. */
    synchronized void compiled(long millis) {
      grounds--;
      longest = longest == 0 ? millis : (longest + millis) / 2;
    }

    synchronized Duration next() {
      int threads = Math.min(limits.threads(), Math.max(1, cells));
      long rest = (end - limits.clock().millis()) * threads - grounds * longest;
      return Duration.ofMillis(Math.max(LEAST_MILLIS, rest / Math.max(1, cells)));
    }

    synchronized void used() {
      cells--;
    }
  }
}
