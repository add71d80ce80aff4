package org.interleave.simulation.explore;

import java.util.List;
import java.util.Optional;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule;

/**
 * How far an exploration is, as a plain value: with it another process goes on where this one
 * stopped. It means something only for the same program.
 *
 * @param stage the next stage of the plan, or the one under way
 * @param over whether there is nothing left to do
 * @param complete whether every interleaving was covered
 * @param stages that are over
 * @param total of all stages
 * @param carried of the stage under way where it is carried on and not begun again, and of the
 *     exhaustive exploration
 * @param leftOut why the exhaustive exploration does not cover everything; empty if it does
 * @param frontier where the exhaustive exploration stands, once it was begun
 * @param found equal findings once
 * @param dropped findings beyond the most that are kept of a kind
 * @param learnt executions from which detectors learnt what they need to know in later ones
 */
public record Checkpoint(
    Plan plan,
    long seed,
    int stage,
    boolean over,
    boolean complete,
    List<Stage> stages,
    Counts total,
    Counts carried,
    String leftOut,
    Optional<Frontier> frontier,
    List<Found> found,
    long dropped,
    List<Schedule> learnt) {
  public Checkpoint {
    stages = List.copyOf(stages);
    found = List.copyOf(found);
    learnt = List.copyOf(learnt);
  }

  /**
   * A finding by the execution that shows it; all else is found by making that again.
   *
   * @param key findings of one kind and one key are the same
   * @param seen in how many executions
   */
  public record Found(Kind kind, String key, Schedule schedule, long seen) {}

  /** Nothing done yet. */
  public static Checkpoint start(Plan plan, long seed) {
    return new Checkpoint(
        plan,
        seed,
        0,
        false,
        false,
        List.of(),
        Counts.NOTHING,
        Counts.NOTHING,
        "",
        Optional.empty(),
        List.of(),
        0,
        List.of());
  }

  /** The last thing that was proved, in words; empty if nothing was. */
  public String proved() {
    return stages.stream()
        .filter(one -> one.complete() && !one.proved().isEmpty())
        .reduce((_, last) -> last)
        .map(Stage::proved)
        .orElse("");
  }

  /** As bytes, with a mark of the version and a check sum. */
  public byte[] bytes() {
    Packing packing = new Packing();
    CheckpointForm.write(this, packing);
    return packing.bytes(CheckpointForm.MARK);
  }

  /**
   * @throws Foreign if these are not the bytes of a checkpoint that this release writes
   */
  public static Checkpoint read(byte[] bytes) throws Foreign {
    Unpacking unpacking = Unpacking.of(bytes, CheckpointForm.MARK);
    Checkpoint checkpoint = CheckpointForm.read(unpacking);
    unpacking.end();
    return checkpoint;
  }
}
