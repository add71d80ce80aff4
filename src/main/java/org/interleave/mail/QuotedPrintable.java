package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Quoted-printable (RFC 2045 6.7), writing. */
final class QuotedPrintable {
  private static final String HEX = "0123456789ABCDEF";
  private static final int LONGEST = 76;

  private QuotedPrintable() {}

  static String encode(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    StringBuilder out = new StringBuilder(bytes.length + bytes.length / 8);
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      int c = bytes[i] & 0xff;
      if (c == '\n') {
        out.append('\n');
        column = 0;
        continue;
      }
      boolean last = i + 1 == bytes.length || bytes[i + 1] == '\n';
      // a From at a line's start would be touched by mbox writers on the way (RFC 2049 section 3)
      boolean literal =
          c > 32 && c < 127 && c != '=' && !(c == 'F' && column == 0) && !(c == '.' && column == 0)
              || (c == ' ' || c == '\t') && !last;
      int width = literal ? 1 : 3;
      if (column + width > (last ? LONGEST : LONGEST - 1)) {
        out.append("=\n");
        column = 0;
      }
      if (literal) {
        out.append((char) c);
      } else {
        out.append('=').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
      column += width;
    }
    return out.toString();
  }
}
