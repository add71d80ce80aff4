package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.page.Html;
import org.interleave.page.Shown;
import org.interleave.simulation.report.Narrative;
import org.interleave.simulation.report.Narrative.Actor;
import org.interleave.simulation.report.Narrative.LockMove;
import org.interleave.simulation.report.Narrative.Row;
import org.interleave.simulation.report.Narrative.Side;
import org.unbescape.html.HtmlEscape;

/** Writes a schedule as a table: a column for each thread, a row for each step. */
final class ScheduleTable {
  /** More columns than these are wider than the page. */
  private static final int MANY = 4;

  private final Narrative narrative;
  private final CodeBeside code;
  private final Map<Integer, String> roles = new HashMap<>();
  private final StringBuilder out = new StringBuilder(1 << 14);

  private ScheduleTable(Narrative narrative, CodeBeside code) {
    this.narrative = narrative;
    this.code = code;
    for (Side side : narrative.sides()) {
      if (side.step() > 0) {
        roles.merge(side.step(), side.role(), (one, other) -> one + ", " + other);
      }
    }
  }

  static Html of(Narrative narrative, CodeBeside code) {
    ScheduleTable table = new ScheduleTable(narrative, code);
    table.write();
    return new Html(table.out.toString());
  }

  /** {@code thread 2 (device)}. */
  static String name(Actor actor) {
    return "thread " + actor.thread() + (actor.name().isEmpty() ? "" : " (" + actor.name() + ")");
  }

  /** What a step changes: a lock that it takes and gives back again is none of it. */
  static List<LockMove> changed(List<LockMove> moves) {
    List<LockMove> left = new ArrayList<>();
    for (LockMove move : moves) {
      int at = move.taken() ? -1 : taken(left, move.name());
      if (at >= 0) {
        left.remove(at);
      } else {
        left.add(move);
      }
    }
    return left;
  }

  private static int taken(List<LockMove> moves, String name) {
    for (int i = moves.size() - 1; i >= 0; i--) {
      if (moves.get(i).taken() && moves.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void write() {
    List<Actor> threads = narrative.threads();
    out.append("<table class=\"schedule").append(threads.size() > MANY ? " many" : "");
    out.append("\" data-enhance=\"schedule\"><caption class=\"hidden\">");
    out.append("The schedule: a row for each step, a column for each thread</caption>");
    out.append("<thead><tr><th scope=\"col\">Step</th>");
    for (Actor actor : threads) {
      out.append("<th scope=\"col\">Thread ").append(actor.thread());
      out.append(" <b>");
      Shown.append(out, actor.name());
      out.append("</b></th>");
    }
    out.append("</tr></thead><tbody>\n");
    if (narrative.omitted() > 0) {
      out.append("<tr class=\"omitted\"><th></th><td colspan=\"").append(threads.size());
      out.append("\">The first ")
          .append(narrative.omitted())
          .append(" steps are left out.</td></tr>");
    }
    narrative.rows().forEach(this::row);
    out.append("</tbody></table>");
  }

  private void row(Row row) {
    String role = row.step() > 0 ? roles.getOrDefault(row.step(), "") : "";
    boolean side = !role.isEmpty() || !row.faults().isEmpty() || row.step() == 0;
    out.append("<tr id=\"").append(row.step() > 0 ? "step-" + row.step() : "end-" + row.thread());
    out.append("\" class=\"").append(row.switched() ? "switch" : "").append(side ? " side" : "");
    out.append("\" data-code=\"").append(code.anchor(row.spot())).append("\"><th scope=\"row\">");
    if (row.switched()) {
      out.append("<span class=\"turn\" title=\"context switch\" aria-hidden=\"true\">⇄</span>");
      out.append("<span class=\"hidden\">context switch, </span>");
    }
    if (row.step() > 0) {
      out.append("<a href=\"#step-").append(row.step()).append("\">").append(row.step());
      out.append("</a>");
    } else {
      out.append("end");
    }
    out.append("</th>");
    for (Actor actor : narrative.threads()) {
      if (actor.thread() == row.thread()) {
        out.append("<td data-label=\"");
        out.append(HtmlEscape.escapeHtml5Xml(Shown.plain(name(actor)))).append("\">");
        act(row, role);
        out.append("</td>");
      } else {
        out.append("<td></td>");
      }
    }
    out.append("</tr>\n");
  }

  private void act(Row row, String role) {
    out.append("<span class=\"act\">");
    if (row.verb().equals("chooses")) {
      Shown.append(out, row.words());
    } else {
      boolean bare = row.verb().equals("calls");
      if (!bare) {
        Shown.append(out, row.verb());
        out.append(' ');
      }
      if (!row.object().isEmpty()) {
        out.append("<code>");
        Shown.append(out, row.object());
        out.append("</code>");
      }
      if (!row.value().isEmpty()) {
        out.append(" <span class=\"muted\">= ");
        Shown.append(out, row.value());
        out.append("</span>");
      }
    }
    out.append("</span>");
    if (!role.isEmpty()) {
      out.append(" <span class=\"badge\">");
      Shown.append(out, role);
      out.append("</span>");
    }
    place(row);
    changed(row.locks()).forEach(this::lock);
    if ((!role.isEmpty() || row.step() == 0) && !row.holds().isEmpty()) {
      out.append(" <span class=\"lock\">holds <code>");
      Shown.append(out, String.join(", ", row.holds()));
      out.append("</code></span>");
    }
    for (String fault : row.faults()) {
      out.append(" <span class=\"fault\"><span aria-hidden=\"true\">✕ </span>");
      Shown.append(out, fault);
      out.append("</span>");
    }
  }

  private void place(Row row) {
    if (row.spot().line() == 0) {
      return;
    }
    String anchor = code.anchor(row.spot());
    out.append(" <span class=\"place\">");
    out.append(anchor.isEmpty() ? "<span class=\"at mono\">" : "<a class=\"at mono\" href=\"#");
    out.append(anchor).append(anchor.isEmpty() ? "" : "\">");
    Shown.append(out, row.spot().words());
    out.append(anchor.isEmpty() ? "</span>" : "</a>");
    if (!row.spot().function().isEmpty()) {
      out.append(" <span class=\"muted\">in ");
      Shown.append(out, row.spot().function());
      out.append("</span>");
    }
    out.append("</span>");
  }

  private void lock(LockMove move) {
    out.append(" <span class=\"lock\">").append(move.taken() ? "takes " : "gives back ");
    out.append("<code>");
    Shown.append(out, move.name());
    out.append("</code>").append(move.shared() ? " as a reader" : "").append("</span>");
  }
}
