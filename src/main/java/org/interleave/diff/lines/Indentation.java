package org.interleave.diff.lines;

import java.util.List;

/**
 * How well a run of changed lines reads where it stands, judged by the indentation and the blank
 * lines around its two borders. The weights are those of git's "indent heuristic"
 * (diff.indentHeuristic), found by its authors from diffs that people had rated.
 */
final class Indentation {
  private static final int WIDEST = 200;
  private static final int MOST_BLANKS = 20;

  private static final int AT_START_OF_FILE = 1;
  private static final int AT_END_OF_FILE = 21;
  private static final int PER_BLANK = -30;
  private static final int PER_BLANK_AFTER = 6;
  private static final int DEEPER = -4;
  private static final int DEEPER_AFTER_BLANK = 10;
  private static final int OPENING = 24;
  private static final int OPENING_AFTER_BLANK = 17;
  private static final int CLOSING = 23;
  private static final int CLOSING_AFTER_BLANK = 17;
  private static final int PER_INDENT = 60;

  private static final int BLANK = -1;

  private Indentation() {}

  /**
   * Lower is better.
   *
   * @param indent of the lines below both borders
   */
  record Score(int indent, int penalty) {
    boolean isNoWorseThan(Score other) {
      int deeper = Integer.signum(indent - other.indent);
      return PER_INDENT * deeper + penalty - other.penalty <= 0;
    }
  }

  static Score score(List<String> text, int start, int end) {
    Score below = border(text, end);
    Score above = border(text, start);
    return new Score(below.indent + above.indent, below.penalty + above.penalty);
  }

  /** A border before the line at {@code at}. */
  private static Score border(List<String> text, int at) {
    int own = at < text.size() ? indent(text.get(at)) : BLANK;
    Neighbour before = neighbour(text, at - 1, -1);
    Neighbour after = neighbour(text, at + 1, 1);
    int penalty = 0;
    if (before.indent == BLANK && before.blanks == 0) {
      penalty += AT_START_OF_FILE;
    }
    if (at >= text.size()) {
      penalty += AT_END_OF_FILE;
    }
    int blanksAfter = own == BLANK ? 1 + after.blanks : 0;
    int blanks = before.blanks + blanksAfter;
    penalty += PER_BLANK * blanks + PER_BLANK_AFTER * blanksAfter;
    int indent = own == BLANK ? after.indent : own;
    if (indent != BLANK && before.indent != BLANK) {
      penalty += step(before.indent, indent, after.indent, blanks > 0);
    }
    return new Score(indent, penalty);
  }

  private static int step(int before, int indent, int after, boolean afterBlank) {
    if (indent > before) {
      return afterBlank ? DEEPER_AFTER_BLANK : DEEPER;
    }
    if (indent == before) {
      return 0;
    }
    if (after != BLANK && after > indent) {
      return afterBlank ? OPENING_AFTER_BLANK : OPENING;
    }
    return afterBlank ? CLOSING_AFTER_BLANK : CLOSING;
  }

  /** The nearest line that is not blank in one direction, and how many blank ones lie between. */
  private record Neighbour(int indent, int blanks) {}

  private static Neighbour neighbour(List<String> text, int from, int direction) {
    int blanks = 0;
    for (int i = from; i >= 0 && i < text.size(); i += direction) {
      int indent = indent(text.get(i));
      if (indent != BLANK) {
        return new Neighbour(indent, blanks);
      }
      if (++blanks == MOST_BLANKS) {
        return new Neighbour(0, blanks);
      }
    }
    return new Neighbour(BLANK, blanks);
  }

  private static int indent(String line) {
    int width = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case ' ' -> width++;
        case '\t' -> width += 8 - width % 8;
        case '\r', '\n' -> {}
        default -> {
          return width;
        }
      }
      if (width >= WIDEST) {
        return WIDEST;
      }
    }
    return BLANK;
  }
}
