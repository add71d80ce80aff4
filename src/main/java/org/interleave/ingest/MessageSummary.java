package org.interleave.ingest;

import java.time.Instant;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;

/** What a list or a thread shows of a message; the whole of it is a {@link Messages#read} away. */
public record MessageSummary(
    MessageId id,
    Optional<MessageId> parent,
    Instant sent,
    Mailbox from,
    Mailbox author,
    String subject,
    boolean reply,
    boolean hasDiff,
    Optional<String> unreadable) {}
