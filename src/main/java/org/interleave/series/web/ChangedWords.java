package org.interleave.series.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which words differ between two lines. Words are identifiers and numbers, runs of blanks, and
 * single other characters; what they have in common is their longest common subsequence.
 *
 * @param before the stretches of the first line that the second has not
 * @param after the stretches of the second line that the first has not
 */
record ChangedWords(List<Range> before, List<Range> after) {
  /** Beyond this many cells the middle of two lines is taken to differ as a whole. */
  private static final int CELLS = 60_000;

  /** Lines with less in common are two different lines: marking words in them would be noise. */
  private static final double RELATED = 0.35;

  private static final ChangedWords NONE = new ChangedWords(List.of(), List.of());

  ChangedWords {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** A stretch of a line in UTF-16 units, {@code to} exclusive. */
  record Range(int from, int to) {}

  static ChangedWords of(String before, String after) {
    List<Range> a = words(before);
    List<Range> b = words(after);
    boolean[] keptA = new boolean[a.size()];
    boolean[] keptB = new boolean[b.size()];
    int start = 0;
    while (start < a.size() && start < b.size() && same(before, a, start, after, b, start)) {
      keptA[start] = keptB[start] = true;
      start++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > start && endB > start && same(before, a, endA - 1, after, b, endB - 1)) {
      keptA[--endA] = keptB[--endB] = true;
    }
    if ((long) (endA - start) * (endB - start) <= CELLS) {
      common(before, a, keptA, start, endA, after, b, keptB, endB);
    }
    if (!related(before, a, keptA, after, b, keptB)) {
      return NONE;
    }
    return new ChangedWords(changed(before, a, keptA), changed(after, b, keptB));
  }

  /** Marks the longest common subsequence of the middles as kept. */
  private static void common(
      String before,
      List<Range> a,
      boolean[] keptA,
      int start,
      int endA,
      String after,
      List<Range> b,
      boolean[] keptB,
      int endB) {
    int n = endA - start;
    int m = endB - start;
    int[][] length = new int[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        length[i][j] =
            same(before, a, start + i, after, b, start + j)
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (same(before, a, start + i, after, b, start + j)) {
        keptA[start + i++] = keptB[start + j++] = true;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /** Blanks count for nothing here: they are in every line. */
  private static boolean related(
      String before, List<Range> a, boolean[] keptA, String after, List<Range> b, boolean[] keptB) {
    int kept = weight(before, a, keptA);
    int whole = weight(before, a, null) + weight(after, b, null);
    return whole > 0 && 2.0 * kept / whole >= RELATED;
  }

  private static int weight(String line, List<Range> words, boolean @Nullable [] kept) {
    int weight = 0;
    for (int i = 0; i < words.size(); i++) {
      Range word = words.get(i);
      if ((kept == null || kept[i]) && !isBlank(line.charAt(word.from()))) {
        weight += word.to() - word.from();
      }
    }
    return weight;
  }

  /** Joins neighbours, and what only blanks part. */
  private static List<Range> changed(String line, List<Range> words, boolean[] kept) {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (kept[i]) {
        continue;
      }
      Range word = words.get(i);
      Range last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && line.substring(last.to(), word.from()).isBlank()) {
        ranges.set(ranges.size() - 1, new Range(last.from(), word.to()));
      } else {
        ranges.add(word);
      }
    }
    return ranges;
  }

  private static boolean same(
      String before, List<Range> a, int i, String after, List<Range> b, int j) {
    Range x = a.get(i);
    Range y = b.get(j);
    return x.to() - x.from() == y.to() - y.from()
        && before.regionMatches(x.from(), after, y.from(), x.to() - x.from());
  }

  static List<Range> words(String line) {
    List<Range> words = new ArrayList<>();
    int i = 0;
    while (i < line.length()) {
      int start = i;
      int first = line.codePointAt(i);
      i += Character.charCount(first);
      if (isWord(first)) {
        while (i < line.length() && isWord(line.codePointAt(i))) {
          i += Character.charCount(line.codePointAt(i));
        }
      } else if (isBlank(first)) {
        while (i < line.length() && isBlank(line.charAt(i))) {
          i++;
        }
      }
      words.add(new Range(start, i));
    }
    return words;
  }

  private static boolean isWord(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }
}
