package org.interleave.simulation.explore;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.detect.Detector;

/**
 * Explores the executions of a program: finds first, then certifies. Stages before the exhaustive
 * one are limited by counts, so that the same program and seed give the same result.
 */
public final class Exploration {
  private static final Limit GLANCE = new Limit(512, 200_000);
  private static final Limit SEQUENTIAL = new Limit(256, 200_000);
  private static final Limit FEW_PREEMPTIONS = new Limit(1_000, 500_000);
  private static final Limit SAMPLES = new Limit(1_500, 1_000_000);

  private final Supplier<? extends Execution> program;
  private final Supplier<List<Detector>> detectors;
  private final Budget budget;
  private final RandomGenerator.SplittableGenerator random;
  private final Findings findings = new Findings();
  private final Gauge gauge;
  private final List<Stage> stages = new ArrayList<>();
  private final Walk walk;

  private boolean complete;
  private long exhaustive;
  private long exhaustiveAbandoned;
  private long redundant;
  private long abandoned;

  private Exploration(
      Supplier<? extends Execution> program,
      Supplier<List<Detector>> detectors,
      Budget budget,
      long seed,
      Progress progress,
      InstantSource clock) {
    this.program = program;
    this.detectors = detectors;
    this.budget = budget;
    this.random = new SplittableRandom(seed);
    this.gauge = new Gauge(budget, progress, clock, findings);
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
    Exploration exploration = new Exploration(program, detectors, budget, seed, progress, clock);
    switch (plan) {
      case Plan.Climb _ -> exploration.climb();
      case Plan.Exhaustive _ -> exploration.exhaustive(Limit.NONE, "exhaustive");
      case Plan.Bounded bounded -> exploration.bounded(bounded.preemptions(), Limit.NONE);
      case Plan.Sampled _ -> exploration.sample(Limit.NONE);
    }
    return exploration.result();
  }

  private void climb() {
    bounded(0, SEQUENTIAL);
    if (gauge.over() || exhaustive(GLANCE, "glance") || gauge.over()) {
      return;
    }
    for (int bound = 1; bound <= 2 && !gauge.over(); bound++) {
      bounded(bound, FEW_PREEMPTIONS);
    }
    if (!gauge.over()) {
      sample(SAMPLES);
    }
    if (!gauge.over()) {
      exhaustive(Limit.NONE, "exhaustive");
    }
  }

  private void bounded(int bound, Limit limit) {
    String name = bound == 0 ? "sequential" : bound + " preemptions";
    gauge.begin(name, limit);
    boolean all = new PreemptionBounded(walk, gauge, bound).run() && gauge.cutOnes() == 0;
    String proved =
        findings.size() > 0
            ? ""
            : all ? "no finding with at most %d preemptions".formatted(bound) : sampled();
    end(name, all, proved);
  }

  private String sampled() {
    return "no finding in %,d executions".formatted(gauge.executions());
  }

  private void sample(Limit limit) {
    gauge.begin("sampling", limit);
    new Sampling(walk, gauge, random.split())
        .run(new PartialOrderSampling(), new Surw(), new Pct());
    end("sampling", false, findings.size() > 0 ? "" : sampled());
  }

  private boolean exhaustive(Limit limit, String name) {
    gauge.begin(name, limit);
    OptimalDpor dpor = new OptimalDpor(walk, gauge, false);
    gauge.estimate(dpor::left);
    boolean all = dpor.run() && gauge.cutOnes() == 0 && dpor.leftOut().isEmpty();
    exhaustive = gauge.executions();
    exhaustiveAbandoned = gauge.abandoned();
    redundant = gauge.redundantOnes();
    complete = all;
    String proved =
        findings.size() > 0
            ? all ? "all %,d interleavings explored".formatted(exhaustive) : ""
            : all ? "all %,d interleavings".formatted(exhaustive) : sampled();
    if (!dpor.leftOut().isEmpty()) {
      gauge.stop(dpor.leftOut(), false);
    }
    end(all ? "exhaustive" : name, all, proved);
    return all;
  }

  private void end(String name, boolean all, String proved) {
    abandoned += gauge.abandoned();
    stages.add(new Stage(name, gauge.executions(), all, proved));
  }

  private Result result() {
    List<Finding> reported = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    confirm(reported, doubts);
    String stopped = complete ? "" : gauge.why();
    if (!complete && gauge.totalCut() > 0) {
      stopped =
          (stopped.isEmpty() ? "" : stopped + "; ")
              + "%,d executions were cut after %,d steps"
                  .formatted(gauge.totalCut(), budget.longest());
    }
    return new Result(
        Result.MAZURKIEWICZ,
        complete,
        complete ? exhaustive : gauge.total(),
        complete ? exhaustiveAbandoned : abandoned,
        redundant,
        gauge.totalCut(),
        gauge.total(),
        gauge.totalSteps(),
        findings.dropped(),
        stages,
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
