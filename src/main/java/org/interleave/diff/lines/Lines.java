package org.interleave.diff.lines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text as lines, each with a number that is equal for equal lines, so that comparing is on
 * numbers.
 *
 * @param text the lines without their ends
 * @param ids from one {@link Numbering}; only texts of the same numbering can be compared
 */
public record Lines(List<String> text, int[] ids) {

  /** Numbers lines in the order in which it meets them. */
  public static final class Numbering {
    private final Map<String, Integer> ids = new HashMap<>();

    public Lines number(List<String> text) {
      int[] numbers = new int[text.size()];
      for (int i = 0; i < numbers.length; i++) {
        String line = text.get(i);
        Integer known = ids.putIfAbsent(line, ids.size());
        numbers[i] = known == null ? ids.size() - 1 : known;
      }
      return new Lines(List.copyOf(text), numbers);
    }

    /** How many different lines there were. */
    public int size() {
      return ids.size();
    }
  }

  public int size() {
    return ids.length;
  }
}
