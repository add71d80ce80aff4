package org.interleave.checks.web;

import java.util.List;
import java.util.stream.Stream;
import org.interleave.checks.matrix.Mark;

/**
 * How a square's mark looks: a shape and a word, so that colour tells nothing that they do not.
 *
 * @param id the class of its style
 */
record Sign(String id, String shape, String word) {
  static Sign of(Mark mark) {
    return new Sign(mark.id(), shape(mark), mark.word());
  }

  /** Beside an outcome's own words, which say its state. */
  static Sign unspoken(Mark mark) {
    return switch (mark) {
      case INTRODUCED, FIRST_SEEN, FIXED, NOT_SEEN -> of(mark);
      case FINDING, FAILED, WARNED, NOT_RUNNABLE, RUNNING, WAITING, NO_FINDING, VERIFIED, PASSED ->
          new Sign(mark.id(), shape(mark), "");
    };
  }

  /** What the signs of a table stand for. */
  static List<Sign> legend(Stream<Mark> shown) {
    return shown.distinct().sorted().map(Sign::of).toList();
  }

  static String shape(Mark mark) {
    return switch (mark) {
      case INTRODUCED -> "✱";
      case FIRST_SEEN -> "✕?";
      case FINDING, FAILED -> "✕";
      case WARNED -> "!";
      case FIXED -> "✚";
      case NOT_SEEN -> "○?";
      case NOT_RUNNABLE -> "⊘";
      case RUNNING -> "▸";
      case WAITING -> "·";
      case NO_FINDING -> "○";
      case VERIFIED, PASSED -> "✓";
    };
  }
}
