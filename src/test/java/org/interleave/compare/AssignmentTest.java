package org.interleave.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AssignmentTest {

  @Property(tries = 300)
  void costsNoMoreThanAnyOtherAssignment(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int size,
      @ForAll @IntRange(min = 1, max = 40) int highest) {
    Random random = new Random(seed);
    int[][] cost = new int[size][size];
    for (int[] row : cost) {
      Arrays.setAll(row, j -> random.nextInt(highest));
    }

    int[] columns = Assignment.solve(cost);

    assertThat(columns).doesNotHaveDuplicates();
    assertThat(total(cost, columns)).isEqualTo(least(cost, new boolean[size], 0));
  }

  private static int total(int[][] cost, int[] columns) {
    int total = 0;
    for (int i = 0; i < columns.length; i++) {
      total += cost[i][columns[i]];
    }
    return total;
  }

  private static int least(int[][] cost, boolean[] used, int row) {
    if (row == cost.length) {
      return 0;
    }
    int least = Integer.MAX_VALUE;
    for (int j = 0; j < used.length; j++) {
      if (!used[j]) {
        used[j] = true;
        least = Math.min(least, cost[row][j] + least(cost, used, row + 1));
        used[j] = false;
      }
    }
    return least;
  }
}
