package org.interleave.page;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/**
 * Foreign text as a reader must see it. Besides the escaping of HTML, characters that act instead
 * of being seen (bidirectional and other controls, invisible ones) are shown by their code point,
 * and letters of another script inside a Latin word are marked, so that code cannot look different
 * from what a compiler reads (CVE-2021-42574, CVE-2021-42694).
 */
public final class Shown {
  /** How far a word is followed to see which scripts it mixes. */
  private static final int WORD = 64;

  private Shown() {}

  public static Html html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    append(out, text);
    return new Html(out.toString());
  }

  public static void append(StringBuilder out, String text) {
    append(out, text, 0, text.length());
  }

  /** Appends the markup of a part of a text; the rest of the text is looked at, not written. */
  public static void append(StringBuilder out, String text, int from, int to) {
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        int codePoint = text.codePointAt(i);
        foreign(out, text, i, codePoint);
        i += Character.charCount(codePoint);
      } else {
        ascii(out, c);
        i++;
      }
    }
  }

  /** For places where no markup can be: a title, an attribute. Not escaped. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          if (isHidden(codePoint)) {
            out.append('[').append(name(codePoint)).append(']');
          } else {
            out.appendCodePoint(codePoint);
          }
        });
    return out.toString();
  }

  private static void ascii(StringBuilder out, char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (isHidden(c)) {
          mark(out, c);
        } else {
          out.append(c);
        }
      }
    }
  }

  private static void foreign(StringBuilder out, String text, int at, int codePoint) {
    if (isHidden(codePoint)) {
      mark(out, codePoint);
    } else if (posesAsLatin(text, at, codePoint)) {
      out.append("<span class=\"odd look\" title=\"").append(described(codePoint)).append("\">");
      out.appendCodePoint(codePoint).append("</span>");
    } else {
      out.appendCodePoint(codePoint);
    }
  }

  private static void mark(StringBuilder out, int codePoint) {
    out.append("<span class=\"odd\" title=\"").append(described(codePoint)).append("\">");
    out.append(name(codePoint)).append("</span>");
  }

  private static String name(int codePoint) {
    return String.format(Locale.ROOT, "U+%04X", codePoint);
  }

  private static String described(int codePoint) {
    String named = Character.getName(codePoint);
    return name(codePoint) + (named == null ? "" : " " + named);
  }

  private static boolean isHidden(int codePoint) {
    if (codePoint < 0x20) {
      return codePoint != '\t' && codePoint != '\n';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // letters without a shape (Hangul fillers, the Braille blank) and spaces that are no space
      default -> isBlank(codePoint);
    };
  }

  private static boolean isBlank(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    };
  }

  private static boolean posesAsLatin(String text, int at, int codePoint) {
    if (!Character.isLetter(codePoint)) {
      return false;
    }
    boolean fullWidth = codePoint >= 0xFF21 && codePoint <= 0xFF5A;
    boolean mathematical = codePoint >= 0x1D400 && codePoint <= 0x1D7FF;
    boolean lookalike =
        switch (UnicodeScript.of(codePoint)) {
          case CYRILLIC, GREEK, ARMENIAN, CHEROKEE, COPTIC, LISU, DESERET -> true;
          default -> fullWidth || mathematical;
        };
    return lookalike && (latinBefore(text, at) || latinAfter(text, at, codePoint));
  }

  private static boolean latinBefore(String text, int at) {
    int i = at;
    while (i > 0 && at - i < WORD) {
      int codePoint = text.codePointBefore(i);
      if (!Character.isUnicodeIdentifierPart(codePoint)) {
        return false;
      }
      if (isAsciiLetter(codePoint)) {
        return true;
      }
      i -= Character.charCount(codePoint);
    }
    return false;
  }

  private static boolean latinAfter(String text, int at, int first) {
    int i = at + Character.charCount(first);
    while (i < text.length() && i - at < WORD) {
      int codePoint = text.codePointAt(i);
      if (!Character.isUnicodeIdentifierPart(codePoint)) {
        return false;
      }
      if (isAsciiLetter(codePoint)) {
        return true;
      }
      i += Character.charCount(codePoint);
    }
    return false;
  }

  private static boolean isAsciiLetter(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= 'A' && codePoint <= 'Z');
  }
}
