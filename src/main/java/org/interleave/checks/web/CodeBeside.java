package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.simulation.report.Narrative;
import org.interleave.simulation.report.Spot;

/**
 * The code that a schedule goes through: of each file the lines around those that are executed.
 *
 * @param files the defect's own first
 */
record CodeBeside(List<File> files, Map<Spot, String> anchors) {
  static final CodeBeside NONE = new CodeBeside(List.of(), Map.of());

  private static final int AROUND = 7;
  private static final int MOST_LINES = 3_000;

  /** Lines from one to the next are shown together if fewer than these lie between. */
  private static final int GAP = 4;

  CodeBeside {
    files = List.copyOf(files);
  }

  record File(String path, List<Html> parts) {}

  /** The anchor of a place; empty if its code is not shown. */
  String anchor(Spot spot) {
    return anchors.getOrDefault(new Spot(spot.file(), spot.line(), 0, ""), "");
  }

  static CodeBeside of(Narrative narrative, RevisionText.Files text) {
    Map<String, TreeSet<Integer>> wanted = new LinkedHashMap<>();
    Map<Spot, String> sides = new HashMap<>();
    for (Narrative.Side side : narrative.sides()) {
      want(wanted, side.spot());
      side.stack().forEach(spot -> want(wanted, spot));
      sides.putIfAbsent(line(side.spot()), side.role());
    }
    narrative.rows().forEach(row -> want(wanted, row.spot()));
    List<File> files = new ArrayList<>();
    Map<Spot, String> anchors = new HashMap<>();
    int left = MOST_LINES;
    for (Map.Entry<String, TreeSet<Integer>> entry : wanted.entrySet()) {
      Optional<List<String>> lines = text.lines(entry.getKey());
      if (lines.isPresent() && left > 0) {
        Writer writer = new Writer(entry.getKey(), files.size(), lines.get(), sides, anchors, left);
        writer.write(entry.getValue());
        left = writer.left;
        files.add(new File(entry.getKey(), writer.parts));
      }
    }
    return new CodeBeside(files, anchors);
  }

  private static void want(Map<String, TreeSet<Integer>> wanted, Spot spot) {
    if (spot.line() > 0) {
      wanted.computeIfAbsent(spot.file(), any -> new TreeSet<>()).add(spot.line());
    }
  }

  private static Spot line(Spot spot) {
    return new Spot(spot.file(), spot.line(), 0, "");
  }

  /** Writes the parts of one file, as the rows of a diff in which nothing changed. */
  private static final class Writer {
    private final String path;
    private final int file;
    private final List<String> lines;
    private final Map<Spot, String> sides;
    private final Map<Spot, String> anchors;
    private final List<Html> parts = new ArrayList<>();
    private int left;

    Writer(
        String path,
        int file,
        List<String> lines,
        Map<Spot, String> sides,
        Map<Spot, String> anchors,
        int left) {
      this.path = path;
      this.file = file;
      this.lines = lines;
      this.sides = sides;
      this.anchors = anchors;
      this.left = left;
    }

    void write(SortedSet<Integer> wanted) {
      int from = 0;
      int to = -1;
      for (int line : wanted) {
        if (line > lines.size()) {
          break;
        }
        int start = Math.max(1, line - AROUND);
        if (to >= 0 && start > to + GAP) {
          part(from, to);
          to = -1;
        }
        from = to < 0 ? start : from;
        to = Math.min(lines.size(), line + AROUND);
      }
      if (to >= 0) {
        part(from, to);
      }
    }

    private void part(int from, int to) {
      StringBuilder out = new StringBuilder();
      for (int line = from; line <= to && left > 0; line++, left--) {
        Spot spot = new Spot(path, line, 0, "");
        String anchor = "c" + file + "-" + line;
        anchors.put(spot, anchor);
        String role = sides.getOrDefault(spot, "");
        out.append("<tr id=\"").append(anchor).append('"');
        out.append(role.isEmpty() ? ">" : " class=\"side\">").append("<td class=\"n\">");
        out.append(line).append("</td><td class=\"c k\"> ");
        Shown.append(out, lines.get(line - 1));
        out.append("</td>");
        if (!role.isEmpty()) {
          out.append("<td class=\"role\">");
          Shown.append(out, role);
          out.append("</td>");
        }
        out.append("</tr>\n");
      }
      parts.add(new Html(out.toString()));
    }
  }
}
