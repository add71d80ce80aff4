package org.interleave.checks.web;

import java.util.List;
import java.util.Map;
import org.interleave.checks.Row;
import org.interleave.checks.matrix.Examined;
import org.interleave.checks.matrix.Mark;
import org.interleave.checks.matrix.Matrix;
import org.interleave.checks.matrix.Matrix.Cell;
import org.interleave.checks.matrix.Matrix.Line;
import org.interleave.locking.store.Checks.CheckedRule;
import org.interleave.locking.store.RuleKey;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.unbescape.html.HtmlEscape;

/**
 * Writes the matrix as a table. Not a template: a version of 30 patches has more than a thousand
 * squares.
 */
final class MatrixTable {
  /** With so few columns each square has room for its word. */
  private static final int WORDED = 6;

  private final Series series;
  private final Matrix matrix;
  private final StringBuilder out = new StringBuilder(1 << 16);

  private MatrixTable(Series series, Matrix matrix) {
    this.series = series;
    this.matrix = matrix;
  }

  static Html of(Series series, Matrix matrix) {
    MatrixTable table = new MatrixTable(series, matrix);
    table.write();
    return new Html(table.out.toString());
  }

  private int columns() {
    return matrix.versions().stream().mapToInt(Examined::revisions).sum();
  }

  private void write() {
    String names = String.join(" and ", matrix.versions().stream().map(Examined::version).toList());
    out.append("<table class=\"squares").append(columns() <= WORDED ? " worded" : "");
    out.append("\"><caption class=\"hidden\">Checks of ");
    text(names);
    out.append(
        ". A row for each scenario, rule and CI context; a column for the base and for the source"
            + " behind each patch.</caption>");
    for (int v = 0; v < matrix.versions().size(); v++) {
      out.append("<colgroup").append(v == 0 ? " class=\"what\"><col></colgroup><colgroup" : "");
      out.append(" span=\"").append(matrix.versions().get(v).revisions()).append("\"></colgroup>");
    }
    head();
    String group = "";
    for (Line line : matrix.lines()) {
      String next = Matrix.group(line.row());
      if (!next.equals(group)) {
        out.append(group.isEmpty() ? "<tbody>" : "</tbody><tbody>");
        out.append("<tr class=\"group\"><th scope=\"rowgroup\"><span>");
        text(next);
        out.append("</span></th><td colspan=\"").append(columns()).append("\"></td></tr>\n");
        group = next;
      }
      line(line);
    }
    out.append(group.isEmpty() ? "</table>" : "</tbody></table>");
  }

  private void head() {
    out.append("<thead>");
    boolean several = matrix.versions().size() > 1;
    if (several) {
      out.append("<tr class=\"versions-of\"><td></td>");
      for (Examined version : matrix.versions()) {
        out.append("<th scope=\"colgroup\" colspan=\"").append(version.revisions());
        out.append("\"><a href=\"").append(CheckPaths.matrix(series.id(), version.version()));
        out.append("\">");
        text(version.version());
        out.append("</a></th>");
      }
      out.append("</tr>");
    }
    out.append("<tr><th scope=\"col\" class=\"what\">Check</th>");
    for (Examined version : matrix.versions()) {
      List<Version.Patch> patches =
          series.version(version.version()).map(Version::patches).orElse(List.of());
      for (int k = 0; k < version.revisions(); k++) {
        out.append("<th scope=\"col\"").append(k == 0 ? " class=\"first\"" : "");
        out.append("><a href=\"");
        out.append(CheckPaths.revision(series.id(), version.version(), k)).append("\" title=\"");
        attribute(
            k == 0 || k > patches.size()
                ? version.version() + " without its patches"
                : "behind patch "
                    + patches.get(k - 1).number()
                    + ": "
                    + patches.get(k - 1).title());
        out.append("\">").append(CheckPaths.label(k)).append("</a></th>");
      }
    }
    out.append("</tr></thead>\n");
  }

  private void line(Line line) {
    out.append(line.quiet() ? "<tr class=\"quiet\">" : "<tr>").append("<th scope=\"row\">");
    head(line.row());
    out.append("</th>");
    for (int v = 0; v < line.cells().size(); v++) {
      for (Cell cell : line.cells().get(v)) {
        cell(line.row(), cell, matrix.versions().get(v));
      }
    }
    out.append("</tr>\n");
  }

  private void head(Row row) {
    switch (row) {
      case Row.Scenario scenario -> {
        out.append("<span class=\"mono\">");
        text(scenario.name());
        out.append("</span> <span class=\"about\" title=\"");
        attribute(scenario.title());
        out.append("\">");
        text(scenario.title());
        out.append("</span>");
      }
      case Row.Rule rule -> {
        String page = new CheckedRule(RuleKey.of(rule.key()), rule.title(), rule.kind()).path();
        out.append("<a class=\"name\" href=\"");
        attribute(page + "?series=" + series.id().value());
        out.append("\" title=\"");
        attribute(rule.title());
        out.append("\">");
        text(rule.title());
        out.append("</a>");
      }
      case Row.Context context -> {
        out.append("<span class=\"mono\">");
        text(context.name());
        out.append("</span>");
      }
    }
  }

  private void cell(Row row, Cell cell, Examined version) {
    Map<Mark, Integer> marks = cell.face();
    if (marks.isEmpty()) {
      out.append(cell.revision() == 0 ? "<td class=\"first\"></td>" : "<td></td>");
      return;
    }
    Mark gravest = marks.keySet().iterator().next();
    out.append("<td class=\"").append(gravest.id()).append(cell.revision() == 0 ? " first" : "");
    out.append("\"><a href=\"");
    attribute(
        CellWords.only(cell)
            .map(one -> CheckPaths.defect(one, series.id(), version.version(), cell.revision()))
            .orElseGet(() ->
                CheckPaths.revision(series.id(), version.version(), cell.revision())
                    + "#"
                    + CheckPaths.anchor(row)));
    String said = CheckPaths.label(cell.revision()) + ": " + CellWords.said(row, cell, version);
    out.append("\" aria-label=\"");
    attribute(said);
    out.append("\">");
    marks.forEach((mark, count) -> {
      out.append("<i class=\"").append(mark.id()).append("\">").append(Sign.shape(mark));
      out.append("</i>");
      if (count > 1) {
        out.append("<sub>").append(count).append("</sub>");
      }
    });
    if (columns() <= WORDED) {
      out.append(" <span class=\"word\">").append(gravest.word()).append("</span>");
    }
    out.append("</a></td>");
  }

  private void text(String text) {
    Shown.append(out, text);
  }

  private void attribute(String text) {
    out.append(HtmlEscape.escapeHtml5Xml(Shown.plain(text)));
  }
}
