package org.interleave.c.token;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.Place;

/**
 * A comment as it stands in a file.
 *
 * @param text on one line, without the marks of the comment
 * @param lastLine where it ends
 * @param alone whether no code stands before it on its line
 */
public record Comment(String text, Place place, int lastLine, boolean alone) {
  /** All comments of a file. */
  static List<Comment> of(SourceFile file) {
    List<Comment> found = new ArrayList<>();
    String content = file.content();
    boolean code = false;
    int i = 0;
    while (i < content.length()) {
      char c = content.charAt(i);
      int end = end(content, i);
      if (c == '/' && end > i + 1) {
        found.add(comment(file, i, end, !code));
      } else if (c == '\n') {
        code = false;
      } else if (!Character.isWhitespace(c)) {
        code = true;
      }
      i = end;
    }
    return found;
  }

  /** Behind the comment, literal or character that begins at an offset. */
  private static int end(String content, int from) {
    char c = content.charAt(from);
    if (c == '"' || c == '\'') {
      return literal(content, from, c);
    }
    if (content.startsWith("/*", from)) {
      int close = content.indexOf("*/", from + 2);
      return close < 0 ? content.length() : close + 2;
    }
    if (content.startsWith("//", from)) {
      int line = content.indexOf('\n', from);
      while (line > 0 && content.charAt(line - 1) == '\\') {
        line = content.indexOf('\n', line + 1);
      }
      return line < 0 ? content.length() : line;
    }
    return from + 1;
  }

  private static int literal(String content, int from, char quote) {
    int i = from + 1;
    while (i < content.length() && content.charAt(i) != quote && content.charAt(i) != '\n') {
      i += content.charAt(i) == '\\' ? 2 : 1;
    }
    boolean closed = i < content.length() && content.charAt(i) == quote;
    return Math.min(content.length(), closed ? i + 1 : i);
  }

  private static Comment comment(SourceFile file, int from, int end, boolean alone) {
    String raw = file.content().substring(from, end);
    int close = raw.startsWith("/*") && raw.endsWith("*/") && raw.length() > 3 ? 2 : 0;
    StringBuilder text = new StringBuilder();
    for (String line : raw.substring(2, raw.length() - close).split("\n", -1)) {
      String bare = line.strip();
      int stars = 0;
      while (stars < bare.length() && "*/!<".indexOf(bare.charAt(stars)) >= 0) {
        stars++;
      }
      bare = bare.substring(stars).strip();
      text.append(text.isEmpty() || bare.isEmpty() ? "" : " ").append(bare);
    }
    int last = file.line(Math.max(from, end - 1));
    return new Comment(text.toString(), file.place(from), last, alone);
  }
}
