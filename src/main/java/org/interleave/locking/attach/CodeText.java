package org.interleave.locking.attach;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tokens of a C file by line, without comments; enough to tell what a change changes. */
final class CodeText {
  /**
   * @param line from 1
   * @param column from 1
   */
  record Token(String text, int line, int column) {
    boolean isName() {
      char first = text.charAt(0);
      return Character.isLetter(first) || first == '_' || first == '$';
    }
  }

  private final List<List<Token>> lines = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private CodeText() {}

  static CodeText of(String text) {
    CodeText code = new CodeText();
    code.scan(text);
    return code;
  }

  int lines() {
    return lines.size();
  }

  /** Those of a line from 1; none beyond the end. */
  List<Token> line(int number) {
    return number < 1 || number > lines.size()
        ? List.of()
        : Collections.unmodifiableList(lines.get(number - 1));
  }

  /** The tokens of a line, one blank between them. */
  String plain(int number) {
    return line(number).stream().map(Token::text).collect(Collectors.joining(" "));
  }

  boolean mentions(String name) {
    return names.contains(name);
  }

  /**
   * The lines of what stands around a line, up to the braces in the first column that end
   * functions: first and last, from 1.
   */
  int[] around(int number) {
    int first = Math.clamp(number, 1, Math.max(1, lines.size()));
    int last = first;
    while (first > 1 && !closes(first - 1)) {
      first--;
    }
    while (last < lines.size() && !closes(last)) {
      last++;
    }
    return new int[] {first, last};
  }

  private boolean closes(int number) {
    List<Token> tokens = line(number);
    return !tokens.isEmpty() && tokens.getFirst().column == 1 && tokens.getFirst().text.equals("}");
  }

  private void scan(String text) {
    lines.add(new ArrayList<>());
    int lineStart = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        lines.add(new ArrayList<>());
        lineStart = ++at;
      } else if (c <= ' ') {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        int end = close < 0 ? text.length() : close + 2;
        for (int i = text.indexOf('\n', at); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
          lines.add(new ArrayList<>());
          lineStart = i + 1;
        }
        at = end;
      } else {
        int end = end(text, at);
        Token token = new Token(text.substring(at, end), lines.size(), at - lineStart + 1);
        lines.getLast().add(token);
        if (token.isName()) {
          names.add(token.text);
        }
        at = end;
      }
    }
  }

  private static int end(String text, int start) {
    char first = text.charAt(start);
    if (first == '"' || first == '\'') {
      return literal(text, start);
    }
    int end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    if (end > start) {
      return end;
    }
    return text.startsWith("->", start) ? start + 2 : start + 1;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static int literal(String text, int start) {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i;
      }
      if (c == quote) {
        return i + 1;
      }
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n') {
        i++;
      }
    }
    return text.length();
  }
}
