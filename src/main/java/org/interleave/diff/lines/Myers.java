package org.interleave.diff.lines;

/**
 * Marks a shortest edit script by the linear-space variation of E. Myers, "An O(ND) Difference
 * Algorithm and Its Variations" (1986), section 4b, with the short cuts that git's diff takes on
 * costly input: after many steps it settles for a diagonal that has come far. They are part of the
 * answer, so their limits are git's.
 *
 * <p>A diagonal is (place in left) − (place in right). This is the inner loop of every comparison
 * and written for speed: plain arrays, no objects.
 */
final class Myers {
  private static final int LEAST_COST_LIMIT = 256;
  private static final int COSTLY = 256;
  private static final int GOOD_SNAKE = 20;
  private static final int FAR = 4;

  private final int[] left;
  private final int[] right;
  private final Candidates candidates;
  private final int[] forward;
  private final int[] backward;
  private final int origin;
  private final int costLimit;

  // the box being divided, and where it is to be divided
  private int leftFrom;
  private int leftTo;
  private int rightFrom;
  private int rightTo;
  private int splitLeft;
  private int splitRight;
  private boolean firstExact;
  private boolean secondExact;

  private Myers(Candidates candidates) {
    this.candidates = candidates;
    this.left = candidates.left();
    this.right = candidates.right();
    int diagonals = left.length + right.length + 3;
    this.forward = new int[diagonals + 1];
    this.backward = new int[diagonals + 1];
    this.origin = right.length + 1;
    this.costLimit = Math.max(Candidates.roughRoot(diagonals), LEAST_COST_LIMIT);
  }

  static void mark(Candidates candidates) {
    Myers myers = new Myers(candidates);
    myers.mark(0, myers.left.length, 0, myers.right.length, false);
  }

  /**
   * @param exact whether the box must be solved without short cuts, because a short cut chose it
   */
  private void mark(int lFrom, int lTo, int rFrom, int rTo, boolean exact) {
    boolean precise = exact;
    while (true) {
      while (lFrom < lTo && rFrom < rTo && left[lFrom] == right[rFrom]) {
        lFrom++;
        rFrom++;
      }
      while (lFrom < lTo && rFrom < rTo && left[lTo - 1] == right[rTo - 1]) {
        lTo--;
        rTo--;
      }
      if (lFrom == lTo || rFrom == rTo) {
        markAll(lFrom, lTo, rFrom, rTo);
        return;
      }
      leftFrom = lFrom;
      leftTo = lTo;
      rightFrom = rFrom;
      rightTo = rTo;
      split(precise);
      int middleLeft = splitLeft;
      int middleRight = splitRight;
      boolean rest = secondExact;
      mark(lFrom, middleLeft, rFrom, middleRight, firstExact);
      lFrom = middleLeft;
      rFrom = middleRight;
      precise = rest;
    }
  }

  private void markAll(int lFrom, int lTo, int rFrom, int rTo) {
    for (int i = lFrom; i < lTo; i++) {
      candidates.changedLeft()[candidates.leftAt()[i]] = true;
    }
    for (int i = rFrom; i < rTo; i++) {
      candidates.changedRight()[candidates.rightAt()[i]] = true;
    }
  }

  /** Searches from both corners of the box until the paths meet or the search costs too much. */
  private void split(boolean exact) {
    int lowest = leftFrom - rightTo;
    int highest = leftTo - rightFrom;
    int start = leftFrom - rightFrom;
    int end = leftTo - rightTo;
    boolean odd = ((start - end) & 1) != 0;
    int forwardLow = start;
    int forwardHigh = start;
    int backwardLow = end;
    int backwardHigh = end;
    forward[origin + start] = leftFrom;
    backward[origin + end] = leftTo;
    for (int cost = 1; ; cost++) {
      boolean snake = false;
      if (forwardLow > lowest) {
        forward[origin + --forwardLow - 1] = -1;
      } else {
        forwardLow++;
      }
      if (forwardHigh < highest) {
        forward[origin + ++forwardHigh + 1] = -1;
      } else {
        forwardHigh--;
      }
      for (int d = forwardHigh; d >= forwardLow; d -= 2) {
        int length = stepForward(d);
        snake |= length > GOOD_SNAKE;
        int reached = forward[origin + d];
        if (odd && backwardLow <= d && d <= backwardHigh && backward[origin + d] <= reached) {
          splitAt(reached, reached - d, true, true);
          return;
        }
      }
      if (backwardLow > lowest) {
        backward[origin + --backwardLow - 1] = Integer.MAX_VALUE;
      } else {
        backwardLow++;
      }
      if (backwardHigh < highest) {
        backward[origin + ++backwardHigh + 1] = Integer.MAX_VALUE;
      } else {
        backwardHigh--;
      }
      for (int d = backwardHigh; d >= backwardLow; d -= 2) {
        int length = stepBackward(d);
        snake |= length > GOOD_SNAKE;
        int reached = backward[origin + d];
        if (!odd && forwardLow <= d && d <= forwardHigh && reached <= forward[origin + d]) {
          splitAt(reached, reached - d, true, true);
          return;
        }
      }
      if (exact) {
        continue;
      }
      if (snake
          && cost > COSTLY
          && (splitAtFarForward(forwardLow, forwardHigh, start, cost)
              || splitAtFarBackward(backwardLow, backwardHigh, end, cost))) {
        return;
      }
      if (cost >= costLimit) {
        settle(forwardLow, forwardHigh, backwardLow, backwardHigh);
        return;
      }
    }
  }

  private int stepForward(int d) {
    int below = forward[origin + d - 1];
    int above = forward[origin + d + 1];
    int from = below >= above ? below + 1 : above;
    int i = from;
    int j = i - d;
    while (i < leftTo && j < rightTo && left[i] == right[j]) {
      i++;
      j++;
    }
    forward[origin + d] = i;
    return i - from;
  }

  private int stepBackward(int d) {
    int below = backward[origin + d - 1];
    int above = backward[origin + d + 1];
    int from = below < above ? below : above - 1;
    int i = from;
    int j = i - d;
    while (i > leftFrom && j > rightFrom && left[i - 1] == right[j - 1]) {
      i--;
      j--;
    }
    backward[origin + d] = i;
    return from - i;
  }

  /** Splits after a long snake on a diagonal that came far for its cost, if there is one. */
  private boolean splitAtFarForward(int low, int high, int start, int cost) {
    int best = 0;
    for (int d = high; d >= low; d -= 2) {
      int i = forward[origin + d];
      int j = i - d;
      int progress = (i - leftFrom) + (j - rightFrom) - Math.abs(d - start);
      if (progress > FAR * cost
          && progress > best
          && leftFrom + GOOD_SNAKE <= i
          && i < leftTo
          && rightFrom + GOOD_SNAKE <= j
          && j < rightTo
          && same(i - GOOD_SNAKE, j - GOOD_SNAKE)) {
        best = progress;
        splitAt(i, j, true, false);
      }
    }
    return best > 0;
  }

  private boolean splitAtFarBackward(int low, int high, int end, int cost) {
    int best = 0;
    for (int d = high; d >= low; d -= 2) {
      int i = backward[origin + d];
      int j = i - d;
      int progress = (leftTo - i) + (rightTo - j) - Math.abs(d - end);
      if (progress > FAR * cost
          && progress > best
          && leftFrom < i
          && i <= leftTo - GOOD_SNAKE
          && rightFrom < j
          && j <= rightTo - GOOD_SNAKE
          && same(i, j)) {
        best = progress;
        splitAt(i, j, false, true);
      }
    }
    return best > 0;
  }

  private boolean same(int i, int j) {
    for (int k = 0; k < GOOD_SNAKE; k++) {
      if (left[i + k] != right[j + k]) {
        return false;
      }
    }
    return true;
  }

  /** Splits at the point that either search has carried furthest. */
  private void settle(int forwardLow, int forwardHigh, int backwardLow, int backwardHigh) {
    int furthest = -1;
    int furthestLeft = -1;
    for (int d = forwardHigh; d >= forwardLow; d -= 2) {
      int i = Math.min(forward[origin + d], leftTo);
      int j = i - d;
      if (rightTo < j) {
        i = rightTo + d;
        j = rightTo;
      }
      if (furthest < i + j) {
        furthest = i + j;
        furthestLeft = i;
      }
    }
    int nearest = Integer.MAX_VALUE;
    int nearestLeft = Integer.MAX_VALUE;
    for (int d = backwardHigh; d >= backwardLow; d -= 2) {
      int i = Math.max(leftFrom, backward[origin + d]);
      int j = i - d;
      if (j < rightFrom) {
        i = rightFrom + d;
        j = rightFrom;
      }
      if (i + j < nearest) {
        nearest = i + j;
        nearestLeft = i;
      }
    }
    if (leftTo + rightTo - nearest < furthest - (leftFrom + rightFrom)) {
      splitAt(furthestLeft, furthest - furthestLeft, true, false);
    } else {
      splitAt(nearestLeft, nearest - nearestLeft, false, true);
    }
  }

  private void splitAt(int i, int j, boolean first, boolean second) {
    splitLeft = i;
    splitRight = j;
    firstExact = first;
    secondExact = second;
  }
}
