package org.interleave.compare;

/** Expands tabs in a commit message to columns of eight, as git log does. */
final class Tabs {
  private static final int STOP = 8;

  private Tabs() {}

  static String expand(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (tab >= 0) {
      String part = line.substring(from, tab);
      int width = width(part);
      if (width < 0) {
        break;
      }
      out.append(part).repeat(' ', STOP - width % STOP);
      from = tab + 1;
      tab = line.indexOf('\t', from);
    }
    return out.append(line, from, line.length()).toString();
  }

  /** Columns on a terminal; -1 where a control character makes that unknowable. */
  private static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isISOControl(c)) {
        return -1;
      }
      width += columns(c);
    }
    return width;
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /** East Asian Wide and Fullwidth, by block (Unicode Standard Annex 11). */
  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115f
        || c >= 0x2e80 && c <= 0x303e
        || c >= 0x3041 && c <= 0xa4cf
        || c >= 0xa960 && c <= 0xa97f
        || c >= 0xac00 && c <= 0xd7a3
        || c >= 0xf900 && c <= 0xfaff
        || c >= 0xfe30 && c <= 0xfe6f
        || c >= 0xff00 && c <= 0xff60
        || c >= 0xffe0 && c <= 0xffe6
        || c >= 0x1f300 && c <= 0x1f64f
        || c >= 0x1f900 && c <= 0x1f9ff
        || c >= 0x20000 && c <= 0x3fffd;
  }
}
