package org.interleave.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;
import org.junit.jupiter.api.Test;

class KernelLogTest {
  private static Found only(String log) {
    List<Found> findings = KernelLog.read(log);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void namesTheCallerOfAStringFunctionInAUseAfterFree() {
    Found found =
        only(
            """
            [   10.000001][  T77] ==================================================================
            [   10.000002][  T77] BUG: KASAN: slab-use-after-free in memcpy+0x1d/0x40
            [   10.000003][  T77] Read of size 8 at addr ffff888012345678 by task probe/77
            [   10.000004][  T77] Call Trace:
            [   10.000005][  T77]  <TASK>
            [   10.000006][  T77]  dump_stack_lvl+0x10/0x20 lib/dump_stack.c:12
            [   10.000007][  T77]  kasan_report+0x30/0x40 mm/kasan/report.c:34
            [   10.000008][   T9] usb 1-1: something else
            [   10.000009][  T77]  memcpy+0x1d/0x40 mm/kasan/shadow.c:65
            [   10.000010][  T77]  ? queue_full+0x3/0x8
            [   10.000011][  T77]  slot_copy drivers/demo/ring.c:40 [inline]
            [   10.000012][  T77]  ring_read+0x22/0x90 drivers/demo/ring.c:88
            [   10.000013][  T77]  </TASK>
            [   10.000014][  T77] Allocated by task 70:
            [   10.000015][  T77]  ring_open+0x22/0x90 drivers/demo/ring.c:17
            [   10.000016][  T77] Freed by task 71:
            [   10.000017][  T77]  ring_close+0x22/0x90 drivers/demo/ring.c:29
            [   10.000018][  T77] Kernel panic - not syncing: KASAN: panic_on_warn set
            """);

    assertThat(found.title()).isEqualTo("KASAN: slab-use-after-free Read in slot_copy");
    assertThat(found.kind()).isEqualTo("KASAN: slab-use-after-free Read");
    assertThat(found.file()).contains("drivers/demo/ring.c");
    assertThat(found.line()).isEqualTo(40);
    assertThat(found.function()).isEqualTo("slot_copy");
    assertThat(found.level()).isEqualTo(Level.ERROR);
    assertThat(found.details())
        .contains("ring_open+0x22", "ring_close+0x22")
        .doesNotContain("usb 1-1")
        .doesNotContain("10.0000");
  }

  @Test
  void namesBothSidesOfARace() {
    Found found =
        only(
            """
            <3>[    5.100000] BUG: KCSAN: data-race in ring_poll / ring_push
            <3>[    5.100001]
            <3>[    5.100002] write to 0xffff888100000010 of 4 bytes by task 12 on cpu 1:
            <3>[    5.100003]  ring_push+0x10/0x20 drivers/demo/ring.c:61
            <3>[    5.100004]
            <3>[    5.100005] read to 0xffff888100000010 of 4 bytes by task 13 on cpu 0:
            <3>[    5.100006]  ring_poll+0x10/0x20 drivers/demo/ring.c:70
            """);

    assertThat(found.title()).isEqualTo("KCSAN: data-race in ring_poll / ring_push");
    assertThat(found.file()).contains("drivers/demo/ring.c");
    assertThat(found.line()).isEqualTo(61);
  }

  @Test
  void namesWhereTheLockIsTakenInADeadlock() {
    Found found =
        only(
            """
            WARNING: possible circular locking dependency detected
            6.9.0 #1 Not tainted
            ------------------------------------------------------
            probe/77 is trying to acquire lock:
            ffff888101010101 (&ring->lock){+.+.}-{3:3}, at: ring_flush+0x12/0x80 drivers/demo/ring.c:102

            but task is already holding lock:
            ffff888101010202 (&bus->lock){+.+.}-{3:3}, at: bus_stop+0x12/0x80 drivers/demo/bus.c:9

            -> #1 (&bus->lock){+.+.}-{3:3}:
                   __mutex_lock+0x9/0x10
                   bus_start+0x4/0x10 drivers/demo/bus.c:5
            stack backtrace:
            Call Trace:
             dump_stack_lvl+0x10/0x20
             check_noncircular+0x10/0x20
             ring_flush+0x12/0x80 drivers/demo/ring.c:102
            """);

    assertThat(found.title()).isEqualTo("possible deadlock in ring_flush");
    assertThat(found.file()).contains("drivers/demo/ring.c");
    assertThat(found.line()).isEqualTo(102);
  }

  @Test
  void blamesTheCallerForARefcountWarning() {
    Found found =
        only(
            """
            [1.0] ------------[ cut here ]------------
            [1.0] refcount_t: underflow; use-after-free.
            [1.0] WARNING: CPU: 0 PID: 5 at lib/refcount.c:28 refcount_warn_saturate+0x10/0x20
            [1.0] RIP: 0010:refcount_warn_saturate+0x10/0x20
            [1.0] Call Trace:
            [1.0]  <TASK>
            [1.0]  ? __warn+0x81/0x130
            [1.0]  ring_put (drivers/demo/ring.c:33 (discriminator 3)) demo
            [1.0]  ring_release (/home/u/linux/drivers/demo/ring.c:50) demo
            [1.0] ---[ end trace 0000000000000000 ]---
            """);

    assertThat(found.title()).isEqualTo("WARNING: refcount bug in ring_put");
    assertThat(found.file()).contains("drivers/demo/ring.c");
    assertThat(found.line()).isEqualTo(33);
    assertThat(found.level()).isEqualTo(Level.WARNING);
  }

  @Test
  void readsEachOfSeveralReports() {
    List<Found> findings =
        KernelLog.read(
            """
            [1.0][ T5] BUG: sleeping function called from invalid context at kernel/locking/mutex.c:580
            [1.0][ T5] Call Trace:
            [1.0][ T5]  __might_resched+0x1/0x2
            [1.0][ T5]  __mutex_lock+0x1/0x2
            [1.0][ T5]  ring_resize+0x1/0x2 drivers/demo/ring.c:7
            [2.0][ T5] BUG: kernel NULL pointer dereference, address: 0000000000000008
            [2.0][ T5] Oops: 0000 [#1] PREEMPT SMP
            [2.0][ T5] RIP: 0010:ring_peek+0x4/0x20 drivers/demo/ring.c:91
            [2.0][ T5] Call Trace:
            [2.0][ T5]  ring_read+0x22/0x90
            [2.0][ T5] ---[ end trace 0000000000000000 ]---
            [2.0][ T5] Kernel panic - not syncing: Fatal exception
            """);

    assertThat(findings)
        .extracting(Found::title)
        .containsExactly(
            "BUG: sleeping function called from invalid context in ring_resize",
            "BUG: unable to handle kernel NULL pointer dereference in ring_peek");
  }

  @Test
  void keepsTheHeadingsPlaceWhereStacksHaveOnlyAddresses() {
    Found found =
        only(
            """
            ------------[ cut here ]------------
            WARNING: CPU: 1 PID: 12 at drivers/demo/ring.c:120 ring_check+0x10/0x20
            Call Trace:
             ring_check+0x10/0x20
            """);

    assertThat(found.title()).isEqualTo("WARNING in ring_check");
    assertThat(found.file()).contains("drivers/demo/ring.c");
    assertThat(found.line()).isEqualTo(120);
  }

  @Test
  void findsNothingInAQuietLog() {
    assertThat(
            KernelLog.read(
                """
                [    0.000000] Linux version 6.9.0
                [    0.100000] INFO: lockdep is turned off.
                traps: probe[77] general protection fault ip:401000 sp:7ffd error:0 in probe[400000+1000]
                the user prints WARNING: this is no report
                """))
        .isEmpty();
  }

  @Property(tries = 300)
  void neverThrowsOnGarbage(@ForAll("garbage") String log) {
    for (Found found : KernelLog.read(log)) {
      assertThat(found.title()).isNotBlank().hasSizeLessThanOrEqualTo(1_000);
      assertThat(found.kind()).isNotBlank().hasSizeLessThanOrEqualTo(200);
      assertThat(found.file()).isNotEqualTo(Optional.of(""));
    }
  }

  @Provide
  Arbitrary<String> garbage() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "BUG: KASAN: ",
            "use-after-free in ",
            "WARNING: ",
            " at ",
            "INFO: task ",
            "RIP: 0010:",
            "Call Trace:\n",
            " ring+0x1/0x2",
            " x.c:1",
            " [inline]\n",
            "[",
            "<",
            "(",
            "\n",
            " at: ",
            "possible recursive locking detected\n",
            "BUG: ",
            "Kernel panic - not syncing: ",
            "\0",
            "\u001b[31m",
            "(ring) from [<1>] ",
            "UBSAN: a in ",
            "rcu: INFO: rcu_sched self-detected stall",
            "unreferenced object 0x1 (size 1):\n",
            "0x",
            "?",
            "BUG: KCSAN: data-race in ",
            " / ");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(8))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Test
  void readsALineThatNeverEndsInGoodTime() {
    String line = "BUG: KASAN: use-after-free in " + "a+0x1/0x2 ( [<".repeat(400_000);

    assertThat(KernelLog.read(line + "\n" + " ".repeat(500_000) + "(x\n".repeat(1_000))).hasSize(1);
  }
}
