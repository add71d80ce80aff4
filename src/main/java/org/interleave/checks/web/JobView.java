package org.interleave.checks.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.checks.Job;
import org.interleave.checks.Job.Progress;
import org.interleave.checks.matrix.DefectWords;

/**
 * A job as its page and the events tell it.
 *
 * @param said where it is, or how it ended, in one line
 * @param part from 0 to 1; empty while it is not known how much there is
 * @param version its hexadecimal digest
 * @param address of the version that it is of; empty where its mail is gone
 * @param again whether it can be queued again
 */
record JobView(
    long id,
    String kind,
    String title,
    Job.State state,
    String said,
    Optional<Double> part,
    String version,
    String address,
    String askedBy,
    Instant asked,
    Optional<Instant> started,
    Optional<Instant> ended,
    String took,
    boolean again) {

  static JobView of(Job job, String address) {
    boolean again = job.state() == Job.State.FAILED || job.state() == Job.State.CANCELLED;
    return new JobView(
        job.id(),
        job.kind().word(),
        job.title(),
        job.state(),
        said(job),
        part(job.progress()),
        digest(job),
        address,
        job.askedBy(),
        job.asked(),
        job.started(),
        job.ended(),
        job.started()
            .flatMap(from -> job.ended().map(to -> words(Duration.between(from, to))))
            .orElse(""),
        again);
  }

  static String digest(Job job) {
    return HexFormat.of().formatHex(job.version().digest());
  }

  private static Optional<Double> part(Progress progress) {
    return progress.total() > 0
        ? Optional.of(Math.min(1.0, (double) progress.done() / progress.total()))
        : Optional.empty();
  }

  private static String said(Job job) {
    List<String> parts = new ArrayList<>();
    if (!job.said().isBlank()) {
      parts.add(job.said());
    }
    boolean told = job.state() == Job.State.DONE && !job.said().isBlank();
    if (job.state() != Job.State.QUEUED && !told) {
      progress(job.progress(), job.state(), parts);
    }
    return String.join(" · ", parts);
  }

  private static void progress(Progress progress, Job.State state, List<String> parts) {
    if (progress.total() > 0 && (state != Job.State.DONE || progress.done() < progress.total())) {
      parts.add(progress.done() + " of " + progress.total() + " done");
    }
    if (progress.executions() > 0) {
      parts.add(executions(progress.executions()));
    }
    if (progress.findings() > 0) {
      parts.add(DefectWords.count(progress.findings(), "defect"));
    }
    if (state == Job.State.RUNNING) {
      progress.left().ifPresent(left -> parts.add("about " + words(left) + " left"));
    }
  }

  static String executions(long count) {
    return String.format(Locale.ROOT, "%,d execution%s", count, count == 1 ? "" : "s");
  }

  /** {@code 45 s}, {@code 12 min}, {@code 3 h 20 min}. */
  static String words(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    if (seconds < 90) {
      return seconds + " s";
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
