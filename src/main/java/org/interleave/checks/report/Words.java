package org.interleave.checks.report;

import java.util.regex.Pattern;

/** Makes words the same for the same defect: without addresses and numbers that change. */
final class Words {
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![A-Za-z0-9_])(?:0x)?(?=[0-9a-f]*[0-9])[0-9a-f]{6,}");
  private static final Pattern OFFSET =
      Pattern.compile("([A-Za-z_][\\w.]{0,200})\\+0x[0-9a-f]+/0x[0-9a-f]+");
  private static final Pattern LINE = Pattern.compile("(\\.[chS])(?::\\d+)+");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w])");

  private Words() {}

  static String stable(String text) {
    String words = OFFSET.matcher(text).replaceAll("$1");
    words = LINE.matcher(words).replaceAll("$1:LINE");
    words = ADDRESS.matcher(words).replaceAll("ADDR");
    words = NUMBER.matcher(words).replaceAll("NUM");
    return words.strip();
  }

  /** At most so long, and without what a line cannot show. */
  static String line(String text, int most) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
        .limit(most)
        .forEach(kept::appendCodePoint);
    String line = kept.toString().strip();
    return line.length() <= most ? line : line.substring(0, most);
  }

  /** At most so long, cut at the end of a line, with a last line that says so. */
  static String block(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = text.lastIndexOf('\n', most - 40);
    return text.substring(0, end < 0 ? most - 40 : end) + "\n… the rest is left out";
  }
}
