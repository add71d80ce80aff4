package org.interleave.diff.lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.interleave.diff.Hunk;

/** Makes the hunks of a unified diff, as git does, with three lines of context. */
public final class TextHunks {
  private static final int CONTEXT = 3;
  private static final int LONGEST_SECTION = 80;

  private final List<String> left;
  private final List<String> right;
  private final Predicate<String> showable;

  private TextHunks(List<String> left, List<String> right, Predicate<String> showable) {
    this.left = left;
    this.right = right;
    this.showable = showable;
  }

  /** Hunks between two texts of lines with their ends. */
  public static List<Hunk> between(List<String> left, List<String> right) {
    return between(left, right, line -> true);
  }

  /**
   * @param showable which lines may be shown as context
   */
  public static List<Hunk> between(
      List<String> left, List<String> right, Predicate<String> showable) {
    TextHunks hunks = new TextHunks(left, right, showable);
    List<Hunk> made = new ArrayList<>();
    List<Edit> group = new ArrayList<>();
    for (Edit edit : LineDiff.edits(left, right)) {
      if (!group.isEmpty() && !hunks.join(group.getLast(), edit)) {
        made.add(hunks.hunk(group));
        group.clear();
      }
      group.add(edit);
    }
    if (!group.isEmpty()) {
      made.add(hunks.hunk(group));
    }
    return made;
  }

  private boolean join(Edit before, Edit after) {
    int from = before.left() + before.removed();
    return after.left() - from <= 2 * CONTEXT
        && left.subList(from, after.left()).stream().allMatch(showable);
  }

  private Hunk hunk(List<Edit> group) {
    Edit first = group.getFirst();
    Edit last = group.getLast();
    int from = first.left();
    while (from > 0 && first.left() - from < CONTEXT && showable.test(left.get(from - 1))) {
      from--;
    }
    int end = last.left() + last.removed();
    int to = end;
    while (to < left.size() && to - end < CONTEXT && showable.test(left.get(to))) {
      to++;
    }
    List<Hunk.Line> lines = new ArrayList<>();
    int at = from;
    int added = 0;
    for (Edit edit : group) {
      add(left, at, edit.left(), Hunk.Kind.CONTEXT, lines);
      at = edit.left() + edit.removed();
      add(left, edit.left(), at, Hunk.Kind.REMOVED, lines);
      add(right, edit.right(), edit.right() + edit.added(), Hunk.Kind.ADDED, lines);
      added += edit.added() - edit.removed();
    }
    add(left, at, to, Hunk.Kind.CONTEXT, lines);
    int oldLines = to - from;
    int newLines = oldLines + added;
    int newFrom = first.right() - (first.left() - from);
    return new Hunk(
        oldLines == 0 ? from : from + 1,
        oldLines,
        newLines == 0 ? newFrom : newFrom + 1,
        newLines,
        section(from),
        lines);
  }

  private static void add(
      List<String> text, int from, int to, Hunk.Kind kind, List<Hunk.Line> lines) {
    for (String line : text.subList(from, to)) {
      boolean terminated = line.endsWith("\n");
      String bare = terminated ? line.substring(0, line.length() - 1) : line;
      lines.add(new Hunk.Line(kind, bare, terminated));
    }
  }

  /** The nearest line above that begins like a definition, as git finds it without a driver. */
  private String section(int before) {
    for (int i = before - 1; i >= 0; i--) {
      String line = left.get(i);
      char first = line.isEmpty() ? ' ' : line.charAt(0);
      if (first < 0x80 && Character.isLetter(first) || first == '_' || first == '$') {
        return cut(line, LONGEST_SECTION).stripTrailing();
      }
    }
    return "";
  }

  /** The beginning of a text in so many bytes; git keeps 80 of a section. */
  /** The beginning of a text in so many bytes of UTF-8, whole characters only. */
  public static String cut(String section, int most) {
    byte[] bytes = section.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return section;
    }
    int end = most;
    while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
