package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.checks.StoredFinding;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.Narrative;
import org.interleave.simulation.report.Narrative.Actor;
import org.interleave.simulation.report.Narrative.Row;
import org.interleave.simulation.report.Narrative.Side;
import org.interleave.simulation.report.Spot;

/** A finding in the manner of a kernel's report, to be pasted into mail. */
final class FindingText {
  private static final int MOST_ROWS = 200;
  private static final int WIDTH = 72;

  private final StoredFinding finding;
  private final StringBuilder out = new StringBuilder();

  private FindingText(StoredFinding finding) {
    this.finding = finding;
  }

  /**
   * @param history what patches have to do with it, a line each
   */
  static String of(
      StoredFinding finding, Optional<FindingPlaces.Where> where, List<String> history) {
    FindingText text = new FindingText(finding);
    text.head(where, history);
    text.body();
    return text.out.toString();
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** A paragraph, broken at spaces. */
  private void paragraph(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(line.toString());
  }

  private void head(Optional<FindingPlaces.Where> where, List<String> history) {
    FindingReport report = finding.report();
    String in = report.function().isEmpty() ? "" : " in " + report.function();
    line("BUG: Interleave: " + report.kind() + in);
    line("");
    paragraph(report.message());
    line("");
    where.ifPresent(it -> {
      line("series:   " + it.series().title());
      line("revision: " + it.label() + patch(it));
    });
    line("scenario: " + finding.scenario().suite() + "/" + finding.scenario().name());
    history.forEach(one -> line("          " + one));
    line("");
  }

  private static String patch(FindingPlaces.Where where) {
    return where.revision() == 0
        ? ", without its patches"
        : ", with patches up to "
            + where.version().patches().get(where.revision() - 1).number()
            + " applied";
  }

  private void body() {
    FindingReport report = finding.report();
    Optional<Narrative> narrative = report.narrative();
    if (narrative.isPresent()) {
      narrative.get().sides().forEach(side -> side(side, narrative.get()));
    } else {
      line("At " + report.file() + ":" + report.line() + in(report.function()));
      report.stack().forEach(frame -> line(" " + frame));
      line("");
    }
    if (!report.details().isEmpty()) {
      report.details().forEach(this::line);
      line("");
    }
    narrative.ifPresent(this::schedule);
    if (!report.schedule().isEmpty()) {
      line("To see it again, with " + ReplayFile.name(finding) + " from the page of this finding:");
      line("  " + ReplayFile.command(finding));
    }
  }

  private static String in(String function) {
    return function.isEmpty() ? "" : " in " + function;
  }

  private void side(Side side, Narrative narrative) {
    String who =
        narrative.threads().stream()
            .filter(actor -> actor.thread() == side.thread())
            .findFirst()
            .map(actor -> " by " + ScheduleTable.name(actor))
            .orElse("");
    String role = side.role().substring(0, 1).toUpperCase(Locale.ROOT) + side.role().substring(1);
    line(role + who + (side.access().isEmpty() ? "" : ", " + side.access()) + ":");
    line(" " + frame(side.spot()));
    side.stack().forEach(spot -> line(" " + frame(spot)));
    line("");
  }

  private static String frame(Spot spot) {
    return spot.function().isEmpty() ? spot.words() : spot.function() + " " + spot.words();
  }

  private void schedule(Narrative narrative) {
    long switches = narrative.rows().stream().filter(Row::switched).count();
    line(
        "The schedule, "
            + DefectWords.count(narrative.omitted() + narrative.rows().size(), "step")
            + " with "
            + switches
            + (switches == 1 ? " context switch:" : " context switches:"));
    line("");
    List<Row> rows = new ArrayList<>(narrative.rows());
    int left = narrative.omitted() + Math.max(0, rows.size() - MOST_ROWS);
    if (left > 0) {
      line("  (the first " + left + " are left out)");
    }
    int before = -1;
    for (Row row : rows.subList(Math.max(0, rows.size() - MOST_ROWS), rows.size())) {
      if (row.thread() != before) {
        int thread = row.thread();
        line(
            "  "
                + narrative.threads().stream()
                    .filter(actor -> actor.thread() == thread)
                    .findFirst()
                    .map(FindingText::turn)
                    .orElse("thread " + thread));
        before = row.thread();
      }
      row(row);
    }
    line("");
  }

  private static String turn(Actor actor) {
    return ScheduleTable.name(actor) + ":";
  }

  private void row(Row row) {
    String step = row.step() == 0 ? "end" : String.valueOf(row.step());
    line(String.format(Locale.ROOT, "  %5s  %-34s %s", step, row.words(), row.spot().words()));
    ScheduleTable.changed(row.locks())
        .forEach(move ->
            line(
                "         "
                    + (move.taken() ? "takes " : "gives back ")
                    + move.name()
                    + (move.shared() ? " as a reader" : "")));
    row.faults().forEach(fault -> line("  >>>    " + fault));
  }
}
