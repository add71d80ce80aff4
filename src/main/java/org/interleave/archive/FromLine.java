package org.interleave.archive;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Knows the line that parts the mails of an mbox: {@code From SENDER WEEKDAY MONTH DAY TIME YEAR}
 * (RFC 4155 appendix A). Prose that happens to start with "From " is no such line; what mail
 * programs write in practice is: no seconds, a zone before or after the year, "remote from" behind
 * it, a sender with spaces, or none.
 */
final class FromLine {
  private static final Set<String> WEEKDAYS =
      Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int LONGEST = 1000;

  private FromLine() {}

  static boolean startsLikeOne(byte[] bytes, int from, int to) {
    return to - from >= 5
        && bytes[from] == 'F'
        && bytes[from + 1] == 'r'
        && bytes[from + 2] == 'o'
        && bytes[from + 3] == 'm'
        && bytes[from + 4] == ' ';
  }

  /** Whether the whole line, with or without its end, parts two mails. */
  static boolean matches(byte[] bytes, int from, int to) {
    if (!startsLikeOne(bytes, from, to) || to - from > LONGEST) {
      return false;
    }
    String[] words = words(bytes, from, to);
    for (int i = 0; i + 4 <= words.length; i++) {
      if (isDate(words, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the one who wrote the line says that the mails are mboxrd: public-inbox and b4 write
   * {@code mboxrd@z}, lei {@code IDENT@mboxrd}.
   */
  static boolean saysMboxrd(byte[] bytes, int from, int to) {
    if (!matches(bytes, from, to)) {
      return false;
    }
    String sender = words(bytes, from, to)[0];
    return sender.equals("mboxrd@z") || sender.endsWith("@mboxrd");
  }

  private static String[] words(byte[] bytes, int from, int to) {
    return new String(bytes, from + 5, to - from - 5, StandardCharsets.ISO_8859_1)
        .strip()
        .split("[ \t]+");
  }

  private static boolean isDate(String[] words, int at) {
    return WEEKDAYS.contains(lower(words[at], ','))
        && isDayAndMonth(words[at + 1], words[at + 2])
        && isTime(words[at + 3])
        && yearFollows(words, at + 4);
  }

  /** asctime writes "Jan 2"; some write "2 Jan". */
  private static boolean isDayAndMonth(String first, String second) {
    return MONTHS.contains(lower(first, ',')) && isNumber(second, 1, 2)
        || isNumber(first, 1, 2) && MONTHS.contains(lower(second, ','));
  }

  private static String lower(String word, char end) {
    String bare =
        !word.isEmpty() && word.charAt(word.length() - 1) == end
            ? word.substring(0, word.length() - 1)
            : word;
    return bare.length() == 3 ? bare.toLowerCase(java.util.Locale.ROOT) : "";
  }

  private static boolean isTime(String word) {
    String[] parts = word.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      return false;
    }
    for (String part : parts) {
      if (!isNumber(part, 1, 2)) {
        return false;
      }
    }
    return true;
  }

  /** A zone of at most two words may stand before the year ("EST", "+0000", "PDT -0700"). */
  private static boolean yearFollows(String[] words, int at) {
    for (int i = at; i < words.length && i <= at + 2; i++) {
      if (isNumber(words[i], 4, 4)) {
        return true;
      }
      if (words[i].length() > 6) {
        return false;
      }
    }
    return false;
  }

  private static boolean isNumber(String word, int shortest, int longest) {
    return word.length() >= shortest
        && word.length() <= longest
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
