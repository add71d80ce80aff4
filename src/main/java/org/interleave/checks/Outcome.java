package org.interleave.checks;

import java.util.List;

/**
 * One square of the matrix: what one tool says of one revision.
 *
 * @param revision 0 for the base, k behind patch k
 * @param complete whether all was looked at, so that a defect that is not named is not there: every
 *     interleaving was executed, every site of a rule is known
 * @param words one sentence: what was proved, within what, or why not
 * @param defects the gravest first
 */
public record Outcome(
    Row row, int revision, State state, boolean complete, String words, List<Defect> defects) {
  public Outcome {
    defects = List.copyOf(defects);
  }

  /**
   * One defect, as rows and sentences name it.
   *
   * @param path where its page is, from the root of the site
   * @param identity equal for the same defect in another revision or version: free of line numbers,
   *     addresses and schedules
   * @param kind {@code use-after-free}
   * @param title one line in plain words
   * @param file where it shows; empty if that is not known
   * @param function in which it shows; empty if that is not known
   */
  public record Defect(
      String path,
      String identity,
      String kind,
      String title,
      String file,
      int line,
      String function) {}
}
