package org.interleave.series.assembly;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Titles as assembly compares them. */
final class Titles {
  private static final Pattern WORD_END = Pattern.compile("[^\\p{L}\\p{N}_]+");

  private static final Pattern LATE_VERSION = Pattern.compile(" \\(v\\d{1,3}\\)$");

  private Titles() {}

  /** Case, spacing and a final full stop are accidents of typing. */
  static String plain(String title) {
    String lower = title.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (!Character.isWhitespace(c)) {
        plain.append(c);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    int end = plain.length();
    if (end > 0 && plain.charAt(end - 1) == ' ') {
      end--;
    }
    if (end > 0 && plain.charAt(end - 1) == '.') {
      end--;
    }
    return withoutVersion(plain.substring(0, end));
  }

  /** "title (v2)": some write the version behind it. */
  private static String withoutVersion(String plain) {
    return plain.endsWith(")") ? LATE_VERSION.matcher(plain).replaceFirst("") : plain;
  }

  /** What stands before the last colon of the title's beginning: "mm/hmm", "net: phy". */
  static String area(String plain) {
    int colon = plain.indexOf(": ");
    return colon > 0 && colon < 40 ? plain.substring(0, colon) : "";
  }

  static Set<String> words(String plain) {
    Set<String> words = new HashSet<>(List.of(WORD_END.split(plain)));
    words.remove("");
    return words;
  }

  /** Jaccard's index of the words, 0 to 1. */
  static double likeness(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long common = one.stream().filter(other::contains).count();
    return (double) common / (one.size() + other.size() - common);
  }
}
