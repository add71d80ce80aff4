package org.interleave.mail;

import java.io.ByteArrayOutputStream;

/**
 * Decodes encoded words (RFC 2047), also where they break its rules: inside quotes and words, with
 * blanks in a Q text, over-long, of unknown charset, one character split over two words.
 */
final class EncodedWords {
  private static final int LONGEST_CHARSET = 60;

  private final String value;
  private final StringBuilder out = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private String charset = "";
  private int at;

  private EncodedWords(String value) {
    this.value = value;
  }

  static String decode(String value) {
    return value.contains("=?") ? new EncodedWords(value).run() : value;
  }

  private String run() {
    int plain = 0;
    int lastClose = value.lastIndexOf("?=");
    int open = value.indexOf("=?", at);
    while (open >= 0 && open < lastClose) {
      at = open;
      if (word(plain)) {
        plain = at;
      } else {
        at = open + 2;
      }
      open = value.indexOf("=?", at);
    }
    flush();
    return out.append(value, plain, value.length()).toString();
  }

  /** Reads the encoded word at the cursor; false where there is none. */
  private boolean word(int plain) {
    int open = at;
    int first = mark(open + 2, LONGEST_CHARSET);
    if (first < 0 || first + 2 >= value.length() || value.charAt(first + 2) != '?') {
      return false;
    }
    char encoding = value.charAt(first + 1);
    int close = "qQbB".indexOf(encoding) < 0 ? -1 : value.indexOf("?=", first + 3);
    if (close < 0) {
      return false;
    }
    String name = value.substring(open + 2, first);
    int star = name.indexOf('*'); // RFC 2231 section 5: a language behind the charset
    name = star < 0 ? name : name.substring(0, star);
    boolean adjacent = !charset.isEmpty() && value.substring(plain, open).isBlank();
    if (!adjacent || !name.equalsIgnoreCase(charset)) {
      flush();
      charset = name;
    }
    if (!adjacent) {
      out.append(value, plain, open);
    }
    String text = value.substring(first + 3, close);
    if (encoding == 'q' || encoding == 'Q') {
      quotedPrintable(text);
    } else {
      base64(text);
    }
    at = close + 2;
    return true;
  }

  private int mark(int from, int most) {
    for (int i = from; i < value.length() && i - from < most; i++) {
      char c = value.charAt(i);
      if (c == '?') {
        return i == from ? -1 : i;
      }
      if (c <= ' ' || c == '=') {
        return -1;
      }
    }
    return -1;
  }

  private void flush() {
    if (bytes.size() > 0) {
      out.append(Charsets.decode(bytes.toByteArray(), charset));
      bytes.reset();
    }
    charset = "";
  }

  private void quotedPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '=' && i + 2 < text.length() ? hex(text, i + 1) : -1;
      int low = high < 0 ? -1 : hex(text, i + 2);
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 2;
      } else if (c == '_') {
        bytes.write(' ');
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        // raw 8-bit text inside an encoded word was decoded already
        String raw = text.substring(i, i + 1);
        String kept = charset;
        flush();
        out.append(raw);
        charset = kept;
      }
    }
  }

  private static int hex(String text, int at) {
    return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
  }

  /** Lenient: what is no base64 digit is skipped, padding may be missing. */
  private void base64(String text) {
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit >= 0) {
        held = (held << 6 | digit) & 0xffffff;
        bits += 6;
        if (bits >= 8) {
          bits -= 8;
          bytes.write(held >> bits);
        }
      }
    }
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
