package org.interleave.simulation.explore;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.detect.Detector;
import org.jspecify.annotations.Nullable;

/**
 * Explores the executions of a program: finds first, then certifies. Stages before the exhaustive
 * one are limited by counts, so that the same program and seed give the same result; one that is
 * interrupted is begun again. The exhaustive exploration is begun with a glance and carried on from
 * there, also by another process ({@link Checkpoint}).
 */
public final class Exploration {
  private static final Limit GLANCE = new Limit(512, 200_000);
  private static final Limit SEQUENTIAL = new Limit(256, 200_000);
  private static final Limit FEW_PREEMPTIONS = new Limit(1_000, 500_000);
  private static final Limit SAMPLES = new Limit(1_500, 1_000_000);
  private static final int STAGES_OF_CLIMB = 6;

  private final Supplier<? extends Execution> program;
  private final Supplier<List<Detector>> detectors;
  private final Plan plan;
  private final long seed;
  private final Findings findings = new Findings();
  private final Gauge gauge = new Gauge(findings);
  private final List<Stage> stages = new ArrayList<>();
  private final Walk walk;

  private int next;

  /** As far as it came, when it was interrupted. */
  private @Nullable Stage interrupted;

  /** Whether what was interrupted is begun again. */
  private boolean again;

  private boolean over;
  private boolean complete;
  private Counts carried = Counts.NOTHING;
  private String leftOut = "";
  private Frontier frontier = Frontier.NOTHING_DONE;

  /** Under way; elsewhere the frontier says where it stands. */
  private @Nullable OptimalDpor dpor;

  private int longest = Budget.LONGEST;

  private Exploration(
      Supplier<? extends Execution> program,
      Supplier<List<Detector>> detectors,
      Plan plan,
      long seed) {
    this.program = program;
    this.detectors = detectors;
    this.plan = plan;
    this.seed = seed;
    this.walk = new Walk(program.get(), detectors.get(), findings);
  }

  /**
   * @param program gives the program before its first step, a new one each time
   * @param detectors gives new ones each time
   */
  public static Result run(
      Supplier<? extends Execution> program,
      Supplier<List<Detector>> detectors,
      Plan plan,
      Budget budget,
      long seed,
      Progress progress,
      InstantSource clock) {
    Exploration exploration = new Exploration(program, detectors, plan, seed);
    exploration.advance(budget, Slice.WHOLE, progress, clock);
    return exploration.result();
  }

  /**
   * Stands where the checkpoint says.
   *
   * @throws Foreign if the checkpoint is not one of this program
   */
  public static Exploration of(
      Supplier<? extends Execution> program,
      Supplier<List<Detector>> detectors,
      Checkpoint checkpoint)
      throws Foreign {
    Exploration exploration =
        new Exploration(program, detectors, checkpoint.plan(), checkpoint.seed());
    exploration.load(checkpoint);
    return exploration;
  }

  private void load(Checkpoint checkpoint) throws Foreign {
    for (Schedule lesson : checkpoint.learnt()) {
      for (Schedule.Step step : lesson.steps()) {
        if (!Steps.fits(walk.execution(), step)) {
          throw new Foreign("it is of another program: an execution cannot be made again");
        }
        walk.step(step.thread(), step.alternative());
      }
      walk.undoTo(0);
    }
    if (!checkpoint.found().isEmpty()) {
      Replay replay = new Replay(program.get(), detectors.get());
      for (Checkpoint.Found found : checkpoint.found()) {
        Findings.Key key = new Findings.Key(found.kind(), found.key());
        Findings.Entry shown = replay.shows(found.schedule(), key);
        if (shown != null) {
          findings.put(shown, found.seen());
        } else if (findings.get(key) == null) {
          throw new Foreign("it is of another program: a finding is not shown again");
        }
      }
    }
    findings.dropped(checkpoint.dropped());
    next = checkpoint.stage();
    over = checkpoint.over();
    complete = checkpoint.complete();
    stages.addAll(checkpoint.stages());
    gauge.total(checkpoint.total());
    carried = checkpoint.carried();
    leftOut = checkpoint.leftOut();
    frontier = checkpoint.frontier().orElse(Frontier.NOTHING_DONE);
    if (over && !leftOut.isEmpty()) {
      gauge.stop(leftOut, false);
    }
  }

  /** How far it is; only between two slices. */
  public Checkpoint checkpoint() {
    List<Checkpoint.Found> found = new ArrayList<>();
    for (Findings.Entry entry : findings.entries()) {
      found.add(
          new Checkpoint.Found(entry.key.kind(), entry.key.key(), entry.schedule, entry.seen));
    }
    OptimalDpor live = dpor;
    Frontier stands = live == null ? frontier : live.frontier();
    return new Checkpoint(
        plan,
        seed,
        next,
        over,
        complete,
        stages,
        again ? gauge.before() : gauge.total(),
        carried,
        leftOut,
        stands.equals(Frontier.NOTHING_DONE) ? Optional.empty() : Optional.of(stands),
        found,
        findings.dropped(),
        walk.lessons());
  }

  /**
   * Divides what is left of the exhaustive exploration; only between two slices, and afterwards
   * this one is of no use any more. No two pieces execute the same, and together they execute what
   * was left, but begin some executions in vain. {@link Pieces#together} is what they came to.
   *
   * @param most pieces, more or less
   * @return the checkpoint as it is where there is nothing to divide
   * @throws Foreign if the checkpoint that it began with turns out not to be of this program
   */
  public List<Checkpoint> divide(int most) throws Foreign {
    leave();
    Checkpoint whole = checkpoint();
    boolean exhaustive =
        switch (plan) {
          case Plan.Climb _ -> next == STAGES_OF_CLIMB - 1;
          case Plan.Exhaustive _ -> true;
          case Plan.Bounded _, Plan.Sampled _ -> false;
        };
    if (over || !exhaustive || frontier.over() || frontier.equals(Frontier.NOTHING_DONE)) {
      return List.of(whole);
    }
    List<Frontier> pieces = restored().divide(most);
    return pieces.size() == 1 ? List.of(whole) : Pieces.of(whole, pieces);
  }

  /** Whether there is nothing left to do. */
  public boolean over() {
    return over;
  }

  /**
   * Goes on.
   *
   * @param budget where to stop in any case, in the middle of an execution if need be
   * @param slice where to stop as soon as that loses nothing
   * @return whether there is nothing left to do
   * @throws Foreign if the checkpoint that it began with turns out not to be of this program
   */
  public boolean resume(Budget budget, Slice slice, Progress progress, InstantSource clock)
      throws Foreign {
    if (dpor == null && !frontier.over() && !frontier.equals(Frontier.NOTHING_DONE) && !over) {
      dpor = restored();
    }
    advance(budget, slice, progress, clock);
    return over;
  }

  private OptimalDpor restored() throws Foreign {
    OptimalDpor restored = new OptimalDpor(walk, gauge, false);
    restored.restore(frontier);
    return restored;
  }

  private void advance(Budget budget, Slice slice, Progress progress, InstantSource clock) {
    longest = budget.longest();
    interrupted = null;
    if (again) {
      gauge.total(gauge.before());
      again = false;
    }
    gauge.open(budget, slice, progress, clock);
    while (!over && !gauge.over() && !gauge.due()) {
      if (!stage()) {
        return;
      }
      next++;
      int stagesOfPlan = plan instanceof Plan.Climb ? STAGES_OF_CLIMB : 1;
      over = complete || next == stagesOfPlan;
    }
  }

  /** Whether the stage came to its end. */
  private boolean stage() {
    return switch (plan) {
      case Plan.Climb _ -> climb();
      case Plan.Exhaustive _ -> exhaustive(Limit.NONE, "exhaustive");
      case Plan.Bounded bounded -> bounded(bounded.preemptions(), Limit.NONE);
      case Plan.Sampled _ -> sample(Limit.NONE);
    };
  }

  private boolean climb() {
    return switch (next) {
      case 0 -> bounded(0, SEQUENTIAL);
      case 1 -> exhaustive(GLANCE, "glance");
      case 2 -> bounded(1, FEW_PREEMPTIONS);
      case 3 -> bounded(2, FEW_PREEMPTIONS);
      case 4 -> sample(SAMPLES);
      default -> exhaustive(Limit.NONE, "exhaustive");
    };
  }

  private boolean bounded(int bound, Limit limit) {
    leave();
    String name = bound == 0 ? "sequential" : bound + " preemptions";
    gauge.begin(name, limit, Counts.NOTHING, false);
    boolean all = new PreemptionBounded(walk, gauge, bound).run() && gauge.counts().cut() == 0;
    String proved =
        findings.size() > 0
            ? ""
            : all ? "no finding with at most %d preemptions".formatted(bound) : sampled();
    return end(new Stage(name, gauge.counts().executions(), all, proved), all);
  }

  private String sampled() {
    return "no finding in %,d executions".formatted(gauge.counts().executions());
  }

  /** Samples of a whole plan are carried on: others then, of a seed of their own. */
  private boolean sample(Limit limit) {
    leave();
    boolean carriesOn = plan instanceof Plan.Sampled;
    Counts before = carriesOn ? carried : Counts.NOTHING;
    RandomGenerator random = new SplittableRandom(seed + before.executions()).split();
    gauge.begin("sampling", limit, before, carriesOn);
    new Sampling(walk, gauge, random).run(new PartialOrderSampling(), new Surw(), new Pct());
    String proved = findings.size() > 0 ? "" : sampled();
    Stage stage = new Stage("sampling", gauge.counts().executions(), false, proved);
    if (carriesOn) {
      carried = gauge.counts();
      interrupted = stage;
      return false;
    }
    return end(stage, false);
  }

  /** What is begun again when it is interrupted. */
  private boolean end(Stage stage, boolean all) {
    if (gauge.over() && !all) {
      interrupted = stage;
      again = true;
      return false;
    }
    stages.add(stage);
    return true;
  }

  private boolean exhaustive(Limit limit, String name) {
    OptimalDpor live = dpor;
    if (live == null) {
      live = new OptimalDpor(walk, gauge, false);
      if (!frontier.equals(Frontier.NOTHING_DONE)) {
        live = knownToFit();
      }
      dpor = live;
    }
    gauge.begin(name, limit, carried, true);
    gauge.estimate(live::left);
    boolean all = live.run();
    carried = gauge.counts();
    leftOut = leftOut.isEmpty() ? live.leftOut() : leftOut;
    boolean everything = all && carried.cut() == 0 && leftOut.isEmpty();
    if (all && !leftOut.isEmpty()) {
      gauge.stop(leftOut, false);
    }
    Stage stage = Stage.exhaustive(name, carried, everything, findings.size() > 0);
    if (gauge.over() && !all) {
      interrupted = stage;
      return false;
    }
    complete = everything;
    stages.add(stage);
    leave();
    return true;
  }

  /** Where this process left it itself it fits for certain. */
  private OptimalDpor knownToFit() {
    try {
      return restored();
    } catch (Foreign e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the exhaustive exploration only the frontier is left. */
  private void leave() {
    OptimalDpor live = dpor;
    if (live != null) {
      frontier = live.frontier();
      dpor = null;
      walk.undoTo(0);
    }
  }

  /** What it came to so far. */
  public Result result() {
    List<Finding> reported = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    confirm(reported, doubts);
    Counts total = gauge.total();
    String stopped = complete ? "" : gauge.why();
    if (!complete && total.cut() > 0) {
      stopped =
          (stopped.isEmpty() ? "" : stopped + "; ")
              + "%,d executions were cut after %,d steps".formatted(total.cut(), longest);
    }
    List<Stage> all = new ArrayList<>(stages);
    if (interrupted != null) {
      all.add(interrupted);
    }
    return new Result(
        Result.MAZURKIEWICZ,
        complete,
        complete ? carried.executions() : total.executions(),
        complete ? carried.abandoned() : total.abandoned(),
        carried.redundant(),
        total.cut(),
        total.executions(),
        total.steps(),
        findings.dropped(),
        all,
        reported,
        doubts,
        stopped);
  }

  /** Makes each finding's schedule short and replays it once on a new machine. */
  private void confirm(List<Finding> reported, List<String> doubts) {
    if (findings.size() == 0) {
      return;
    }
    Shortening shortening = new Shortening(new Replay(program.get(), detectors.get()));
    for (Findings.Entry found : findings.entries()) {
      if (found.key.kind() == Kind.LOCK_ORDER) {
        if (new Replay(program.get(), detectors.get()).run(found.schedule).size()
            < found.schedule.steps().size()) {
          doubts.add("not replayed: " + found.fault.message());
        }
        reported.add(found.finding());
        continue;
      }
      Findings.Entry shortest = shortening.shorten(found);
      Findings.Entry again =
          new Replay(program.get(), detectors.get()).shows(shortest.schedule, found.key);
      if (again == null) {
        doubts.add("not shown again by its schedule: " + found.fault.message());
        continue;
      }
      reported.add(again.finding(found.schedule));
    }
  }
}
