package org.interleave.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two versions of a series compared patch by patch, with the pairing and the text of {@code git
 * range-diff}.
 *
 * @param pairs in the order of the right version; a patch that only the left one has stands behind
 *     its predecessors
 * @param limit what was left out because the versions are too long, and why
 */
public record RangeDiff(
    List<PatchText> left, List<PatchText> right, List<Pair> pairs, Optional<String> limit) {
  /** Git's default: a patch counts as new if pairing it would change 60 % of its lines. */
  public static final int CREATION_FACTOR = 60;

  /** Two versions of this many patches together take 64 MiB for the costs of all pairs. */
  private static final int MOST_PATCHES = 4096;

  public RangeDiff {
    left = List.copyOf(left);
    right = List.copyOf(right);
    pairs = List.copyOf(pairs);
  }

  public static RangeDiff of(List<PatchText> left, List<PatchText> right) {
    return of(left, right, CREATION_FACTOR);
  }

  /**
   * @param creationFactor in percent; higher pairs patches that differ more
   */
  public static RangeDiff of(List<PatchText> left, List<PatchText> right, int creationFactor) {
    List<Normal.Form> leftForms = left.stream().map(Normal::of).toList();
    List<Normal.Form> rightForms = right.stream().map(Normal::of).toList();
    if (left.size() + right.size() > MOST_PATCHES) {
      int[] partners = Pairing.equalOnly(leftForms, rightForms);
      String limit =
          "%d and %d patches are too many to compare each with each: only equal ones are paired"
              .formatted(left.size(), right.size());
      return new RangeDiff(left, right, pairs(leftForms, rightForms, partners), Optional.of(limit));
    }
    int[] partners = Pairing.of(leftForms, rightForms, creationFactor);
    return new RangeDiff(left, right, pairs(leftForms, rightForms, partners), Optional.empty());
  }

  private static List<Pair> pairs(List<Normal.Form> left, List<Normal.Form> right, int[] rightOf) {
    int[] leftOf = inverse(rightOf, right.size());
    boolean[] shown = new boolean[left.size()];
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && shown[i]) {
        i++;
      } else if (i < left.size() && rightOf[i] == Pairing.NONE) {
        pairs.add(single(OptionalInt.of(i++), OptionalInt.empty(), Pair.Status.ONLY_LEFT));
      } else if (j < right.size() && leftOf[j] == Pairing.NONE) {
        pairs.add(single(OptionalInt.empty(), OptionalInt.of(j++), Pair.Status.ONLY_RIGHT));
      } else {
        shown[leftOf[j]] = true;
        pairs.add(matched(left, leftOf[j], right, j));
        j++;
      }
    }
    return pairs;
  }

  private static int[] inverse(int[] rightOf, int size) {
    int[] leftOf = new int[size];
    Arrays.fill(leftOf, Pairing.NONE);
    for (int i = 0; i < rightOf.length; i++) {
      if (rightOf[i] != Pairing.NONE) {
        leftOf[rightOf[i]] = i;
      }
    }
    return leftOf;
  }

  private static Pair single(OptionalInt left, OptionalInt right, Pair.Status status) {
    return new Pair(left, right, status, List.of());
  }

  private static Pair matched(List<Normal.Form> left, int i, List<Normal.Form> right, int j) {
    Normal.Form before = left.get(i);
    Normal.Form after = right.get(j);
    boolean same = before.lines().equals(after.lines());
    return new Pair(
        OptionalInt.of(i),
        OptionalInt.of(j),
        same ? Pair.Status.SAME : Pair.Status.CHANGED,
        same ? List.of() : InnerDiff.of(before, after));
  }

  /**
   * The text that {@code git range-diff --no-color} prints; dashes stand for ids that are not
   * known.
   */
  public String render() {
    return new Rendering(this).text();
  }
}
