package org.interleave.series.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of one mail line by line and tells prose from quotes and the parts of diffs. The
 * counts of a hunk's header decide what belongs to it.
 */
final class BodyWords {
  /** More than this of one mail is data. */
  private static final int LONGEST_TEXT = 2_000_000;

  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d{1,9}(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@ ?(.*)");
  private static final Pattern INDEX =
      Pattern.compile("index ([0-9a-f]{4,64})\\.\\.([0-9a-f]{4,64})(?: [0-7]{6})?");

  private final MailWords words;
  private final WordVector vector;
  private final int[] positions = new int[Place.values().length];
  private long oldLeft;
  private long newLeft;
  private boolean binary;

  BodyWords(MailWords words, WordVector vector) {
    this.words = words;
    this.vector = vector;
  }

  void read(String text) {
    int end = Math.min(text.length(), LONGEST_TEXT);
    int from = 0;
    while (from < end) {
      int lineEnd = text.indexOf('\n', from);
      int to = lineEnd < 0 || lineEnd > end ? end : lineEnd;
      if (!inHunk(text, from, to)) {
        outside(text, from, to);
      }
      from = to + 1;
    }
  }

  private boolean inHunk(String text, int from, int to) {
    if (oldLeft <= 0 && newLeft <= 0) {
      return false;
    }
    // an empty line is context whose space some program took away
    switch (from == to ? ' ' : text.charAt(from)) {
      case '+' -> {
        newLeft--;
        code(Place.ADDED, text, from + 1, to);
      }
      case '-' -> {
        oldLeft--;
        code(Place.REMOVED, text, from + 1, to);
      }
      case ' ', '\t' -> {
        oldLeft--;
        newLeft--;
        code(Place.CONTEXT, text, from, to);
      }
      case '\\' -> {}
      default -> {
        oldLeft = 0;
        newLeft = 0;
        return false;
      }
    }
    return true;
  }

  private void outside(String text, int from, int to) {
    if (from == to) {
      binary = false;
    } else if (binary) {
      binary = true; // base85 up to the next empty line
    } else if (text.charAt(from) == '>') {
      prose(Place.QUOTED, text, from + 1, to);
    } else if (!diffLine(text, from, to)) {
      prose(Place.PROSE, text, from, to);
    }
  }

  private boolean diffLine(String text, int from, int to) {
    switch (text.charAt(from)) {
      case '@' -> {
        return hunk(text.substring(from, to));
      }
      case '-', '+' -> {
        boolean name = text.startsWith("--- ", from) || text.startsWith("+++ ", from);
        return name && file(text.substring(from + 4, to));
      }
      case 'd' -> {
        return text.startsWith("diff --git ", from) && pair(text.substring(from + 11, to));
      }
      case 'I' -> {
        return text.startsWith("Index: ", from) && path(text.substring(from + 7, to));
      }
      case 'i' -> {
        return blobs(text.substring(from, Math.min(to, from + 200)));
      }
      case 'r' -> {
        return renamed(text, from, to, "rename from ") || renamed(text, from, to, "rename to ");
      }
      case 'c' -> {
        return renamed(text, from, to, "copy from ") || renamed(text, from, to, "copy to ");
      }
      case 'l' -> {
        binary = dataFollows(text, from, to, "literal ");
        return binary;
      }
      default -> {
        return false;
      }
    }
  }

  private static boolean dataFollows(String text, int from, int to, String start) {
    return text.startsWith(start, from)
        && to > from + start.length()
        && text.substring(from + start.length(), to).chars().allMatch(Character::isDigit);
  }

  private boolean renamed(String text, int from, int to, String start) {
    return text.startsWith(start, from) && path(text.substring(from + start.length(), to));
  }

  private boolean hunk(String line) {
    Matcher header = HUNK.matcher(line);
    if (!header.matches()) {
      return false;
    }
    oldLeft = header.group(1) == null ? 1 : Long.parseLong(header.group(1));
    newLeft = header.group(2) == null ? 1 : Long.parseLong(header.group(2));
    words.shortText(vector, Place.FUNCTION, header.group(3));
    return true;
  }

  /** {@code a/path b/path}; where a name has spaces, the halves are alike. */
  private boolean pair(String names) {
    int middle = names.length() / 2;
    boolean halves = names.length() % 2 == 1 && names.charAt(middle) == ' ';
    int split = halves ? middle : names.indexOf(" b/");
    return split > 0 && file(names.substring(0, split)) && file(names.substring(split + 1));
  }

  /** A name with its first component, which is a/ or b/ or the name of a tree. */
  private boolean file(String name) {
    String path = unquoted(name);
    int slash = path.indexOf('/');
    return path.startsWith("/dev/null") || slash >= 0 && path(path.substring(slash + 1));
  }

  private boolean path(String name) {
    words.shortText(vector, Place.FILE, unquoted(name));
    return true;
  }

  /** Without the time that diff -u writes behind a tab, and without git's quotes. */
  private static String unquoted(String name) {
    int tab = name.indexOf('\t');
    String path = (tab < 0 ? name : name.substring(0, tab)).strip();
    return path.startsWith("\"") && path.endsWith("\"") && path.length() > 1
        ? path.substring(1, path.length() - 1)
        : path;
  }

  private boolean blobs(String line) {
    Matcher index = INDEX.matcher(line.stripTrailing());
    if (!index.matches()) {
      return false;
    }
    vector.add(Place.BLOB_BEFORE.lexeme(index.group(1)));
    vector.add(Place.BLOB_AFTER.lexeme(index.group(2)));
    return true;
  }

  private void prose(Place place, String text, int from, int to) {
    Words.split(
        text,
        from,
        to,
        word -> {
          int position = ++positions[place.ordinal()];
          if (!word.isEmpty()) {
            vector.add(place.lexeme(word), position);
            words.stem(vector, place, word);
          }
        });
  }

  private void code(Place place, String text, int from, int to) {
    prose(place, text, from, to);
    positions[place.ordinal()]++; // no phrase reaches over the end of a line of code
  }
}
