package org.interleave.locking.web;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.interleave.locking.Checked;
import org.interleave.locking.Rule;
import org.interleave.locking.version.CheckRefused;
import org.interleave.locking.version.VersionCheck;
import org.interleave.series.Version;
import org.interleave.source.TreeException;
import org.interleave.source.store.Applications;

/**
 * Checks by rules that somebody tries, one at a time: a check wants all memory and all processors,
 * and somebody waits for it. Nothing of it is kept.
 */
final class Attempts implements AutoCloseable {
  private static final int MOST_WAITING = 16;

  private final VersionCheck check;
  private final Applications applications;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("trying").daemon().factory());

  Attempts(VersionCheck check, Applications applications) {
    this.check = check;
    this.applications = applications;
  }

  /** What came of an attempt. */
  sealed interface Attempt {
    record Made(Checked checked) implements Attempt {}

    /**
     * @param reason one sentence
     */
    record Refused(String reason) implements Attempt {}
  }

  CompletableFuture<Attempt> attempt(Version version, List<Rule> rules) {
    try {
      return CompletableFuture.supplyAsync(() -> made(version, rules), worker);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.completedFuture(
          new Attempt.Refused("Too many checks are waiting already."));
    }
  }

  private Attempt made(Version version, List<Rule> rules) {
    try {
      return new Attempt.Made(check.attempt(version, applications, rules));
    } catch (CheckRefused e) {
      return new Attempt.Refused(e.reason());
    } catch (TreeException e) {
      return new Attempt.Refused("The tree cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
