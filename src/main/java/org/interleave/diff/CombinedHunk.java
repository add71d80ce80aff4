package org.interleave.diff;

/** One hunk of a combined diff (git-diff-tree(1), "combined diff format"): only its extent. */
final class CombinedHunk {
  private static final int MOST_PARENTS = 64;

  private final LineCursor line;
  private final long[] left;

  /** At the {@code @@@} line. */
  CombinedHunk(LineCursor line) {
    this.line = line;
    String header = line.line();
    int signs = 0;
    while (signs < header.length() && header.charAt(signs) == '@' && signs < MOST_PARENTS) {
      signs++;
    }
    this.left = new long[signs];
    String[] ranges = header.substring(signs).strip().split(" ", signs + 1);
    for (int i = 0; i < signs && i < ranges.length; i++) {
      left[i] = count(ranges[i]);
    }
  }

  private static long count(String range) {
    int comma = range.indexOf(',');
    String digits = range.substring(comma < 0 ? range.length() : comma + 1);
    boolean number = !digits.isEmpty() && digits.length() < 10;
    return number && digits.chars().allMatch(Character::isDigit) ? Long.parseLong(digits) : 1;
  }

  /** Moves below the hunk. */
  void skip() {
    line.next();
    while (!line.atEnd() && unfinished()) {
      if (!line.isEmpty() && " +-\\".indexOf(line.first()) < 0) {
        return;
      }
      if (line.first() != '\\') {
        take(line.line());
      }
      line.next();
    }
    if (line.startsWith("\\ ")) {
      line.next();
    }
  }

  private boolean unfinished() {
    for (long lines : left) {
      if (lines > 0) {
        return true;
      }
    }
    return false;
  }

  private void take(String text) {
    int parents = left.length - 1;
    String signs = text.substring(0, Math.min(parents, text.length()));
    boolean lost = signs.indexOf('-') >= 0;
    for (int i = 0; i < parents; i++) {
      char sign = i < signs.length() ? signs.charAt(i) : ' ';
      // a lost line was only in the parents marked '-', a kept one in all that are not marked '+'
      left[i] -= (lost ? sign == '-' : sign != '+') ? 1 : 0;
    }
    left[parents] -= lost ? 0 : 1;
  }
}
