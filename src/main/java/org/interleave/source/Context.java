package org.interleave.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;

/**
 * The lines of a file that a patch's hunks leave out, for a page that can unfold them.
 *
 * @param patch from 1
 * @param gaps in the order of the file
 */
public record Context(int patch, String path, List<Gap> gaps) {
  public Context {
    gaps = List.copyOf(gaps);
  }

  /**
   * Unchanged lines before a hunk, or after the last one.
   *
   * @param beforeHunk the hunk that follows, from 1; one more than there are at the end of the file
   * @param oldFrom the first line's number before the patch, from 1
   * @param newFrom the first line's number after the patch
   */
  public record Gap(int beforeHunk, int oldFrom, int newFrom, int lines) {}

  /** The gaps of one file of a patch; none for hunks that did not apply. */
  public static Context of(Revisions revisions, int patch, FileDiff file) throws TreeException {
    List<Placement> placements = new ArrayList<>(revisions.placements(patch, file.path()));
    placements.sort(Comparator.comparingInt(Placement::newLine));
    int total = revisions.revisions().get(patch).lines(file.path(), 1, Integer.MAX_VALUE).size();
    List<Gap> gaps = new ArrayList<>();
    int oldFrom = 1;
    int newFrom = 1;
    for (Placement placement : placements) {
      if (placement.newLine() > newFrom) {
        int lines = placement.newLine() - newFrom;
        gaps.add(new Gap(placement.hunk(), oldFrom, newFrom, lines));
      }
      Hunk hunk = file.hunks().get(placement.hunk() - 1);
      oldFrom += placement.newLine() - newFrom + count(hunk, Hunk.Kind.ADDED);
      newFrom = placement.newLine() + count(hunk, Hunk.Kind.REMOVED);
    }
    if (total >= newFrom && !placements.isEmpty()) {
      gaps.add(new Gap(file.hunks().size() + 1, oldFrom, newFrom, total - newFrom + 1));
    }
    return new Context(patch, file.path(), gaps);
  }

  /** How many lines of the hunk are not of one kind. */
  private static int count(Hunk hunk, Hunk.Kind except) {
    return (int) hunk.lines().stream().filter(line -> line.kind() != except).count();
  }

  /** The lines of a gap, as they are after the patch. */
  public List<String> lines(Revisions revisions, Gap gap) throws TreeException {
    return revisions
        .revisions()
        .get(patch)
        .lines(path, gap.newFrom(), gap.newFrom() + gap.lines() - 1);
  }
}
