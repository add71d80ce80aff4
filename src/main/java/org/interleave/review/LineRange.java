package org.interleave.review;

/** Consecutive lines, counted from 1, both ends included. */
public record LineRange(int first, int last) {
  public LineRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no such lines: " + first + "-" + last);
    }
  }

  public int count() {
    return last - first + 1;
  }

  public boolean contains(int line) {
    return first <= line && line <= last;
  }

  /** The lines as people write them: "12" or "12-15". */
  public String written() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
