package org.interleave.reply;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.interleave.mail.Draft;
import org.interleave.mail.MailWriter;

/** A reply, or why there is none. */
public sealed interface Reply {

  /** A mail that is ready to be sent. */
  record Written(Draft draft) implements Reply {

    /** The exact mail, with LF line ends, as git send-email and mail clients open it. */
    public byte[] bytes() {
      return MailWriter.write(draft);
    }

    /** The same for eyes. */
    public String shown() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** A name for a file of it: the subject in plain letters. */
    public String fileName() {
      String plain = draft.subject().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
      return (plain.length() > 60 ? plain.substring(0, 60) : plain) + ".eml";
    }
  }

  /** One line that says why. */
  record Nothing(String reason) implements Reply {}

  /** Several in one file, as mboxrd. */
  static byte[] mbox(List<Written> replies) {
    return Mboxrd.of(replies.stream().map(Written::bytes).toList());
  }
}
