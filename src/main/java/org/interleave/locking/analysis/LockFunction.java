package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.Demand.Outcome;

/**
 * What a function does to a lock by its name: those of the kernel, of pthread and of C11 threads.
 *
 * @param argument the lock's address; -1 where there is none
 * @param word what it does to the processor besides, or without a lock: irq, bh, preempt, rcu
 * @param success for which results it is done
 * @param failed what the result is otherwise
 * @param ignorable whether code that does not look at the result may count on success
 * @param balanced whether only who took it may release it, and it is not taken again before
 * @param waits whether it comes back only when the lock is had; one that only tries cannot deadlock
 */
record LockFunction(
    Does does,
    int argument,
    Optional<String> word,
    Outcome success,
    Fact failed,
    boolean ignorable,
    boolean balanced,
    boolean waits) {
  enum Does {
    EXCLUSIVE,
    SHARED,
    RELEASE,
    /** From exclusive to shared. */
    DOWNGRADE
  }

  private static final Optional<String> NO_WORD = Optional.empty();
  private static final String FORM =
      "(?<form>(_(bh|irq|irqsave|irqrestore|nested|nest_lock|interruptible|killable|io|timeout"
          + "|non_owner|rcu))*)";
  private static final Pattern SPIN =
      Pattern.compile("_*(raw_|do_raw_|arch_)?spin_(?<verb>lock|trylock|unlock)" + FORM);
  private static final Pattern RWLOCK =
      Pattern.compile("_*(raw_|do_raw_)?(?<mode>read|write)_(?<verb>lock|trylock|unlock)" + FORM);
  private static final Pattern MUTEX =
      Pattern.compile("_*(rt_|ww_)?mutex_(?<verb>lock|trylock|unlock)" + FORM);
  private static final Pattern RWSEM =
      Pattern.compile("_*(percpu_)?(?<verb>down|up)_(?<mode>read|write)(?<try>_trylock)?" + FORM);
  private static final Pattern SEQLOCK =
      Pattern.compile("_*write_(?<verb>seqlock|sequnlock)(_bh|_irq|_irqsave|_irqrestore)?");
  private static final Pattern PTHREAD =
      Pattern.compile(
          "pthread_(?<kind>mutex|spin|rwlock)_(?<verb>(?<mode>timed|try|clock)?"
              + "(?<hold>rd|wr)?lock|unlock)(_np)?");

  private static final Map<String, LockFunction> NAMED =
      Map.ofEntries(
          Map.entry("downgrade_write", of(Does.DOWNGRADE, 0)),
          Map.entry("down", of(Does.EXCLUSIVE, 0).unbalanced()),
          Map.entry("down_interruptible", of(Does.EXCLUSIVE, 0).zero(Fact.BELOW).unbalanced()),
          Map.entry("down_killable", of(Does.EXCLUSIVE, 0).zero(Fact.BELOW).unbalanced()),
          Map.entry("down_timeout", of(Does.EXCLUSIVE, 0).zero(Fact.BELOW).unbalanced()),
          Map.entry("down_trylock", of(Does.EXCLUSIVE, 0).zero(Fact.ABOVE).tries().unbalanced()),
          Map.entry("up", of(Does.RELEASE, 0).unbalanced()),
          Map.entry("sem_wait", of(Does.EXCLUSIVE, 0).zero(Fact.BELOW).ignored().unbalanced()),
          Map.entry("sem_trywait", of(Does.EXCLUSIVE, 0).zero(Fact.BELOW).tries().unbalanced()),
          Map.entry("sem_timedwait", of(Does.EXCLUSIVE, 0).zero(Fact.BELOW).unbalanced()),
          Map.entry("sem_post", of(Does.RELEASE, 0).unbalanced()),
          Map.entry("mtx_lock", of(Does.EXCLUSIVE, 0).zero(Fact.ABOVE).ignored()),
          Map.entry("mtx_trylock", of(Does.EXCLUSIVE, 0).zero(Fact.ABOVE).tries()),
          Map.entry("mtx_timedlock", of(Does.EXCLUSIVE, 0).zero(Fact.ABOVE)),
          Map.entry("mtx_unlock", of(Does.RELEASE, 0)),
          Map.entry("bit_spin_lock", of(Does.EXCLUSIVE, 1)),
          Map.entry("bit_spin_trylock", of(Does.EXCLUSIVE, 1).nonzero().tries()),
          Map.entry("bit_spin_unlock", of(Does.RELEASE, 1)),
          Map.entry("__bit_spin_unlock", of(Does.RELEASE, 1)),
          Map.entry("atomic_dec_and_mutex_lock", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("refcount_dec_and_mutex_lock", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("atomic_dec_and_lock", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("_atomic_dec_and_lock", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("_atomic_dec_and_lock_irqsave", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("refcount_dec_and_lock", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("refcount_dec_and_lock_irqsave", of(Does.EXCLUSIVE, 1).nonzero()),
          Map.entry("__linux_spin_trylock_irqsave", of(Does.EXCLUSIVE, 0).nonzero().tries()),
          Map.entry("write_seqcount_begin", of(Does.EXCLUSIVE, 0)),
          Map.entry("write_seqcount_end", of(Does.RELEASE, 0)),
          Map.entry("raw_write_seqcount_begin", of(Does.EXCLUSIVE, 0)),
          Map.entry("raw_write_seqcount_end", of(Does.RELEASE, 0)),
          // others may write meanwhile, but what was read then is thrown away
          Map.entry("read_seqcount_begin", of(Does.SHARED, 0).unbalanced().tries()),
          Map.entry("__read_seqcount_begin", of(Does.SHARED, 0).unbalanced().tries()),
          Map.entry("raw_read_seqcount_begin", of(Does.SHARED, 0).unbalanced().tries()),
          Map.entry("raw_read_seqcount", of(Does.SHARED, 0).unbalanced().tries()),
          Map.entry("raw_seqcount_begin", of(Does.SHARED, 0).unbalanced().tries()),
          Map.entry("read_seqbegin", of(Does.SHARED, 0).unbalanced().tries()),
          Map.entry("read_seqcount_retry", of(Does.RELEASE, 0).unbalanced()),
          Map.entry("__read_seqcount_retry", of(Does.RELEASE, 0).unbalanced()),
          Map.entry("read_seqretry", of(Does.RELEASE, 0).unbalanced()),
          Map.entry("read_seqlock_excl", of(Does.EXCLUSIVE, 0)),
          Map.entry("read_sequnlock_excl", of(Does.RELEASE, 0)),
          Map.entry("srcu_read_lock", of(Does.SHARED, 0).also("srcu")),
          Map.entry("srcu_read_unlock", of(Does.RELEASE, 0).also("srcu")),
          Map.entry("rcu_read_lock", of(Does.SHARED, -1).also("rcu")),
          Map.entry("rcu_read_unlock", of(Does.RELEASE, -1).also("rcu")),
          Map.entry("rcu_read_lock_bh", of(Does.SHARED, -1).also("rcu")),
          Map.entry("rcu_read_unlock_bh", of(Does.RELEASE, -1).also("rcu")),
          Map.entry("rcu_read_lock_sched", of(Does.SHARED, -1).also("rcu")),
          Map.entry("rcu_read_unlock_sched", of(Does.RELEASE, -1).also("rcu")),
          Map.entry("local_irq_disable", of(Does.EXCLUSIVE, -1).also("irq")),
          Map.entry("local_irq_enable", of(Does.RELEASE, -1).also("irq")),
          Map.entry("local_irq_save", of(Does.EXCLUSIVE, -1).also("irq")),
          Map.entry("local_irq_restore", of(Does.RELEASE, -1).also("irq")),
          Map.entry("local_bh_disable", of(Does.EXCLUSIVE, -1).also("bh")),
          Map.entry("local_bh_enable", of(Does.RELEASE, -1).also("bh")),
          Map.entry("preempt_disable", of(Does.EXCLUSIVE, -1).also("preempt")),
          Map.entry("preempt_enable", of(Does.RELEASE, -1).also("preempt")),
          Map.entry("__VERIFIER_atomic_begin", of(Does.EXCLUSIVE, -1).also("atomic")),
          Map.entry("__VERIFIER_atomic_end", of(Does.RELEASE, -1).also("atomic")));

  private static final Map<String, List<LockFunction>> KNOWN = new ConcurrentHashMap<>();

  private static LockFunction of(Does does, int argument) {
    return new LockFunction(
        does, argument, NO_WORD, Outcome.ALWAYS, Fact.ANYTHING, false, true, true);
  }

  private LockFunction zero(Fact otherwise) {
    return new LockFunction(
        does, argument, word, Outcome.ZERO, otherwise, ignorable, balanced, waits);
  }

  private LockFunction nonzero() {
    return new LockFunction(
        does, argument, word, Outcome.NONZERO, Fact.ZERO, false, balanced, waits);
  }

  private LockFunction ignored() {
    return new LockFunction(does, argument, word, success, failed, true, balanced, waits);
  }

  /** Anybody may release it, and it may be taken more than once. */
  private LockFunction unbalanced() {
    return new LockFunction(does, argument, word, success, failed, ignorable, false, waits);
  }

  /** It does not wait for the lock. */
  private LockFunction tries() {
    return new LockFunction(does, argument, word, success, failed, ignorable, balanced, false);
  }

  private LockFunction also(String what) {
    return new LockFunction(
        does, argument, Optional.of(what), success, failed, ignorable, balanced, waits);
  }

  /** What the function does, in order; empty if it is none that locks. */
  static List<LockFunction> named(String name) {
    return KNOWN.computeIfAbsent(name, LockFunction::find);
  }

  private static List<LockFunction> find(String name) {
    String bare = name.startsWith("arch_local_irq") ? name.substring("arch_".length()) : name;
    LockFunction known = NAMED.get(bare);
    if (known != null) {
      return List.of(known);
    }
    Matcher spin = SPIN.matcher(name);
    if (spin.matches()) {
      return kernel(spin.group("verb"), Does.EXCLUSIVE, spin.group("form"), false, true);
    }
    Matcher rwlock = RWLOCK.matcher(name);
    if (rwlock.matches()) {
      return kernel(
          rwlock.group("verb"), mode(rwlock.group("mode")), rwlock.group("form"), false, true);
    }
    Matcher mutex = MUTEX.matcher(name);
    if (mutex.matches()) {
      boolean fallible = name.startsWith("ww_");
      return kernel(mutex.group("verb"), Does.EXCLUSIVE, mutex.group("form"), fallible, false);
    }
    Matcher rwsem = RWSEM.matcher(name);
    if (rwsem.matches()) {
      String verb =
          rwsem.group("verb").equals("up")
              ? "unlock"
              : rwsem.group("try") == null ? "lock" : "trylock";
      return kernel(verb, mode(rwsem.group("mode")), rwsem.group("form"), false, false);
    }
    Matcher seqlock = SEQLOCK.matcher(name);
    if (seqlock.matches()) {
      boolean locks = seqlock.group("verb").equals("seqlock");
      return List.of(of(locks ? Does.EXCLUSIVE : Does.RELEASE, 0));
    }
    Matcher pthread = PTHREAD.matcher(name);
    return pthread.matches() ? List.of(pthread(pthread)) : List.of();
  }

  private static Does mode(String word) {
    return word.equals("read") ? Does.SHARED : Does.EXCLUSIVE;
  }

  private static List<LockFunction> kernel(
      String verb, Does mode, String form, boolean fallible, boolean spins) {
    LockFunction basic = of(verb.equals("unlock") ? Does.RELEASE : mode, 0);
    if (verb.equals("trylock")) {
      basic = basic.nonzero().tries();
    } else if (fallible || form.contains("interruptible") || form.contains("killable")) {
      basic = verb.equals("unlock") ? basic : basic.zero(Fact.BELOW);
    }
    List<LockFunction> all = new ArrayList<>(List.of(basic));
    boolean releases = verb.equals("unlock");
    if (spins) {
      all.add(processor(basic, releases, "preempt"));
    }
    if (form.contains("irq")) {
      all.add(processor(basic, releases, "irq"));
    } else if (form.contains("_bh")) {
      all.add(processor(basic, releases, "bh"));
    }
    return List.copyOf(all);
  }

  private static LockFunction processor(LockFunction like, boolean releases, String word) {
    return new LockFunction(
        releases ? Does.RELEASE : Does.EXCLUSIVE,
        -1,
        Optional.of(word),
        like.success,
        like.failed,
        false,
        true,
        true);
  }

  private static LockFunction pthread(Matcher m) {
    if (m.group("verb").equals("unlock")) {
      return of(Does.RELEASE, 0);
    }
    LockFunction lock = of("rd".equals(m.group("hold")) ? Does.SHARED : Does.EXCLUSIVE, 0);
    lock = lock.zero(Fact.ABOVE);
    if (m.group("mode") == null) {
      return lock.ignored();
    }
    return m.group("mode").equals("try") ? lock.tries() : lock;
  }

  boolean releases() {
    return does == Does.RELEASE;
  }
}
