package org.interleave.archive;

import java.util.ArrayList;
import java.util.List;
import org.interleave.compare.Edit;
import org.interleave.compare.LineDiff;
import org.interleave.diff.DiffWriter;
import org.interleave.diff.Hunk;

/** The hunks between two texts, as git writes them (xdiff/xemit.c). */
record TextPatch(List<Hunk> hunks) {
  private static final int CONTEXT = 3;

  /** How much of the enclosing function's line git shows, in bytes. */
  private static final int SECTION = 80;

  static TextPatch of(String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<Edit> edits = LineDiff.edits(old, now);
    List<Hunk> hunks = new ArrayList<>();
    int from = 0;
    while (from < edits.size()) {
      int to = from + 1;
      while (to < edits.size() && distance(edits.get(to - 1), edits.get(to)) <= 2 * CONTEXT) {
        to++;
      }
      hunks.add(hunk(old, now, edits.subList(from, to)));
      from = to;
    }
    return new TextPatch(hunks);
  }

  /** A last line that is not ended keeps a line end, which no other line has: they never equal. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      lines.add(end < 0 ? text.substring(from) + "\n" : text.substring(from, end));
      from = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }

  private static int distance(Edit first, Edit second) {
    return second.left() - (first.left() + first.removed());
  }

  private static Hunk hunk(List<String> old, List<String> now, List<Edit> edits) {
    Edit first = edits.getFirst();
    Edit last = edits.getLast();
    int oldFrom = Math.max(first.left() - CONTEXT, 0);
    int newFrom = Math.max(first.right() - CONTEXT, 0);
    int oldTo = Math.min(last.left() + last.removed() + CONTEXT, old.size());
    List<Hunk.Line> lines = new ArrayList<>();
    int at = oldFrom;
    for (Edit edit : edits) {
      add(lines, Hunk.Kind.CONTEXT, old.subList(at, edit.left()));
      at = edit.left() + edit.removed();
      add(lines, Hunk.Kind.REMOVED, old.subList(edit.left(), at));
      add(lines, Hunk.Kind.ADDED, now.subList(edit.right(), edit.right() + edit.added()));
    }
    add(lines, Hunk.Kind.CONTEXT, old.subList(at, oldTo));
    int oldLines = oldTo - oldFrom;
    int change = edits.stream().mapToInt(edit -> edit.added() - edit.removed()).sum();
    int newLines = oldLines + change;
    return new Hunk(
        oldLines == 0 ? oldFrom : oldFrom + 1,
        oldLines,
        newLines == 0 ? newFrom : newFrom + 1,
        newLines,
        section(old, oldFrom),
        lines);
  }

  private static void add(List<Hunk.Line> lines, Hunk.Kind kind, List<String> texts) {
    for (String text : texts) {
      boolean terminated = !text.endsWith("\n");
      String content = terminated ? text : text.substring(0, text.length() - 1);
      lines.add(new Hunk.Line(kind, content, terminated));
    }
  }

  /** The nearest line before the hunk that starts with a letter, _ or $ (xemit.c def_ff). */
  private static String section(List<String> old, int before) {
    for (int i = before - 1; i >= 0; i--) {
      String line = old.get(i);
      char first = line.isEmpty() ? ' ' : line.charAt(0);
      if (first >= 'a' && first <= 'z'
          || first >= 'A' && first <= 'Z'
          || first == '_'
          || first == '$') {
        return cut(line);
      }
    }
    return "";
  }

  private static String cut(String line) {
    int end = 0;
    int bytes = 0;
    while (end < line.length()) {
      int point = line.codePointAt(end);
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (bytes > SECTION) {
        break;
      }
      end += Character.charCount(point);
    }
    return line.substring(0, end).stripTrailing();
  }

  int added() {
    return hunks.stream().mapToInt(Hunk::added).sum();
  }

  int removed() {
    return hunks.stream().mapToInt(Hunk::removed).sum();
  }

  void write(StringBuilder out) {
    hunks.forEach(hunk -> DiffWriter.write(hunk, out));
  }
}
