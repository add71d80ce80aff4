package org.interleave.simulation;

import java.util.List;

/**
 * A defect with the execution that shows it.
 *
 * @param threads that take part, for a deadlock those of the cycle
 * @param details further lines: the wait-for graph, stacks of allocation and free
 * @param removed what the execution had more when it was found
 */
public record Finding(
    Fault fault, List<Integer> threads, List<String> details, Schedule schedule, Removed removed) {
  public Finding {
    threads = List.copyOf(threads);
    details = List.copyOf(details);
  }

  /** As it was found. */
  public Finding(Fault fault, List<Integer> threads, List<String> details, Schedule schedule) {
    this(fault, threads, details, schedule, Removed.NOTHING);
  }

  /** What making a schedule short took away: context switches, and steps. */
  public record Removed(int switches, int steps) {
    public static final Removed NOTHING = new Removed(0, 0);

    public static Removed between(Schedule found, Schedule shown) {
      return new Removed(
          found.switches() - shown.switches(), found.steps().size() - shown.steps().size());
    }
  }
}
