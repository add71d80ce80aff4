package org.interleave.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something of a patch that does not apply.
 *
 * @param patch its number, from 1
 * @param path the file
 * @param hunk which of the file's hunks, from 1; empty where the whole file is concerned
 * @param line where the file, as it was before the patch, begins to differ, from 1
 * @param why one sentence
 * @param mismatch what stands there instead
 * @param after an earlier patch that did not wholly apply to this file; this may follow from that
 */
public record Problem(
    int patch,
    String path,
    OptionalInt hunk,
    OptionalInt line,
    String why,
    Optional<Mismatch> mismatch,
    OptionalInt after) {

  /**
   * The lines from the first difference on, at the place that resembles the hunk most.
   *
   * @param expected what the hunk says
   * @param found what the file has
   * @param matching how many of the hunk's old lines are there in order
   * @param of how many old lines the hunk has
   * @param offset how far that place is from where the hunk says
   */
  public record Mismatch(
      List<String> expected, List<String> found, int matching, int of, int offset) {
    public Mismatch {
      expected = List.copyOf(expected);
      found = List.copyOf(found);
    }
  }

  static Problem ofFile(int patch, String path, String why) {
    return new Problem(
        patch,
        path,
        OptionalInt.empty(),
        OptionalInt.empty(),
        why,
        Optional.empty(),
        OptionalInt.empty());
  }

  Problem after(int earlier) {
    return new Problem(patch, path, hunk, line, why, mismatch, OptionalInt.of(earlier));
  }

  /** One line for people: {@code patch 4, mm/hmm.c, hunk 2, line 310: why}. */
  public String explain() {
    StringBuilder out = new StringBuilder("patch ").append(patch);
    if (!path.isEmpty()) {
      out.append(", ").append(path);
    }
    hunk.ifPresent(number -> out.append(", hunk ").append(number));
    line.ifPresent(number -> out.append(", line ").append(number));
    out.append(": ").append(why);
    after.ifPresent(
        number -> out.append("; may follow from what patch ").append(number).append(" lacks"));
    return out.toString();
  }
}
