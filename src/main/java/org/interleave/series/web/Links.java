package org.interleave.series.web;

import org.interleave.page.Shown;

/**
 * Writes text in which web addresses are links. Only http and https, only plain ASCII, so that what
 * is read is where it leads.
 */
final class Links {
  private static final String OTHER = "-._~:/?#[]@!$&()*+,;=%";

  private Links() {}

  static void append(StringBuilder out, String line, int from) {
    int written = from;
    int at = line.indexOf("http", from);
    while (at >= 0) {
      int end = end(line, at);
      if (end > at) {
        Shown.append(out, line, written, at);
        out.append("<a rel=\"noopener noreferrer nofollow\" href=\"");
        Shown.append(out, line, at, end);
        out.append("\">");
        Shown.append(out, line, at, end);
        out.append("</a>");
        written = end;
      }
      at = line.indexOf("http", Math.max(end, at + 4));
    }
    Shown.append(out, line, written, line.length());
  }

  /** Where the address that starts here ends; the start if none does. */
  private static int end(String line, int start) {
    if (start > 0 && Character.isLetterOrDigit(line.charAt(start - 1))) {
      return start;
    }
    int host =
        line.startsWith("http://", start)
            ? start + 7
            : line.startsWith("https://", start) ? start + 8 : -1;
    if (host < 0 || host >= line.length() || !isLetterOrDigit(line.charAt(host))) {
      return start;
    }
    int end = host;
    int open = 0;
    while (end < line.length()) {
      char c = line.charAt(end);
      if (c == ')' && open == 0) {
        break;
      }
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (!isLetterOrDigit(c) && OTHER.indexOf(c) < 0) {
        break;
      }
      end++;
    }
    // what ends a sentence is not part of an address
    while (end > host && ".,;:!?]".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
