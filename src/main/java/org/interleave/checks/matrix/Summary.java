package org.interleave.checks.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interleave.checks.Outcome.Defect;

/**
 * What is known of a version, in one sentence that says no more than was proved.
 *
 * @param clauses in their order, at least one; the sentence joins them with semicolons
 */
public record Summary(List<Clause> clauses) {
  public Summary {
    clauses = List.copyOf(clauses);
  }

  /**
   * A part of the sentence.
   *
   * @param about the defect that it names first; empty if it names none
   */
  public record Clause(String words, Optional<Seen> about) {}

  /** A defect as a revision shows it. */
  public record Seen(Defect defect, int revision) {}

  /** Begins with a capital or a number and ends with a full stop. */
  public String sentence() {
    String joined = clauses.stream().map(Clause::words).collect(Collectors.joining("; "));
    return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1) + ".";
  }

  public static Summary of(Examined version) {
    return new Telling(version).summary();
  }
}
