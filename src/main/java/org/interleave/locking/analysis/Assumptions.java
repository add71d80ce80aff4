package org.interleave.locking.analysis;

import java.util.List;
import java.util.Set;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;

/** What is known of the world that code runs in. */
final class Assumptions {
  /** Structures whose callbacks are called with no lock held, whatever the member. */
  private static final Set<String> ENTRIES =
      Set.of(
          "work_struct",
          "delayed_work",
          "kthread_work",
          "timer_list",
          "hrtimer",
          "tasklet_struct",
          "irqaction",
          "file_operations",
          "proc_ops",
          "rcu_head",
          "callback_head");

  private static final Set<String> RECURSIVE =
      Set.of("PTHREAD_MUTEX_RECURSIVE", "mtx_recursive", "PTHREAD_MUTEX_RECURSIVE_NP");

  private Assumptions() {}

  /** Whether a function is called by what calls it with no lock held. */
  static boolean begins(List<Sources.Callback> callbacks) {
    return !callbacks.isEmpty()
        && callbacks.stream().allMatch(callback -> ENTRIES.contains(callback.struct()));
  }

  /** Whether some mutex may be taken again by the thread that has it. */
  static boolean recursive(List<Unit> units) {
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      if (parsed != null) {
        for (Token token : parsed.tokens().tokens()) {
          if (token.kind() == Kind.IDENTIFIER
              && RECURSIVE.contains(token.text())
              && !token.place().file().endsWith(".h")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
