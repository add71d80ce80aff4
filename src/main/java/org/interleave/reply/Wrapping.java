package org.interleave.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wraps what a reviewer wrote at 72 columns, the width that kernel lists keep. Only lines that are
 * too long are touched, and only prose: code, quotes, diffs, trailers, tables and fenced blocks
 * stay as they are. Lines are never joined. A wrapped line never starts with what would make it
 * something else: a quote, a list, a diff, a trailer. Three dashes that start no diff are moved by
 * a blank.
 */
final class Wrapping {
  static final int WIDTH = 72;

  /** Indented, quoted, of a diff, of a table, or a command. */
  private static final Pattern VERBATIM =
      Pattern.compile("[\\s>|].*|[-+](?! ).*|@@ .*|[$#] .*|diff --git .*|Index: .*");

  private static final Pattern TRAILER =
      Pattern.compile("[A-Z][A-Za-z]*(?:-[A-Za-z]+)*-by: .*|(?:Fixes|Link|Closes|Cc): .*");

  /** A patch that the reviewer suggests: nothing of it is touched. */
  private static final Pattern DIFF = Pattern.compile("(?m)^(?:diff --git |--- .+\n\\+\\+\\+ )");

  private static final Pattern LIST = Pattern.compile("(?:[-*+]|\\d{1,3}[.)])\\s+");
  private static final Pattern MISREAD =
      Pattern.compile("[>|+*#$@-].*|\\d{1,3}[.)]|[^\\s:]+:|From|```.*|diff");

  private Wrapping() {}

  static List<String> wrap(String text) {
    return wrap(text, WIDTH);
  }

  static List<String> wrap(String text, int width) {
    List<String> out = new ArrayList<>();
    boolean fenced = false;
    boolean patch = DIFF.matcher(text).find();
    for (String line : text.split("\n", -1)) {
      if (line.equals("---") && !patch) {
        // git would cut the mail there, and what follows, trailers too, would be lost to it
        out.add(" ---");
        continue;
      }
      if (line.startsWith("```")) {
        fenced = !fenced;
        out.add(line);
      } else if (fenced || !prose(line) || Columns.of(line) <= width) {
        out.add(line);
      } else {
        fill(line, width, out);
      }
    }
    return out;
  }

  private static boolean prose(String line) {
    return line.indexOf('\t') < 0
        && !VERBATIM.matcher(line).matches()
        && !TRAILER.matcher(line).matches();
  }

  /** Breaks where the next word does not fit; a list item hangs below its first word. */
  private static void fill(String line, int most, List<String> out) {
    Matcher list = LIST.matcher(line);
    String first = list.lookingAt() ? list.group() : "";
    String hang = " ".repeat(first.length());
    StringBuilder current = new StringBuilder(first);
    int columns = first.length();
    boolean empty = true;
    for (Token token : tokens(line.substring(first.length()))) {
      String glue = token.spaced() && !empty ? " " : "";
      int width = Columns.of(token.text());
      if (!empty && columns + glue.length() + width > most) {
        out.add(current.toString());
        current.setLength(0);
        current.append(hang).append(token.text());
        columns = hang.length() + width;
      } else {
        current.append(glue).append(token.text());
        columns += glue.length() + width;
      }
      empty = false;
    }
    out.add(current.toString());
  }

  /** A piece that cannot be broken, and whether a blank parts it from the one before. */
  private record Token(String text, boolean spaced) {}

  private static List<Token> tokens(String line) {
    List<Token> tokens = new ArrayList<>();
    for (String word : line.split(" +", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (!tokens.isEmpty() && MISREAD.matcher(word).matches()) {
        Token before = tokens.removeLast();
        tokens.add(new Token(before.text() + " " + word, before.spaced()));
      } else {
        ideographs(word, tokens);
      }
    }
    return tokens;
  }

  /** Chinese and Japanese have no blanks: a line may end after nearly every sign. */
  private static void ideographs(String word, List<Token> tokens) {
    boolean spaced = true;
    int start = 0;
    int previous = word.codePointAt(0);
    for (int i = Character.charCount(previous); i < word.length(); ) {
      int c = word.codePointAt(i);
      if (Columns.breaksBetween(previous, c)) {
        tokens.add(new Token(word.substring(start, i), spaced));
        spaced = false;
        start = i;
      }
      previous = c;
      i += Character.charCount(c);
    }
    tokens.add(new Token(word.substring(start), spaced));
  }
}
