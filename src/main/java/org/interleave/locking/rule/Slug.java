package org.interleave.locking.rule;

import java.util.Locale;
import java.util.Set;

/** Ids made of titles. */
public final class Slug {
  private static final int LONGEST = 60;

  private Slug() {}

  /** Letters, digits and single dashes; the first number that makes it unique is put behind. */
  public static String of(String title, Set<String> taken) {
    String words =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (words.length() > LONGEST) {
      int dash = words.lastIndexOf('-', LONGEST);
      words = words.substring(0, dash > 0 ? dash : LONGEST);
    }
    String stem = words.isEmpty() ? "rule" : words;
    String id = stem;
    for (int number = 2; taken.contains(id); number++) {
      id = stem + "-" + number;
    }
    return id;
  }
}
