package org.interleave.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.interleave.diff.Hunk;

/**
 * A hunk ready to be applied.
 *
 * @param before the lines that must be there
 * @param after the lines that take their place
 * @param atStart whether it can only be at the start of the file
 * @param atEnd whether it can only be at the end: a hunk with less context below than above says so
 */
record HunkBytes(List<byte[]> before, List<byte[]> after, boolean atStart, boolean atEnd) {

  /** The rules of git apply without {@code --unidiff-zero}: no context below means the end. */
  static HunkBytes of(Hunk hunk, Function<Hunk.Line, byte[]> spelling) {
    List<byte[]> before = new ArrayList<>();
    List<byte[]> after = new ArrayList<>();
    for (Hunk.Line line : hunk.lines()) {
      byte[] bytes = spelling.apply(line);
      switch (line.kind()) {
        case CONTEXT -> {
          before.add(bytes);
          after.add(bytes);
        }
        case REMOVED -> before.add(bytes);
        case ADDED -> after.add(bytes);
      }
    }
    boolean trailing =
        !hunk.lines().isEmpty() && hunk.lines().getLast().kind() == Hunk.Kind.CONTEXT;
    return new HunkBytes(before, after, hunk.oldStart() <= 1, !trailing);
  }
}
