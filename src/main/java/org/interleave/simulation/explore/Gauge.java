package org.interleave.simulation.explore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.interleave.simulation.Execution.Status;

/** Counts what the stages of an exploration do and ends them when their share is used up. */
final class Gauge implements Meter {
  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(200);

  private final Findings findings;

  private Budget budget = Budget.of(Duration.ZERO);
  private Slice slice = Slice.WHOLE;
  private Progress progress = Progress.NONE;
  private InstantSource clock = InstantSource.system();
  private Instant end = Instant.MAX;
  private Instant pause = Instant.MAX;
  private Instant nextReport = Instant.MAX;
  private long inSlice;
  private boolean due;

  private String stage = "";
  private Limit limit = Limit.NONE;
  private boolean pauses;
  private long executions;
  private long abandoned;
  private long redundant;
  private long cut;
  private long steps;
  private long total;
  private long totalAbandoned;
  private long totalSteps;
  private long totalCut;
  private Counts atBegin = Counts.NOTHING;
  private int untilLook;
  private int looks;
  private DoubleSupplier left = () -> -1;
  private String stopped = "";
  private boolean over;

  Gauge(Findings findings) {
    this.findings = findings;
  }

  /** From now on this may be done. */
  void open(Budget newBudget, Slice newSlice, Progress newProgress, InstantSource newClock) {
    budget = newBudget;
    slice = newSlice;
    progress = newProgress;
    clock = newClock;
    Instant now = clock.instant();
    end = now.plus(budget.time());
    pause = now.plus(slice.time());
    nextReport = now.plus(BETWEEN_REPORTS);
    inSlice = 0;
    due = false;
    stopped = "";
    over = false;
  }

  /**
   * @param from what the stage did before
   * @param canPause whether it may stop between two executions and be carried on
   */
  void begin(String name, Limit share, Counts from, boolean canPause) {
    stage = name;
    limit = share;
    pauses = canPause;
    executions = from.executions();
    abandoned = from.abandoned();
    redundant = from.redundant();
    cut = from.cut();
    steps = from.steps();
    atBegin = total();
    stopped = over ? stopped : "";
    left = () -> -1;
  }

  /** What all stages before the present one did. */
  Counts before() {
    return atBegin;
  }

  /** Tells how many executions the present stage has left. */
  void estimate(DoubleSupplier estimate) {
    left = estimate;
  }

  @Override
  public int longest() {
    return budget.longest();
  }

  @Override
  public void complete(Walk walk) {
    executions++;
    total++;
    if (walk.with(Status.ABANDONED) != 0 || walk.assuming()) {
      abandoned++;
      totalAbandoned++;
    }
    if (executions >= limit.executions()) {
      stop("its share of %d executions was used up".formatted(limit.executions()), false);
    } else if (total >= budget.executions()) {
      stop("the budget of %d executions was used up".formatted(budget.executions()), true);
    }
    due |= ++inSlice >= slice.executions();
    pauseWhereDue();
  }

  private void pauseWhereDue() {
    if (due && pauses) {
      stop("its slice was used up", true);
    }
  }

  @Override
  public void redundant() {
    redundant++;
    pauseWhereDue();
  }

  @Override
  public void cut() {
    cut++;
    totalCut++;
    if (executions + cut >= limit.executions()) {
      stop("its share of %d executions was used up".formatted(limit.executions()), false);
    }
    pauseWhereDue();
  }

  @Override
  public void step() {
    steps++;
    totalSteps++;
    if (steps >= limit.steps()) {
      stop("its share of %d steps was used up".formatted(limit.steps()), false);
    }
    if (--untilLook < 0) {
      untilLook = 256;
      look();
    }
  }

  private void look() {
    Instant now = clock.instant();
    due |= !now.isBefore(pause);
    if (!now.isBefore(end)) {
      stop("the time of %s was used up".formatted(inSeconds(budget.time())), true);
    } else if (!now.isBefore(nextReport)) {
      nextReport = now.plus(BETWEEN_REPORTS);
      if (!progress.goesOn(stage, executions, left.getAsDouble(), findings.size())) {
        stop("it was cancelled", true);
      }
    }
  }

  private static String inSeconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  void stop(String why, boolean whole) {
    if (stopped.isEmpty()) {
      stopped = why;
    }
    over |= whole;
  }

  @Override
  public boolean stopped() {
    return !stopped.isEmpty();
  }

  @Override
  public boolean late() {
    if ((++looks & 7) == 0) {
      look();
    }
    return stopped();
  }

  /** Why the stage, or the whole, ended early; empty if it did not. */
  String why() {
    return stopped;
  }

  /** Whether nothing more is to be explored now. */
  boolean over() {
    return over;
  }

  /** Whether the slice is used up. */
  boolean due() {
    return due;
  }

  /** Of the stage. */
  Counts counts() {
    return new Counts(executions, abandoned, redundant, cut, steps);
  }

  /** Of all stages. */
  Counts total() {
    return new Counts(total, totalAbandoned, 0, totalCut, totalSteps);
  }

  void total(Counts counts) {
    total = counts.executions();
    totalAbandoned = counts.abandoned();
    totalCut = counts.cut();
    totalSteps = counts.steps();
  }
}
