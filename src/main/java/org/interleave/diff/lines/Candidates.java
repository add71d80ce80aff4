package org.interleave.diff.lines;

import java.util.Arrays;

/**
 * The lines that are worth comparing. Lines without a counterpart are changes at once; lines with
 * very many counterparts are too where they stand among such, since aligning on them (a blank line,
 * a brace) costs time and makes a worse diff. The thresholds are those of git's diff, as its output
 * depends on them.
 *
 * @param left the numbers of the left lines to compare
 * @param leftAt where each stands in the left text
 * @param changedLeft which left lines are changed: so far those that are not candidates
 */
record Candidates(
    int[] left,
    int[] leftAt,
    boolean[] changedLeft,
    int[] right,
    int[] rightAt,
    boolean[] changedRight) {
  private static final int MOST_COUNTERPARTS = 1024;
  private static final int WINDOW = 100;
  private static final int RUN = 4;

  private static final byte NONE = 0;
  private static final byte SOME = 1;
  private static final byte MANY = 2;

  static Candidates of(int[] left, int[] right, LineDiff.Counts counts) {
    int shorter = Math.min(left.length, right.length);
    int head = 0;
    while (head < shorter && left[head] == right[head]) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && left[left.length - 1 - tail] == right[right.length - 1 - tail]) {
      tail++;
    }
    count(left, right, counts);
    byte[] leftPartners = partners(left, head, left.length - tail, counts.right);
    byte[] rightPartners = partners(right, head, right.length - tail, counts.left);
    clear(left, right, counts);
    boolean[] changedLeft = new boolean[left.length];
    boolean[] changedRight = new boolean[right.length];
    int[] leftAt = kept(leftPartners, head, left.length - tail, changedLeft);
    int[] rightAt = kept(rightPartners, head, right.length - tail, changedRight);
    return new Candidates(
        at(left, leftAt), leftAt, changedLeft, at(right, rightAt), rightAt, changedRight);
  }

  private static void count(int[] left, int[] right, LineDiff.Counts counts) {
    for (int id : left) {
      counts.left[id]++;
    }
    for (int id : right) {
      counts.right[id]++;
    }
  }

  private static void clear(int[] left, int[] right, LineDiff.Counts counts) {
    for (int id : left) {
      counts.left[id] = 0;
    }
    for (int id : right) {
      counts.right[id] = 0;
    }
  }

  private static byte[] partners(int[] ids, int from, int to, int[] countInOther) {
    int many = Math.min(roughRoot(ids.length), MOST_COUNTERPARTS);
    byte[] partners = new byte[ids.length];
    for (int i = from; i < to; i++) {
      int count = countInOther[ids[i]];
      partners[i] = count == 0 ? NONE : count >= many ? MANY : SOME;
    }
    return partners;
  }

  private static int[] kept(byte[] partners, int from, int to, boolean[] changed) {
    int[] kept = new int[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (partners[i] == SOME || partners[i] == MANY && !inRunOfChanges(partners, i, from, to)) {
        kept[count++] = i;
      } else {
        changed[i] = true;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /**
   * Whether the frequent line stands among lines without a counterpart, on both sides, that are
   * more than three times as many as the frequent ones.
   */
  private static boolean inRunOfChanges(byte[] partners, int at, int from, int to) {
    int first = Math.max(from, at - WINDOW);
    int last = Math.min(to - 1, at + WINDOW);
    int frequent = 2;
    int before = 0;
    for (int i = at - 1; i >= first && partners[i] != SOME; i--) {
      if (partners[i] == NONE) {
        before++;
      } else {
        frequent++;
      }
    }
    int after = 0;
    for (int i = at + 1; i <= last && partners[i] != SOME; i++) {
      if (partners[i] == NONE) {
        after++;
      } else {
        frequent++;
      }
    }
    return before > 0 && after > 0 && frequent * RUN < frequent + before + after;
  }

  private static int[] at(int[] ids, int[] places) {
    int[] picked = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = ids[places[i]];
    }
    return picked;
  }

  /** A power of two near the square root. */
  static int roughRoot(int n) {
    int root = 1;
    for (int rest = n; rest > 0; rest >>= 2) {
      root <<= 1;
    }
    return root;
  }
}
