package org.interleave.mail;

import java.util.regex.Pattern;

/** Finds where a reply's own text ends and the mail that it answers follows without any ">". */
final class QuotedBelow {
  private static final Pattern MARK =
      Pattern.compile(
          "\\s*-{2,}\\s?(?:Original Message|Ursprüngliche Nachricht|原始邮件|邮件原件)\\s?-{2,}\\s*");
  private static final int HEADER_LINES = 8;

  private QuotedBelow() {}

  static String cut(String text) {
    int at = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      if (begins(text, at, end)) {
        return text.substring(0, at);
      }
      at = end + 1;
    }
    return text;
  }

  private static boolean begins(String text, int at, int end) {
    char first = text.charAt(at);
    if (first == '-' && end - at < 100) {
      return MARK.matcher(text.substring(at, end)).matches();
    }
    return (text.startsWith("From: ", at) || text.startsWith("*From:* ", at)) && isHeader(text, at);
  }

  /** Outlook's From, Sent, To, Subject. */
  private static boolean isHeader(String text, int from) {
    boolean sent = false;
    boolean to = false;
    int at = from;
    for (int i = 0; i < HEADER_LINES && at < text.length(); i++) {
      int start = text.charAt(at) == '*' ? at + 1 : at;
      sent |= text.startsWith("Sent:", start);
      to |= text.startsWith("To:", start);
      if (text.startsWith("Subject:", start)) {
        return sent && to;
      }
      int newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length() : newline + 1;
    }
    return false;
  }
}
