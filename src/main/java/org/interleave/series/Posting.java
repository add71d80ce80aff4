package org.interleave.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.Mailbox;
import org.interleave.mail.MessageId;
import org.interleave.mail.Subject;
import org.interleave.mail.Trailer;

/** What assembly needs to know of a message. */
public record Posting(
    MessageId id,
    List<MessageId> references,
    Mailbox from,
    Mailbox author,
    Instant sent,
    Subject subject,
    boolean hasDiff,
    Optional<String> patchId,
    Optional<String> changeId,
    List<Trailer> trailers) {
  public Posting {
    references = List.copyOf(references);
    trailers = List.copyOf(trailers);
  }
}
