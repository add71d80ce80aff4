package org.interleave.series.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.diff.Hunk.Kind;

/**
 * The lines of a file that its diff leaves out: before each hunk, and after the last.
 *
 * @param before by hunk
 * @param after behind the last hunk
 */
record Gaps(List<Optional<Gap>> before, Optional<Gap> after) {
  /** Lines of one gap that a page shows: those nearest to the hunk. */
  private static final int SHOWN = 400;

  Gaps {
    before = List.copyOf(before);
  }

  /**
   * One of them.
   *
   * @param from its first line after the patch, from 1
   * @param shift how much higher a line's number is after the patch than before it
   * @param lines those of it that can be shown
   * @param size how many it has in all
   */
  record Gap(int from, int shift, List<String> lines, int size) {
    Gap {
      lines = List.copyOf(lines);
    }
  }

  /**
   * None where the file's lines are not those that the diff says: the diff was applied somewhere
   * else, or not wholly.
   */
  static Optional<Gaps> of(FileDiff file, List<String> lines) {
    List<Optional<Gap>> before = new ArrayList<>();
    int next = 1;
    int shift = 0;
    for (Hunk hunk : file.hunks()) {
      int start = start(hunk.newStart(), hunk.newLines());
      if (start < next || !agrees(hunk, start, lines)) {
        return Optional.empty();
      }
      shift = start - start(hunk.oldStart(), hunk.oldLines());
      before.add(gap(lines, next, start, shift, Math.max(next, start - SHOWN)));
      next = start + hunk.newLines();
      shift += hunk.newLines() - hunk.oldLines();
    }
    if (before.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Gaps(before, gap(lines, next, lines.size() + 1, shift, next)));
  }

  private static Optional<Gap> gap(
      List<String> lines, int from, int end, int shift, int firstShown) {
    if (from >= end) {
      return Optional.empty();
    }
    int last = Math.min(end, firstShown + SHOWN);
    return Optional.of(
        new Gap(firstShown, shift, lines.subList(firstShown - 1, last - 1), end - from));
  }

  /** A hunk without lines on a side names the line before it (POSIX diff -u). */
  private static int start(int start, int lines) {
    return lines == 0 ? start + 1 : start;
  }

  private static boolean agrees(Hunk hunk, int start, List<String> lines) {
    int at = start - 1;
    for (Hunk.Line line : hunk.lines()) {
      if (line.kind() == Kind.REMOVED) {
        continue;
      }
      if (at >= lines.size() || !lines.get(at).equals(line.text())) {
        return false;
      }
      at++;
    }
    return true;
  }
}
