package org.interleave.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** git's C-style quoting of paths (git's quote.c; core.quotePath). */
final class QuotedPath {
  private static final String ESCAPES = "abtnvfr\"\\";
  private static final String MEANINGS = "\u0007\b\t\n\u000b\f\r\"\\";

  private QuotedPath() {}

  /** The path of a quoted string that starts at the offset, and where it ends. */
  record Unquoted(String path, int end) {}

  /** Reads the quoted string at {@code at}; what is not closed ends with the line. */
  static Unquoted read(String line, int at) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = at + 1;
    while (i < line.length() && line.charAt(i) != '"') {
      if (line.charAt(i) != '\\' || i + 1 == line.length()) {
        int end = i;
        while (end < line.length() && line.charAt(end) != '"' && line.charAt(end) != '\\') {
          end++;
        }
        end = Math.max(end, i + 1);
        bytes.writeBytes(line.substring(i, end).getBytes(UTF_8));
        i = end;
        continue;
      }
      char escape = line.charAt(i + 1);
      int meaning = ESCAPES.indexOf(escape);
      int octal = octal(line, i + 1);
      if (octal >= 0) {
        bytes.write(octal);
        i += 4;
      } else {
        bytes.write(meaning < 0 ? escape : MEANINGS.charAt(meaning));
        i += 2;
      }
    }
    return new Unquoted(bytes.toString(UTF_8), Math.min(i + 1, line.length()));
  }

  /** Three octal digits, or -1. */
  private static int octal(String line, int at) {
    if (at + 3 > line.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 3; i++) {
      int digit = Character.digit(line.charAt(i), 8);
      if (digit < 0) {
        return -1;
      }
      value = value * 8 + digit;
    }
    return value <= 255 ? value : -1;
  }

  /** The path as git writes it, quoted only where it must be. */
  static String write(String path) {
    if (path.chars().noneMatch(c -> c < 32 || c == '"' || c == '\\' || c >= 127)) {
      return path;
    }
    StringBuilder out = new StringBuilder("\"");
    for (byte b : path.getBytes(UTF_8)) {
      int c = b & 0xff;
      int meaning = MEANINGS.indexOf(c);
      if (meaning >= 0) {
        out.append('\\').append(ESCAPES.charAt(meaning));
      } else if (c < 32 || c >= 127) {
        out.append('\\')
            .append((char) ('0' + (c >> 6)))
            .append((char) ('0' + ((c >> 3) & 7)))
            .append((char) ('0' + (c & 7)));
      } else {
        out.append((char) c);
      }
    }
    return out.append('"').toString();
  }
}
