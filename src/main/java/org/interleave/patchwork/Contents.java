package org.interleave.patchwork;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.interleave.diff.DiffText;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.springframework.stereotype.Component;

/** Reads the mails behind patches, cover letters and comments. */
@Component
final class Contents {
  /** A signature, or the footer that lists add, and all below. */
  private static final Pattern CRUFT =
      Pattern.compile("^(-- |_+)\n.*", Pattern.DOTALL | Pattern.MULTILINE);

  private final Messages messages;

  Contents(Messages messages) {
    this.messages = messages;
  }

  /** A mail: its own header, line by line, and what was read of it. */
  record Raw(List<RawField> header, Message message) {}

  /**
   * @param value as it came, folds included
   */
  record RawField(String name, String value) {}

  Raw raw(String messageId) {
    byte[] raw = messages.raw(new MessageId(messageId)).orElseThrow(Refused::notFound);
    Mail mail = MailReader.read(raw);
    if (!(mail instanceof Message message)) {
      throw Refused.notFound();
    }
    return new Raw(header(raw), message);
  }

  Content of(String messageId) {
    Raw raw = raw(messageId);
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (RawField field : raw.header()) {
      all.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
    }
    Map<String, Object> headers = new LinkedHashMap<>();
    all.forEach(
        (name, values) -> headers.put(name, values.size() == 1 ? values.getFirst() : values));
    return new Content(headers, text(raw.message()), raw.message().body().diff());
  }

  /** What stands before the diff of a patch; of other mail all but its signature. */
  static String text(Message message) {
    String text = message.body().text();
    int diff = message.body().hasDiff() ? DiffText.start(text, 0) : -1;
    return diff >= 0
        ? text.substring(0, diff).strip()
        : CRUFT.matcher(text.replace("\r", "")).replaceFirst("").strip();
  }

  /** Bytes are kept one by one, so that what is written again is what came. */
  private static List<RawField> header(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    int end = text.indexOf("\n\n");
    List<RawField> fields = new ArrayList<>();
    for (String line : text.substring(0, end < 0 ? text.length() : end).split("\n")) {
      boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      int colon = line.indexOf(':');
      if (folded && !fields.isEmpty()) {
        RawField last = fields.removeLast();
        fields.add(new RawField(last.name(), last.value() + "\n" + line));
      } else if (colon > 0 && line.substring(0, colon).indexOf(' ') < 0) {
        fields.add(
            new RawField(line.substring(0, colon), line.substring(colon + 1).stripLeading()));
      }
    }
    return fields;
  }
}
