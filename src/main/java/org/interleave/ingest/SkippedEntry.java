package org.interleave.ingest;

import java.time.Instant;

/** Something in an archive that is no mail. */
public record SkippedEntry(String archive, String reason, Instant firstSeen) {}
