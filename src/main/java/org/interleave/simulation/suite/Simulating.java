package org.interleave.simulation.suite;

import java.time.Duration;
import java.util.Optional;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.explore.Budget;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.explore.Slice;

/** Explores with the simulator, and goes on where it was left. */
final class Simulating implements Exploring {
  private final Simulator simulator;

  Simulating(Simulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public Explored explore(Program program, Symbol entry, Duration budget) {
    return resume(program, entry, Optional.empty(), budget).explored();
  }

  @Override
  public Resumed resume(Program program, Symbol entry, Optional<Saved> saved, Duration budget) {
    try {
      Simulation simulation = simulator.open(program, entry, saved.orElseGet(simulator::start));
      boolean over = simulation.go(Budget.of(budget), Slice.WHOLE, Progress.NONE);
      return new Resumed(
          Explored.of(simulation.outcome()),
          over ? Optional.empty() : Optional.of(simulation.saved()));
    } catch (Foreign e) {
      throw new IllegalStateException("it was saved of this very program", e);
    }
  }
}
