package org.interleave.c.token;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The values of constants and string literals (C11 6.4.4, 6.4.5). */
public final class Literals {
  private Literals() {}

  /**
   * @param longs how many l the suffix has
   */
  public record IntegerText(long value, boolean decimal, boolean unsigned, int longs) {}

  public static boolean isInteger(String text) {
    int end = text.length();
    while (end > 1 && "uUlL".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int radix = 10;
    int start = 0;
    if (text.charAt(0) == '0' && end > 1) {
      char second = text.charAt(1);
      radix = second == 'x' || second == 'X' ? 16 : second == 'b' || second == 'B' ? 2 : 8;
      start = radix == 8 ? 1 : 2;
    }
    for (int i = start; i < end; i++) {
      if (Character.digit(text.charAt(i), radix) < 0) {
        return false;
      }
    }
    return end > start;
  }

  public static IntegerText integer(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    int end = low.length();
    boolean unsigned = false;
    int longs = 0;
    while (end > 1 && (low.charAt(end - 1) == 'u' || low.charAt(end - 1) == 'l')) {
      end--;
      unsigned |= low.charAt(end) == 'u';
      longs += low.charAt(end) == 'l' ? 1 : 0;
    }
    int radix = 10;
    int start = 0;
    if (low.startsWith("0x")) {
      radix = 16;
      start = 2;
    } else if (low.startsWith("0b")) {
      radix = 2;
      start = 2;
    } else if (low.startsWith("0") && end > 1) {
      radix = 8;
      start = 1;
    }
    String digits = low.substring(start, end);
    // longer ones do not fit anyway, and quadratic conversion is not for hostile input
    long value = digits.length() > 80 ? -1 : new BigInteger(digits, radix).longValue();
    return new IntegerText(value, radix == 10, unsigned, longs);
  }

  /** The value of a character constant as an int; L, u and U as their character. */
  public static long character(String text) {
    int open = text.indexOf('\'');
    String prefix = text.substring(0, open);
    int end = text.endsWith("'") && text.length() > open + 1 ? text.length() - 1 : text.length();
    int[] units = units(text.substring(open + 1, end), !prefix.isEmpty());
    if (units.length == 0) {
      return 0;
    }
    if (!prefix.isEmpty()) {
      int last = units[units.length - 1];
      return prefix.equals("u") ? last & 0xffff : prefix.equals("U") ? last & 0xffffffffL : last;
    }
    if (units.length == 1) {
      return (byte) units[0];
    }
    int value = 0;
    for (int unit : units) {
      value = value << 8 | unit & 0xff;
    }
    return value;
  }

  /** Bytes of one element of a string with this prefix. */
  public static int elementSize(String literal) {
    return switch (literal.substring(0, literal.indexOf('"'))) {
      case "L", "U" -> 4;
      case "u" -> 2;
      default -> 1;
    };
  }

  /** The content of a string literal, little-endian, without the terminating null. */
  public static byte[] string(String literal, int elementSize) {
    int open = literal.indexOf('"');
    int end =
        literal.endsWith("\"") && literal.length() > open + 1
            ? literal.length() - 1
            : literal.length();
    int[] units = units(literal.substring(open + 1, end), elementSize > 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(units.length * elementSize);
    for (int unit : units) {
      if (elementSize == 2 && unit > 0xffff) {
        for (char c : Character.toChars(unit)) {
          bytes.write(c);
          bytes.write(c >> 8);
        }
        continue;
      }
      for (int i = 0; i < elementSize; i++) {
        bytes.write(unit >> 8 * i);
      }
    }
    return bytes.toByteArray();
  }

  /** Bytes of UTF-8, or code points of a wide literal. */
  private static int[] units(String content, boolean wide) {
    int[] out = new int[content.length() * 4];
    int count = 0;
    for (int i = 0; i < content.length(); ) {
      int c = content.codePointAt(i);
      i += Character.charCount(c);
      if (c != '\\' || i >= content.length()) {
        count = put(out, count, c, wide);
        continue;
      }
      char escape = content.charAt(i++);
      if (escape >= '0' && escape <= '7') {
        int value = escape - '0';
        for (int n = 0; n < 2 && i < content.length() && octal(content.charAt(i)); n++) {
          value = value * 8 + content.charAt(i++) - '0';
        }
        out[count++] = value;
      } else if (escape == 'x') {
        int value = 0;
        while (i < content.length() && Character.digit(content.charAt(i), 16) >= 0) {
          value = value * 16 + Character.digit(content.charAt(i++), 16);
        }
        out[count++] = value;
      } else if (escape == 'u' || escape == 'U') {
        int end = Math.min(content.length(), i + (escape == 'u' ? 4 : 8));
        int value = 0;
        while (i < end && Character.digit(content.charAt(i), 16) >= 0) {
          value = value * 16 + Character.digit(content.charAt(i++), 16);
        }
        count = put(out, count, Character.isValidCodePoint(value) ? value : '?', wide);
      } else {
        out[count++] = simple(escape);
      }
    }
    return java.util.Arrays.copyOf(out, count);
  }

  private static boolean octal(char c) {
    return c >= '0' && c <= '7';
  }

  private static int put(int[] out, int count, int codePoint, boolean wide) {
    int at = count;
    if (wide || codePoint < 0x80) {
      out[at++] = codePoint;
      return at;
    }
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      out[at++] = b & 0xff;
    }
    return at;
  }

  private static int simple(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'a' -> 7;
      case 'b' -> 8;
      case 'f' -> 12;
      case 'v' -> 11;
      case 'e', 'E' -> 27;
      default -> escape;
    };
  }
}
