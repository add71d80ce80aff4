package org.interleave.reply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Mails one after the other in a file, with every line that could be taken for a start of a mail
 * behind one more ">" (mboxrd), which git am, b4 and public-inbox undo.
 */
final class Mboxrd {
  /** The line that git format-patch and public-inbox start a mail with, dated to the epoch. */
  private static final byte[] START = ascii("From mboxrd@z Thu Jan  1 00:00:00 1970\n");

  private static final byte[] FROM = ascii("From ");

  private Mboxrd() {}

  static byte[] of(List<byte[]> mails) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] mail : mails) {
      out.writeBytes(START);
      int line = 0;
      while (line < mail.length) {
        int end = line;
        while (end < mail.length && mail[end] != '\n') {
          end++;
        }
        if (startsLikeMail(mail, line)) {
          out.write('>');
        }
        out.write(mail, line, Math.min(end + 1, mail.length) - line);
        line = end + 1;
      }
      if (mail.length == 0 || mail[mail.length - 1] != '\n') {
        out.write('\n');
      }
      out.write('\n'); // a mail in an mbox ends with a blank line (RFC 4155)
    }
    return out.toByteArray();
  }

  private static boolean startsLikeMail(byte[] mail, int line) {
    int at = line;
    while (at < mail.length && mail[at] == '>') {
      at++;
    }
    for (int i = 0; i < FROM.length; i++) {
      if (at + i >= mail.length || mail[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
