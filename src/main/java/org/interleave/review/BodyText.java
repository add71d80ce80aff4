package org.interleave.review;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.diff.Hunk;

/**
 * The text of a mail as numbered lines, each with its place in the mail's diff where it has one.
 * What is quoted in a reply are these lines, so they are the mail's own: nothing is trimmed.
 *
 * @param paths the files of the diff, by their index
 */
public record BodyText(List<BodyLine> lines, List<String> paths) {

  public BodyText {
    lines = List.copyOf(lines);
    paths = List.copyOf(paths);
  }

  public static BodyText of(String text) {
    return new Scan(text).run();
  }

  /** The line with that number, from 1. */
  public BodyLine line(int number) {
    return lines.get(number - 1);
  }

  public int count() {
    return lines.size();
  }

  /** The @@ line above a line of a hunk, or the line itself. */
  public OptionalInt hunkAbove(int number) {
    for (int i = number; i >= 1; i--) {
      switch (line(i)) {
        case BodyLine.HunkHead head -> {
          return OptionalInt.of(i);
        }
        case BodyLine.Code code -> {}
        case BodyLine.Rest rest -> {}
        case BodyLine.FileHead head -> {
          return OptionalInt.empty();
        }
        case BodyLine.Prose prose -> {
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.empty();
  }

  /** The lines joined by LF. */
  public String text(LineRange range) {
    return String.join(
        "\n", lines.subList(range.first() - 1, range.last()).stream().map(BodyLine::text).toList());
  }

  /** Reads line by line; in a hunk the counts of its @@ line say what belongs to it. */
  private static final class Scan {
    private static final Pattern HUNK =
        Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*");
    private static final Pattern EXTENDED =
        Pattern.compile(
            "(?:index |old mode |new mode |deleted file mode |new file mode |similarity index"
                + " |dissimilarity index |rename |copy |Binary files |=====|RCS file: |retrieving"
                + " revision |diff ).*");

    private final String[] input;
    private final List<BodyLine> lines = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private Mode mode = Mode.PROSE;
    private int oldLine;
    private int newLine;
    private int oldLeft;
    private int newLeft;

    private enum Mode {
      PROSE,
      HEAD,
      HUNK,
      AFTER_HUNK,
      OPAQUE
    }

    Scan(String text) {
      String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      input = body.isEmpty() ? new String[0] : body.split("\n", -1);
    }

    BodyText run() {
      for (int i = 0; i < input.length; i++) {
        lines.add(next(i));
      }
      return new BodyText(lines, paths);
    }

    private BodyLine next(int i) {
      String line = input[i];
      if (mode == Mode.HUNK && (oldLeft > 0 || newLeft > 0)) {
        if (line.isEmpty() || " +-".indexOf(line.charAt(0)) >= 0) {
          return code(i);
        }
        if (line.startsWith("\\")) {
          return new BodyLine.Rest(i + 1, line, file());
        }
        mode = Mode.AFTER_HUNK; // fewer lines than announced
      } else if (mode == Mode.HUNK) {
        mode = Mode.AFTER_HUNK;
      }
      return between(i);
    }

    private BodyLine between(int i) {
      String line = input[i];
      if (startsFile(i)) {
        mode =
            line.startsWith("diff --cc ") || line.startsWith("diff --combined ")
                ? Mode.OPAQUE
                : Mode.HEAD;
        paths.add(DiffPath.ahead(input, i));
        return new BodyLine.FileHead(i + 1, line, file());
      }
      Matcher hunk = HUNK.matcher(line);
      // also below prose: people cut patches by hand and count wrongly
      if (mode != Mode.OPAQUE && !paths.isEmpty() && hunk.matches()) {
        enter(hunk);
        return new BodyLine.HunkHead(i + 1, line, file());
      }
      if (mode == Mode.AFTER_HUNK && line.startsWith("\\ ")) {
        return new BodyLine.Rest(i + 1, line, file());
      }
      if (mode == Mode.HEAD && line.equals("GIT binary patch")) {
        mode = Mode.OPAQUE;
        return new BodyLine.Rest(i + 1, line, file());
      }
      if (mode == Mode.HEAD && heads(line)) {
        return new BodyLine.FileHead(i + 1, line, file());
      }
      if (mode == Mode.OPAQUE && !line.equals("-- ")) {
        return new BodyLine.Rest(i + 1, line, file());
      }
      mode = Mode.PROSE;
      return new BodyLine.Prose(i + 1, line);
    }

    private static boolean heads(String line) {
      return line.startsWith("--- ") || line.startsWith("+++ ") || EXTENDED.matcher(line).matches();
    }

    /** A diff starts with git's own line, with CVS's, or with a plain pair of file names. */
    private boolean startsFile(int i) {
      String line = input[i];
      if (line.startsWith("diff --git ")
          || line.startsWith("diff --cc ")
          || line.startsWith("diff --combined ")) {
        return true;
      }
      if (mode == Mode.HEAD) {
        return false;
      }
      if (line.startsWith("Index: ") || line.startsWith("diff -")) {
        for (int j = i + 1; j < Math.min(input.length, i + 8); j++) {
          if (pair(j)) {
            return true;
          }
          if (!heads(input[j])) {
            return false;
          }
        }
        return false;
      }
      return pair(i);
    }

    private boolean pair(int i) {
      return i + 2 < input.length
          && input[i].startsWith("--- ")
          && input[i + 1].startsWith("+++ ")
          && HUNK.matcher(input[i + 2]).matches();
    }

    private void enter(Matcher hunk) {
      mode = Mode.HUNK;
      oldLine = Integer.parseInt(hunk.group(1));
      newLine = Integer.parseInt(hunk.group(3));
      oldLeft = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
      newLeft = hunk.group(4) == null ? 1 : Integer.parseInt(hunk.group(4));
    }

    private BodyLine code(int i) {
      String line = input[i];
      char sign = line.isEmpty() ? ' ' : line.charAt(0);
      BodyLine.Code code =
          switch (sign) {
            case '+' -> new BodyLine.Code(i + 1, line, file(), Hunk.Kind.ADDED, oldLine, newLine);
            case '-' -> new BodyLine.Code(i + 1, line, file(), Hunk.Kind.REMOVED, oldLine, newLine);
            default -> new BodyLine.Code(i + 1, line, file(), Hunk.Kind.CONTEXT, oldLine, newLine);
          };
      if (code.kind() != Hunk.Kind.ADDED) {
        oldLine++;
        oldLeft--;
      }
      if (code.kind() != Hunk.Kind.REMOVED) {
        newLine++;
        newLeft--;
      }
      return code;
    }

    private int file() {
      return paths.size() - 1;
    }
  }
}
