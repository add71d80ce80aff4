package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a draft as the bytes of one RFC 5322 mail. Stateless; safe for use by many threads. */
public final class MailWriter {

  /** How lines end: LF in files and git repositories, CRLF on the wire. */
  public enum LineEnd {
    LF("\n"),
    CRLF("\r\n");

    private final String mark;

    LineEnd(String mark) {
      this.mark = mark;
    }
  }

  /** RFC 5322 2.1.1, without the line end. */
  static final int LONGEST_LINE = 998;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT);

  private MailWriter() {}

  /** The mail with LF line ends. */
  public static byte[] write(Draft draft) {
    return write(draft, LineEnd.LF);
  }

  public static byte[] write(Draft draft, LineEnd lineEnd) {
    StringBuilder out = new StringBuilder(draft.text().length() + 1024);
    HeaderWriter header = new HeaderWriter(out);
    header.addresses("From", List.of(draft.from()));
    header.addresses("To", draft.to());
    header.addresses("Cc", draft.cc());
    header.text("Subject", draft.subject());
    header.tokens("Date", List.of(DATE.format(draft.date())));
    header.tokens("Message-ID", List.of(bracketed(draft.id())));
    draft.inReplyTo().ifPresent(id -> header.tokens("In-Reply-To", List.of(bracketed(id))));
    header.tokens(
        "References",
        references(draft).stream().map(MailWriter::bracketed).collect(Collectors.toList()));
    draft.fields().forEach(field -> header.text(field.name(), field.value()));

    boolean quoted = needsQuotedPrintable(draft.text());
    header.tokens("MIME-Version", List.of("1.0"));
    header.tokens("Content-Type", List.of("text/plain;", "charset=UTF-8"));
    header.tokens("Content-Transfer-Encoding", List.of(quoted ? "quoted-printable" : "8bit"));
    out.append('\n').append(quoted ? QuotedPrintable.encode(draft.text()) : draft.text());
    if (out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    String mail = out.toString();
    return (lineEnd == LineEnd.LF ? mail : mail.replace("\n", lineEnd.mark)).getBytes(UTF_8);
  }

  private static List<MessageId> references(Draft draft) {
    List<MessageId> all = new ArrayList<>(draft.references());
    draft.inReplyTo().filter(id -> !all.contains(id)).ifPresent(all::add);
    return all;
  }

  private static String bracketed(MessageId id) {
    StringBuilder clean = new StringBuilder("<");
    id.value()
        .chars()
        .filter(c -> c > ' ' && c != '<' && c != '>' && c != 127)
        .forEach(c -> clean.append((char) c));
    return clean.append('>').toString();
  }

  /**
   * What 8bit cannot carry (RFC 2045 2.8): long lines, bare CR and NUL; and what mbox files change
   * on the way, a line that starts with "From " (RFC 2049 section 3).
   */
  private static boolean needsQuotedPrintable(String text) {
    if (text.startsWith("From ") || text.contains("\nFrom ")) {
      return true;
    }
    int octets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == 0) {
        return true;
      }
      octets = c == '\n' ? 0 : octets + (c < 0x80 ? 1 : c < 0x800 ? 2 : 3);
      if (octets > LONGEST_LINE) {
        return true;
      }
    }
    return false;
  }
}
