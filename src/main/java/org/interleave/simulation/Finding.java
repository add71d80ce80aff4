package org.interleave.simulation;

import java.util.List;

/**
 * A defect with the execution that shows it.
 *
 * @param threads that take part, for a deadlock those of the cycle
 * @param details further lines: the wait-for graph, stacks of allocation and free
 */
public record Finding(Fault fault, List<Integer> threads, List<String> details, Schedule schedule) {
  public Finding {
    threads = List.copyOf(threads);
    details = List.copyOf(details);
  }
}
