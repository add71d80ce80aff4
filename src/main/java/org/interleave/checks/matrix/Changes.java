package org.interleave.checks.matrix;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.interleave.checks.Outcome;
import org.interleave.checks.Row;

/** What the patches of a version change, whichever scenario shows it. */
public final class Changes {
  private Changes() {}

  /** By revision; the gravest first. */
  public static SortedMap<Integer, List<Change>> of(Examined version) {
    List<Map<Integer, Outcome>> scenarios =
        Matrix.squares(version).values().stream()
            .filter(row -> row.values().iterator().next().row() instanceof Row.Scenario)
            .toList();
    return new TreeMap<>(History.changes(scenarios, version.revisions()));
  }
}
