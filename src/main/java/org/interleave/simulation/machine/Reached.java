package org.interleave.simulation.machine;

import java.util.Map;
import java.util.Set;
import org.interleave.c.Symbol;

/**
 * What executions came by.
 *
 * @param lines by file
 * @param functions that were entered
 */
public record Reached(Map<String, Set<Integer>> lines, Set<Symbol> functions) {}
