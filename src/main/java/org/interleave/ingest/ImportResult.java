package org.interleave.ingest;

import java.time.Duration;

/**
 * How an import ended.
 *
 * @param line why it failed, else what became of it
 * @param stored how long reading and storing took
 * @param settled how long it took until everyone who listens was done
 */
public record ImportResult(
    ImportId id,
    String archive,
    ImportState state,
    ImportCounts counts,
    String line,
    Duration stored,
    Duration settled) {}
