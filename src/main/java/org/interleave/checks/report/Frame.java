package org.interleave.checks.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a stack trace.
 *
 * @param function without the compiler's suffixes (.isra.0, .cold)
 * @param file empty where the log has only addresses
 * @param line 0 without a file
 */
record Frame(String function, Optional<String> file, int line) {
  /** What may stand before a name: addresses in brackets, marks of stacks. */
  static final String ADDRESSES =
      "(?:<[A-Z/#0-9]{2,6}>\\s*|\\(?\\[\\s*<?\\s*(?:0x)?[0-9a-f"
          + " ]{8,24}>?\\]\\)?\\s*|[0-9a-f]{8,16}:?\\s+|<\\s*inline\\s*>\\]?\\s*|\\[<\\s*inline\\s*>\\]\\s*)*";

  static final String NAME = "(<?[A-Za-z_$][\\w.$:]*)";
  static final String OFFSET = "\\+0x[0-9a-f]+(?:/0x[0-9a-f]+)?";
  static final String SOURCE = "([\\w./+,-]+\\.(?:c|h|S|rs|cc|s)):(\\d{1,7})";

  private static final Pattern ADDRESSED =
      Pattern.compile(
          "\\s*"
              + ADDRESSES
              + NAME
              + OFFSET
              + "(?:\\s+\\[[^\\]]{1,120}\\])?(?:\\s+\\(?"
              + SOURCE
              + ")?.*");

  private static final Pattern INLINE =
      Pattern.compile("\\s*" + ADDRESSES + NAME + "\\s+\\(?" + SOURCE + "\\)?(?:\\s.*)?");

  /** Of decode_stacktrace.sh: {@code func (file.c:12 (discriminator 2)) module}. */
  private static final Pattern DECODED =
      Pattern.compile("\\s*" + ADDRESSES + NAME + "\\s+\\(" + SOURCE + "[^a-z].*");

  /** Of 32-bit ARM: {@code [<80101a0c>] (callee) from [<80b2f268>] (caller+0x1c/0x20)}. */
  private static final Pattern FROM =
      Pattern.compile(
          "\\s*(?:\\[<[0-9a-f]+>\\]\\s*)?\\(?"
              + NAME
              + "(?:"
              + OFFSET
              + ")?(?: \\[[^\\]]{1,60}\\])?\\)? from [\\[(A-Za-z_].*");

  /** A line of a stack; not one that the unwinder doubts (a question mark before the name). */
  static Optional<Frame> of(String text) {
    String line = text.strip();
    if (line.isEmpty() || line.contains("? ")) {
      return Optional.empty();
    }
    for (Pattern form : new Pattern[] {FROM, ADDRESSED, DECODED, INLINE}) {
      Matcher frame = form.matcher(line);
      if (frame.matches()) {
        return Optional.of(of(frame.group(1), source(frame, 2), source(frame, 3)));
      }
    }
    return Optional.empty();
  }

  private static @Nullable String source(Matcher frame, int group) {
    return group <= frame.groupCount() ? frame.group(group) : null;
  }

  private static Frame of(String function, @Nullable String file, @Nullable String line) {
    return file == null || line == null
        ? new Frame(plain(function), Optional.empty(), 0)
        : new Frame(plain(function), Optional.of(path(file)), Integer.parseInt(line));
  }

  /** A place that a header names: {@code mm/hmm.c:12} or {@code /build/linux/mm/hmm.c:12}. */
  static Frame at(String function, String file, String line) {
    return of(function, file, line);
  }

  static Frame named(String function) {
    return of(function, null, null);
  }

  static String plain(String function) {
    int dot = function.indexOf('.', 1);
    return dot < 0 ? function : function.substring(0, dot);
  }

  private static String path(String file) {
    String path = file;
    while (path.startsWith("./") || path.startsWith("../")) {
      path = path.substring(path.indexOf('/') + 1);
    }
    return path;
  }
}
