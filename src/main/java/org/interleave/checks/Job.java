package org.interleave.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.interleave.series.PatchList;

/**
 * A piece of work that a worker does.
 *
 * @param said one line: what it proved, why it failed, what it waits for
 * @param askedBy a person's name, or empty where an import brought it
 */
public record Job(
    long id,
    Kind kind,
    PatchList version,
    String title,
    State state,
    String said,
    Progress progress,
    String askedBy,
    Instant asked,
    Optional<Instant> started,
    Optional<Instant> ended) {
  /** What is done. */
  public enum Kind {
    APPLY,
    RULES,
    SIMULATE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is. */
  public enum State {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isUnderWay() {
      return this == QUEUED || this == RUNNING;
    }
  }

  /**
   * @param done of {@code total}: revisions, cells
   * @param left an estimate
   */
  public record Progress(
      int done, int total, long executions, int findings, Optional<Duration> left) {
    public static final Progress NONE = new Progress(0, 0, 0, 0, Optional.empty());
  }
}
