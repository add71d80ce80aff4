package org.interleave.mail;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A Content-Type or Content-Disposition value: its type and parameters, also where the name of a
 * file is in RFC 2231's continued and encoded form or in an encoded word.
 */
record ContentField(String type, Map<String, String> parameters) {
  static final ContentField NONE = new ContentField("", Map.of());
  private static final int MOST = 100;

  static ContentField parse(String value) {
    int semicolon = value.indexOf(';');
    String head = semicolon < 0 ? value : value.substring(0, semicolon);
    String type = head.strip().toLowerCase(Locale.ROOT);
    int blank = type.indexOf(' ');
    Map<String, String> raw = new HashMap<>();
    if (semicolon >= 0) {
      parameters(value, semicolon + 1, raw);
    }
    return new ContentField(blank < 0 ? type : type.substring(0, blank), joined(raw));
  }

  private static void parameters(String value, int from, Map<String, String> raw) {
    int at = from;
    while (at < value.length() && raw.size() < MOST) {
      int equals = value.indexOf('=', at);
      if (equals < 0) {
        return;
      }
      String name = value.substring(at, equals).replace(';', ' ').strip().toLowerCase(Locale.ROOT);
      int start = equals + 1;
      while (start < value.length() && value.charAt(start) <= ' ') {
        start++;
      }
      StringBuilder text = new StringBuilder();
      if (start < value.length() && value.charAt(start) == '"') {
        start++;
        while (start < value.length() && value.charAt(start) != '"') {
          char c = value.charAt(start++);
          text.append(c == '\\' && start < value.length() ? value.charAt(start++) : c);
        }
        at = value.indexOf(';', start) + 1;
      } else {
        int end = value.indexOf(';', start);
        text.append(value, start, end < 0 ? value.length() : end);
        at = end + 1;
      }
      raw.putIfAbsent(name, text.toString().strip());
      if (at == 0) {
        return;
      }
    }
  }

  private static Map<String, String> joined(Map<String, String> raw) {
    Map<String, String> all = new HashMap<>();
    raw.forEach((name, value) -> {
      int star = name.indexOf('*');
      if (star < 0) {
        all.put(name, EncodedWords.decode(value));
      }
    });
    for (String name : raw.keySet()) {
      int star = name.indexOf('*');
      if (star > 0) {
        all.computeIfAbsent(name.substring(0, star), base -> extended(base, raw));
      }
    }
    return all;
  }

  /** name*0*=utf-8''a%20 ; name*1="b" ; or name*=utf-8''a%20b (RFC 2231 sections 3 and 4). */
  private static String extended(String base, Map<String, String> raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = "utf-8";
    if (raw.containsKey(base + "*")) {
      return percent(raw.getOrDefault(base + "*", ""), true, charset, bytes);
    }
    String text = "";
    for (int i = 0; i < MOST; i++) {
      String plain = raw.get(base + "*" + i);
      String encoded = raw.get(base + "*" + i + "*");
      if (encoded != null) {
        text = percent(encoded, i == 0, charset, bytes);
        int quote = i == 0 ? encoded.indexOf('\'') : -1;
        charset = quote > 0 ? encoded.substring(0, quote) : charset;
      } else if (plain != null) {
        plain.chars().forEach(bytes::write);
        text = Charsets.decode(bytes.toByteArray(), charset);
      } else {
        break;
      }
    }
    return text;
  }

  private static String percent(
      String value, boolean first, String charset, ByteArrayOutputStream bytes) {
    String label = charset;
    String text = value;
    int quote = value.indexOf('\'');
    int second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
    if (first && second > 0) {
      label = value.substring(0, quote);
      text = value.substring(second + 1);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '%' && i + 2 == text.length() - 0) {
        bytes.write(c);
      } else {
        bytes.write(c);
      }
    }
    return Charsets.decode(bytes.toByteArray(), label);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
