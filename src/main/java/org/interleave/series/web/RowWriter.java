package org.interleave.series.web;

import java.util.ArrayList;
import java.util.List;
import org.interleave.diff.Hunk;
import org.interleave.diff.Hunk.Kind;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.series.web.DiffRow.Cell;
import org.interleave.series.web.DiffRow.Code;
import org.interleave.series.web.DiffRow.Empty;

/**
 * Writes the rows of one hunk as markup. Rows are written here and not in a template because a diff
 * can have ten thousand; the template puts notes between the segments.
 */
final class RowWriter {
  private final int file;
  private final int hunk;
  private final DiffLayout layout;
  private final Margin margin;
  private final String query;
  private final List<DiffView.Segment> segments = new ArrayList<>();
  private StringBuilder out = new StringBuilder(4096);

  /**
   * @param query what a link to a line keeps of the page's query: empty or ending in {@code &amp;}
   */
  RowWriter(int file, int hunk, DiffLayout layout, Margin margin, String query) {
    this.file = file;
    this.hunk = hunk;
    this.layout = layout;
    this.margin = margin;
    this.query = query;
  }

  int columns() {
    return layout == DiffLayout.SPLIT ? 4 : 3;
  }

  void head(Hunk of, Html links) {
    String anchor = "f" + file + "h" + hunk;
    out.append("<tr class=\"at\" id=\"").append(anchor).append("\" data-stop=\"file or hunk\"");
    data(null, 0);
    out.append("><td colspan=\"").append(columns()).append("\">");
    out.append(links.markup());
    out.append("@@ -").append(range(of.oldStart(), of.oldLines()));
    out.append(" +").append(range(of.newStart(), of.newLines())).append(" @@");
    if (!of.section().isEmpty()) {
      out.append(" <span class=\"section\">");
      Shown.append(out, of.section());
      out.append("</span>");
    }
    out.append("</td></tr>\n");
    endRow(margin.take(anchor));
  }

  /** A line that the diff leaves out: it is there to be read, and is no place. */
  void around(int old, int now, String text) {
    out.append("<tr class=\"around\"><td class=\"n\">").append(old).append("</td>");
    if (layout == DiffLayout.SPLIT) {
      aroundCode(text, " left");
    }
    out.append("<td class=\"n\">").append(now).append("</td>");
    aroundCode(text, "");
    out.append("</tr>\n");
  }

  private void aroundCode(String text, String side) {
    out.append("<td class=\"c k").append(side).append("\"> ");
    Shown.append(out, text);
    out.append("</td>");
  }

  /** A row with a link in it. */
  void more(Html link) {
    out.append("<tr class=\"at\"><td colspan=\"").append(columns()).append("\">");
    out.append(link.markup()).append("</td></tr>\n");
  }

  void row(DiffRow row) {
    switch (layout) {
      case UNIFIED -> unified(row);
      case SPLIT -> split(row);
    }
  }

  List<DiffView.Segment> segments() {
    endRow(List.of());
    if (!out.isEmpty()) {
      segments.add(new DiffView.Segment(new Html(out.toString()), List.of()));
      out = new StringBuilder();
    }
    return List.copyOf(segments);
  }

  private void endRow(List<MarginNote> notes) {
    if (!notes.isEmpty()) {
      segments.add(new DiffView.Segment(new Html(out.toString()), notes));
      out = new StringBuilder(4096);
    }
  }

  private void unified(DiffRow row) {
    Code code = row.after() instanceof Code after ? after : (Code) row.before();
    String anchor = anchor(code);
    out.append("<tr id=\"").append(anchor).append('"');
    data(code.kind() == Kind.REMOVED ? Place.Side.OLD : Place.Side.NEW, code.number());
    out.append(margin.picked(anchor) ? " class=\"picked\">" : ">");
    String tint = tint(code.kind());
    switch (code.kind()) {
      case CONTEXT -> {
        out.append("<td class=\"n\">").append(((Code) row.before()).number()).append("</td>");
        number(anchor, code.number(), tint);
      }
      case REMOVED -> {
        number(anchor, code.number(), tint);
        out.append("<td class=\"n d\"></td>");
      }
      case ADDED -> {
        out.append("<td class=\"n a\"></td>");
        number(anchor, code.number(), tint);
      }
    }
    out.append("<td class=\"c").append(tint).append("\">");
    code(code);
    out.append("</td></tr>\n");
    if (!code.line().terminated()) {
      out.append("<tr><td class=\"n\"></td><td class=\"n\"></td><td class=\"eof\">");
      out.append("\\ No newline at end of file</td></tr>\n");
    }
    endRow(margin.take(anchor));
  }

  private void split(DiffRow row) {
    out.append("<tr>");
    List<MarginNote> notes = new ArrayList<>();
    half(row.before(), row, true, notes);
    half(row.after(), row, false, notes);
    out.append("</tr>\n");
    endRow(notes);
  }

  private void half(Cell cell, DiffRow row, boolean left, List<MarginNote> notes) {
    switch (cell) {
      case Empty empty -> out.append("<td class=\"n\"></td><td class=\"e\"></td>");
      case Code code -> {
        // a context line is the same line on both sides; its anchor stands on the right
        boolean echo = left && code.kind() == Kind.CONTEXT;
        Code named = echo && row.after() instanceof Code after ? after : code;
        String anchor = anchor(named);
        if (echo) {
          out.append("<td class=\"n\">").append(code.number()).append("</td><td");
        } else {
          number(anchor, code.number(), tint(code.kind()));
          out.append("<td id=\"").append(anchor).append('"');
          notes.addAll(margin.take(anchor));
        }
        data(code.kind() == Kind.REMOVED ? Place.Side.OLD : Place.Side.NEW, named.number());
        out.append(" class=\"c").append(tint(code.kind())).append(left ? " left" : "");
        out.append(!echo && margin.picked(anchor) ? " picked\">" : "\">");
        code(code);
        if (!code.line().terminated()) {
          out.append("<span class=\"eof\"> \\ No newline at end of file</span>");
        }
        out.append("</td>");
      }
    }
  }

  private void number(String anchor, int number, String tint) {
    out.append("<td class=\"n").append(tint.equals(" k") ? "" : tint).append("\"><a href=\"?");
    out.append(query).append("at=").append(anchor).append('#').append(anchor).append("\">");
    out.append(number).append("</a></td>");
  }

  private void data(Place.@org.jspecify.annotations.Nullable Side side, int line) {
    out.append(" data-file=\"").append(file).append("\" data-hunk=\"").append(hunk).append('"');
    if (side != null) {
      out.append(" data-side=\"").append(side.word());
      out.append("\" data-line=\"").append(line).append('"');
    }
  }

  private void code(Code code) {
    String text = code.line().text();
    String element = code.kind() == Kind.REMOVED ? "del" : "ins";
    out.append(sign(code.kind()));
    int at = 0;
    for (ChangedWords.Range range : code.changed()) {
      Shown.append(out, text, at, range.from());
      out.append('<').append(element).append('>');
      Shown.append(out, text, range.from(), range.to());
      out.append("</").append(element).append('>');
      at = range.to();
    }
    Shown.append(out, text, at, text.length());
  }

  private String anchor(Code code) {
    return "f" + file + (code.kind() == Kind.REMOVED ? "o" : "n") + code.number();
  }

  private static char sign(Kind kind) {
    return switch (kind) {
      case CONTEXT -> ' ';
      case ADDED -> '+';
      case REMOVED -> '-';
    };
  }

  private static String tint(Kind kind) {
    return switch (kind) {
      case CONTEXT -> " k";
      case ADDED -> " a";
      case REMOVED -> " d";
    };
  }

  private static String range(int start, int lines) {
    return lines == 1 ? String.valueOf(start) : start + "," + lines;
  }
}
