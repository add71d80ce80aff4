package org.interleave.mail;

/** Undoes format=flowed (RFC 3676): joins the lines that were only broken for transport. */
final class FlowedText {
  private FlowedText() {}

  /**
   * @param delSp whether the blank before a soft break is to go too (RFC 3676 4.1)
   */
  static String unflow(String text, boolean delSp) {
    StringBuilder out = new StringBuilder(text.length());
    int openDepth = -1; // the quote depth of a line that waits for its rest
    int at = 0;
    while (at < text.length()) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      int depth = 0;
      while (at + depth < end && text.charAt(at + depth) == '>') {
        depth++;
      }
      int from = at + depth;
      boolean stuffed = from < end && text.charAt(from) == ' ';
      String line = text.substring(stuffed ? from + 1 : from, end);
      boolean signature = line.equals("-- ");
      if (openDepth >= 0 && (openDepth != depth || signature)) {
        out.append('\n');
        openDepth = -1;
      }
      if (openDepth < 0) {
        out.append(">".repeat(depth)).append(depth > 0 && stuffed ? " " : "");
      }
      // a line of nothing but blanks is an empty context line of a diff rather than a soft break
      boolean soft = line.endsWith(" ") && !signature && !line.isBlank() && newline >= 0;
      out.append(line, 0, soft && delSp ? line.length() - 1 : line.length());
      openDepth = soft ? depth : -1;
      if (!soft && newline >= 0) {
        out.append('\n');
      }
      at = end + 1;
    }
    return out.toString();
  }
}
