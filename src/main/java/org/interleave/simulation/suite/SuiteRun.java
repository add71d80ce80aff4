package org.interleave.simulation.suite;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Runs scenarios on revisions, several at a time, within one budget. */
public final class SuiteRun {
  private static final double SHORT_LOOK = 0.4;

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
    Map<NamedRevision, Future<Ground>> grounds = new LinkedHashMap<>();
    Map<Cell, Judgement> judgements = new LinkedHashMap<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            limits.threads(), Thread.ofPlatform().name("suite-", 0).daemon().factory())) {
      int all = revisions.size() * suite.scenarios().size();
      Shares first = new Shares(limits, end(), revisions.size(), all, SHORT_LOOK);
      Map<Cell, Looked> looks = look(revisions, grounds, first, workers, done);
      Map<Cell, Looked> open = new LinkedHashMap<>();
      for (Map.Entry<Cell, Looked> entry : looks.entrySet()) {
        judgements.put(entry.getKey(), entry.getValue().judgement());
        if (isOpen(entry.getValue().judgement())) {
          open.put(entry.getKey(), entry.getValue());
        }
      }
      Shares second = new Shares(limits, first.end(), 0, open.size(), 1);
      Map<Cell, Future<Judgement>> longer = new LinkedHashMap<>();
      for (Map.Entry<Cell, Looked> entry : open.entrySet()) {
        Cell cell = entry.getKey();
        Looked before = entry.getValue();
        Future<Ground> ground = Objects.requireNonNull(grounds.get(cell.revision()));
        longer.put(cell, workers.submit(() -> finish(cell, before, result(ground), second, done)));
      }
      for (Map.Entry<Cell, Future<Judgement>> entry : longer.entrySet()) {
        judgements.put(entry.getKey(), result(entry.getValue()));
      }
    }
    return new SuiteResult(suite, revisions, judgements);
  }

  private long end() {
    return limits.clock().millis() + limits.budget().toMillis();
  }

  private static boolean isOpen(Judgement judgement) {
    return judgement.explored().isPresent() && !judgement.explored().get().complete();
  }

  /** Each cell for a short while: most need no more, so those that do can have much. */
  private Map<Cell, Looked> look(
      List<NamedRevision> revisions,
      Map<NamedRevision, Future<Ground>> grounds,
      Shares shares,
      ExecutorService workers,
      BiConsumer<Cell, Judgement> done)
      throws InterruptedException {
    Map<Cell, Future<Looked>> futures = new LinkedHashMap<>();
    for (int i = 0; i < revisions.size() + limits.threads() - 1; i++) {
      if (i < revisions.size()) {
        NamedRevision revision = revisions.get(i);
        grounds.put(revision, workers.submit(() -> ground(revision, shares)));
      }
      // a revision's cells come after the grounds of the next ones, for nobody to wait long
      int ready = i - limits.threads() + 1;
      if (ready >= 0) {
        NamedRevision revision = revisions.get(ready);
        Future<Ground> ground = Objects.requireNonNull(grounds.get(revision));
        submit(revision, ground, shares, workers, futures, done);
      }
    }
    Map<Cell, Looked> looks = new LinkedHashMap<>();
    for (Map.Entry<Cell, Future<Looked>> entry : futures.entrySet()) {
      looks.put(entry.getKey(), result(entry.getValue()));
    }
    return looks;
  }

  /**
   * A judgement that may not be the last.
   *
   * @param saved where to go on; absent where it can only be begun again
   */
  private record Looked(Judgement judgement, Optional<Saved> saved) {}

  /** With more time; where it is begun again, what a short look found is not lost. */
  private Judgement finish(
      Cell cell, Looked before, Ground ground, Shares shares, BiConsumer<Cell, Judgement> done) {
    Judgement after = judge(cell.scenario(), ground, before.saved(), shares).judgement();
    boolean fewer = after.findings().size() < before.judgement().findings().size();
    Judgement better = before.saved().isEmpty() && fewer ? before.judgement() : after;
    done.accept(cell, better);
    return better;
  }

  private void submit(
      NamedRevision revision,
      Future<Ground> ground,
      Shares shares,
      ExecutorService workers,
      Map<Cell, Future<Looked>> futures,
      BiConsumer<Cell, Judgement> done) {
    for (Suite.Scenario scenario : suite.scenarios()) {
      Cell cell = new Cell(revision, scenario);
      futures.put(
          cell,
          workers.submit(() -> {
            Looked looked = judge(scenario, result(ground), Optional.empty(), shares);
            if (!isOpen(looked.judgement())) {
              done.accept(cell, looked.judgement());
            }
            return looked;
          }));
    }
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException("a scenario could not be run", e.getCause());
    }
  }

  private Ground ground(NamedRevision revision, Shares shares) {
    long begin = limits.clock().millis();
    Ground ground = Ground.of(suite, compiling, revision);
    shares.compiled(limits.clock().millis() - begin);
    return ground;
  }

  private Looked judge(
      Suite.Scenario scenario, Ground ground, Optional<Saved> saved, Shares shares) {
    long begin = limits.clock().millis();
    try {
      return switch (ground.footing(scenario)) {
        case Ground.Footing.None none ->
            new Looked(Judgement.notRunnable(none.reasons()), Optional.empty());
        case Ground.Footing.Firm firm -> {
          Exploring.Resumed resumed =
              exploring.resume(firm.program(), Compiling.entry(scenario), saved, shares.next());
          double seconds =
              saved.map(Saved::seconds).orElse(0.0) + (limits.clock().millis() - begin) / 1000.0;
          yield new Looked(
              Judging.of(
                  firm.program(), suite, scenario, ground.notes(), resumed.explored(), seconds),
              resumed.saved());
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
    private final double part;
    private int cells;
    private int grounds;
    private long longest;

    /**
     * @param part of its share that a cell may use
     */
    Shares(Limits limits, long end, int revisions, int cells, double part) {
      this.limits = limits;
      this.end = end;
      this.part = part;
      this.cells = cells;
      this.grounds = revisions;
    }

    long end() {
      return end;
    }

    /** Later revisions take less, since much is the same; the first would mislead. */
    synchronized void compiled(long millis) {
      grounds--;
      longest = longest == 0 ? millis : (longest + millis) / 2;
    }

    synchronized Duration next() {
      int threads = Math.min(limits.threads(), Math.max(1, cells));
      long rest = (end - limits.clock().millis()) * threads - grounds * longest;
      long share = (long) (rest * part / Math.max(1, cells));
      return Duration.ofMillis(Math.max(LEAST_MILLIS, share));
    }

    synchronized void used() {
      cells--;
    }
  }
}
