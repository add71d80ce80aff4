package org.interleave.diff;

import java.util.Optional;

/** The numbers of {@code @@ -oldStart,oldLines +newStart,newLines @@ section}. */
record HunkHeader(int oldStart, int oldLines, int newStart, int newLines, String section) {

  static boolean looksLikeOne(LineCursor line) {
    return line.startsWith("@@ -");
  }

  /** Reads the line at the cursor; empty where the numbers do not parse. */
  static Optional<HunkHeader> read(LineCursor line) {
    Scanner in = new Scanner(line.headerFrom(0), 4);
    int oldStart = in.number();
    int oldLines = in.skip(',') ? in.number() : 1;
    boolean middle = in.skip(' ') && in.skip('+');
    int newStart = in.number();
    int newLines = in.skip(',') ? in.number() : 1;
    boolean tail = in.skip(' ') && in.skip('@') && in.skip('@');
    if (!middle || !tail || oldStart < 0 || oldLines < 0 || newStart < 0 || newLines < 0) {
      return Optional.empty();
    }
    in.skip(' ');
    return Optional.of(new HunkHeader(oldStart, oldLines, newStart, newLines, in.rest()));
  }

  private static final class Scanner {
    private final String line;
    private int at;

    Scanner(String line, int at) {
      this.line = line;
      this.at = at;
    }

    /** The number here; -1 where there is none or it is out of any file's range. */
    int number() {
      int from = at;
      long value = 0;
      while (at < line.length() && Character.digit(line.charAt(at), 10) >= 0 && at - from < 10) {
        value = value * 10 + Character.digit(line.charAt(at++), 10);
      }
      return at == from || value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    boolean skip(char c) {
      boolean there = at < line.length() && line.charAt(at) == c;
      at += there ? 1 : 0;
      return there;
    }

    String rest() {
      return line.substring(at);
    }
  }
}
