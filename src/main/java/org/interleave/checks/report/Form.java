package org.interleave.checks.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.checks.Run.Level;

/**
 * How one kind of report begins, and where it says what is at fault.
 *
 * @param marker stands in each heading, so that most lines are passed over without a pattern
 * @param kind with $1, $2 for what the heading's groups caught
 * @param cause where the function at fault is named
 */
record Form(String marker, Pattern heading, String kind, Cause cause, Level level) {
  /** Where a report names the function at fault. */
  enum Cause {
    /** In its first stack trace. */
    TRACE,
    /** In the stack that follows the heading without a line that announces it. */
    DIRECT,
    /** Where the processor stood, else in the first stack trace. */
    FAULT,
    /** Where the lock is taken. */
    LOCK,
    /** In a stack trace, behind what waits. */
    HANG,
    /** Behind the interrupt that noticed it. */
    STALL,
    /** In its heading: the two sides of a race. */
    SIDES,
    /** Nowhere. */
    NONE
  }

  static Form of(String marker, String heading, String kind, Cause cause, Level level) {
    return new Form(marker, Pattern.compile(heading), kind, cause, level);
  }

  Optional<Matcher> match(String line) {
    int at = line.indexOf(marker);
    if (at < 0) {
      return Optional.empty();
    }
    Matcher matcher = heading.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  /** The kind with the heading's words. */
  String kind(Matcher found) {
    String words = kind;
    for (int group = found.groupCount(); group > 0; group--) {
      String text = found.group(group);
      words = words.replace("$" + group, text == null ? "" : Words.stable(text));
    }
    return words.strip();
  }
}
