package org.interleave.checks.matrix;

import org.interleave.checks.Outcome.Defect;

/**
 * What a revision has other than those before it.
 *
 * @param defect as the revision shows it that has it
 * @param since the revision that it is compared with: the last one about which something certain is
 *     known. The patches behind it up to this revision's are those that may have done it
 */
public record Change(Kind kind, Defect defect, int since) {
  /** In what way. */
  public enum Kind {
    /** It is here, and was not there. */
    INTRODUCED,
    /** It is here; the searches before could have missed it. */
    FIRST_SEEN,
    /** It was there, and is not here. */
    FIXED,
    /** It was there; the search here does not show it, and could have missed it. */
    NOT_SEEN
  }
}
