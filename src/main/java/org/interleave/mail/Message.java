package org.interleave.mail;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One mail that was read.
 *
 * @param references the messages this one answers, oldest first and the parent last; never itself,
 *     no duplicates
 * @param from who sent it, with a list's munging of From undone
 * @param author whom the patch is by: the in-body From where there is one, else {@code from}
 * @param date the Date header, else the newest plausible Received date, else the epoch
 * @param lists the List-Id values
 */
public record Message(
    MessageId id,
    List<MessageId> references,
    Mailbox from,
    Mailbox author,
    List<Mailbox> to,
    List<Mailbox> cc,
    List<Mailbox> replyTo,
    OffsetDateTime date,
    Subject subject,
    List<String> lists,
    Body body)
    implements Mail {
  public Message {
    references = List.copyOf(references);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    replyTo = List.copyOf(replyTo);
    lists = List.copyOf(lists);
  }

  public Optional<MessageId> parent() {
    return references.isEmpty() ? Optional.empty() : Optional.of(references.getLast());
  }
}
