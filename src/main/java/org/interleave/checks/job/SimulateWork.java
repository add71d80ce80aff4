package org.interleave.checks.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.c.SourceTree;
import org.interleave.checks.Job;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.checks.store.Answer;
import org.interleave.checks.store.Errand;
import org.interleave.checks.store.JobsInHand;
import org.interleave.checks.store.ReadSet;
import org.interleave.checks.store.Results;
import org.interleave.checks.store.Results.Place;
import org.interleave.checks.store.Results.Saved;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Suite;

/**
 * Runs the scenarios of a suite at one revision. What was computed anywhere before is taken; what
 * another worker is at is waited for; what takes long is done in slices, and saved after each.
 */
final class SimulateWork {
  private static final Duration NEIGHBOUR = Duration.ofSeconds(2);

  private final Workpieces pieces;
  private final Suiting suiting;
  private final Simulating simulating;
  private final Results results;
  private final JobsInHand jobs;
  private final Budgets budgets;
  private final InstantSource time = new CpuTime();

  /**
   * @param cell what a scenario may take at one revision, in processor time
   * @param slice how long it runs at a time before it is saved
   */
  record Budgets(Duration cell, Duration slice) {
    static final Budgets USUAL = new Budgets(Duration.ofSeconds(60), Duration.ofSeconds(2));
  }

  SimulateWork(
      Workpieces pieces,
      Suiting suiting,
      Simulating simulating,
      Results results,
      JobsInHand jobs,
      Budgets budgets) {
    this.pieces = pieces;
    this.suiting = suiting;
    this.simulating = simulating;
    this.results = results;
    this.jobs = jobs;
    this.budgets = budgets;
  }

  Ending run(Job job, Errand.Simulate errand, Watch watch) throws InterruptedException {
    Optional<Suite> suite = suiting.named(errand.suite());
    if (suite.isEmpty()) {
      return Ending.Failed.of("there is no suite " + errand.suite() + " any more");
    }
    return switch (pieces.find(job.version(), errand.base())) {
      case Workpieces.Found.Elsewhere it -> Elsewhere.wait(it);
      case Workpieces.Found.Nowhere it -> Ending.Failed.of(it);
      case Workpieces.Found.Here it ->
          new Run(suite.get(), it.piece(), errand.revision(), watch, job).run();
    };
  }

  /** One run of a job. */
  private final class Run {
    private final Suite suite;
    private final Workpiece piece;
    private final int revision;
    private final Watch watch;
    private final Place place;
    private final byte[] kind;
    private final List<String> proved = new ArrayList<>();
    private int reused;
    private long executions;
    private int findings;

    Run(Suite suite, Workpiece piece, int revision, Watch watch, Job job) {
      this.suite = suite;
      this.piece = piece;
      this.revision = revision;
      this.watch = watch;
      this.place = new Place(job.version(), suite.name(), revision);
      this.kind = simulating.kind(suite);
    }

    Ending run() throws InterruptedException {
      List<Suite.Scenario> open = reuse(open());
      findings = results.defects(place);
      tell(open.size(), 0);
      if (!open.isEmpty() && isInHand(open)) {
        return neighbour(open.size());
      }
      if (!open.isEmpty()) {
        watch.say("compiling");
        Recorded recorded = new Recorded(piece.revisions().get(revision));
        Simulating.Ready ready = simulating.compile(suite, recorded.revision());
        if (!watch.goesOn()) {
          return new Ending.Interrupted();
        }
        ReadSet read = ReadSet.of(recorded.paths());
        results.used(kind, read);
        byte[] key = key(read);
        return explore(ready, open, key);
      }
      return Ending.Done.of(said());
    }

    private List<Suite.Scenario> open() {
      Set<String> names = results.open(place);
      return suite.scenarios().stream().filter(one -> names.contains(one.name())).toList();
    }

    private byte[] key(ReadSet read) {
      return read.key(kind, path -> piece.blob(revision, path));
    }

    /** What was computed before, of files that are the same here. */
    private List<Suite.Scenario> reuse(List<Suite.Scenario> wanted) {
      List<Suite.Scenario> open = new ArrayList<>(wanted);
      for (ReadSet read : open.isEmpty() ? List.<ReadSet>of() : results.readSets(kind)) {
        byte[] key = key(read);
        open.removeIf(scenario -> reuse(scenario, key));
      }
      return open;
    }

    private boolean reuse(Suite.Scenario scenario, byte[] key) {
      boolean known = results.reuse(place, scenario.name(), ReadSet.part(key, scenario.name()));
      reused += known ? 1 : 0;
      return known;
    }

    private Ending explore(Simulating.Ready ready, List<Suite.Scenario> open, byte[] key)
        throws InterruptedException {
      Deque<Cell> waiting = new ArrayDeque<>();
      int taken = 0;
      for (Suite.Scenario scenario : open) {
        byte[] part = ReadSet.part(key, scenario.name());
        if (reuse(scenario, key)) {
          continue;
        }
        switch (jobs.within(watch.pick(), () -> results.claim(part, watch.pick()))) {
          case Results.Claim.Mine mine -> waiting.add(new Cell(scenario, part, mine.saved()));
          case Results.Claim.Theirs _ -> taken++;
        }
      }
      while (!waiting.isEmpty()) {
        Cell cell = waiting.remove();
        tell(waiting.size() + taken + 1, cell.saved.executions());
        cell.say(cell.saved.findings());
        switch (cell.slice(ready, waiting, taken)) {
          case Simulating.Slice.Interrupted it -> {
            leave(cell, it.checkpoint());
            return new Ending.Interrupted();
          }
          case Simulating.Slice.Done done -> keep(cell, done.answer());
          case Simulating.Slice.Open more -> waiting.add(save(cell, more));
        }
        if (!watch.goesOn()) {
          return new Ending.Interrupted();
        }
      }
      tell(taken, 0);
      return taken > 0 ? neighbour(taken) : Ending.Done.of(said());
    }

    private static Ending neighbour(int taken) {
      return new Ending.Later(
          NEIGHBOUR,
          "waits for "
              + (taken == 1 ? "a scenario" : taken + " scenarios")
              + " that another job has in hand");
    }

    /** Whether others are at all that is left: then there is no need to compile. */
    private boolean isInHand(List<Suite.Scenario> open) {
      for (ReadSet read : results.readSets(kind)) {
        byte[] key = key(read);
        List<byte[]> keys =
            open.stream().map(scenario -> ReadSet.part(key, scenario.name())).toList();
        if (results.inHand(keys, watch.pick()) == open.size()) {
          return true;
        }
      }
      return false;
    }

    private void keep(Cell cell, Answer answer) {
      jobs.getOn(
          watch.pick(),
          () -> {
            results.keep(cell.key, answer);
            results.reuse(place, cell.scenario.name(), cell.key);
          });
      executions += answer.executions();
      findings = results.defects(place);
      proved.add(cell.scenario.name());
    }

    private Cell save(Cell cell, Simulating.Slice.Open more) {
      Saved saved =
          new Saved(
              cell.saved.spentMillis() + cell.ran,
              more.executions(),
              more.findings(),
              Optional.of(more.checkpoint()));
      jobs.getOn(watch.pick(), () -> results.save(cell.key, saved));
      return new Cell(cell.scenario, cell.key, saved);
    }

    /** What was interrupted goes on from there, unless nobody wants it any more. */
    private void leave(Cell cell, Optional<String> checkpoint) {
      // the interrupt has done its work, and would keep the database away
      Thread.interrupted();
      if (checkpoint.isPresent() && !watch.isCancelled()) {
        save(
            cell,
            new Simulating.Slice.Open(
                checkpoint.get(), cell.saved.executions(), cell.saved.findings()));
      }
    }

    private void tell(int open, long more) {
      int all = suite.scenarios().size();
      Duration most = budgets.cell().multipliedBy(open);
      watch.at(all - open, all, executions + more, findings, Optional.of(most));
    }

    private String said() {
      int all = suite.scenarios().size();
      String ran = proved.size() + " of " + all + " scenarios run";
      String known = reused > 0 ? ", " + reused + " known from files that are the same" : "";
      String found = ", " + DefectWords.count(findings, "defect");
      return (proved.isEmpty() ? "all known from files that are the same" : ran + known) + found;
    }

    /** A scenario that is to be run. */
    private final class Cell {
      private final Suite.Scenario scenario;
      private final byte[] key;
      private final Saved saved;
      private long ran;

      Cell(Suite.Scenario scenario, byte[] key, Saved saved) {
        this.scenario = scenario;
        this.key = key;
        this.saved = saved;
      }

      Simulating.Slice slice(Simulating.Ready ready, Deque<Cell> waiting, int taken) {
        Duration left = budgets.cell().minusMillis(saved.spentMillis());
        boolean last = left.compareTo(budgets.slice()) <= 0;
        long begin = time.millis();
        int open = waiting.size() + taken + 1;
        Simulating.Slice slice =
            ready.run(
                scenario,
                saved.checkpoint(),
                last && left.isPositive() ? left : budgets.slice(),
                last,
                (stage, done, rest, found) -> {
                  tell(open, saved.executions() + done);
                  say(found);
                  return watch.goesOn();
                });
        ran = time.millis() - begin;
        return slice;
      }

      /** How many defects they are is known when the scenario has ended. */
      void say(int found) {
        watch.say(scenario.name() + (found > 0 ? ", which found something" : ""));
      }
    }
  }

  /** A revision that remembers what was looked for. */
  private static final class Recorded {
    private final Map<String, Boolean> paths = new ConcurrentHashMap<>();
    private final NamedRevision revision;

    Recorded(NamedRevision under) {
      SourceTree files =
          path -> {
            paths.put(path, true);
            return under.files().file(path);
          };
      this.revision = new NamedRevision(under.name(), under.title(), files);
    }

    NamedRevision revision() {
      return revision;
    }

    Set<String> paths() {
      return new HashMap<>(paths).keySet();
    }
  }
}
