package org.interleave.reply;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import org.interleave.mail.Body;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Subject;
import org.interleave.review.Reviews;

/** Mails to answer in tests. */
final class Originals {
  static final Mailbox NED = new Mailbox("Ned Nobody", "ned@example.com");
  static final Mailbox LIST = new Mailbox("", "foo-devel@lists.example.com");
  static final Mailbox CAT = new Mailbox("Çelik, Cat", "cat@example.net");

  private Originals() {}

  static Message patch(String text) {
    return of("[PATCH v2 4/5] foo: take the lock while draining", text, List.of());
  }

  static Message of(String subject, String text, List<Mailbox> replyTo) {
    return new Message(
        Reviews.PATCH,
        List.of(new MessageId("20260102-cover@example.com")),
        NED,
        NED,
        List.of(LIST, Reviews.ADA.mailbox()),
        List.of(CAT, new Mailbox("Ned again", "NED@example.com"), new Mailbox("no address", "")),
        replyTo,
        OffsetDateTime.parse("2026-01-02T15:04:05+01:00"),
        subject(subject),
        List.of(),
        new Body(text, "", "", "", List.of(), List.of()));
  }

  static Subject subject(String line) {
    return new Subject(
        line,
        line,
        false,
        true,
        false,
        false,
        false,
        List.of(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
