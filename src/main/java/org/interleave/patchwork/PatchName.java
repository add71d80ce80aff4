package org.interleave.patchwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject as Patchwork names a submission by it: "[PATCH v2 03/15] mm: fix" is "[v2,03/15] mm:
 * fix". The words PATCH and the project's own name tell nothing and go.
 *
 * @param prefixes the words that stay
 */
record PatchName(List<String> prefixes, String title) {
  private static final Pattern REPLY =
      Pattern.compile("^(re|fwd?)[:\\s]\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern GROUP = Pattern.compile("^\\[([^\\]]*)\\]\\s*(.*)$", Pattern.DOTALL);
  private static final int LONGEST = 255;

  PatchName {
    prefixes = List.copyOf(prefixes);
  }

  static PatchName of(String subject, String project) {
    String rest = REPLY.matcher(subject.strip()).replaceFirst("").replaceAll("\\s+", " ").strip();
    List<String> prefixes = new ArrayList<>();
    for (Matcher group = GROUP.matcher(rest); group.matches(); group = GROUP.matcher(rest)) {
      for (String word : group.group(1).split("[,\\s]+")) {
        String plain = word.toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !plain.equals("patch") && !plain.equals(project)) {
          prefixes.add(word);
        }
      }
      rest = group.group(2);
    }
    return new PatchName(prefixes, rest.strip());
  }

  String written() {
    String name = prefixes.isEmpty() ? title : "[" + String.join(",", prefixes) + "] " + title;
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  /** A name of a file, without its ending. */
  static String file(String name) {
    String plain = name.replaceAll("[^-_A-Za-z0-9.]+", "-").replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "untitled" : plain;
  }
}
