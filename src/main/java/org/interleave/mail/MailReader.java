package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interleave.mail.MimeParts.TooComplex;

/** Reads the bytes of one mail. Stateless; safe for use by many threads. */
public final class MailReader {
  private static final int LARGEST = 32 * 1024 * 1024;
  private static final int LARGEST_HEADER = 1024 * 1024;

  /** A clock may be wrong; transport takes days at most. */
  private static final int DAYS_AHEAD = 2;

  /** How the reason begins where the mail is not to blame. */
  static final String DEFECT = "a defect of the reader: ";

  private static final OffsetDateTime EPOCH =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private MailReader() {}

  /** Never throws for any input: what cannot be read is {@link Unreadable}. */
  public static Mail read(byte[] raw) {
    int start = afterFromLine(raw);
    Optional<String> reason = refusal(raw, start);
    if (reason.isPresent()) {
      return unreadable(raw, start, reason.get());
    }
    try {
      MimeParts mime = MimeParts.read(raw, start);
      if (!isMail(mime.header())) {
        return unreadable(raw, start, "no mail: it has no From, Date, Subject or Message-ID");
      }
      return message(mime);
    } catch (IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | StackOverflowError e) {
      // one mail never stops an import, not even by a defect of ours or of a library
      return unreadable(raw, start, DEFECT + e);
    } catch (TooComplex e) {
      return unreadable(raw, start, e.getMessage() == null ? "too complex" : e.getMessage());
    }
  }

  private static Optional<String> refusal(byte[] raw, int start) {
    if (raw.length == start) {
      return Optional.of("empty");
    }
    if (raw.length > LARGEST_HEADER && headerLength(raw, start) > LARGEST_HEADER) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the header is longer than %,d bytes; no mail has such a header",
              LARGEST_HEADER));
    }
    return raw.length > LARGEST
        ? Optional.of(
            String.format(
                Locale.ROOT, "%,d bytes; the limit for one mail is %,d", raw.length, LARGEST))
        : Optional.empty();
  }

  /** A mail cut out of an mbox may still have its "From " line. */
  private static int afterFromLine(byte[] raw) {
    int at = 0;
    while (at < raw.length && (raw[at] == '\n' || raw[at] == '\r')) {
      at++;
    }
    int from = at < raw.length && raw[at] == '>' ? at + 1 : at;
    boolean fromLine =
        from + 5 <= raw.length && new String(raw, from, 5, ISO_8859_1).equals("From ");
    if (!fromLine) {
      return at;
    }
    while (at < raw.length && raw[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, raw.length);
  }

  private static int headerLength(byte[] raw, int start) {
    boolean lineStart = true;
    for (int i = start; i < raw.length; i++) {
      if (raw[i] == '\n') {
        if (lineStart) {
          return i - start;
        }
        lineStart = true;
      } else if (raw[i] != '\r') {
        lineStart = false;
      }
    }
    return raw.length - start;
  }

  private static boolean isMail(Header header) {
    return header.has("from")
        || header.has("message-id")
        || header.has("subject")
        || header.has("date");
  }

  private static Unreadable unreadable(byte[] raw, int start, String reason) {
    String top = new String(raw, start, Math.min(raw.length - start, 64 * 1024), ISO_8859_1);
    int field = ("\n" + top.toLowerCase(Locale.ROOT)).indexOf("\nmessage-id:");
    Optional<MessageId> id = Optional.empty();
    if (field >= 0) {
      String value = top.substring(field + "message-id:".length());
      id = MessageIds.own(value.lines().findFirst().orElse(""));
    }
    return new Unreadable(id.orElseGet(() -> MessageIds.ofContent(raw)), reason);
  }

  private static Message message(MimeParts mime) {
    Header header = mime.header();
    BodyReader.Joined joined = BodyReader.join(mime);
    MessageId id =
        MessageIds.own(header.raw("message-id")).orElseGet(() -> derived(header, joined.text()));
    Subject subject = Subject.parse(header.decoded("subject"));
    List<Mailbox> replyTo = addresses(header, "reply-to");
    List<Mailbox> cc = addresses(header, "cc");
    Mailbox from = Sender.of(header, replyTo, cc);

    String own = subject.reply() ? QuotedBelow.cut(joined.text()) : joined.text();
    PatchSplit.Parts patch =
        subject.pull() ? PatchSplit.Parts.NONE : PatchSplit.of(own, subject.reply());
    Body body =
        new Body(
            joined.text(),
            patch.commitMessage(),
            patch.notes(),
            patch.diff(),
            trailers(patch, own),
            joined.attachments());
    return new Message(
        id,
        MessageIds.references(header.raw("references"), header.raw("in-reply-to"), id),
        from,
        author(patch, from),
        addresses(header, "to"),
        cc,
        replyTo,
        date(header),
        subject,
        lists(header),
        body);
  }

  /** The same for every copy of the mail, whatever path it took. */
  private static MessageId derived(Header header, String text) {
    String content =
        String.join(
            "\n", header.raw("from"), header.raw("date"), header.raw("subject"), text.strip());
    return MessageIds.ofContent(content.getBytes(UTF_8));
  }

  private static List<Mailbox> addresses(Header header, String name) {
    return AddressParser.parse(String.join(", ", header.allRaw(name)));
  }

  private static Mailbox author(PatchSplit.Parts patch, Mailbox from) {
    if (patch.from().isEmpty()) {
      return from;
    }
    Mailbox author = AddressParser.single(patch.from());
    return author.address().indexOf('@') > 0 ? author : from;
  }

  private static List<Trailer> trailers(PatchSplit.Parts patch, String own) {
    if (patch.diff().isEmpty()) {
      List<Trailer> all = new ArrayList<>(TrailerReader.ofReply(own));
      TrailerReader.identifiers(own).stream().filter(t -> !all.contains(t)).forEach(all::add);
      return all;
    }
    List<Trailer> all = new ArrayList<>(TrailerReader.ofCommit(patch.commitMessage()));
    TrailerReader.identifiers(own).stream().filter(t -> !all.contains(t)).forEach(all::add);
    return all;
  }

  private static OffsetDateTime date(Header header) {
    Optional<OffsetDateTime> received =
        header.allRaw("received").stream()
            .map(value -> MailDate.parse(value.substring(value.lastIndexOf(';') + 1)))
            .flatMap(Optional::stream)
            .filter(date -> date.getYear() > 1980)
            .findFirst(); // the last hop writes on top (RFC 5321 4.4)
    Optional<OffsetDateTime> sent = MailDate.parse(header.raw("date"));
    if (received.isPresent() && sent.isPresent()) {
      boolean ahead = sent.get().isAfter(received.get().plusDays(DAYS_AHEAD));
      boolean unset = sent.get().getYear() < 1980; // a clock that was never set
      return ahead || unset ? received.get() : sent.get();
    }
    return sent.or(() -> received).orElse(EPOCH);
  }

  private static List<String> lists(Header header) {
    List<String> lists = new ArrayList<>();
    for (String value : header.allRaw("list-id")) {
      int open = value.lastIndexOf('<');
      int close = value.indexOf('>', open + 1);
      String id = open >= 0 && close > open ? value.substring(open + 1, close) : value;
      if (!id.isBlank() && !lists.contains(id.strip())) {
        lists.add(id.strip());
      }
    }
    return lists;
  }
}
