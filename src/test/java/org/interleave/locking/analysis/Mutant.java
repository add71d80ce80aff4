package org.interleave.locking.analysis;

import java.util.SortedSet;

/**
 * A correct program with one defect.
 *
 * @param line that was changed
 * @param places lines, any of which a careful reviewer puts the report at
 */
record Mutant(
    GoldenProgram original, Operator operator, int line, String text, SortedSet<Integer> places) {
  String name() {
    return "%s %s:%d".formatted(operator, original.name(), line);
  }
}
