package org.interleave.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.diff.lines.Edit;
import org.interleave.diff.lines.LineDiff;
import org.interleave.diff.lines.TextHunks;

/** The diff between two patches in normal form, with three lines of context. */
final class InnerDiff {
  private static final int CONTEXT = 3;
  private static final int LONGEST_SECTION = 80;
  private static final Pattern HEADING = Pattern.compile("^ ## (.*) ##$", Pattern.DOTALL);
  private static final Pattern HUNK = Pattern.compile("^.?@@ (.*)$", Pattern.DOTALL);

  private final Normal.Form left;
  private final Normal.Form right;

  private InnerDiff(Normal.Form left, Normal.Form right) {
    this.left = left;
    this.right = right;
  }

  static List<InnerHunk> of(Normal.Form left, Normal.Form right) {
    InnerDiff diff = new InnerDiff(left, right);
    return groups(LineDiff.edits(left.lines(), right.lines())).stream().map(diff::hunk).toList();
  }

  /** How many lines the diff between two texts has, the hunk headers included. */
  static int size(List<Edit> edits, int leftSize) {
    int size = 0;
    for (List<Edit> group : groups(edits)) {
      Edit first = group.getFirst();
      Edit last = group.getLast();
      int from = Math.max(0, first.left() - CONTEXT);
      int to = Math.min(leftSize, last.left() + last.removed() + CONTEXT);
      size += 1 + to - from;
      for (Edit edit : group) {
        size += edit.added();
      }
    }
    return size;
  }

  private static List<List<Edit>> groups(List<Edit> edits) {
    List<List<Edit>> groups = new ArrayList<>();
    int end = 0;
    for (Edit edit : edits) {
      if (groups.isEmpty() || edit.left() - end > 2 * CONTEXT) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(edit);
      end = edit.left() + edit.removed();
    }
    return groups;
  }

  private InnerHunk hunk(List<Edit> group) {
    List<InnerLine> lines = new ArrayList<>();
    int from = Math.max(0, group.getFirst().left() - CONTEXT);
    int at = from;
    for (Edit edit : group) {
      both(at, edit.left(), lines);
      for (int i = 0; i < edit.removed(); i++) {
        lines.add(line(left, edit.left() + i, InnerLine.Outer.LEFT));
      }
      for (int i = 0; i < edit.added(); i++) {
        lines.add(line(right, edit.right() + i, InnerLine.Outer.RIGHT));
      }
      at = edit.left() + edit.removed();
    }
    both(at, Math.min(left.lines().size(), at + CONTEXT), lines);
    return new InnerHunk(section(from), lines);
  }

  private void both(int from, int to, List<InnerLine> lines) {
    for (int i = from; i < to; i++) {
      lines.add(line(left, i, InnerLine.Outer.BOTH));
    }
  }

  private static InnerLine line(Normal.Form form, int at, InnerLine.Outer outer) {
    return new InnerLine(outer, form.kinds().get(at), form.lines().get(at));
  }

  /** The nearest heading above a line of the left patch. */
  private String section(int before) {
    for (int i = before - 1; i >= 0; i--) {
      Optional<String> section = sectionOf(left.lines().get(i));
      if (section.isPresent()) {
        return section.get();
      }
    }
    return "";
  }

  private static Optional<String> sectionOf(String line) {
    for (Pattern pattern : List.of(HEADING, HUNK)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return Optional.of(TextHunks.cut(matcher.group(1), LONGEST_SECTION).stripTrailing());
      }
    }
    return Optional.empty();
  }
}
