package org.interleave.ingest;

import org.interleave.mail.Mail;
import org.interleave.mail.MessageId;

/** One entry of an archive, parsed. */
sealed interface Step {
  String cursor();

  long position();

  record Arrival(byte[] raw, Mail mail, Standing standing, String cursor, long position)
      implements Step {
    MessageId id() {
      return mail.id();
    }
  }

  record Withdrawal(MessageId id, String cursor, long position) implements Step {}

  record Oddity(String reason, String cursor, long position) implements Step {}
}
