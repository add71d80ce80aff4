package org.interleave.series.search;

import java.time.Instant;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;

/**
 * A message that was found.
 *
 * @param series the series it belongs to, if it does
 * @param snippet a line of the message around what was looked for; empty where the headers say it
 */
public record Hit(
    MessageId message,
    Optional<SeriesId> series,
    String subject,
    Mailbox from,
    Instant sent,
    String snippet) {}
