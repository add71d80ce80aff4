package org.interleave.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.diff.lines.Edit;
import org.interleave.diff.lines.LineDiff;
import org.interleave.diff.lines.Lines;

/**
 * Finds which patch of one version became which of the other: patches with the same diff first,
 * then those pairs that together cost least, where a pair costs the length of the diff between its
 * diffs, and a patch without partner a share of its own length.
 */
final class Pairing {
  static final int NONE = -1;
  private static final int NEVER = 1 << 16;

  private final List<Normal.Form> left;
  private final List<Normal.Form> right;
  private final int[] leftOf;
  private final int[] rightOf;

  private Pairing(List<Normal.Form> left, List<Normal.Form> right) {
    this.left = left;
    this.right = right;
    this.leftOf = new int[right.size()];
    this.rightOf = new int[left.size()];
    Arrays.fill(leftOf, NONE);
    Arrays.fill(rightOf, NONE);
  }

  /** For each left patch the right one, or NONE; equal diffs only. */
  static int[] equalOnly(List<Normal.Form> left, List<Normal.Form> right) {
    Pairing pairing = new Pairing(left, right);
    pairing.pairEqual();
    return pairing.rightOf;
  }

  /**
   * For each left patch the right one, or NONE.
   *
   * @param creationFactor how much a patch without partner costs, in percent of its lines
   */
  static int[] of(List<Normal.Form> left, List<Normal.Form> right, int creationFactor) {
    Pairing pairing = new Pairing(left, right);
    pairing.pairEqual();
    int[] columns = Assignment.solve(pairing.costs(creationFactor));
    for (int j = 0; j < right.size(); j++) {
      if (columns[j] < left.size()) {
        pairing.rightOf[columns[j]] = j;
      }
    }
    return pairing.rightOf;
  }

  private void pairEqual() {
    Equals equals = new Equals();
    for (int i = 0; i < left.size(); i++) {
      equals.add(left.get(i).diff(), i);
    }
    for (int j = 0; j < right.size(); j++) {
      int i = equals.take(right.get(j).diff());
      if (i != NONE) {
        rightOf[i] = j;
        leftOf[j] = i;
      }
    }
  }

  /** By right patch (row) and left patch (column); places past the end stand for no partner. */
  private int[][] costs(int creationFactor) {
    int n = left.size() + right.size();
    int[][] costs = new int[n][n];
    Lines.Numbering numbering = new Lines.Numbering();
    List<Lines> leftDiffs = left.stream().map(form -> numbering.number(form.diff())).toList();
    List<Lines> rightDiffs = right.stream().map(form -> numbering.number(form.diff())).toList();
    LineDiff.Counts counts = new LineDiff.Counts(numbering.size());
    for (int j = 0; j < right.size(); j++) {
      for (int i = 0; i < left.size(); i++) {
        if (rightOf[i] == j) {
          costs[j][i] = 0;
        } else if (rightOf[i] == NONE && leftOf[j] == NONE) {
          List<Edit> edits =
              LineDiff.edits(leftDiffs.get(i), rightDiffs.get(j), LineDiff.Placement.PLAIN, counts);
          costs[j][i] = InnerDiff.size(edits, leftDiffs.get(i).size());
        } else {
          costs[j][i] = NEVER;
        }
      }
      int alone = alone(leftOf[j], right.get(j), creationFactor);
      Arrays.fill(costs[j], left.size(), n, alone);
    }
    for (int i = 0; i < left.size(); i++) {
      int alone = alone(rightOf[i], left.get(i), creationFactor);
      for (int j = right.size(); j < n; j++) {
        costs[j][i] = alone;
      }
    }
    return costs;
  }

  private static int alone(int partner, Normal.Form form, int creationFactor) {
    return partner == NONE ? (int) ((long) form.size() * creationFactor / 100) : NEVER;
  }

  /**
   * Left patches by diff. Of several with the same diff the one added last is taken first, but each
   * time git's table of them grows or shrinks the order turns round; and so it does here.
   */
  private static final class Equals {
    private static final int SMALLEST = 64;

    private final Map<List<String>, List<Integer>> places = new LinkedHashMap<>();
    private int size;
    private int table = SMALLEST;

    void add(List<String> diff, int place) {
      places.computeIfAbsent(diff, key -> new ArrayList<>()).add(place);
      size++;
      if (size > most()) {
        resize(table << 2);
      }
    }

    int take(List<String> diff) {
      List<Integer> equal = places.getOrDefault(diff, List.of());
      if (equal.isEmpty()) {
        return NONE;
      }
      int place = equal.removeLast();
      size--;
      if (table > SMALLEST && size < most() / 5) {
        resize(table >> 2);
      }
      return place;
    }

    private int most() {
      return (int) (table * 80L / 100);
    }

    private void resize(int next) {
      table = next;
      places.values().forEach(Collections::reverse);
    }
  }
}
