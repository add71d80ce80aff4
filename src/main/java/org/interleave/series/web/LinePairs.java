package org.interleave.series.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which removed lines of a change became which added ones: the pairs, in order, whose words have
 * most in common.
 */
final class LinePairs {
  /** Beyond this many comparisons lines are paired by position. */
  private static final int COMPARISONS = 4_000;

  private static final double ALIKE = 0.4;

  private LinePairs() {}

  /** For each removed line the index of the added line that it became, or -1. */
  static int[] of(List<String> removed, List<String> added) {
    int[] pairs = new int[removed.size()];
    Arrays.fill(pairs, -1);
    if (removed.isEmpty() || added.isEmpty()) {
      return pairs;
    }
    List<Map<String, Integer>> a = removed.stream().map(LinePairs::bag).toList();
    List<Map<String, Integer>> b = added.stream().map(LinePairs::bag).toList();
    if ((long) a.size() * b.size() > COMPARISONS) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        if (likeness(a.get(i), b.get(i)) >= ALIKE) {
          pairs[i] = i;
        }
      }
      return pairs;
    }
    align(a, b, pairs);
    return pairs;
  }

  /** The alignment of greatest total likeness, never crossing. */
  private static void align(
      List<Map<String, Integer>> a, List<Map<String, Integer>> b, int[] pairs) {
    double[][] like = new double[a.size()][b.size()];
    double[][] best = new double[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        like[i][j] = likeness(a.get(i), b.get(j));
        double skip = Math.max(best[i + 1][j], best[i][j + 1]);
        best[i][j] = like[i][j] < ALIKE ? skip : Math.max(skip, best[i + 1][j + 1] + like[i][j]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (like[i][j] >= ALIKE && best[i][j] == best[i + 1][j + 1] + like[i][j]) {
        pairs[i++] = j++;
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** How many characters of words two lines share (Dice), from 0 to 1. */
  private static double likeness(Map<String, Integer> a, Map<String, Integer> b) {
    int shared = 0;
    int whole = 0;
    for (Map.Entry<String, Integer> entry : a.entrySet()) {
      shared +=
          entry.getKey().length() * Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0));
      whole += entry.getKey().length() * entry.getValue();
    }
    for (Map.Entry<String, Integer> entry : b.entrySet()) {
      whole += entry.getKey().length() * entry.getValue();
    }
    return whole == 0 ? 0 : 2.0 * shared / whole;
  }

  private static Map<String, Integer> bag(String line) {
    Map<String, Integer> bag = new HashMap<>();
    for (ChangedWords.Range word : ChangedWords.words(line)) {
      String text = line.substring(word.from(), word.to());
      if (!text.isBlank()) {
        bag.merge(text, 1, Integer::sum);
      }
    }
    return bag;
  }
}
