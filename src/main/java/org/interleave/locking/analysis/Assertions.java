package org.interleave.locking.analysis;

import java.util.Optional;
import java.util.regex.Pattern;

/** Code that says at run time that a lock is held. */
final class Assertions {
  private static final Pattern ASKS =
      Pattern.compile(
          "lockdep_is_held(_type)?|lock_is_held(_type)?|__linux_lock_held"
              + "|(mutex|rwsem|rwlock|spin|raw_spin)_is_(locked|write_locked)"
              + "|queued_spin_is_locked|(rw_semaphore|mutex|spin|raw_spin)_is_held");
  private static final Pattern ASSERTS =
      Pattern.compile(
          "lockdep_assert_.*|lockdep_assert|assert_(raw_)?spin_locked|assert|(VM_)?(WARN|BUG)\\w*"
              + "|\\w*ASSERT\\w*|rcu_dereference_\\w*protected|rcu_lockdep_assert|mmap_assert_\\w+");

  private Assertions() {}

  /** Whether a function tells if a lock is held. */
  static boolean asks(String function) {
    return ASKS.matcher(function).matches();
  }

  static boolean asserts(String macro) {
    return ASSERTS.matcher(macro).matches();
  }

  /** How the lock is said to be held; empty if it is said not to be. */
  static Optional<Hold.Mode> mode(String macro) {
    if (macro.contains("not_held") || macro.contains("none_held")) {
      return Optional.empty();
    }
    boolean shared = macro.endsWith("_read") || macro.contains("held_shared");
    return Optional.of(shared ? Hold.Mode.SHARED : Hold.Mode.EXCLUSIVE);
  }

  /** The lock of a lockdep map: the member that holds it stands for the lock. */
  static Term lock(Term argument) {
    var labels = argument.labels();
    if (!labels.isEmpty() && labels.getLast().field().name().equals("dep_map")) {
      Term object = argument.object(labels.getLast());
      // a spinlock's map lies in the raw lock that it consists of
      while (!object.labels().isEmpty() && inner(object.labels().getLast())) {
        object = object.object(object.labels().getLast());
      }
      return object;
    }
    return argument;
  }

  private static boolean inner(Term.Label label) {
    String name = label.field().name();
    return name.equals("rlock")
        || name.equals("lock") && label.field().owner().tag().startsWith("spinlock");
  }
}
