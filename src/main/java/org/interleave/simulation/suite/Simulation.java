package org.interleave.simulation.suite;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.detect.Detector;
import org.interleave.simulation.explore.Budget;
import org.interleave.simulation.explore.Checkpoint;
import org.interleave.simulation.explore.Exploration;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.explore.Slice;
import org.interleave.simulation.machine.Identities;
import org.interleave.simulation.machine.Machine;
import org.interleave.simulation.machine.Reached;

/** One program under exploration, which can be interrupted and saved; used by one thread. */
public final class Simulation {
  private final Saved before;
  private final InstantSource clock;
  private final Identities identities;
  private final List<Machine> machines = new ArrayList<>();
  private final Exploration exploration;
  private double seconds;

  /**
   * Stands where it was saved.
   *
   * @throws Foreign if it was saved of another program
   */
  Simulation(
      Program program,
      Symbol entry,
      Supplier<List<Detector>> detectors,
      Saved saved,
      InstantSource clock)
      throws Foreign {
    long begin = clock.millis();
    this.before = saved;
    this.clock = clock;
    this.identities = new Identities(saved.births());
    this.exploration =
        Exploration.of(
            () -> {
              Machine made = new Machine(program, entry, Machine.Limits.USUAL, identities);
              machines.add(made);
              return made;
            },
            detectors,
            saved.exploration());
    this.seconds = (clock.millis() - begin) / 1000.0;
  }

  /**
   * Goes on.
   *
   * @return whether there is nothing left to do
   * @throws Foreign if it was saved of another program
   */
  public boolean go(Budget budget, Slice slice, Progress progress) throws Foreign {
    long begin = clock.millis();
    try {
      return exploration.resume(budget, slice, progress, clock);
    } finally {
      seconds += (clock.millis() - begin) / 1000.0;
    }
  }

  /**
   * In pieces; afterwards this one is of no use any more.
   *
   * @param most pieces, more or less
   */
  List<Saved> divide(int most) throws Foreign {
    List<Saved> pieces = new ArrayList<>();
    for (Checkpoint piece : exploration.divide(most)) {
      pieces.add(pieces.isEmpty() ? saved(piece) : Saved.start(piece, identities.births()));
    }
    return pieces;
  }

  /** How far it is. */
  public Saved saved() {
    return saved(exploration.checkpoint());
  }

  private Saved saved(Checkpoint checkpoint) {
    return new Saved(
        checkpoint,
        identities.births(),
        unmodelled(),
        reached(),
        cameToEnd(),
        instructions(),
        before.seconds() + seconds);
  }

  /** What it came to so far; findings are shortened for that, which takes a while. */
  public Simulator.Outcome outcome() {
    long begin = clock.millis();
    var result = exploration.result();
    double shortening = (clock.millis() - begin) / 1000.0;
    return new Simulator.Outcome(
        result,
        reached(),
        unmodelled(),
        cameToEnd(),
        instructions(),
        identities.births(),
        before.seconds() + seconds + shortening);
  }

  private List<String> unmodelled() {
    Set<String> all = new LinkedHashSet<>(before.unmodelled());
    machines.forEach(machine -> all.addAll(machine.unmodelled()));
    return List.copyOf(all);
  }

  private Reached reached() {
    return Reached.all(
        Stream.concat(Stream.of(before.reached()), machines.stream().map(Machine::reached))
            .toList());
  }

  private boolean cameToEnd() {
    return before.cameToEnd() || machines.stream().anyMatch(Machine::cameToEnd);
  }

  private long instructions() {
    return before.instructions() + machines.stream().mapToLong(Machine::instructions).sum();
  }
}
