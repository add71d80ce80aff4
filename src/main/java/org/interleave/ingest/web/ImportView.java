package org.interleave.ingest.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.ingest.ImportCounts;
import org.interleave.ingest.ImportRun;
import org.interleave.ingest.ImportState;

/**
 * An import as its page and the events tell it.
 *
 * @param said where it is, or how it ended, in one line
 * @param part from 0 to 1; empty while it is not known how much there is
 */
record ImportView(
    String id,
    String archive,
    Instant started,
    Optional<Instant> ended,
    ImportState state,
    String said,
    Optional<Double> part) {

  static ImportView of(ImportRun run) {
    Optional<Double> part =
        run.total() > 0 && run.line().isEmpty() ? Optional.of(run.done()) : Optional.empty();
    return new ImportView(
        String.valueOf(run.id().value()),
        run.archive(),
        run.started(),
        run.ended(),
        run.state(),
        said(run),
        run.state() == ImportState.RUNNING ? part : Optional.of(run.done()));
  }

  private static String said(ImportRun run) {
    List<String> parts = new ArrayList<>();
    ImportCounts counts = run.counts();
    String mails = counts.read() == 1 ? "mail" : "mails";
    parts.add(
        String.format(Locale.ROOT, "%,d %s read, %,d new", counts.read(), mails, counts.added()));
    add(parts, counts.unreadable(), "unreadable");
    add(parts, counts.removed(), "taken back");
    add(parts, counts.skipped(), "no mail");
    if (run.state() == ImportState.RUNNING && run.total() > 0 && run.line().isEmpty()) {
      parts.add(Math.round(run.done() * 100) + " %");
    }
    if (!run.line().isEmpty()) {
      parts.add(run.line());
    }
    return String.join(" · ", parts);
  }

  private static void add(List<String> parts, long count, String word) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, word));
    }
  }
}
