package org.interleave.mail;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A mail to be written.
 *
 * @param id its Message-ID
 * @param inReplyTo the message it answers
 * @param references the thread above it, oldest first; the parent is added where it is missing
 * @param subject the whole subject line, decoded
 * @param fields further header fields, in order, such as X-Mailer; never one that another component
 *     writes
 * @param text the body. Its lines end in LF; a CR is content and is kept by quoted-printable
 */
public record Draft(
    MessageId id,
    Optional<MessageId> inReplyTo,
    List<MessageId> references,
    Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    OffsetDateTime date,
    String subject,
    List<Field> fields,
    String text) {

  /** One more header field. */
  public record Field(String name, String value) {
    public Field {
      // RFC 5322 2.2: printable US-ASCII except the colon
      boolean printable = name.chars().allMatch(c -> c > 32 && c < 127 && c != ':');
      if (name.isEmpty() || !printable) {
        throw new IllegalArgumentException("not a header field name: " + name.strip());
      }
    }
  }

  public Draft {
    references = List.copyOf(references);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    fields = List.copyOf(fields);
  }

  /** A first message: nothing above it, nobody in copy, no further fields. */
  public static Draft of(
      MessageId id,
      Mailbox from,
      List<Mailbox> to,
      OffsetDateTime date,
      String subject,
      String text) {
    return new Draft(
        id, Optional.empty(), List.of(), from, to, List.of(), date, subject, List.of(), text);
  }

  /** The same mail, in reply to a message that stands under these references. */
  public Draft answering(MessageId parent, List<MessageId> above) {
    return new Draft(id, Optional.of(parent), above, from, to, cc, date, subject, fields, text);
  }

  /** The same mail with others in copy. */
  public Draft copying(List<Mailbox> others) {
    return new Draft(id, inReplyTo, references, from, to, others, date, subject, fields, text);
  }
}
