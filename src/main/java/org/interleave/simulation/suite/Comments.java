package org.interleave.simulation.suite;

/** C text without its comments; strings are left alone, line numbers stay. */
final class Comments {
  private Comments() {}

  static String without(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (text.startsWith("//", i)) {
        end = orEnd(text, text.indexOf('\n', i));
      } else if (text.startsWith("/*", i)) {
        int close = text.indexOf("*/", i + 2);
        end = close < 0 ? text.length() : close + 2;
        kept.append(' ');
        text.substring(i, end)
            .chars()
            .filter(each -> each == '\n')
            .forEach(each -> kept.append('\n'));
      } else if (c == '"' || c == '\'') {
        end = literal(text, i);
        kept.append(text, i, end);
      } else {
        kept.append(c);
      }
      i = end;
    }
    return kept.toString();
  }

  private static int literal(String text, int start) {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        return i + 1;
      } else if (c == '\n') {
        return i;
      }
    }
    return text.length();
  }

  private static int orEnd(String text, int index) {
    return index < 0 ? text.length() : index;
  }
}
