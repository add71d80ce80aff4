package org.interleave.checks.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.interleave.checks.Job;
import org.interleave.checks.store.JobsInHand;
import org.interleave.checks.store.Pick;

/** One job that is being done: how far it is, and whether it is to go on. */
final class Watch {
  private final Pick pick;
  private final InstantSource clock;
  private final long begun;
  private final Thread thread = Thread.currentThread();
  private String said = "";
  private Job.Progress progress;
  private Optional<JobsInHand.Pulse> told = Optional.empty();
  private boolean cancelled;
  private boolean stopping;

  Watch(Pick pick, Job.Progress progress, InstantSource clock) {
    this.pick = pick;
    this.progress = progress;
    this.clock = clock;
    this.begun = clock.millis();
  }

  Pick pick() {
    return pick;
  }

  synchronized Job.Progress progress() {
    return progress;
  }

  synchronized void say(String line) {
    said = line;
  }

  /**
   * @param done of {@code total}
   */
  synchronized void at(int done, int total, long executions, int findings) {
    at(done, total, executions, findings, Optional.empty());
  }

  /**
   * @param most what it may take from now on at most
   */
  synchronized void at(
      int done, int total, long executions, int findings, Optional<Duration> most) {
    long spent = clock.millis() - begun;
    Optional<Duration> left =
        done > 0 && done < total
            ? Optional.of(Duration.ofMillis(spent * (total - done) / done))
            : Optional.empty();
    if (most.isPresent() && (left.isEmpty() || left.get().compareTo(most.get()) > 0)) {
      left = most;
    }
    progress = new Job.Progress(done, total, executions, findings, left);
  }

  /** What there is to tell since the last time. */
  synchronized Optional<JobsInHand.Pulse> news() {
    Optional<JobsInHand.Pulse> now = Optional.of(new JobsInHand.Pulse(pick, said, progress));
    if (now.equals(told)) {
      return Optional.empty();
    }
    told = now;
    return now;
  }

  synchronized JobsInHand.Pulse pulse() {
    return new JobsInHand.Pulse(pick, said, progress);
  }

  synchronized boolean goesOn() {
    return !cancelled && !stopping;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Also wakes work that waits for something. */
  synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      thread.interrupt();
    }
  }

  synchronized void stop() {
    if (!stopping) {
      stopping = true;
      thread.interrupt();
    }
  }
}
