package org.interleave.simulation.suite;

import java.time.Duration;
import java.util.List;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.Finding;
import org.interleave.simulation.machine.Reached;

/** Explores the interleavings of a program; used by several threads. */
@FunctionalInterface
public interface Exploring {
  /**
   * @param entry the function that the first thread runs
   */
  Explored explore(Program program, Symbol entry, Duration budget);

  /**
   * What an exploration came to.
   *
   * @param complete whether every interleaving was covered
   * @param proved in words: {@code all 312 interleavings}, {@code at most 2 preemptions}
   * @param unmodelled what was reached and could not be executed, with its place
   */
  record Explored(
      boolean complete,
      String proved,
      long executions,
      long blocked,
      long steps,
      List<Finding> findings,
      List<String> unmodelled,
      Reached reached) {
    public Explored {
      findings = List.copyOf(findings);
      unmodelled = List.copyOf(unmodelled);
    }
  }
}
