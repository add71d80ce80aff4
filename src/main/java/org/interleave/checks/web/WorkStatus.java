package org.interleave.checks.web;

import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.checks.Job;
import org.interleave.checks.Job.Progress;
import org.interleave.checks.matrix.DefectWords;
import org.interleave.series.PatchList;

/**
 * The work on a version in one line.
 *
 * @param underWay whether more is to come
 * @param words empty if there is nothing to tell
 * @param version its digest, by which events name it
 * @param action where the form goes that asks for checks; empty where nobody could do them
 */
record WorkStatus(boolean underWay, String words, String version, String action) {

  /**
   * @param jobs the newest first
   */
  static WorkStatus of(PatchList version, List<Job> jobs, String action) {
    List<Job> open = jobs.stream().filter(job -> job.state().isUnderWay()).toList();
    String digest = HexFormat.of().formatHex(version.digest());
    return new WorkStatus(
        !open.isEmpty(), open.isEmpty() ? ended(jobs) : going(open), digest, action);
  }

  private static String going(List<Job> open) {
    long running = open.stream().filter(job -> job.state() == Job.State.RUNNING).count();
    StringBuilder words = new StringBuilder();
    words.append(
        running == 0
            ? DefectWords.count(open.size(), "job") + (open.size() == 1 ? " waits" : " wait")
            : "Checking: " + DefectWords.count((int) running, "job") + " under way");
    if (running > 0 && running < open.size()) {
      words.append(", ").append(open.size() - running).append(" waiting");
    }
    long executions = open.stream().mapToLong(job -> job.progress().executions()).sum();
    if (executions > 0) {
      words.append(", ").append(JobView.executions(executions)).append(" so far");
    }
    left(open)
        .ifPresent(left -> words.append(", about ").append(JobView.words(left)).append(" left"));
    return words.append('.').toString();
  }

  /** Known only where no job waits, since those that wait have no estimate. */
  private static Optional<Duration> left(List<Job> open) {
    boolean all =
        open.stream()
            .allMatch(job -> job.state() == Job.State.RUNNING && job.progress().left().isPresent());
    return all
        ? open.stream()
            .map(Job::progress)
            .map(Progress::left)
            .flatMap(Optional::stream)
            .max(Duration::compareTo)
        : Optional.empty();
  }

  private static String ended(List<Job> all) {
    // of the same work the newest counts
    Map<List<Object>, Job> newest = new LinkedHashMap<>();
    all.forEach(job -> newest.putIfAbsent(List.of(job.kind(), job.title()), job));
    Collection<Job> jobs = newest.values();
    long failed = jobs.stream().filter(job -> job.state() == Job.State.FAILED).count();
    long cancelled = jobs.stream().filter(job -> job.state() == Job.State.CANCELLED).count();
    if (failed == 0 && cancelled == 0) {
      return "";
    }
    String first =
        jobs.stream()
            .filter(job -> job.state() == Job.State.FAILED && !job.said().isBlank())
            .map(job -> ": " + job.said())
            .findFirst()
            .orElse("");
    String how = failed > 0 ? DefectWords.count((int) failed, "job") + " failed" + first : "";
    String stopped =
        cancelled > 0
            ? DefectWords.count((int) cancelled, "job")
                + (cancelled == 1 ? " was" : " were")
                + " cancelled"
            : "";
    return how + (how.isEmpty() || stopped.isEmpty() ? "" : "; ") + stopped + ".";
  }
}
