package org.interleave.diff;

import java.util.Optional;

/** The names of one file before and after, freed from the prefixes that diff tools add. */
record PathPair(String before, String after) {
  private static final int LONGEST_SEARCHED = 8192;

  /**
   * The names in what follows "diff --git "; empty where they cannot be told apart, since paths may
   * hold spaces (apply.c, git_header_name: only when both are the same behind the prefix).
   */
  static Optional<PathPair> ofGitLine(String names) {
    if (names.startsWith("\"")) {
      QuotedPath.Unquoted first = QuotedPath.read(names, 0);
      String rest = names.substring(first.end()).strip();
      String second = rest.startsWith("\"") ? QuotedPath.read(rest, 0).path() : rest;
      return same(first.path(), second);
    }
    int quote = names.indexOf(" \"");
    if (quote > 0 && names.endsWith("\"")) {
      return same(names.substring(0, quote), QuotedPath.read(names, quote + 1).path());
    }
    // with a/ and b/ or no prefix at all both halves are as long as each other
    int middle = names.length() / 2;
    if (names.length() % 2 == 1 && names.charAt(middle) == ' ') {
      Optional<PathPair> halves = same(names.substring(0, middle), names.substring(middle + 1));
      if (halves.isPresent()) {
        return halves;
      }
    }
    if (names.length() > LONGEST_SEARCHED) {
      return Optional.empty();
    }
    int blank = names.indexOf(' ');
    while (blank > 0) {
      Optional<PathPair> pair = same(names.substring(0, blank), names.substring(blank + 1));
      if (pair.isPresent()) {
        return pair;
      }
      blank = names.indexOf(' ', blank + 1);
    }
    return Optional.empty();
  }

  private static Optional<PathPair> same(String before, String after) {
    PathPair pair = stripped(before, after);
    return pair.before.equals(pair.after) && !pair.before.isEmpty()
        ? Optional.of(pair)
        : Optional.empty();
  }

  /** The name in a --- or +++ line: unquoted, without the time stamp behind it. */
  static String name(String value) {
    if (value.startsWith("\"")) {
      return QuotedPath.read(value, 0).path();
    }
    int tab = value.indexOf('\t');
    return tab >= 0 ? value.substring(0, tab) : value.stripTrailing();
  }

  /**
   * Takes away a/ and b/ (or git's mnemonic i/ w/ c/ o/ 1/ 2/), else the first component where the
   * names differ in nothing else (diff -r old new), else nothing (--no-prefix, CVS).
   */
  static PathPair stripped(String before, String after) {
    if (before.equals(after)) {
      return new PathPair(before, after);
    }
    if (prefixed(before) && prefixed(after) && before.charAt(0) != after.charAt(0)) {
      return new PathPair(before.substring(2), after.substring(2));
    }
    String oldRest = before.substring(before.indexOf('/') + 1);
    String newRest = after.substring(after.indexOf('/') + 1);
    return oldRest.equals(newRest) ? new PathPair(oldRest, newRest) : new PathPair(before, after);
  }

  private static boolean prefixed(String name) {
    return name.length() > 2 && name.charAt(1) == '/' && "abiwco12".indexOf(name.charAt(0)) >= 0;
  }
}
