package org.interleave.series;

import java.time.Instant;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;

/**
 * A trailer that a reply gave to a patch.
 *
 * @param version the name of the version it was given to
 * @param patch the number of the patch
 * @param from who sent the reply
 * @param message the reply
 * @param toCover whether the reply answered the cover letter and so means every patch
 * @param mismatch whether the trailer names another person than the sender, which b4 leaves out
 */
public record GivenTrailer(
    String version,
    int patch,
    String key,
    String value,
    Mailbox from,
    Instant sent,
    MessageId message,
    boolean toCover,
    boolean mismatch) {}
