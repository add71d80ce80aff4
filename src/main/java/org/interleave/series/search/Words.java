package org.interleave.series.search;

import java.util.function.Consumer;

/**
 * Splits text into words: letters, digits and underscores, so that an identifier is one word. In
 * scripts without spaces each sign is a word.
 */
final class Words {
  /** What is longer is no word but data. */
  static final int LONGEST = 64;

  private Words() {}

  /** Calls the consumer with each word in lower case; an empty word stands for one too long. */
  static void split(CharSequence text, int from, int to, Consumer<String> words) {
    int start = -1;
    int at = from;
    while (at < to) {
      char first = text.charAt(at);
      if (first < 128 ? ascii(first) : Character.isLetterOrDigit(Character.codePointAt(text, at))) {
        int point = first < 128 ? first : Character.codePointAt(text, at);
        if (first >= 0x2E80 && alone(point)) {
          start = end(text, start, at, words);
          words.accept(new String(Character.toChars(point)));
        } else if (start < 0) {
          start = at;
        }
        at += Character.charCount(point);
      } else if (start >= 0
          && first >= 0x300
          && Character.getType(first) == Character.NON_SPACING_MARK) {
        at++;
      } else {
        start = end(text, start, at, words);
        at++;
      }
    }
    end(text, start, to, words);
  }

  private static int end(CharSequence text, int start, int end, Consumer<String> words) {
    if (start >= 0) {
      words.accept(end - start > LONGEST ? "" : lower(text, start, end));
    }
    return -1;
  }

  static String lower(CharSequence text, int start, int end) {
    char[] letters = new char[end - start];
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      letters[i - start] =
          c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    }
    return new String(letters);
  }

  private static boolean ascii(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private static boolean alone(int point) {
    return Character.isIdeographic(point)
        || switch (Character.UnicodeScript.of(point)) {
          case HIRAGANA, KATAKANA -> true;
          default -> false;
        };
  }
}
