package org.interleave.simulation.suite;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.Verdict;
import org.interleave.simulation.detect.DataRace;
import org.interleave.simulation.detect.Deadlock;
import org.interleave.simulation.detect.Detector;
import org.interleave.simulation.detect.LockOrder;
import org.interleave.simulation.explore.Budget;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.explore.Replay;
import org.interleave.simulation.explore.Result;
import org.interleave.simulation.explore.Slice;
import org.interleave.simulation.machine.Identities;
import org.interleave.simulation.machine.Machine;
import org.interleave.simulation.machine.Reached;
import org.interleave.simulation.model.World;
import org.interleave.simulation.report.Narrative;
import org.interleave.simulation.report.Narrator;
import org.interleave.simulation.report.Wording;

/** Machines, explorers and detectors put together. */
public final class Simulator {
  private final World world;
  private final Plan plan;
  private final long seed;
  private final InstantSource clock;
  private final Supplier<List<Detector>> watching;

  public Simulator(World world, Plan plan, long seed, InstantSource clock) {
    this(world, plan, seed, clock, List::of);
  }

  /**
   * @param watching further detectors, new ones each time: every worker has its own
   */
  public Simulator(
      World world, Plan plan, long seed, InstantSource clock, Supplier<List<Detector>> watching) {
    this.world = world;
    this.plan = plan;
    this.seed = seed;
    this.clock = clock;
    this.watching = watching;
  }

  /**
   * What an exploration came to.
   *
   * @param unmodelled what was reached and could not be executed, or was only sampled
   * @param cameToEnd whether the first thread came to its end in some execution
   * @param births what schedules need to mean the same again
   */
  public record Outcome(
      Result result,
      Reached reached,
      List<String> unmodelled,
      boolean cameToEnd,
      long instructions,
      List<Identities.Birth> births,
      double seconds) {
    public Outcome {
      unmodelled = List.copyOf(unmodelled);
      births = List.copyOf(births);
    }

    public Verdict verdict() {
      if (!result.findings().isEmpty()) {
        return Verdict.FINDING;
      }
      if (result.total() == 0 || !unmodelled.isEmpty() && !cameToEnd) {
        return Verdict.NOT_RUNNABLE;
      }
      boolean all = result.complete() && unmodelled.isEmpty() && result.doubts().isEmpty();
      return all ? Verdict.VERIFIED : Verdict.NO_FINDING;
    }
  }

  public Outcome run(Program program, Symbol entry, Duration budget, Progress progress) {
    try {
      Simulation simulation = open(program, entry, Saved.start(plan, seed));
      simulation.go(Budget.of(budget), Slice.WHOLE, progress);
      return simulation.outcome();
    } catch (Foreign e) {
      throw new IllegalStateException("nothing was saved, so everything fits", e);
    }
  }

  /**
   * A simulation that stands where one was saved.
   *
   * @throws Foreign if it was saved of another program
   */
  public Simulation open(Program program, Symbol entry, Saved saved) throws Foreign {
    return new Simulation(program, entry, this::detectors, saved, clock);
  }

  /** What a simulation begins with. */
  public Saved start() {
    return Saved.start(plan, seed);
  }

  private List<Detector> detectors() {
    DataRace.World races =
        switch (world) {
          case POSIX -> DataRace.World.POSIX;
          case LINUX -> DataRace.World.LINUX;
        };
    List<Detector> detectors =
        new ArrayList<>(List.of(new DataRace(races), new Deadlock(), new LockOrder()));
    detectors.addAll(watching.get());
    return detectors;
  }

  /**
   * One execution again.
   *
   * @param names of the threads
   * @param waiting threads that wait for ever at the end
   * @param output what the program printed
   */
  public record Replayed(
      List<Event> events,
      List<Finding> findings,
      Map<Integer, String> names,
      List<Narrator.Standing> waiting,
      String output) {}

  public Replayed replay(
      Program program, Symbol entry, Schedule schedule, List<Identities.Birth> births) {
    Machine machine = new Machine(program, entry, Machine.Limits.USUAL, new Identities(births));
    machine.keepStacks();
    StringBuilder output = new StringBuilder();
    machine.output(text -> output.append(output.length() < 1 << 20 ? text : ""));
    Replay replay = new Replay(machine, detectors());
    List<Event> events = replay.run(schedule);
    Map<Integer, String> names = new LinkedHashMap<>();
    for (int i = 0; i < machine.threads(); i++) {
      names.put(i, machine.name(i));
    }
    return new Replayed(events, replay.found(), names, waiting(machine), output.toString());
  }

  private static List<Narrator.Standing> waiting(Machine machine) {
    List<Narrator.Standing> waiting = new ArrayList<>();
    for (int i = 0; i < machine.threads(); i++) {
      if (machine.status(i) == Execution.Status.READY) {
        return List.of();
      }
      if (machine.status(i) == Execution.Status.BLOCKED) {
        String what = machine.waiting(i).what();
        if (!what.isEmpty()) {
          waiting.add(new Narrator.Standing(i, machine.where(i), what));
        }
      }
    }
    return waiting;
  }

  /**
   * A finding in the code's own names, and the execution that shows it step by step.
   *
   * @param narrative absent where nothing could be executed
   */
  public record Told(Finding finding, Optional<Narrative> narrative) {}

  /**
   * @param files the text of what was compiled
   */
  public Told tell(
      Program program,
      Symbol entry,
      Finding finding,
      List<Identities.Birth> births,
      SourceTree files) {
    Replayed replayed = replay(program, entry, finding.schedule(), births);
    Wording wording = new Wording(files);
    Finding told = wording.told(finding, replayed.events());
    return new Told(
        told,
        Optional.of(
            Narrator.tell(
                told,
                replayed.events(),
                replayed.names(),
                replayed.waiting(),
                replayed.output(),
                wording)));
  }
}
