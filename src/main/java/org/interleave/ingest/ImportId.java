package org.interleave.ingest;

/** Names an import run. */
public record ImportId(long value) {}
