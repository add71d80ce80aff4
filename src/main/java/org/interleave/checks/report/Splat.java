package org.interleave.checks.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interleave.checks.Run.Found;

/**
 * One report of a kernel.
 *
 * @param heading the form's match in the first line
 * @param lines all of it, the heading first
 */
record Splat(Form form, Matcher heading, List<String> lines) {
  private static final Pattern ACCESS =
      Pattern.compile("\\b([Rr]ead|[Ww]rite) (?:of (?:size |\\d)|at addr )");
  private static final Pattern SIDES =
      Pattern.compile(" in ([\\w.]+)(?:\\+0x\\S+)?(?: / ([\\w.]+))?");
  private static final Pattern NAMED = Pattern.compile(" (?:in|at|on) (?:\\S+:\\d+ )?(?:at )?(.*)");
  private static final Pattern SOURCE = Pattern.compile(Frame.SOURCE);
  private static final Pattern INTERRUPT =
      Pattern.compile(
          ".*(?:timer_interrupt|reschedule_interrupt|el[01]t?h?_?(?:64)?_irq|__irq_svc|ret_from_intr"
              + "|common_interrupt|asm_sysvec|call_function_interrupt|call_function_single_interrupt).*");
  private static final Pattern WAITS =
      Pattern.compile(
          "(?:__)*(?:call_rwsem|ldsem|down$|filemap_fdatawait|tty_ldisc_lock|wait_on_page|rpm_|schedule|context_switch|switch_to|io_schedule|wait|do_wait|bit_wait|rwsem|mutex|down_"
              + "|rt_mutex|percpu_|preempt|freezable|out_of_line|bit_lock|prepare_to_wait|refrigerator|rt_mutex"
              + "|do_nanosleep|flush_work$|jbd2_log_wait|finish_wait|lock_page|folio_wait|folio_lock"
              + "|msleep|read_events|io_wait|common_wait|d?_?wait_on|sleep_on|do_slow|rcu_barrier"
              + "|exp_funnel|kthread_stop|cond_resched).*");

  /** Where a subsystem is entered: where exactly below it the processor stood is chance. */
  private static final Pattern ENTRY =
      Pattern.compile(
          ".*_(?:ioctl|open|release|read|write|write_iter|read_iter|sendmsg|recvmsg|setsockopt|getsockopt|connect|bind"
              + "|accept|poll|fault|rcv|handle_frame|newlink|dellink|workfn|tasklet_handler|heartbeat_event|deferred"
              + "|probe|disconnect|evict|truncate|fallocate|lookup|mkdir|rmdir|unlink|rename|writepages|readpages?)"
              + "|(?:sys_|SyS_|SYSC_|compat_|ksys_|__(?:x64|ia32|arm64|do|se)_(?:compat_)?sys_).*"
              + "|smp_call_function(?:_single|_many|_many_cond)?|do_exit|do_group_exit|do_mount|cleanup_net|__cleanup_mnt|ip_list_rcv|wb_workfn|rtnl_.*link");

  private static final Pattern BELOW =
      Pattern.compile(
          "(?:__)*(?:schedule|preempt|unwind|in_|switch_to|rcu_|native_|arch_local_|csd_|cpu_relax|rep_nop|watchdog|nmi_|pv_|kvm_wait|kcov|check_kcov"
              + "|in_lock|local_bh|debug_lockdep|__local_bh|generic_exec_single|irq_).*");

  Found asFinding() {
    Stacks stacks =
        Stacks.of(lines, form.cause() == Form.Cause.DIRECT || form.cause() == Form.Cause.SIDES);
    String kind = kind();
    Optional<Frame> cause = cause(stacks);
    String title =
        sides()
            .map(sides -> kind + " in " + sides)
            .or(() -> cause.map(frame -> kind + " in " + Syscall.name(frame.function())))
            .orElse(kind);
    Optional<Frame> place = cause.filter(frame -> frame.file().isPresent()).or(this::headed);
    return new Found(
        Words.line(kind, Limits.KIND),
        form.level(),
        Words.line(title, Limits.TITLE),
        Words.block(String.join("\n", lines), Limits.DETAILS),
        place.flatMap(Frame::file),
        place.map(Frame::line).orElse(0),
        Words.line(cause.map(Frame::function).orElse(""), Limits.FUNCTION),
        Optional.empty());
  }

  /** With the direction of the access, where the report tells it. */
  private String kind() {
    String kind = Warned.kind(lines.getFirst(), form.kind(heading));
    if (!kind.startsWith("KASAN: ") || (kind.contains("free") && !kind.contains("use-after"))) {
      return kind.startsWith("KASAN: double-free") ? "KASAN: invalid-free" : kind;
    }
    return lines.stream()
        .limit(12)
        .map(ACCESS::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(access ->
            kind
                + (access.group(1).toLowerCase(java.util.Locale.ROOT).equals("read")
                    ? " Read"
                    : " Write"))
        .orElse(kind);
  }

  private Optional<String> sides() {
    if (form.cause() != Form.Cause.SIDES) {
      return Optional.empty();
    }
    Matcher sides = SIDES.matcher(lines.getFirst());
    if (!sides.find()) {
      return Optional.empty();
    }
    String first = Frame.plain(sides.group(1));
    return Optional.of(
        sides.group(2) == null ? first : first + " / " + Frame.plain(sides.group(2)));
  }

  private Optional<Frame> cause(Stacks stacks) {
    List<Frame> trace = stacks.trace();
    return switch (form.cause()) {
      case TRACE, DIRECT, SIDES -> Stacks.firstCause(trace).or(this::named);
      case FAULT ->
          Stacks.firstCause(Stream.concat(stacks.stands().stream(), trace.stream()).toList())
              .or(this::named);
      case LOCK -> Stacks.firstCause(taken(stacks)).or(() -> Stacks.firstCause(trace));
      case HANG -> Stacks.firstCause(behind(trace, WAITS)).or(() -> Stacks.firstCause(trace));
      case STALL -> stalled(stacks);
      case NONE -> Optional.empty();
    };
  }

  /** Where the lock at fault is taken; a worker takes one for each piece of its work. */
  private static List<Frame> taken(Stacks stacks) {
    return stacks.locks().stream()
        .filter(frame -> !frame.function().equals("process_one_work"))
        .limit(2)
        .toList();
  }

  private static List<Frame> behind(List<Frame> frames, Pattern passed) {
    return frames.stream().filter(frame -> !passed.matcher(frame.function()).matches()).toList();
  }

  private static Optional<Frame> stalled(Stacks stacks) {
    List<Frame> trace = stacks.trace();
    int interrupt = -1;
    for (int i = 0; i < trace.size(); i++) {
      if (INTERRUPT.matcher(trace.get(i).function()).matches()) {
        interrupt = i;
      }
    }
    List<Frame> interrupted = trace.subList(interrupt + 1, trace.size());
    List<Frame> all =
        behind(Stream.concat(stacks.stands().stream(), interrupted.stream()).toList(), BELOW);
    return all.stream()
        .filter(frame -> ENTRY.matcher(frame.function()).matches())
        .findFirst()
        .or(() -> Stacks.firstCause(all));
  }

  /** The function that the heading names, where no stack does. */
  private Optional<Frame> named() {
    Matcher named = NAMED.matcher(lines.getFirst());
    return named.find(heading.start())
        ? Frame.of(named.group(1)).filter(frame -> !Machinery.isFunction(frame.function()))
        : Optional.empty();
  }

  /** The file and line of the heading or of what follows it at once. */
  private Optional<Frame> headed() {
    for (String line : lines.subList(0, Math.min(lines.size(), 4))) {
      Matcher source = SOURCE.matcher(line);
      if (source.find() && !Machinery.isFile(source.group(1))) {
        return Optional.of(Frame.at("-", source.group(1), source.group(2)));
      }
    }
    return Optional.empty();
  }
}
