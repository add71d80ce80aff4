package org.interleave.checks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.checks.Run.Found;

/**
 * Reads the log of a kernel, from dmesg or a console, symbolised or not: a finding for each report
 * of a sanitizer, lockdep, a warning, a fault, a hang.
 */
public final class KernelLog {
  /** These follow a report of which they are part, and are one themselves only where none is. */
  private static final Pattern AFTERMATH =
      Pattern.compile(
          "Kernel panic - not syncing: (?:Fatal|.{0,40}panic_on_|hung_task|softlockup|scheduling"
              + " while|Attempted to kill|Oops|Hard LOCKUP|RCU Stall|Aiee|Asynchronous|stack is"
              + " corrupted)|invalid opcode: |Internal error: |PANIC: double fault|Oops:"
              + " |unregister_netdevice: |kernel stack overflow");

  /** Lines that look like a heading and are none. */
  private static final Pattern INNOCENT =
      Pattern.compile(
          "BUG: memory leak|INFO: (?:lockdep is turned off|Stall ended|NMI handler|recovery"
              + " required)|general protection .*error:[0-9a-f]+ in |traps: |audit: ");

  private static final Pattern END = Pattern.compile("---\\[ end (?:trace|Kernel panic)");

  private KernelLog() {}

  /** The reports of a log in its order; none where it holds none. */
  public static List<Found> read(String log) {
    List<Found> findings = new ArrayList<>();
    List<LogLine> lines = lines(log);
    for (int at = 0; at < lines.size() && findings.size() < Limits.FINDINGS; at++) {
      Optional<Opening> opening = opening(lines.get(at).text(), !findings.isEmpty());
      if (opening.isPresent()) {
        List<String> text = splat(lines, at);
        findings.add(new Splat(opening.get().form(), opening.get().heading(), text).asFinding());
      }
    }
    return List.copyOf(findings);
  }

  private static List<LogLine> lines(String log) {
    String text = log.length() > Limits.LOG ? log.substring(0, Limits.LOG) : log;
    return text.lines().map(LogLine::of).toList();
  }

  private record Opening(Form form, Matcher heading) {}

  private static Optional<Opening> opening(String line, boolean afterAnother) {
    if ((afterAnother && AFTERMATH.matcher(line).find()) || INNOCENT.matcher(line).find()) {
      return Optional.empty();
    }
    for (Form form : Forms.ALL) {
      Optional<Matcher> heading = form.match(line);
      if (heading.isPresent()) {
        return Optional.of(new Opening(form, heading.get()));
      }
    }
    return Optional.empty();
  }

  /** The lines of the report that begins there: its own task's, up to its end or the next. */
  private static List<String> splat(List<LogLine> lines, int first) {
    String caller = lines.get(first).caller();
    List<String> splat = new ArrayList<>();
    splat.add(lines.get(first).text());
    for (int i = first + 1; i < lines.size() && splat.size() < Limits.SPLAT; i++) {
      LogLine line = lines.get(i);
      if (line.isOfAnother(caller)) {
        continue;
      }
      if (opening(line.text(), true).isPresent()) {
        break;
      }
      splat.add(line.text());
      if (END.matcher(line.text()).find()) {
        break;
      }
    }
    return splat;
  }
}
