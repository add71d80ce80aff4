package org.interleave.series.search;

import java.util.Map;
import java.util.Set;

/**
 * The stem of an English word: Porter's second algorithm, as Snowball (and with it Xapian and
 * PostgreSQL) defines it, https://snowballstem.org/algorithms/english/stemmer.html.
 */
final class EnglishStem {
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("skis", "ski"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("idly", "idl"),
          Map.entry("gently", "gentl"),
          Map.entry("ugly", "ugli"),
          Map.entry("early", "earli"),
          Map.entry("only", "onli"),
          Map.entry("singly", "singl"),
          Map.entry("sky", "sky"),
          Map.entry("news", "news"),
          Map.entry("howe", "howe"),
          Map.entry("atlas", "atlas"),
          Map.entry("cosmos", "cosmos"),
          Map.entry("bias", "bias"),
          Map.entry("andes", "andes"));
  private static final Set<String> DONE_AFTER_1A =
      Set.of("inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed");

  /** Longest first, so that the first that fits is the longest; "x>y" puts y for x. */
  private static final String[] STEP_2 = {
    "ization>ize",
    "ational>ate",
    "fulness>ful",
    "ousness>ous",
    "iveness>ive",
    "tional>tion",
    "biliti>ble",
    "lessli>less",
    "entli>ent",
    "ation>ate",
    "alism>al",
    "aliti>al",
    "ousli>ous",
    "iviti>ive",
    "fulli>ful",
    "enci>ence",
    "anci>ance",
    "abli>able",
    "izer>ize",
    "ator>ate",
    "alli>al",
    "bli>ble",
    "ogi>og",
    "li>"
  };

  private static final String[] STEP_3 = {
    "ational>ate",
    "tional>tion",
    "alize>al",
    "icate>ic",
    "iciti>ic",
    "ative>",
    "ical>ic",
    "ness>",
    "ful>"
  };
  private static final String[] STEP_4 = {
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous",
    "ive", "ize", "ion", "al", "er", "ic"
  };

  private final StringBuilder word;
  private final int region1;
  private final int region2;

  private EnglishStem(String given) {
    word = new StringBuilder(given);
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == 'y' && (i == 0 || vowel(i - 1))) {
        word.setCharAt(i, 'Y'); // a consonant
      }
    }
    region1 = firstRegion();
    region2 = region(region1);
  }

  /** Words are lower-case a to z; others are returned as they are. */
  static String of(String word) {
    if (word.length() < 3 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return word;
    }
    String exception = EXCEPTIONS.get(word);
    return exception != null ? exception : new EnglishStem(word).stem();
  }

  private String stem() {
    step1a();
    if (!DONE_AFTER_1A.contains(word.toString())) {
      step1b();
      step1c();
      step2();
      step3();
      step4();
      step5();
    }
    return word.toString().replace('Y', 'y');
  }

  private int firstRegion() {
    for (String start : new String[] {"gener", "commun", "arsen"}) {
      if (word.indexOf(start) == 0) {
        return start.length();
      }
    }
    return region(0);
  }

  /** Behind the first consonant that follows a vowel. */
  private int region(int from) {
    for (int i = from + 1; i < word.length(); i++) {
      if (!vowel(i) && vowel(i - 1)) {
        return i + 1;
      }
    }
    return word.length();
  }

  private boolean vowel(int at) {
    return "aeiouy".indexOf(word.charAt(at)) >= 0;
  }

  private boolean vowelBefore(int end) {
    for (int i = 0; i < end; i++) {
      if (vowel(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(String suffix) {
    int from = word.length() - suffix.length();
    return from >= 0 && word.indexOf(suffix, from) == from;
  }

  private void cut(int letters) {
    word.setLength(word.length() - letters);
  }

  private void step1a() {
    int length = word.length();
    if (ends("sses")) {
      cut(2);
    } else if (ends("ied") || ends("ies")) {
      cut(length > 4 ? 2 : 1);
    } else if (ends("s") && !ends("us") && !ends("ss") && vowelBefore(length - 2)) {
      cut(1);
    }
  }

  private void step1b() {
    if (ends("eedly") || ends("eed")) {
      int suffix = ends("eed") ? 3 : 5;
      if (word.length() - suffix >= region1) {
        cut(suffix - 2);
      }
      return;
    }
    for (String suffix : new String[] {"ingly", "edly", "ing", "ed"}) {
      if (ends(suffix)) {
        if (vowelBefore(word.length() - suffix.length())) {
          cut(suffix.length());
          mend();
        }
        return;
      }
    }
  }

  private void mend() {
    if (ends("at") || ends("bl") || ends("iz")) {
      word.append('e');
    } else if (doubled()) {
      cut(1);
    } else if (region1 >= word.length() && shortSyllable(word.length())) {
      word.append('e');
    }
  }

  private boolean doubled() {
    int last = word.length() - 1;
    return last > 0
        && word.charAt(last) == word.charAt(last - 1)
        && "bdfgmnprt".indexOf(word.charAt(last)) >= 0;
  }

  /** Whether the letters before {@code end} end in a short syllable. */
  private boolean shortSyllable(int end) {
    if (end == 2) {
      return vowel(0) && !vowel(1);
    }
    return end > 2
        && !vowel(end - 3)
        && vowel(end - 2)
        && !vowel(end - 1)
        && "wxY".indexOf(word.charAt(end - 1)) < 0;
  }

  private void step1c() {
    int last = word.length() - 1;
    if (last > 1 && (word.charAt(last) == 'y' || word.charAt(last) == 'Y') && !vowel(last - 1)) {
      word.setCharAt(last, 'i');
    }
  }

  private void step2() {
    for (String rule : STEP_2) {
      int arrow = rule.indexOf('>');
      String suffix = rule.substring(0, arrow);
      if (ends(suffix)) {
        int from = word.length() - suffix.length();
        if (from >= region1 && allowed(suffix, from)) {
          word.replace(from, word.length(), rule.substring(arrow + 1));
        }
        return;
      }
    }
  }

  private boolean allowed(String suffix, int from) {
    return switch (suffix) {
      case "ogi" -> from > 0 && word.charAt(from - 1) == 'l';
      case "li" -> from > 0 && "cdeghkmnrt".indexOf(word.charAt(from - 1)) >= 0;
      default -> true;
    };
  }

  private void step3() {
    for (String rule : STEP_3) {
      int arrow = rule.indexOf('>');
      String suffix = rule.substring(0, arrow);
      if (ends(suffix)) {
        int from = word.length() - suffix.length();
        if (from >= (suffix.equals("ative") ? region2 : region1)) {
          word.replace(from, word.length(), rule.substring(arrow + 1));
        }
        return;
      }
    }
  }

  private void step4() {
    for (String suffix : STEP_4) {
      if (ends(suffix)) {
        int from = word.length() - suffix.length();
        boolean fits =
            !suffix.equals("ion") || from > 0 && "st".indexOf(word.charAt(from - 1)) >= 0;
        if (from >= region2 && fits) {
          cut(suffix.length());
        }
        return;
      }
    }
  }

  private void step5() {
    int last = word.length() - 1;
    if (ends("e")) {
      if (last >= region2 || last >= region1 && !shortSyllable(last)) {
        cut(1);
      }
    } else if (ends("ll") && last >= region2) {
      cut(1);
    }
  }
}
