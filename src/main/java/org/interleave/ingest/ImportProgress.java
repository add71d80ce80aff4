package org.interleave.ingest;

/**
 * Where a running import is.
 *
 * @param position how far reading has come; only its ratio to {@code total} counts
 * @param total 0 while unknown
 * @param line what it is doing, where that is not reading the archive; otherwise empty
 */
public record ImportProgress(ImportCounts counts, long position, long total, String line) {}
