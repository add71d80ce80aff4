package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** The fields of one header that matter here, undecoded until asked for. */
final class Header {
  static final ContentField PLAIN_UTF_8 =
      new ContentField("text/plain", Map.of("charset", "utf-8"));

  private static final int LONGEST_VALUE = 256 * 1024;

  private static final Set<String> KEPT =
      Set.of(
          "message-id",
          "in-reply-to",
          "references",
          "from",
          "sender",
          "to",
          "cc",
          "reply-to",
          "x-original-from",
          "date",
          "subject",
          "list-id",
          "received",
          "content-type");

  private final Map<String, List<byte[]>> fields = new HashMap<>();

  void add(String name, Field field) {
    if (KEPT.contains(name)) {
      List<byte[]> values = fields.computeIfAbsent(name, key -> new ArrayList<>(2));
      // one Received is enough to judge the Date by; of the others more than a few are an attack
      if (values.size() < 50 && (!name.equals("received") || values.size() < 3)) {
        values.add(bytes(field));
      }
    }
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The value of the first such field as text with its encoded words as they are, unfolded. */
  String raw(String name) {
    List<byte[]> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : text(values.getFirst());
  }

  List<String> allRaw(String name) {
    return fields.getOrDefault(name, List.of()).stream().map(this::text).toList();
  }

  /** The same with encoded words decoded. */
  String decoded(String name) {
    return EncodedWords.decode(raw(name));
  }

  private String text(byte[] value) {
    // raw 8-bit text in a header: UTF-8, else most likely the charset that the body declares
    return Charsets.isAscii(value)
        ? new String(value, ISO_8859_1)
        : Charsets.decode(value, hint(value));
  }

  private String hint(byte[] value) {
    String utf8 = new String(value, UTF_8);
    if (utf8.indexOf('\ufffd') < 0) {
      return "utf-8";
    }
    List<byte[]> types = fields.getOrDefault("content-type", List.of());
    return types.isEmpty()
        ? ""
        : ContentField.parse(new String(types.getFirst(), ISO_8859_1)).parameter("charset");
  }

  static String value(Field field) {
    return new String(bytes(field), ISO_8859_1);
  }

  /** The bytes behind the colon, unfolded (RFC 5322 2.2.3). */
  private static byte[] bytes(Field field) {
    ByteSequence raw = field.getRaw();
    if (raw == null) {
      String body = field.getBody();
      return body == null ? new byte[0] : body.getBytes(UTF_8);
    }
    byte[] all = raw.toByteArray();
    int from = 0;
    while (from < all.length && all[from] != ':') {
      from++;
    }
    byte[] kept = new byte[Math.min(all.length - Math.min(from, all.length), LONGEST_VALUE)];
    int size = 0;
    for (int i = from + 1; i < all.length && size < kept.length; i++) {
      byte b = all[i];
      if (b != '\r' && b != '\n') {
        boolean leading = size == 0 && (b == ' ' || b == '\t');
        if (!leading) {
          kept[size++] = b == 0 ? (byte) ' ' : b;
        }
      }
    }
    while (size > 0 && (kept[size - 1] == ' ' || kept[size - 1] == '\t')) {
      size--;
    }
    return java.util.Arrays.copyOf(kept, size);
  }

  /** From, Subject and Date as lines at the top of a body; nothing where there is no From. */
  byte[] inBody() {
    if (!has("from")) {
      return new byte[0];
    }
    StringBuilder lines = new StringBuilder();
    for (String name : List.of("From", "Subject", "Date")) {
      String value = raw(name.toLowerCase(java.util.Locale.ROOT));
      if (!value.isEmpty()) {
        lines.append(name).append(": ").append(value).append('\n');
      }
    }
    return lines.append('\n').toString().getBytes(UTF_8);
  }
}
