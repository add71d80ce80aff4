package org.interleave.simulation.machine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interleave.c.Symbol;

/**
 * What executions came by.
 *
 * @param lines by file
 * @param functions that were entered
 */
public record Reached(Map<String, Set<Integer>> lines, Set<Symbol> functions) {
  public static final Reached NOTHING = new Reached(Map.of(), Set.of());

  /** What any of several executions came by. */
  public static Reached all(Collection<Reached> several) {
    Map<String, Set<Integer>> lines = new TreeMap<>();
    Set<Symbol> functions = new LinkedHashSet<>();
    for (Reached one : several) {
      one.lines()
          .forEach((file, set) -> lines.computeIfAbsent(file, _ -> new TreeSet<>()).addAll(set));
      functions.addAll(one.functions());
    }
    return new Reached(lines, functions);
  }
}
