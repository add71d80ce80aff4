package org.interleave.series.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.interleave.page.Html;
import org.interleave.page.Shown;

/**
 * Writes the text of a mail as markup, line by line: quotes by depth, trailers, diffs, links. Lines
 * keep their numbers, so that notes can stand under them.
 */
final class MailText {
  /** Lines that a page shows of one mail; the rest is in the raw mail. */
  static final int LINES = 5_000;

  private static final Pattern TRAILER =
      Pattern.compile(
          "(?:[A-Z][A-Za-z]{0,20}(?:-[A-Za-z]{1,20}){0,4}-[Bb]y|Fixes|Link|Closes|Cc|CC|Message-Id"
              + "|Message-ID|Change-Id|base-commit|prerequisite-patch-id|change-id): .*");
  private static final Pattern STAT =
      Pattern.compile(" \\S.{0,200} \\| +(?:\\d+ [+-]*|Bin.{0,60})| \\d+ files? changed.{0,80}");

  /** Quotes of more lines are folded where they can be. */
  private static final int LONGEST_QUOTE = 14;

  private static final int ALWAYS_QUOTED = 6;

  private final boolean inDiffs;
  private final Margin margin;
  private final boolean numbered;
  private final List<Segment> segments = new ArrayList<>();
  private StringBuilder out = new StringBuilder(4096);
  private boolean diff;

  /** Lines, and the notes that stand under the last of them. */
  record Segment(Html lines, List<MarginNote> notes) {}

  private MailText(boolean inDiffs, Margin margin, boolean numbered) {
    this.inDiffs = inDiffs;
    this.margin = margin;
    this.numbered = numbered;
  }

  /** A whole mail, for reading: no line is a place. */
  static Html plain(String text, boolean hasDiff) {
    return whole(text, hasDiff, Integer.MAX_VALUE);
  }

  /** The same with long quotes folded, since the mail they are from is on the same page. */
  static Html folded(String text, boolean hasDiff) {
    return whole(text, hasDiff, LONGEST_QUOTE);
  }

  private static Html whole(String text, boolean hasDiff, int longest) {
    MailText writer = new MailText(hasDiff, Margin.none(), false);
    List<String> lines = text.lines().limit(LINES + 1L).toList();
    int end = Math.min(lines.size(), LINES);
    int i = 0;
    while (i < end) {
      int quoted = i;
      while (quoted < end && !writer.diff && depth(lines.get(quoted)) > 0) {
        quoted++;
      }
      boolean fold = quoted - i > longest;
      if (fold) {
        // the last lines are what the answer is to
        int shown = quoted - ALWAYS_QUOTED;
        writer.fold(lines.subList(i, shown), i);
        i = shown;
      }
      int stop = Math.max(quoted, i + 1);
      while (i < stop) {
        writer.line(i + 1, lines.get(i++));
      }
    }
    if (lines.size() > LINES) {
      writer.out.append("<span class=\"l faint\">… the rest is in the raw mail</span>");
    }
    return new Html(writer.out.toString());
  }

  private void fold(List<String> lines, int before) {
    out.append("<details class=\"quoted\"><summary>").append(lines.size());
    out.append(" quoted lines</summary>");
    for (int i = 0; i < lines.size(); i++) {
      line(before + i + 1, lines.get(i));
    }
    out.append("</details>");
  }

  /** Lines of a patch's or cover letter's message, each a place for notes. */
  static List<Segment> numbered(List<String> lines, Margin margin) {
    MailText writer = new MailText(false, margin, true);
    for (int i = 0; i < Math.min(lines.size(), LINES); i++) {
      writer.line(i + 1, lines.get(i));
      List<MarginNote> notes = margin.take("m" + (i + 1));
      if (!notes.isEmpty()) {
        writer.segments.add(new Segment(new Html(writer.out.toString()), notes));
        writer.out = new StringBuilder(4096);
      }
    }
    writer.segments.add(new Segment(new Html(writer.out.toString()), List.of()));
    return List.copyOf(writer.segments);
  }

  private void line(int number, String line) {
    String kind = kind(line);
    out.append("<span class=\"l");
    if (!kind.isEmpty()) {
      out.append(' ').append(kind);
    }
    if (numbered) {
      String anchor = "m" + number;
      out.append(margin.picked(anchor) ? " picked" : "");
      out.append("\" id=\"").append(anchor).append("\" data-side=\"message\" data-line=\"");
      out.append(number).append("\"><a class=\"ln\" href=\"?at=").append(anchor).append('#');
      out.append(anchor).append("\">").append(number).append("</a>");
    } else {
      out.append("\">");
    }
    if (kind.equals("trailer")) {
      int colon = line.indexOf(':');
      out.append("<b>");
      Shown.append(out, line, 0, colon + 1);
      out.append("</b>");
      Links.append(out, line, colon + 1);
    } else {
      Links.append(out, line, 0);
    }
    out.append("</span>\n");
  }

  private String kind(String line) {
    if (diff) {
      return inDiff(line);
    }
    int depth = depth(line);
    if (depth > 0) {
      return "q" + Math.min(depth, 3);
    }
    if (TRAILER.matcher(line).matches()) {
      return "trailer";
    }
    if (inDiffs
        && (line.startsWith("diff --git ")
            || line.startsWith("Index: ")
            || line.startsWith("--- a/"))) {
      diff = true;
      return "head";
    }
    return STAT.matcher(line).matches() || line.equals("---") ? "faint" : "";
  }

  private String inDiff(String line) {
    if (line.equals("-- ")) {
      diff = false;
      return "faint";
    }
    if (line.startsWith("@@")) {
      return "at";
    }
    if (line.startsWith("diff ")
        || line.startsWith("index ")
        || line.startsWith("--- ")
        || line.startsWith("+++ ")) {
      return "head";
    }
    return line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "";
  }

  /** How many marks of quotation a line starts with; blanks between them do not count. */
  static int depth(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '>') {
        depth++;
      } else if (c != ' ' || depth == 0) {
        break;
      }
    }
    return depth;
  }
}
