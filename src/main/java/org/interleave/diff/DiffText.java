package org.interleave.diff;

import java.util.List;

/** Finds where diffs begin and end in the text of a mail. Linear in the text. */
public final class DiffText {

  /** How far below an Index: or diff line its --- line may stand (RCS file, revision, ====). */
  private static final int PREAMBLE = 10;

  static final List<String> GIT_HEADERS =
      List.of(
          "index ",
          "--- ",
          "+++ ",
          "old mode ",
          "new mode ",
          "deleted file mode ",
          "new file mode ",
          "copy from ",
          "copy to ",
          "rename from ",
          "rename to ",
          "rename old ",
          "rename new ",
          "similarity index ",
          "dissimilarity index ",
          "mode ",
          "GIT binary patch",
          "Binary files ");

  private DiffText() {}

  /**
   * The offset of the first line at or after {@code from} (itself a line's start) that begins a
   * diff: not prose that looks like one, such as a "--- name" with no "+++ name" below. -1 where
   * there is none.
   */
  public static int start(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if ((c == 'd' || c == 'I' || c == '-') && begins(new LineCursor(text, at))) {
        return at;
      }
      int newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length() : newline + 1;
    }
    return -1;
  }

  /** Whether a diff begins at the line. */
  static boolean begins(LineCursor line) {
    if (line.startsWith("diff --git ")
        || line.startsWith("diff --cc ")
        || line.startsWith("diff --combined ")) {
      LineCursor ahead = line.ahead();
      ahead.next();
      return !ahead.atEnd() && isGitHeader(ahead);
    }
    if (line.startsWith("diff -") || line.startsWith("Index: ")) {
      LineCursor ahead = line.ahead();
      ahead.next();
      for (int i = 0; i < PREAMBLE && !ahead.atEnd(); i++, ahead.next()) {
        if (isFilePair(ahead) || ahead.startsWith("Binary files ")) {
          return true;
        }
        if (!isPreamble(ahead)) {
          return false;
        }
      }
      return false;
    }
    return isFilePair(line);
  }

  static boolean isGitHeader(LineCursor line) {
    for (String header : GIT_HEADERS) {
      if (line.startsWith(header)) {
        return true;
      }
    }
    return false;
  }

  /** What CVS, Subversion and diff -r write above the --- line. */
  static boolean isPreamble(LineCursor line) {
    return line.startsWith("diff ")
        || line.startsWith("Index: ")
        || line.startsWith("====")
        || line.startsWith("RCS file:")
        || line.startsWith("retrieving revision")
        || line.isEmpty();
  }

  /** "--- old", "+++ new" and a hunk, as git apply demands of a diff without a diff line. */
  static boolean isFilePair(LineCursor line) {
    if (!line.startsWith("--- ")) {
      return false;
    }
    LineCursor ahead = line.ahead();
    ahead.next();
    if (!ahead.startsWith("+++ ")) {
      return false;
    }
    ahead.next();
    return HunkHeader.looksLikeOne(ahead) && HunkHeader.read(ahead).isPresent();
  }

  /**
   * The offset just after the last line of the diffs that begin at {@code start} and follow each
   * other with nothing but diff between them. A signature or prose below is not part of it.
   */
  public static int end(String text, int start) {
    LineCursor line = new LineCursor(text, start);
    int end = start;
    while (!line.atEnd()) {
      if (HunkHeader.looksLikeOne(line)) {
        boolean whole = skipHunk(line);
        end = line.offset();
        if (!whole && !seekAfterDamage(line)) {
          break;
        }
      } else if (line.startsWith("@@@")) {
        new CombinedHunk(line).skip();
        end = line.offset();
      } else if (line.startsWith("GIT binary patch")) {
        skipBinary(line);
        end = line.offset();
      } else if (begins(line) || (!line.isEmpty() && isPreamble(line)) || isGitHeader(line)) {
        line.next();
        end = line.offset();
      } else {
        break;
      }
    }
    return end;
  }

  /** After a hunk that broke off, the next hunk or diff still belongs to the same text. */
  private static boolean seekAfterDamage(LineCursor line) {
    while (!line.atEnd() && !HunkHeader.looksLikeOne(line) && !begins(line)) {
      line.next();
    }
    return !line.atEnd();
  }

  /** Moves below the hunk; false where it broke off before its counts were met. */
  private static boolean skipHunk(LineCursor line) {
    HunkHeader header = HunkHeader.read(line).orElse(new HunkHeader(0, 0, 0, 0, ""));
    long before = header.oldLines();
    long after = header.newLines();
    line.next();
    while (!line.atEnd() && (before > 0 || after > 0)) {
      char sign = line.first();
      boolean context = sign == ' ' || line.isEmpty();
      if (!context && sign != '+' && sign != '-' && sign != '\\') {
        skipDamaged(line, Math.max(before, after));
        return false;
      }
      before -= context || sign == '-' ? 1 : 0;
      after -= context || sign == '+' ? 1 : 0;
      line.next();
    }
    if (line.startsWith("\\ ")) {
      line.next();
    }
    return before <= 0 && after <= 0;
  }

  /** Takes the rest of a hunk whose lines a mail client wrapped or shifted, to be seen as it is. */
  private static void skipDamaged(LineCursor line, long most) {
    for (long i = 0; i < most && !line.atEnd(); i++) {
      boolean over = line.startsWith("--") && line.from(0).strip().equals("--");
      if (over || HunkHeader.looksLikeOne(line) || begins(line)) {
        return;
      }
      line.next();
    }
  }

  /** Moves below the base85 blocks (git's diff.c: each ends in an empty line). */
  static void skipBinary(LineCursor line) {
    line.next();
    while (line.startsWith("literal ") || line.startsWith("delta ")) {
      line.next();
      while (!line.atEnd() && !line.isEmpty()) {
        line.next();
      }
      line.next();
    }
  }
}
