package org.interleave.checks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stacks of a report.
 *
 * @param stands where the processor stood when it trapped (RIP, pc), inlined functions first
 * @param trace the first stack trace
 * @param locks where the locks that it lists were taken ("at: …"), in its order
 */
record Stacks(List<Frame> stands, List<Frame> trace, List<Frame> locks) {
  private static final Pattern STANDS =
      Pattern.compile(
          "^(?:task: .* )?(?:(?:RIP|EIP|rip|IP):? ?(?:[0-9a-f]{4}:)?|(?:pc|epc|PC|NIP)\\s?:? ?(?=[A-Za-z_\\[<])|PC is at |LR is at |Krnl PSW : .{1,60}\\(|NIP \\[[0-9a-f]+\\] |EPC   ?: [0-9a-f]+ )(.*)");
  private static final Pattern BEGIN =
      Pattern.compile(
          "Call [Tt]race:|^\\s*[Bb]acktrace(?: \\(crc \\w+\\))?:|stack backtrace:|^\\s*Stack backtrace|\\.\\.\\. which became \\S+-safe at:");
  private static final Pattern OTHER =
      Pattern.compile(
          "^\\s*(?:(?:Allocated|Freed) by|Allocated:|Freed:|Uninit was|Local variable|Last potentially"
              + "|Second to last|The buggy address|Memory state|Bytes? |kfence-#\\d+|allocated by|freed by"
              + "|Kernel panic|INFO: (?:Allocated|Freed) in|Object at|Reported by|value changed"
              + "|(?:read|write|race).{0,60} by (?:task|interrupt)|the existing dependency chain|-> #\\d)");
  private static final Pattern AT = Pattern.compile("\\b(?:at|last function): ?(.*)");

  static Stacks of(List<String> lines, boolean direct) {
    List<Frame> stands = new ArrayList<>();
    List<Frame> trace = new ArrayList<>();
    List<Frame> locks = new ArrayList<>();
    Part part = direct ? Part.TRACE : Part.HEAD;
    boolean lockNext = false;
    for (String line : lines) {
      Matcher at = AT.matcher(line);
      Matcher standing = STANDS.matcher(line.strip());
      if (lockNext) {
        Frame.of(line).ifPresent(locks::add);
        lockNext = false;
      } else if (BEGIN.matcher(line).find()) {
        part = part == Part.HEAD || trace.isEmpty() ? Part.TRACE : Part.DONE;
      } else if (at.find()) {
        Frame.of(at.group(1)).or(() -> named(line, at.group(1))).ifPresent(locks::add);
        lockNext = at.group(1).isBlank();
      } else if (part == Part.TRACE && !trace.isEmpty() && OTHER.matcher(line).find()) {
        part = Part.DONE;
      } else if (part == Part.HEAD && OTHER.matcher(line).find()) {
        part = Part.TRACE;
      } else if (standing.matches() && (part != Part.DONE || stands.isEmpty())) {
        if (firstCause(trace).isEmpty()) {
          // what came before was the way from the trap to the report
          trace.clear();
          part = Part.TRACE;
        }
        Frame.of(standing.group(1)).ifPresent(stands::add);
      } else if (direct && line.isBlank() && !trace.isEmpty()) {
        part = Part.DONE;
      } else if (part == Part.TRACE) {
        Frame.of(line).ifPresent(trace::add);
      }
    }
    return new Stacks(stands, trace, locks);
  }

  private static Optional<Frame> named(String line, String name) {
    return line.contains("last function: ") && name.matches("\\w{1,200}")
        ? Optional.of(Frame.named(name))
        : Optional.empty();
  }

  private enum Part {
    HEAD,
    TRACE,
    DONE
  }

  /** The first frame of those that is a cause. */
  static Optional<Frame> firstCause(List<Frame> frames) {
    return frames.stream()
        .filter(frame -> !Machinery.isFunction(frame.function()))
        .filter(frame -> frame.file().filter(Machinery::isSanitizer).isEmpty())
        .findFirst();
  }
}
