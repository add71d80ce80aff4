package org.interleave.simulation.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.simulation.Event;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Site;

/** An execution as text: one column for each thread, one row for each visible action. */
final class Columns {
  private static final int NARROWEST = 24;
  private static final int WIDEST = 44;

  private final int total;

  /**
   * @param total characters of a line
   */
  Columns(int total) {
    this.total = total;
  }

  List<String> rows(List<Event> events, Map<Integer, String> names) {
    Map<Integer, Integer> column = new TreeMap<>();
    for (Event event : events) {
      column.putIfAbsent(event.thread(), 0);
    }
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : column.entrySet()) {
      entry.setValue(next++);
    }
    int width = Math.clamp((total - 6) / Math.max(1, column.size()), NARROWEST, WIDEST);
    List<String> rows = new ArrayList<>();
    StringBuilder head = new StringBuilder("      ");
    column.forEach((thread, at) -> head.append(cell(title(thread, names), width)));
    rows.add(head.toString().stripTrailing());
    int before = -1;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (before >= 0 && before != event.thread()) {
        rows.add("      " + "- ".repeat(width / 2).stripTrailing() + " switch");
      }
      before = event.thread();
      int at = column.getOrDefault(event.thread(), 0);
      rows.add(("%5d ".formatted(i + 1) + " ".repeat(at * width) + action(event)).stripTrailing());
      for (Fault fault : event.faults()) {
        rows.add(
            "      " + " ".repeat(at * width) + "^ " + fault.kind().id() + ": " + fault.message());
      }
    }
    return rows;
  }

  private static String title(int thread, Map<Integer, String> names) {
    String name = names.getOrDefault(thread, "");
    return "thread " + thread + (name.isEmpty() ? "" : " " + name);
  }

  private static String cell(String text, int width) {
    String cut = text.length() < width ? text : text.substring(0, width - 2) + "…";
    return cut + " ".repeat(Math.max(1, width - cut.length()));
  }

  private static String action(Event event) {
    Site site = event.site();
    String what = site == null ? "" : describe(event, site);
    String choice =
        event.alternatives() > 1
            ? "choice %d of %d".formatted(event.alternative() + 1, event.alternatives())
            : "";
    return what.isEmpty() ? choice.isEmpty() ? "goes on" : choice : what;
  }

  private static String describe(Event event, Site site) {
    boolean writes = event.accesses().stream().anyMatch(a -> a.writes());
    boolean reads = event.accesses().stream().anyMatch(a -> a.reads());
    String verb =
        site.what().endsWith("()") ? "" : writes ? reads ? "updates " : "writes " : "reads ";
    return "%s%s  %s:%d".formatted(verb, site.what(), site.place().file(), site.place().line());
  }
}
