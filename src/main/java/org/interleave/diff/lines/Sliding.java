package org.interleave.diff.lines;

import java.util.List;

/**
 * Slides each run of changed lines. A run that begins with the line that follows it can stand one
 * line lower, and mean the same; git joins runs that meet on the way, prefers a place beside a
 * change of the other text, and else the place that {@link Indentation} finds best.
 *
 * <p>Both texts have the same number of unchanged lines, so a run of one text (perhaps empty) has
 * exactly one counterpart in the other: the run between the same two unchanged lines. The two move
 * together.
 */
final class Sliding {
  private static final int FURTHEST = 100;

  private final Side left;
  private final Side right;

  Sliding(Lines left, Lines right, boolean[] changedLeft, boolean[] changedRight) {
    this.left = new Side(left, changedLeft);
    this.right = new Side(right, changedRight);
  }

  void slide(LineDiff.Placement placement) {
    slide(left, right, placement);
    slide(right, left, placement);
  }

  private static void slide(Side side, Side other, LineDiff.Placement placement) {
    Run run = new Run(side);
    Run counterpart = new Run(other);
    do {
      if (!run.isEmpty()) {
        place(run, counterpart, placement);
      }
    } while (run.next() && counterpart.next());
  }

  private static void place(Run run, Run counterpart, LineDiff.Placement placement) {
    int length;
    int highestEnd;
    boolean besideChange;
    do {
      length = run.length();
      while (run.slideUp()) {
        counterpart.previous();
      }
      highestEnd = run.end;
      besideChange = !counterpart.isEmpty();
      while (run.slideDown()) {
        counterpart.next();
        besideChange |= !counterpart.isEmpty();
      }
    } while (length != run.length());
    if (run.end == highestEnd) {
      return;
    }
    if (besideChange) {
      while (counterpart.isEmpty()) {
        run.slideUp();
        counterpart.previous();
      }
    } else if (placement == LineDiff.Placement.INDENTATION) {
      int end = bestEnd(run, highestEnd);
      while (run.end > end) {
        run.slideUp();
        counterpart.previous();
      }
    }
  }

  /**
   * The end at which the borders above and below the run together look best; the lowest of equals.
   */
  private static int bestEnd(Run run, int highestEnd) {
    int length = run.length();
    int first = Math.max(highestEnd, Math.max(run.end - length - 1, run.end - FURTHEST));
    List<String> text = run.side.lines.text();
    int best = first;
    Indentation.Score bestScore = Indentation.score(text, first - length, first);
    for (int end = first + 1; end <= run.end; end++) {
      Indentation.Score score = Indentation.score(text, end - length, end);
      if (score.isNoWorseThan(bestScore)) {
        best = end;
        bestScore = score;
      }
    }
    return best;
  }

  private record Side(Lines lines, boolean[] changed) {
    boolean changed(int i) {
      return i >= 0 && i < changed.length && changed[i];
    }
  }

  /** The changed lines between two unchanged ones, from start to before end; perhaps none. */
  private static final class Run {
    private final Side side;
    private int start;
    private int end;

    Run(Side side) {
      this.side = side;
      growDown();
    }

    boolean isEmpty() {
      return start == end;
    }

    int length() {
      return end - start;
    }

    boolean next() {
      if (end == side.lines.size()) {
        return false;
      }
      start = end + 1;
      end = start;
      growDown();
      return true;
    }

    void previous() {
      end = start - 1;
      start = end;
      growUp();
    }

    boolean slideDown() {
      int[] ids = side.lines.ids();
      if (end >= ids.length || ids[start] != ids[end]) {
        return false;
      }
      side.changed[start++] = false;
      side.changed[end++] = true;
      growDown();
      return true;
    }

    boolean slideUp() {
      int[] ids = side.lines.ids();
      if (start <= 0 || ids[start - 1] != ids[end - 1]) {
        return false;
      }
      side.changed[--start] = true;
      side.changed[--end] = false;
      growUp();
      return true;
    }

    private void growDown() {
      while (side.changed(end)) {
        end++;
      }
    }

    private void growUp() {
      while (side.changed(start - 1)) {
        start--;
      }
    }
  }
}
