package org.interleave.diff;

import java.util.List;

/**
 * A parsed diff.
 *
 * @param files in the order of the text; one file may occur more than once where a mail carries
 *     several diffs
 * @param problems one line each for what could not be read, with its line number in the text
 */
public record Diff(List<FileDiff> files, List<String> problems) {
  public Diff {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Reads the text of one or more diffs; never throws. */
  public static Diff parse(String text) {
    return new DiffParser(text).parse();
  }

  /**
   * The stable patch id of the text, as {@code git patch-id --stable} computes it; empty for a text
   * with no hunks.
   */
  public static String patchId(String text) {
    return PatchId.of(text);
  }
}
