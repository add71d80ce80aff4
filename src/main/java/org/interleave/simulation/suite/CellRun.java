package org.interleave.simulation.suite;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.Finding;
import org.interleave.simulation.explore.Budget;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.explore.Slice;
import org.interleave.simulation.machine.Identities.Birth;
import org.interleave.simulation.report.FindingReport;

/**
 * One scenario at one revision, run by whoever has it in hand, a slice at a time. What a slice
 * leaves open is a value that any process goes on from.
 */
public final class CellRun {
  private final Ground ground;
  private final Suite.Scenario scenario;
  private final Simulator simulator;

  /**
   * @param ground may be shared by the runs of a revision
   */
  public CellRun(
      Ground ground, Suite.Scenario scenario, Plan plan, long seed, InstantSource clock) {
    this.ground = ground;
    this.scenario = scenario;
    this.simulator = new Simulator(ground.suite().model(), plan, seed, clock);
  }

  /** What came of running for a while. */
  public sealed interface Came {
    /** Nothing is left to do, or this was the last slice. */
    record Judged(Judgement judgement) implements Came {}

    /**
     * There is more to explore.
     *
     * @param executions complete ones so far
     * @param proved so far, in words; empty if nothing was
     * @param findings found so far, not yet shortened
     */
    record Open(Saved saved, long executions, String proved, int findings) implements Came {}

    /** The progress said no. */
    record Cancelled(Saved saved) implements Came {}
  }

  /**
   * Runs for a slice of time: a little longer than that, to where going on elsewhere loses nothing.
   *
   * @param saved where an earlier slice stopped; absent for the beginning
   * @throws Foreign if it was saved of another program or by another release
   */
  public Came slice(Optional<Saved> saved, Duration time, Progress progress) throws Foreign {
    // where a stage cannot be interrupted without loss it may go on for so much longer
    Budget budget = Budget.of(time.multipliedBy(5).plusSeconds(10));
    return run(saved, budget, Slice.of(time), progress, false);
  }

  /** Runs to the end, or as long as it may, and judges what there is then. */
  public Came finish(Optional<Saved> saved, Duration time, Progress progress) throws Foreign {
    return run(saved, Budget.of(time), Slice.WHOLE, progress, true);
  }

  /**
   * Divides what is left of an exploration, for several workers. Each piece is run by {@link #part}
   * until it is over, and may be divided again: its place in the list is then taken by its pieces,
   * in their order. When all are over, {@link #together} is the judgement. No execution is counted
   * by two pieces; what pieces begin in vain is counted as blocked.
   *
   * @param saved as a slice or a part left it
   * @param most pieces, more or less
   * @return the pieces, what was done so far in the first; only {@code saved} where there is
   *     nothing to divide (yet): only the exhaustive stage of a plan can be divided
   * @throws Foreign if it was saved of another program or by another release
   */
  public List<Saved> split(Saved saved, int most) throws Foreign {
    return switch (ground.footing(scenario)) {
      case Ground.Footing.None _ -> List.of(saved);
      case Ground.Footing.Firm firm ->
          simulator.open(firm.program(), Compiling.entry(scenario), saved).divide(most);
    };
  }

  /**
   * How far a piece is.
   *
   * @param over whether nothing is left of it to do
   * @param cancelled whether the progress said no
   */
  public record Part(Saved saved, boolean over, boolean cancelled) {
    /** Complete executions so far. */
    public long executions() {
      return saved.exploration().total().executions();
    }

    /** Findings so far, not yet shortened. */
    public int findings() {
      return saved.exploration().found().size();
    }
  }

  /**
   * Runs a piece for a slice of time.
   *
   * @param piece as {@link #split} or an earlier call gave it
   * @throws Foreign if it was saved of another program or by another release
   */
  public Part part(Saved piece, Duration time, Progress progress) throws Foreign {
    return switch (ground.footing(scenario)) {
      case Ground.Footing.None none -> throw new Foreign(String.join("; ", none.reasons()));
      case Ground.Footing.Firm firm -> {
        Simulation simulation = simulator.open(firm.program(), Compiling.entry(scenario), piece);
        Watched watched = new Watched(progress);
        Budget budget = Budget.of(time.multipliedBy(5).plusSeconds(10));
        boolean over = simulation.go(budget, Slice.of(time), watched);
        yield new Part(simulation.saved(), over, watched.cancelled);
      }
    };
  }

  /**
   * What the pieces came to together, judged like an exploration that was not divided. Where a
   * piece is not over, the judgement says that not all was explored.
   *
   * @param pieces all, in the order in which they were divided
   * @throws Foreign if one was saved of another program or by another release
   */
  public Judgement together(List<Saved> pieces) throws Foreign {
    return switch (ground.footing(scenario)) {
      case Ground.Footing.None none -> Judgement.notRunnable(none.reasons());
      case Ground.Footing.Firm firm ->
          judge(
              firm.program(),
              simulator.open(firm.program(), Compiling.entry(scenario), Saved.together(pieces)));
    };
  }

  private static final class Watched implements Progress {
    private final Progress progress;
    private boolean cancelled;

    Watched(Progress progress) {
      this.progress = progress;
    }

    @Override
    public boolean goesOn(String stage, long executions, double left, int findings) {
      boolean goesOn = progress.goesOn(stage, executions, left, findings);
      cancelled |= !goesOn;
      return goesOn;
    }
  }

  private Came run(
      Optional<Saved> saved, Budget budget, Slice slice, Progress progress, boolean last)
      throws Foreign {
    return switch (ground.footing(scenario)) {
      case Ground.Footing.None none -> new Came.Judged(Judgement.notRunnable(none.reasons()));
      case Ground.Footing.Firm firm -> {
        Simulation simulation =
            simulator.open(
                firm.program(), Compiling.entry(scenario), saved.orElseGet(simulator::start));
        Watched watched = new Watched(progress);
        boolean over = simulation.go(budget, slice, watched);
        if (watched.cancelled) {
          yield new Came.Cancelled(simulation.saved());
        }
        yield over || last
            ? new Came.Judged(judge(firm.program(), simulation))
            : open(simulation.saved());
      }
    };
  }

  private static Came open(Saved saved) {
    return new Came.Open(
        saved,
        saved.exploration().total().executions(),
        saved.exploration().proved(),
        saved.exploration().found().size());
  }

  private Judgement judge(Program program, Simulation simulation) {
    Simulator.Outcome outcome = simulation.outcome();
    return Judging.of(
        program,
        ground.suite(),
        scenario,
        ground.notes(),
        Exploring.Explored.of(outcome),
        outcome.seconds());
  }

  /** The judgement as it is stored, each finding with a {@link StoredSchedule}. */
  public JudgementReport report(Judgement judgement) {
    return report(
        judgement,
        finding ->
            StoredSchedule.of(ground.suite(), scenario, finding.schedule(), births(judgement)));
  }

  private static List<Birth> births(Judgement judgement) {
    return judgement.explored().map(Exploring.Explored::births).orElse(List.of());
  }

  /**
   * The judgement as it is stored, each finding with the execution that shows it.
   *
   * @param schedule the word that replays a finding, or an empty one
   */
  public JudgementReport report(Judgement judgement, Function<Finding, String> schedule) {
    List<Birth> births = births(judgement);
    Optional<Program> program =
        switch (ground.footing(scenario)) {
          case Ground.Footing.Firm firm -> Optional.of(firm.program());
          case Ground.Footing.None _ -> Optional.empty();
        };
    Symbol entry = Compiling.entry(scenario);
    return JudgementReport.of(
        scenario,
        judgement,
        finding -> {
          Simulator.Told told =
              program
                  .map(made -> simulator.tell(made, entry, finding, births, ground.texts()))
                  .orElse(new Simulator.Told(finding, Optional.empty()));
          return FindingReport.of(
              told.finding(), schedule.apply(finding), told.narrative(), path -> path);
        });
  }
}
