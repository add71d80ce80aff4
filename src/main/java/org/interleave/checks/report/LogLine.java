package org.interleave.checks.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a kernel log without what printk, syslog and terminals put around it.
 *
 * @param caller who printed it, where the kernel was built with CONFIG_PRINTK_CALLER: {@code T123}
 *     a task, {@code C0} a processor; empty elsewhere
 */
record LogLine(String caller, String text) {
  /** Longer lines are garbage or dumps of data; what defines a splat stands in front. */
  private static final int LONGEST = 2_000;

  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:.{0,80}? login: )?(?:\\*\\* \\d+ printk messages dropped \\*\\* )?"
              + "(?:[A-Z][a-z]{2} +\\d+ [\\d:]{8} \\S{1,80} kernel: )?(?:<\\d{1,3}>)?"
              + "\\[ {0,8}\\d{1,9}\\.\\d{1,9}\\] ?(?:\\[ {0,8}([CT]\\d{1,9})\\] ?)?");

  private static final Pattern LEVEL = Pattern.compile("<\\d{1,3}>");
  private static final Pattern TERMINAL = Pattern.compile("\u001b\\[[0-9;?]{0,20}[A-Za-z]");

  static LogLine of(String raw) {
    String line = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    if (line.indexOf('\u001b') >= 0) {
      line = TERMINAL.matcher(line).replaceAll("");
    }
    Matcher prefix = PREFIX.matcher(line);
    if (prefix.lookingAt()) {
      String caller = prefix.group(1);
      return new LogLine(
          caller == null ? "" : caller, line.substring(prefix.end()).stripTrailing());
    }
    Matcher level = LEVEL.matcher(line);
    return new LogLine(
        "", (level.lookingAt() ? line.substring(level.end()) : line).stripTrailing());
  }

  /** Whether another task or processor printed it than the one of a splat. */
  boolean isOfAnother(String other) {
    return !caller.isEmpty() && !other.isEmpty() && !caller.equals(other);
  }
}
