package org.interleave.simulation.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.simulation.report.Narrative.Row;
import org.interleave.simulation.report.Narrator;
import org.interleave.simulation.report.Wording;
import org.interleave.simulation.suite.Simulator;

/** An execution as text: one column for each thread, one row for each visible action. */
final class Columns {
  private static final int NARROWEST = 24;
  private static final int WIDEST = 44;

  private final int total;
  private final Wording wording;

  /**
   * @param total characters of a line
   * @param wording of the code that was replayed
   */
  Columns(int total, Wording wording) {
    this.wording = wording;
    this.total = total;
  }

  List<String> rows(Simulator.Replayed replayed) {
    List<Row> told = Narrator.rows(replayed.events(), replayed.waiting(), wording);
    Map<Integer, Integer> column = new TreeMap<>();
    told.forEach(row -> column.putIfAbsent(row.thread(), 0));
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : column.entrySet()) {
      entry.setValue(next++);
    }
    int width = Math.clamp((total - 6) / Math.max(1, column.size()), NARROWEST, WIDEST);
    List<String> rows = new ArrayList<>();
    StringBuilder head = new StringBuilder("      ");
    column.forEach((thread, at) -> head.append(cell(title(thread, replayed.names()), width)));
    rows.add(head.toString().stripTrailing());
    for (Row row : told) {
      if (row.switched() && row.step() > 0) {
        rows.add("      " + "- ".repeat(width / 2).stripTrailing() + " switch");
      }
      String indent = " ".repeat(column.getOrDefault(row.thread(), 0) * width);
      String number = row.step() == 0 ? "      " : "%5d ".formatted(row.step());
      rows.add((number + indent + row.words() + "  " + row.spot().words()).stripTrailing());
      row.faults().forEach(fault -> rows.add("      " + indent + "^ " + fault));
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
}
