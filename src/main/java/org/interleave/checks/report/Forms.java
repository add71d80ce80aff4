package org.interleave.checks.report;

import static org.interleave.checks.Run.Level.ERROR;
import static org.interleave.checks.Run.Level.WARNING;
import static org.interleave.checks.report.Form.Cause.DIRECT;
import static org.interleave.checks.report.Form.Cause.FAULT;
import static org.interleave.checks.report.Form.Cause.HANG;
import static org.interleave.checks.report.Form.Cause.LOCK;
import static org.interleave.checks.report.Form.Cause.NONE;
import static org.interleave.checks.report.Form.Cause.SIDES;
import static org.interleave.checks.report.Form.Cause.STALL;
import static org.interleave.checks.report.Form.Cause.TRACE;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of report that a kernel prints, each named as syzkaller's dashboard and so the mailing
 * lists name it. The first form that fits a line counts.
 */
final class Forms {
  private Forms() {}

  private static final List<Form> SANITIZERS =
      List.of(
          Form.of(
              "BUG: KASAN: ",
              "BUG: KASAN: ([a-z-]+(?: or [a-z-]+)*) (?:in|on) ",
              "KASAN: $1",
              TRACE,
              ERROR),
          Form.of("BUG: KASAN: ", "BUG: KASAN: ([a-z-]+)", "KASAN: $1", TRACE, ERROR),
          Form.of("BUG: KASan: ", "BUG: KASan: ([a-z ]+?) (?:in|on) ", "KASAN: $1", TRACE, ERROR),
          Form.of("BUG: KFENCE: ", "BUG: KFENCE: ([a-z -]+?) in ", "KFENCE: $1", DIRECT, ERROR),
          Form.of(
              "BUG: KCSAN: ",
              "BUG: KCSAN: (data-race|assert: race) in ",
              "KCSAN: $1",
              SIDES,
              ERROR),
          Form.of("BUG: KMSAN: ", "BUG: KMSAN: ([a-z-]+) in ", "KMSAN: $1", DIRECT, ERROR),
          Form.of(
              "UBSAN: ",
              "UBSAN: Undefined behaviour in ",
              "UBSAN: undefined-behaviour",
              TRACE,
              WARNING),
          Form.of("UBSAN: ", "UBSAN: ([a-z-]+) in ", "UBSAN: $1", TRACE, WARNING),
          Form.of(
              "unreferenced object 0x",
              "^unreferenced object 0x[0-9a-f]+ \\(size ",
              "memory leak",
              TRACE,
              ERROR));

  private static final List<Form> LOCKDEP =
      List.of(
          Form.of(
              "possible circular locking",
              "possible circular locking dependency detected",
              "possible deadlock",
              LOCK,
              ERROR),
          Form.of(
              "possible recursive locking",
              "possible recursive locking detected",
              "possible deadlock",
              LOCK,
              ERROR),
          Form.of(
              "possible irq lock inversion",
              "possible irq lock inversion dependency detected",
              "possible deadlock",
              LOCK,
              ERROR),
          Form.of(
              "-safe -> ",
              "(?:HARD|SOFT|RECLAIM_FS)IRQ-safe -> \\S+ lock order detected",
              "possible deadlock",
              TRACE,
              ERROR),
          Form.of(
              "RECLAIM_FS-safe -> ",
              "RECLAIM_FS-safe -> \\S+ lock order detected",
              "possible deadlock",
              TRACE,
              ERROR),
          Form.of(
              "inconsistent lock state",
              "(?:INFO|WARNING): inconsistent lock state",
              "inconsistent lock state",
              LOCK,
              ERROR),
          Form.of(
              "suspicious RCU usage",
              "\\[ (INFO): suspicious RCU usage",
              "$1: suspicious RCU usage",
              TRACE,
              WARNING),
          Form.of(
              "suspicious RCU usage",
              "(INFO|WARNING): suspicious RCU usage",
              "$1: suspicious RCU usage",
              TRACE,
              WARNING),
          Form.of(
              "bad unlock balance detected",
              "(WARNING|BUG): bad unlock balance detected",
              "$1: bad unlock balance",
              LOCK,
              ERROR),
          Form.of(
              "held lock freed",
              "(WARNING|BUG): held lock freed",
              "$1: held lock freed",
              LOCK,
              ERROR),
          Form.of(
              "ested lock was not taken",
              "(WARNING|BUG): [Nn]ested lock was not taken",
              "WARNING: nested lock was not taken",
              LOCK,
              ERROR),
          Form.of(
              "lock held when returning",
              "(WARNING|BUG): lock held when returning to user space",
              "$1: lock held when returning to user space",
              LOCK,
              ERROR),
          Form.of(
              "still has locks held",
              "(WARNING|BUG): \\S* ?still has locks held",
              "$1: still has locks held",
              LOCK,
              ERROR),
          Form.of(
              "still has locks held",
              "(WARNING|BUG): .{1,60} still has locks held",
              "$1: still has locks held",
              LOCK,
              ERROR),
          Form.of(
              "Invalid wait context",
              "BUG: Invalid wait context",
              "WARNING: locking bug",
              TRACE,
              ERROR),
          Form.of(
              "trying to register non-static key",
              "INFO: trying to register non-static key",
              "INFO: trying to register non-static key",
              TRACE,
              WARNING),
          Form.of("BUG: MAX_", "BUG: (MAX_[A-Z_]+ too low!)", "BUG: $1", NONE, WARNING),
          Form.of(
              "BUG: sleeping function",
              "BUG: sleeping function called from (?:invalid|illegal) context",
              "BUG: sleeping function called from invalid context",
              TRACE,
              ERROR),
          Form.of(
              "BUG: scheduling while atomic",
              "BUG: scheduling while atomic",
              "BUG: scheduling while atomic",
              TRACE,
              ERROR),
          Form.of(
              "leaked lock or atomic",
              "BUG: workqueue leaked (?:lock or atomic|atomic, lock or RCU)",
              "BUG: workqueue leaked lock or atomic",
              LOCK,
              ERROR),
          Form.of(
              "BUG: spinlock ",
              "BUG: spinlock (bad magic|recursion|already unlocked|lockup suspected|wrong owner|wrong CPU|cpu recursion)",
              "BUG: spinlock $1",
              TRACE,
              ERROR),
          Form.of(
              "BUG: rwlock ",
              "BUG: rwlock (bad magic|recursion|lockup|wrong owner|wrong CPU|cpu recursion)",
              "BUG: rwlock $1",
              TRACE,
              ERROR),
          Form.of(
              "BUG: using ",
              "BUG: using (\\w+)\\(\\) in preemptible",
              "BUG: using $1() in preemptible code",
              TRACE,
              WARNING));

  private static final List<Form> HANGS =
      List.of(
          Form.of("soft lockup", "BUG: soft lockup", "BUG: soft lockup", STALL, ERROR),
          Form.of(
              "hard LOCKUP", "[Ww]atchdog.{0,40} hard LOCKUP", "BUG: hard lockup", STALL, ERROR),
          Form.of(
              "detected",
              "INFO: rcu_\\w+ (?:self-)?detected(?: expedited)? stalls?",
              "INFO: rcu detected stall",
              STALL,
              ERROR),
          Form.of(
              "blocked",
              "INFO: task .{1,100}? blocked (?:in I/O wait )?for more than \\d+ seconds",
              "INFO: task hung",
              HANG,
              ERROR),
          Form.of(
              "can't die",
              "INFO: task .{1,100}? can't die for more than",
              "INFO: task can't die",
              HANG,
              ERROR),
          Form.of(
              "BUG: workqueue lockup",
              "BUG: workqueue lockup",
              "BUG: workqueue lockup",
              NONE,
              ERROR));

  private static final List<Form> MEMORY =
      List.of(
          Form.of(
              "BUG: Bad page state", "BUG: Bad page state", "BUG: Bad page state", TRACE, ERROR),
          Form.of("BUG: Bad page map", "BUG: Bad page map", "BUG: Bad page map", NONE, ERROR),
          Form.of(
              "BUG: Bad rss-counter",
              "BUG: Bad rss-counter state",
              "BUG: Bad rss-counter state",
              NONE,
              ERROR),
          Form.of(
              "BUG: Dentry",
              "BUG: Dentry .{1,200} still in use.{0,30}\\[(unmount)",
              "BUG: Dentry still in use in unmount",
              NONE,
              ERROR),
          Form.of(
              "BUG kmalloc-",
              "BUG kmalloc-\\S+ ?(?:\\(.{1,60}\\))?: Object already free",
              "BUG: Object already free",
              NONE,
              ERROR),
          Form.of("BUG ", "^BUG \\S+ \\(.{1,80}\\): (\\S.{3,80})", "BUG: slab: $1", TRACE, ERROR),
          Form.of(
              "stack guard page was hit",
              "BUG: (?:\\S+ )?stack guard page was hit",
              "BUG: stack guard page was hit",
              STALL,
              ERROR),
          Form.of(
              "kernel stack overflow",
              "(?:Kernel panic - not syncing: |^|BUG: )kernel stack overflow",
              "kernel stack overflow",
              STALL,
              ERROR),
          Form.of(
              "NULL pointer",
              "(?:BUG: |BUG: unable to handle |Unable to handle )kernel NULL pointer dereference",
              "BUG: unable to handle kernel NULL pointer dereference",
              FAULT,
              ERROR),
          Form.of(
              "NULL pointer",
              "BUG: Kernel NULL pointer dereference",
              "BUG: unable to handle kernel NULL pointer dereference",
              FAULT,
              ERROR),
          Form.of(
              "kernel data access",
              "BUG: [Uu]nable to handle kernel data access",
              "BUG: unable to handle kernel paging request",
              FAULT,
              ERROR),
          Form.of(
              "unable to handle",
              "BUG: unable to handle page fault",
              "BUG: unable to handle kernel paging request",
              FAULT,
              ERROR),
          Form.of(
              "nable to handle kernel",
              "(?:BUG: u|U)nable to handle kernel (paging request|access to user memory|execute)",
              "BUG: unable to handle kernel $1",
              FAULT,
              ERROR),
          Form.of(
              "BUG: unable to handle kernel",
              "BUG: unable to handle kernel\\s*$",
              "BUG: unable to handle kernel",
              FAULT,
              ERROR));

  private static final List<Form> FAULTS =
      List.of(
          Form.of(
              "general protection fault",
              "general protection fault(?!.* error:[0-9a-f]+ in )",
              "general protection fault",
              FAULT,
              ERROR),
          Form.of(
              "kernel BUG at",
              "kernel BUG at \\S*mm/usercopy\\.c",
              "BUG: bad usercopy",
              FAULT,
              ERROR),
          Form.of(
              "kernel BUG at",
              "kernel BUG at \\S*lib/list_debug\\.c",
              "BUG: corrupted list",
              FAULT,
              ERROR),
          Form.of("kernel BUG at", "kernel BUG at ", "kernel BUG", FAULT, ERROR),
          Form.of(
              "WARNING: ",
              "WARNING: (kernel stack (?:regs|frame pointer)) at .{1,100} (has bad (?:'\\w+' )?value)",
              "WARNING: $1 $2",
              NONE,
              WARNING),
          Form.of(
              "WARNING: ",
              "WARNING: (?:CPU: \\d+ PID: \\d+|(?:\\[.{1,200}\\] )?[\\w./-]+:\\d+) at ",
              "WARNING",
              FAULT,
              WARNING),
          Form.of("divide", "divide[_ ]error: ", "divide error", FAULT, ERROR),
          Form.of("stack segment", "stack segment: ", "stack segment fault", FAULT, ERROR),
          Form.of("int3: ", "int3: ", "int3", FAULT, ERROR),
          Form.of(
              "PANIC: double fault", "PANIC: double fault", "PANIC: double fault", FAULT, ERROR),
          Form.of("invalid opcode: ", "invalid opcode: ", "invalid opcode", FAULT, ERROR),
          Form.of("Unhandled fault: ", "Unhandled fault: ", "Unhandled fault", FAULT, ERROR),
          Form.of("Alignment trap: ", "Alignment trap: ", "Alignment trap", FAULT, ERROR),
          Form.of("Internal error: ", "Internal error: ", "Internal error", FAULT, ERROR),
          Form.of(
              "Kernel stack is corrupted",
              "stack-protector: Kernel stack is corrupted in",
              "kernel panic: stack is corrupted",
              TRACE,
              ERROR),
          Form.of(
              "corrupted stack end",
              "Kernel panic - not syncing: corrupted stack end",
              "kernel panic: corrupted stack end",
              STALL,
              ERROR),
          Form.of(
              "Kernel panic - not",
              "Kernel panic - not syncing: (Attempted to kill init!)",
              "kernel panic: $1",
              NONE,
              ERROR),
          Form.of(
              "Kernel panic - not",
              "Kernel panic - not syncing: (.{1,200})",
              "kernel panic: $1",
              NONE,
              ERROR),
          Form.of(
              "unregister_netdevice: ",
              "unregister_netdevice: waiting for \\S+ to become free",
              "unregister_netdevice: waiting for DEV to become free",
              NONE,
              WARNING),
          Form.of("BUG: ", "^BUG: (\\S.{2,150})", "BUG: $1", NONE, ERROR));

  static final List<Form> ALL =
      Stream.of(SANITIZERS, LOCKDEP, HANGS, MEMORY, FAULTS).flatMap(List::stream).toList();
}
