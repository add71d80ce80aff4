package org.interleave.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interleave.mail.Draft;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.review.Reviewer;

/** Puts the header of an answer on a text. */
final class ReplyHead {
  private static final Pattern REPLY_MARKS =
      Pattern.compile("(?i)\\s*(?:(?:re|aw|sv|vs|antw|回复|答复)(?:\\[\\d+])?\\s*[:：]\\s*)+");

  /** The style of mutt, which most kernel reviewers read as home. */
  private static final DateTimeFormatter WROTE =
      DateTimeFormatter.ofPattern("EEE, MMM dd, yyyy 'at' hh:mm:ssa xx", Locale.ENGLISH);

  private static final int MOST_REFERENCES = 100;

  private ReplyHead() {}

  /**
   * @param said when the last word of the reply was written: its Date, so that the same reply is
   *     the same mail whenever it is exported
   */
  static Draft on(Message original, Reviewer reviewer, String text, Instant said, ZoneId zone) {
    Recipients recipients = Recipients.of(original, reviewer);
    return new Draft(
        id(original, reviewer, text),
        Optional.of(original.id()),
        references(original),
        reviewer.mailbox(),
        recipients.to(),
        recipients.cc(),
        said.atZone(zone).toOffsetDateTime(),
        subject(original),
        List.of(new Draft.Field("User-Agent", "Interleave")),
        text);
  }

  static String subject(Message original) {
    return "Re: " + REPLY_MARKS.matcher(original.subject().line()).replaceFirst(marks -> "");
  }

  static String attribution(Message original) {
    String name = original.from().display();
    String who = name.isBlank() ? "the author" : name.replaceAll("[\\p{Cntrl}]+", " ");
    return "On " + WROTE.format(original.date()) + ", " + who + " wrote:";
  }

  /** RFC 5322 3.6.4; of a very long thread the start and the end, as RFC 5537 3.4.4 has it. */
  private static List<MessageId> references(Message original) {
    List<MessageId> all = new ArrayList<>(original.references());
    all.remove(original.id());
    all.add(original.id());
    if (all.size() > MOST_REFERENCES) {
      List<MessageId> trimmed = new ArrayList<>(all.subList(0, 1));
      trimmed.addAll(all.subList(all.size() - MOST_REFERENCES + 1, all.size()));
      return trimmed;
    }
    return all;
  }

  /** The same reply has the same id, so that sending it twice shows it once; a changed one not. */
  private static MessageId id(Message original, Reviewer reviewer, String text) {
    MessageDigest digest = sha256();
    for (String part : List.of(original.id().value(), reviewer.written(), text)) {
      digest.update(part.getBytes(UTF_8));
      digest.update((byte) 0);
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 16);
    return new MessageId("interleave-" + hash + "@" + domain(reviewer));
  }

  private static String domain(Reviewer reviewer) {
    String domain = reviewer.address().substring(reviewer.address().lastIndexOf('@') + 1);
    try {
      String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
      return ascii.isEmpty() ? "interleave.invalid" : ascii;
    } catch (IllegalArgumentException notADomain) {
      return "interleave.invalid"; // an address literal, say; RFC 2606 2 keeps the name from others
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
