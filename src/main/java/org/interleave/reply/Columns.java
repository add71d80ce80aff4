package org.interleave.reply;

/** How wide text stands in a terminal: East Asian wide signs take two columns (UAX 11). */
final class Columns {
  private static final String CLOSING = "，。、；：？！）」』】》〉…—";
  private static final String OPENING = "（「『【《〈";

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  private static int of(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(c) ? 2 : 1;
  }

  static boolean breaksBetween(int left, int right) {
    return (wide(left) || wide(right))
        && CLOSING.indexOf(right) < 0
        && OPENING.indexOf(left) < 0
        && of(right) > 0
        && Character.getType(left) != Character.FORMAT;
  }

  private static boolean wide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
