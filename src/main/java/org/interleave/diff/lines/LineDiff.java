package org.interleave.diff.lines;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the edits between two texts as git does by default: Myers' algorithm after lines without a
 * counterpart are set aside, then each run of changed lines slid to where it reads best. Git's
 * output is the reference because people compare ours with it, line by line.
 */
public final class LineDiff {
  private LineDiff() {}

  /** Where a run of changes goes that could stand in several places. */
  public enum Placement {
    /** Last, or beside a change of the other text. */
    PLAIN,
    /** Where indentation and blank lines suggest; what {@code git diff} does unless told not to. */
    INDENTATION
  }

  /** The edits between two lists of lines, as {@code git diff} would show them. */
  public static List<Edit> edits(List<String> left, List<String> right) {
    Lines.Numbering numbering = new Lines.Numbering();
    return edits(numbering.number(left), numbering.number(right), Placement.INDENTATION);
  }

  static List<Edit> edits(Lines left, Lines right, Placement placement) {
    int ids = 0;
    for (int id : left.ids()) {
      ids = Math.max(ids, id + 1);
    }
    for (int id : right.ids()) {
      ids = Math.max(ids, id + 1);
    }
    return edits(left, right, placement, new Counts(ids));
  }

  /**
   * @param counts zeros for every line number that occurs; zeros again afterwards
   */
  public static List<Edit> edits(Lines left, Lines right, Placement placement, Counts counts) {
    Candidates candidates = Candidates.of(left.ids(), right.ids(), counts);
    Myers.mark(candidates);
    Sliding sliding = new Sliding(left, right, candidates.changedLeft(), candidates.changedRight());
    sliding.slide(placement);
    return script(candidates.changedLeft(), candidates.changedRight(), left.size(), right.size());
  }

  private static List<Edit> script(
      boolean[] changedLeft, boolean[] changedRight, int leftSize, int rightSize) {
    List<Edit> edits = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < leftSize || j < rightSize) {
      int removedFrom = i;
      int addedFrom = j;
      while (i < leftSize && changedLeft[i]) {
        i++;
      }
      while (j < rightSize && changedRight[j]) {
        j++;
      }
      if (i > removedFrom || j > addedFrom) {
        edits.add(new Edit(removedFrom, i - removedFrom, addedFrom, j - addedFrom));
      } else {
        i++;
        j++;
      }
    }
    return edits;
  }

  /** How often each line occurs: working space that many comparisons share. */
  public static final class Counts {
    final int[] left;
    final int[] right;

    public Counts(int ids) {
      left = new int[ids];
      right = new int[ids];
    }
  }
}
