package org.interleave.source;

import java.util.List;
import java.util.Optional;

/**
 * The commit that a version is built on.
 *
 * @param commit its full id; empty where the tree has no commit at all
 * @param matched how many of the files that the version changes are there just as its index lines
 *     say
 * @param wanted how many files its index lines speak of
 * @param misses the files that are different
 * @param notes what a reader should know of the search, one line each: a limit reached, a stated
 *     base that is not there
 */
public record Base(
    Optional<String> commit,
    How how,
    int matched,
    int wanted,
    List<Miss> misses,
    List<String> notes) {
  public Base {
    misses = List.copyOf(misses);
    notes = List.copyOf(notes);
  }

  /** How the commit was found, the surest first. */
  public enum How {
    /** A base-commit trailer names it. */
    STATED,
    /** Every file is as the index lines say. */
    BLOBS,
    /** Files differ, but every patch applies. */
    APPLIES,
    /** Not every patch applies; nowhere else did more. */
    CLOSEST,
    /** The tree has no commits that could be read. */
    NONE
  }

  /**
   * A file that is not as an index line says.
   *
   * @param expected the blob's abbreviated id; empty for a file that should not be there yet
   * @param found the blob's id; empty for a file that is not there
   */
  public record Miss(String path, Optional<String> expected, Optional<String> found) {}

  public boolean isExact() {
    return misses.isEmpty() && commit.isPresent();
  }
}
