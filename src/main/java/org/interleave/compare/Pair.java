package org.interleave.compare;

import java.util.List;
import java.util.OptionalInt;

/**
 * A row of a range-diff.
 *
 * @param left the place of the left patch, from 0
 * @param right the place of the right patch, from 0
 * @param hunks how the two patches differ; none unless {@code CHANGED}
 */
public record Pair(OptionalInt left, OptionalInt right, Status status, List<InnerHunk> hunks) {
  public Pair {
    hunks = List.copyOf(hunks);
  }

  /** How the patches of a row relate; with the sign that git prints. */
  public enum Status {
    SAME('='),
    CHANGED('!'),
    ONLY_LEFT('<'),
    ONLY_RIGHT('>');

    private final char sign;

    Status(char sign) {
      this.sign = sign;
    }

    public char sign() {
      return sign;
    }
  }
}
