package org.interleave.simulation.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.Finding;
import org.interleave.simulation.explore.Result;
import org.interleave.simulation.explore.Stage;
import org.interleave.simulation.machine.Identities.Birth;
import org.interleave.simulation.machine.Reached;

/** Explores the interleavings of a program; used by several threads. */
@FunctionalInterface
public interface Exploring {
  /**
   * @param entry the function that the first thread runs
   */
  Explored explore(Program program, Symbol entry, Duration budget);

  /**
   * The same, going on where it was left.
   *
   * @param saved what an earlier call gave; absent for the beginning
   */
  default Resumed resume(Program program, Symbol entry, Optional<Saved> saved, Duration budget) {
    return new Resumed(explore(program, entry, budget), Optional.empty());
  }

  /**
   * @param saved where it goes on; absent if it is over, or can only be begun again
   */
  record Resumed(Explored explored, Optional<Saved> saved) {}

  /** With the simulator. */
  static Exploring with(Simulator simulator) {
    return new Simulating(simulator);
  }

  /**
   * What an exploration came to.
   *
   * @param complete whether every interleaving was covered
   * @param proved in words: {@code all 312 interleavings}, {@code at most 2 preemptions}
   * @param unmodelled what was reached and could not be executed, with its place
   * @param stages that were gone through
   * @param stopped why not everything was explored; empty when it was
   * @param births of threads: what the schedules of findings need to mean the same again
   */
  record Explored(
      boolean complete,
      String proved,
      long executions,
      long blocked,
      long steps,
      List<Finding> findings,
      List<String> unmodelled,
      Reached reached,
      List<Stage> stages,
      String stopped,
      List<Birth> births) {
    public Explored {
      findings = List.copyOf(findings);
      unmodelled = List.copyOf(unmodelled);
      stages = List.copyOf(stages);
      births = List.copyOf(births);
    }

    /** Of an exploration without threads to number. */
    public Explored(
        boolean complete,
        String proved,
        long executions,
        long blocked,
        long steps,
        List<Finding> findings,
        List<String> unmodelled,
        Reached reached,
        List<Stage> stages,
        String stopped) {
      this(
          complete,
          proved,
          executions,
          blocked,
          steps,
          findings,
          unmodelled,
          reached,
          stages,
          stopped,
          List.of());
    }

    /** Of an exploration with the simulator. */
    public static Explored of(Simulator.Outcome outcome) {
      Result result = outcome.result();
      List<String> unmodelled = new ArrayList<>(outcome.unmodelled());
      result.doubts().forEach(doubt -> unmodelled.add("a defect of Interleave: " + doubt));
      String proved =
          result.complete()
              ? "all %,d interleavings".formatted(result.executions())
              : "%,d executions".formatted(result.total())
                  + result.stages().stream()
                      .filter(stage -> stage.complete() && !stage.proved().isEmpty())
                      .reduce((_, last) -> last)
                      .map(stage -> ", " + stage.proved())
                      .orElse("");
      return new Explored(
          result.complete(),
          proved,
          result.executions(),
          result.blocked(),
          result.steps(),
          result.findings(),
          unmodelled,
          outcome.reached(),
          result.stages(),
          result.stopped(),
          outcome.births());
    }
  }
}
