package org.interleave.locking.rule;

/** Patterns with * as rule files have them; the time is the product of both lengths at most. */
public final class Wildcard {
  private Wildcard() {}

  /** Whether a function's name matches; * stands for any letters. */
  public static boolean name(String pattern, String name) {
    return matches(pattern, name);
  }

  /**
   * Whether a path of a tree matches: * stands for anything but a slash, ** for anything; the name
   * of a directory matches all below it.
   */
  public static boolean path(String pattern, String path) {
    String directory = pattern.endsWith("/") ? pattern : pattern + "/";
    return pathMatches(pattern, path) || pathMatches(directory + "**", path);
  }

  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Row by row over the pattern: which prefixes of the path it can have eaten. */
  private static boolean pathMatches(String pattern, String path) {
    boolean[] eaten = new boolean[path.length() + 1];
    eaten[0] = true;
    for (int p = 0; p < pattern.length(); p++) {
      char letter = pattern.charAt(p);
      boolean deep = pattern.startsWith("**", p);
      if (deep) {
        p++;
      }
      boolean[] next = new boolean[path.length() + 1];
      for (int t = 0; t <= path.length(); t++) {
        if (letter == '*') {
          next[t] = eaten[t] || t > 0 && next[t - 1] && (deep || path.charAt(t - 1) != '/');
        } else {
          next[t] = t > 0 && eaten[t - 1] && path.charAt(t - 1) == letter;
        }
      }
      eaten = next;
    }
    return eaten[path.length()];
  }
}
