package org.interleave.simulation.explore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.interleave.simulation.Execution.Status;

/** Counts what the stages of an exploration do and ends them when their share is used up. */
final class Gauge implements Meter {
  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(200);

  private final Budget budget;
  private final Progress progress;
  private final InstantSource clock;
  private final Findings findings;
  private final Instant end;
  private Instant nextReport;

  private String stage = "";
  private Limit limit = Limit.NONE;
  private long executions;
  private long abandoned;
  private long redundant;
  private long cut;
  private long steps;
  private long total;
  private long totalSteps;
  private long totalCut;
  private int untilLook;
  private int looks;
  private DoubleSupplier left = () -> -1;
  private String stopped = "";
  private boolean over;

  Gauge(Budget budget, Progress progress, InstantSource clock, Findings findings) {
    this.budget = budget;
    this.progress = progress;
    this.clock = clock;
    this.findings = findings;
    this.end = clock.instant().plus(budget.time());
    this.nextReport = clock.instant().plus(BETWEEN_REPORTS);
  }

  void begin(String name, Limit share) {
    stage = name;
    limit = share;
    executions = 0;
    abandoned = 0;
    redundant = 0;
    cut = 0;
    steps = 0;
    stopped = over ? stopped : "";
    left = () -> -1;
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
    }
    if (executions >= limit.executions()) {
      stop("its share of %d executions was used up".formatted(limit.executions()), false);
    } else if (total >= budget.executions()) {
      stop("the budget of %d executions was used up".formatted(budget.executions()), true);
    }
  }

  @Override
  public void redundant() {
    redundant++;
  }

  @Override
  public void cut() {
    cut++;
    totalCut++;
    if (executions + cut >= limit.executions()) {
      stop("its share of %d executions was used up".formatted(limit.executions()), false);
    }
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

  /** Whether nothing more is to be explored. */
  boolean over() {
    return over;
  }

  long executions() {
    return executions;
  }

  long abandoned() {
    return abandoned;
  }

  long redundantOnes() {
    return redundant;
  }

  long cutOnes() {
    return cut;
  }

  long total() {
    return total;
  }

  long totalSteps() {
    return totalSteps;
  }

  long totalCut() {
    return totalCut;
  }
}
