package org.interleave.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * One import, running or over.
 *
 * @param archive what a person calls the archive
 * @param key the archive's key
 * @param position how far reading has come; only its ratio to {@code total} counts
 * @param total 0 while unknown
 * @param line what it is doing, or how it ended, in one line
 */
public record ImportRun(
    ImportId id,
    String archive,
    String key,
    Instant started,
    Optional<Instant> ended,
    ImportState state,
    ImportCounts counts,
    long position,
    long total,
    String line) {

  /** From 0 to 1. */
  public double done() {
    if (state == ImportState.DONE) {
      return 1;
    }
    return total <= 0 ? 0 : Math.min(1, (double) position / total);
  }
}
