package org.interleave.compare;

import java.util.Arrays;

/**
 * The linear assignment problem by the algorithm LAPJV of R. Jonker and A. Volgenant, "A Shortest
 * Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems" (Computing 38, 1987):
 * column reduction, reduction transfer, augmenting row reduction, augmentation. Where several
 * assignments cost the same, the choice follows from the order of the steps, which is therefore the
 * paper's (and git range-diff's).
 *
 * <p>The arrays have the paper's names: x columns of rows, y rows of columns, v the dual variables
 * of the columns.
 */
final class Assignment {
  private static final int NONE = -1;

  private final int[][] cost;
  private final int n;
  private final int[] x;
  private final int[] y;
  private final int[] v;
  private final boolean[] contested;
  private int[] free;
  private int freeCount;

  private Assignment(int[][] cost) {
    this.cost = cost;
    this.n = cost.length;
    this.x = new int[n];
    this.y = new int[n];
    this.v = new int[n];
    this.contested = new boolean[n];
    this.free = new int[n];
  }

  /**
   * @param cost square, by row and column
   * @return for every row its column
   */
  static int[] solve(int[][] cost) {
    Assignment assignment = new Assignment(cost);
    if (cost.length > 1) {
      assignment.reduceColumns();
      assignment.transferReduction();
      for (int pass = 0; pass < 2 && assignment.freeCount > 0; pass++) {
        assignment.reduceRows();
      }
      assignment.augment();
    }
    return assignment.x;
  }

  private void reduceColumns() {
    Arrays.fill(x, NONE);
    Arrays.fill(y, NONE);
    for (int j = n - 1; j >= 0; j--) {
      int cheapest = 0;
      for (int i = 1; i < n; i++) {
        if (cost[i][j] < cost[cheapest][j]) {
          cheapest = i;
        }
      }
      v[j] = cost[cheapest][j];
      if (x[cheapest] == NONE) {
        x[cheapest] = j;
        y[j] = cheapest;
      } else {
        contested[cheapest] = true;
      }
    }
  }

  /** Also collects the rows that no column chose. */
  private void transferReduction() {
    for (int i = 0; i < n; i++) {
      if (x[i] == NONE) {
        free[freeCount++] = i;
      } else if (!contested[i]) {
        int taken = x[i];
        int least = Integer.MAX_VALUE;
        for (int j = 0; j < n; j++) {
          if (j != taken) {
            least = Math.min(least, cost[i][j] - v[j]);
          }
        }
        v[taken] -= least;
      }
    }
  }

  private void reduceRows() {
    int[] waiting = free;
    int waitingCount = freeCount;
    free = new int[n];
    freeCount = 0;
    int k = 0;
    while (k < waitingCount) {
      int i = waiting[k++];
      int first = 0;
      int second = NONE;
      int least = cost[i][0] - v[0];
      int next = Integer.MAX_VALUE;
      for (int j = 1; j < n; j++) {
        int reduced = cost[i][j] - v[j];
        if (reduced >= next) {
          continue;
        }
        if (reduced > least) {
          next = reduced;
          second = j;
        } else {
          next = least;
          second = first;
          least = reduced;
          first = j;
        }
      }
      int column = first;
      int displaced = y[column];
      if (least < next) {
        v[column] -= next - least;
      } else if (displaced != NONE) {
        column = second;
        displaced = y[column];
      }
      if (displaced != NONE) {
        if (least < next) {
          waiting[--k] = displaced;
        } else {
          free[freeCount++] = displaced;
        }
      }
      x[i] = column;
      y[column] = i;
    }
  }

  /** Gives every free row a column along a shortest alternating path (Dijkstra's algorithm). */
  private void augment() {
    int[] distance = new int[n];
    int[] before = new int[n];
    int[] columns = new int[n];
    for (int f = 0; f < freeCount; f++) {
      int row = free[f];
      for (int j = 0; j < n; j++) {
        distance[j] = cost[row][j] - v[j];
        before[j] = row;
        columns[j] = j;
      }
      int end = shortestPath(distance, before, columns);
      int i;
      do {
        i = before[end];
        y[end] = i;
        int previous = x[i];
        x[i] = end;
        end = previous;
      } while (i != row);
    }
  }

  /**
   * Columns before {@code low} are settled, before {@code up} at the least distance, the rest to be
   * looked at.
   */
  private int shortestPath(int[] distance, int[] before, int[] columns) {
    int low = 0;
    int up = 0;
    int least = 0;
    int settled = 0;
    while (true) {
      if (low == up) {
        settled = low;
        least = distance[columns[up++]];
        for (int k = up; k < n; k++) {
          int j = columns[k];
          int d = distance[j];
          if (d <= least) {
            if (d < least) {
              up = low;
              least = d;
            }
            swap(columns, k, up++);
          }
        }
        for (int k = low; k < up; k++) {
          if (y[columns[k]] == NONE) {
            return lower(distance, columns, settled, least, columns[k]);
          }
        }
      }
      int j1 = columns[low++];
      int i = y[j1];
      int u = cost[i][j1] - v[j1] - least;
      for (int k = up; k < n; k++) {
        int j = columns[k];
        int d = cost[i][j] - v[j] - u;
        if (d < distance[j]) {
          distance[j] = d;
          before[j] = i;
          if (d == least) {
            if (y[j] == NONE) {
              return lower(distance, columns, settled, least, j);
            }
            swap(columns, k, up++);
          }
        }
      }
    }
  }

  private int lower(int[] distance, int[] columns, int settled, int least, int end) {
    for (int k = 0; k < settled; k++) {
      int j = columns[k];
      v[j] += distance[j] - least;
    }
    return end;
  }

  private static void swap(int[] columns, int a, int b) {
    int kept = columns[a];
    columns[a] = columns[b];
    columns[b] = kept;
  }
}
