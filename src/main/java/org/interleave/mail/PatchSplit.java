package org.interleave.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.interleave.diff.DiffText;

/**
 * Takes the text of a mail with a diff apart as git mailinfo does (mailinfo.c, handle_commit_msg):
 * in-body headers, scissors, the message, the notes below the three dashes, the diffs.
 */
final class PatchSplit {
  private static final Pattern SEPARATOR =
      Pattern.compile("From [0-9a-f]{40,64} Mon Sep 17 00:00:00 2001\\s*");

  private final String text;
  private final boolean answer;
  private final StringBuilder message = new StringBuilder();
  private String from = "";
  private String subject = "";
  private String date = "";
  private String header = "";
  private boolean headerStage = true;
  private int scissors;

  /** What the text holds; without a diff there is nothing to tell apart. */
  record Parts(String from, String commitMessage, String notes, String diff) {
    static final Parts NONE = new Parts("", "", "", "");
  }

  private PatchSplit(String text, boolean answer) {
    this.text = text;
    this.answer = answer;
  }

  /**
   * @param answer whether the mail is a reply
   */
  static Parts of(String text, boolean answer) {
    int diff = DiffText.start(text, 0);
    return diff < 0 ? Parts.NONE : new PatchSplit(text, answer).split(diff);
  }

  private Parts split(int diff) {
    countScissors(diff);
    int at = 0;
    while (at < diff) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(at, end);
      if (!inHeader(at, line)) {
        if (isCut(line)) {
          restart();
        } else if (isBreak(line)) {
          break;
        } else {
          message.append(line).append('\n');
        }
      }
      at = end + 1;
    }
    keepHeader();
    int notesFrom = at < diff && isDashes(at) ? text.indexOf('\n', at) + 1 : at;
    String notes = notesFrom < diff ? text.substring(notesFrom, diff).strip() : "";
    return new Parts(from, stripSpace(message), notes, diffs(diff));
  }

  /** Whether the line belongs to the in-body header. */
  private boolean inHeader(int at, String line) {
    if (!headerStage) {
      return false;
    }
    if (line.isEmpty()) {
      headerStage = header.isEmpty();
      keepHeader();
      return true;
    }
    boolean folded = !header.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
    if (folded && !isScissors(line)) {
      header += line;
      return true;
    }
    keepHeader();
    // git takes "From: here on it fails" for a header too and then has an author without address
    if ((isHeader(line, "from:", from) && hasAddress(at, line))
        || isHeader(line, "subject:", subject)
        || isHeader(line, "date:", date)) {
      header = line;
      return true;
    }
    if (line.startsWith("[PATCH] ")) {
      subject = line;
      return true;
    }
    if (SEPARATOR.matcher(line.startsWith(">") ? line.substring(1) : line).matches()) {
      return true;
    }
    headerStage = false;
    return false;
  }

  /** Whether an address stands in the line or in the one that continues it. */
  private boolean hasAddress(int at, String line) {
    int next = at + line.length() + 1;
    boolean folded = text.startsWith(" ", next) || text.startsWith("\t", next);
    int newline = folded ? text.indexOf('\n', next) : -1;
    return line.indexOf('@') > 0 || (newline > 0 && text.substring(next, newline).contains("@"));
  }

  private static boolean isHeader(String line, String name, String known) {
    return known.isEmpty() && line.regionMatches(true, 0, name, 0, name.length());
  }

  private void keepHeader() {
    int colon = header.indexOf(':');
    if (colon > 0) {
      String value = EncodedWords.decode(header.substring(colon + 1)).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "from" -> from = value;
        case "subject" -> subject = value;
        case "date" -> date = value;
        default -> throw new IllegalStateException("not an in-body header: " + header);
      }
      header = "";
    }
  }

  /** Scissors, or the first line of an attached git format-patch file. */
  private boolean isCut(String line) {
    return (scissors > 0 && isScissors(line)) || SEPARATOR.matcher(line).matches();
  }

  private void restart() {
    message.setLength(0);
    headerStage = true;
    from = "";
    subject = "";
    date = "";
  }

  /**
   * Two and more marks in a mail that is itself the patch frame a log or a quotation: nobody cuts
   * twice. They stay in the message then, as in a git am without --scissors.
   */
  private void countScissors(int end) {
    int marks = 0;
    int at = 0;
    while (at < end) {
      int newline = text.indexOf('\n', at);
      int lineEnd = newline < 0 ? text.length() : newline;
      if (mayBeScissors(at, lineEnd) && isScissors(text.substring(at, lineEnd))) {
        marks++;
      }
      at = lineEnd + 1;
    }
    scissors = marks > 1 && !answer ? 0 : marks;
  }

  private boolean mayBeScissors(int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == '8' || text.charAt(i) == '%') {
        return true;
      }
    }
    return false;
  }

  private boolean isDashes(int at) {
    return text.startsWith("---", at) && !text.startsWith("--- ", at) || isBlankDashes(at);
  }

  private boolean isBlankDashes(int at) {
    int newline = text.indexOf('\n', at);
    return text.substring(at, newline < 0 ? text.length() : newline).strip().equals("---");
  }

  /** mailinfo.c, patchbreak. */
  private static boolean isBreak(String line) {
    if (line.startsWith("diff -") || line.startsWith("Index: ")) {
      return true;
    }
    if (!line.startsWith("---")) {
      return false;
    }
    boolean named = line.length() > 4 && line.charAt(3) == ' ' && line.charAt(4) > ' ';
    return named || line.substring(3).isBlank();
  }

  /** mailinfo.c, is_scissors_line, with its measure against prose that mentions scissors. */
  static boolean isScissors(String line) {
    int marks = 0;
    int gap = 0;
    int first = -1;
    int last = -1;
    int perforation = 0;
    boolean inPerforation = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c <= ' ') {
        perforation += inPerforation ? 1 : 0;
        gap += inPerforation ? 1 : 0;
        continue;
      }
      last = i;
      first = first < 0 ? i : first;
      if (c == '-') {
        inPerforation = true;
        perforation++;
      } else if (line.startsWith(">8", i)
          || line.startsWith("8<", i)
          || line.startsWith(">%", i)
          || line.startsWith("%<", i)) {
        inPerforation = true;
        perforation += 2;
        marks += 2;
        i++;
      } else {
        inPerforation = false;
      }
    }
    int visible = first < 0 ? 0 : last - first + 1;
    return marks > 0 && visible >= 8 && visible < perforation * 3 && gap * 2 < perforation;
  }

  private String diffs(int first) {
    List<String> all = new ArrayList<>(1);
    int start = first;
    while (start >= 0) {
      int end = DiffText.end(text, start);
      String diff = text.substring(start, end);
      all.add(diff.endsWith("\n") ? diff : diff + "\n");
      start = DiffText.start(text, end);
    }
    return all.size() == 1 ? all.getFirst() : String.join("", all);
  }

  /** git stripspace, which git am applies: no blanks at ends of lines, no two empty lines. */
  private static String stripSpace(CharSequence message) {
    StringBuilder out = new StringBuilder(message.length());
    boolean gap = false;
    for (String line : (Iterable<String>) message.toString().lines()::iterator) {
      String kept = line.stripTrailing();
      if (kept.isEmpty()) {
        gap = !out.isEmpty();
        continue;
      }
      out.append(gap ? "\n" : "").append(kept).append('\n');
      gap = false;
    }
    return out.toString();
  }
}
