package org.interleave.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds trailers: in a patch's message those of the last block by the rules of git
 * interpret-trailers, and those of known kinds elsewhere, as b4 does; in a reply those that stand
 * unquoted on a line of their own.
 */
final class TrailerReader {
  private static final int LONGEST_KEY = 50;
  private static final int LONGEST_VALUE = 2000;

  /** Keys that are words of prose even where git's rule would call the line a trailer. */
  private static final Set<String> PROSE =
      Set.of(
          "note",
          "notes",
          "nb",
          "however",
          "http",
          "https",
          "ftp",
          "git",
          "ps",
          "todo",
          "fixme",
          "example",
          "examples",
          "warning",
          "update",
          "edit",
          "result",
          "results",
          "output",
          "before",
          "after",
          "but",
          "so",
          "also",
          "now",
          "changes",
          "changelog",
          "summary",
          "usage",
          "where",
          "subject",
          "date",
          "from",
          "to",
          "phone",
          "email",
          "tel",
          "file",
          "error",
          "question",
          "answer",
          "q",
          "a",
          "e",
          "i",
          "reason",
          "problem",
          "solution");

  private static final Set<String> REFERENCES =
      Set.of("link", "closes", "buglink", "bugzilla", "references", "message-id", "url");

  private static final Set<String> IDENTIFIERS =
      Set.of(
          "base-commit",
          "prerequisite-patch-id",
          "prerequisite-message-id",
          "change-id",
          "prerequisite-change-id");

  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{6,64}");
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'.-]*(?: [\\p{L}\\p{M}'.(-][\\p{L}\\p{M}'.)-]*){0,4}");
  private static final Pattern CONTINUED_NAME = Pattern.compile("[^<@]+");

  private final List<String> lines;
  private final List<Trailer> found = new ArrayList<>();

  private TrailerReader(String text) {
    this.lines = text.lines().toList();
  }

  /** The trailers of a commit message. */
  static List<Trailer> ofCommit(String message) {
    TrailerReader reader = new TrailerReader(message);
    reader.commit();
    return reader.found;
  }

  /** The trailers that the writer of a reply or cover letter gives. */
  static List<Trailer> ofReply(String text) {
    if (!hasKey(text)) {
      return List.of(); // most mails of a list end here
    }
    TrailerReader reader = new TrailerReader(text);
    reader.reply();
    return reader.found;
  }

  /** base-commit, change-id and the like, wherever tools put them in a mail. */
  static List<Trailer> identifiers(String text) {
    if (!text.contains("base-commit") && !text.contains("-id:") && !text.contains("-Id:")) {
      return List.of();
    }
    TrailerReader reader = new TrailerReader(text);
    for (int i = 0; i < reader.lines.size(); i++) {
      Optional<Trailer> trailer = key(reader.lines.get(i));
      trailer
          .filter(t -> isIdentifier(t) && !reader.found.contains(t))
          .ifPresent(reader.found::add);
    }
    return reader.found;
  }

  private void commit() {
    int block = blockStart();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Trailer> trailer = key(lines.get(i));
      if (trailer.isEmpty()) {
        continue;
      }
      boolean known = isKnown(trailer.get()) || (isPersonKey(trailer.get()) && personBelow(i));
      if (known || (i >= block && !isProse(trailer.get()))) {
        i = add(trailer.get(), i);
      }
    }
  }

  private void reply() {
    for (int i = 0; i < lines.size() && !lines.get(i).equals("-- "); i++) {
      Optional<Trailer> trailer = key(lines.get(i).strip());
      if (trailer.isEmpty()) {
        continue;
      }
      Trailer t = trailer.get();
      if (isPerson(t) || isIdentifier(t) || (isPersonKey(t) && (personBelow(i) || isName(t)))) {
        i = add(t, i);
      } else if (isReference(t)) {
        i = add(t, i);
      }
    }
  }

  /** Adds the trailer with its folded lines; returns the index of its last line. */
  private int add(Trailer trailer, int at) {
    StringBuilder value = new StringBuilder(trailer.value());
    int i = at;
    while (i + 1 < lines.size() && value.length() < LONGEST_VALUE && continues(value, trailer, i)) {
      i++;
      value.append(value.isEmpty() ? "" : " ").append(lines.get(i).strip());
    }
    if (!value.isEmpty()) {
      found.add(new Trailer(canonical(trailer.key()), value.toString()));
    }
    return i;
  }

  private boolean continues(StringBuilder value, Trailer trailer, int at) {
    String next = lines.get(at + 1);
    if (next.isBlank()) {
      return false;
    }
    if (Character.isWhitespace(next.charAt(0))) {
      // an indented line of a reply may be a trailer of its own
      return key(next.strip()).filter(t -> isPerson(t)).isEmpty();
    }
    // b4 mends what mail clients wrap: a name or a commit's title in two lines
    if (isPersonKey(trailer) && value.indexOf("@") < 0) {
      return next.startsWith("<") && next.indexOf('>') > 0;
    }
    boolean open = value.indexOf("(\"") > 0 && value.charAt(value.length() - 1) != ')';
    return trailer.key().equalsIgnoreCase("fixes") && open && next.endsWith(")");
  }

  private boolean personBelow(int at) {
    return at + 1 < lines.size()
        && lines.get(at + 1).strip().startsWith("<")
        && lines.get(at + 1).indexOf('@') > 0
        && key(lines.get(at).strip())
            .filter(t -> CONTINUED_NAME.matcher(t.value()).matches())
            .isPresent();
  }

  /**
   * "Key: value" by git's find_separator: letters, digits and dashes, then blanks, then a colon.
   */
  private static Optional<Trailer> key(String line) {
    int colon = line.indexOf(':');
    if (colon < 1 || colon > LONGEST_KEY || !Character.isLetterOrDigit(line.charAt(0))) {
      return Optional.empty();
    }
    String key = line.substring(0, colon).stripTrailing();
    for (int i = 0; i < key.length(); i++) {
      if (!isKeyLetter(key.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Trailer(key, line.substring(colon + 1).strip()));
  }

  private static boolean hasKey(String text) {
    int at = 0;
    while (at < text.length()) {
      int i = at;
      while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
        i++;
      }
      int from = i;
      while (i < text.length() && i - from < LONGEST_KEY && isKeyLetter(text.charAt(i))) {
        i++;
      }
      boolean blank = i < text.length() && text.charAt(i) == ' ';
      if (i > from && text.startsWith(":", blank ? i + 1 : i)) {
        return true;
      }
      int newline = text.indexOf('\n', i);
      at = newline < 0 ? text.length() : newline + 1;
    }
    return false;
  }

  private static boolean isKeyLetter(char c) {
    return c == '-' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static String lower(Trailer trailer) {
    return trailer.key().toLowerCase(Locale.ROOT);
  }

  private static boolean isPersonKey(Trailer trailer) {
    String key = lower(trailer);
    return key.length() > 4 && key.endsWith("-by");
  }

  private static boolean isPerson(Trailer trailer) {
    boolean keyed = isPersonKey(trailer) || lower(trailer).equals("cc");
    int at = trailer.value().indexOf('@');
    return keyed && at > 0 && at < trailer.value().length() - 1;
  }

  private static boolean isName(Trailer trailer) {
    return trailer.value().length() < 80 && NAME.matcher(trailer.value()).matches();
  }

  private static boolean isIdentifier(Trailer trailer) {
    String key = lower(trailer);
    if (!IDENTIFIERS.contains(key) || trailer.value().isEmpty()) {
      return false;
    }
    boolean hash = key.equals("base-commit") || key.equals("prerequisite-patch-id");
    String value = trailer.value();
    return hash
        ? HEX.matcher(value.split(" ", 2)[0]).matches()
        : value.split(":", 2)[0].indexOf(' ') < 0;
  }

  private static boolean isReference(Trailer trailer) {
    String value = trailer.value();
    boolean place = value.startsWith("http") || value.startsWith("<") || value.startsWith("#");
    if (lower(trailer).equals("fixes")) {
      return HEX.matcher(value.split("[ (,]", 2)[0]).matches() || place;
    }
    return REFERENCES.contains(lower(trailer)) && place;
  }

  private static boolean isKnown(Trailer trailer) {
    return isPerson(trailer)
        || isIdentifier(trailer)
        || isReference(trailer)
        || (isPersonKey(trailer) && isName(trailer));
  }

  private static boolean isProse(Trailer trailer) {
    int words = trailer.value().split(" ", 16).length;
    return PROSE.contains(lower(trailer))
        || trailer.value().startsWith("//")
        || trailer.value().isEmpty()
        || words > 14;
  }

  /** git's trailer.c, find_trailer_block_start: the first line of the last block, or the end. */
  private int blockStart() {
    int titleEnd = 0;
    while (titleEnd < lines.size() && !lines.get(titleEnd).isBlank()) {
      titleEnd++;
    }
    // mailinfo keeps the title apart, so the first paragraph of a message may be trailers
    boolean generated = false;
    int trailers = 0;
    int others = 0;
    int continuations = 0;
    boolean blanksOnly = true;
    for (int i = lines.size() - 1; i >= 0; i--) {
      String text = lines.get(i);
      if (text.isBlank()) {
        if (blanksOnly) {
          continue;
        }
        return accepted(generated, trailers, others + continuations) ? i + 1 : lines.size();
      }
      blanksOnly = false;
      boolean own = text.startsWith("Signed-off-by: ") || text.startsWith("(cherry picked from ");
      if (own || key(text).isPresent()) {
        generated |= own;
        trailers++;
        continuations = 0;
      } else if (Character.isWhitespace(text.charAt(0))) {
        continuations++;
      } else {
        others += 1 + continuations;
        continuations = 0;
      }
    }
    return accepted(generated, trailers, others + continuations) ? 0 : lines.size();
  }

  private static boolean accepted(boolean generated, int trailers, int others) {
    return generated ? trailers * 3 >= others : trailers > 0 && others == 0;
  }

  /** Reviewed-By and reviewed-by are one key. */
  private static String canonical(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (IDENTIFIERS.contains(lower) && !key.equals("Change-Id")) {
      return lower;
    }
    boolean known =
        lower.endsWith("-by")
            || lower.equals("cc")
            || lower.equals("fixes")
            || lower.equals("link")
            || lower.equals("closes");
    return known ? Character.toUpperCase(lower.charAt(0)) + lower.substring(1) : key;
  }
}
