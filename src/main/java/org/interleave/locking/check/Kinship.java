package org.interleave.locking.check;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/**
 * Which structures know each other: a lock that happens to be held guards nothing of an object that
 * has no way to the lock's.
 */
final class Kinship {
  /** What several threads may use as it is: locks, counters, queues with a lock inside. */
  private static final Set<String> SELF_GUARDED =
      Set.of(
          "spinlock",
          "raw_spinlock",
          "qspinlock",
          "qrwlock",
          "mutex",
          "rt_mutex",
          "rw_semaphore",
          "semaphore",
          "completion",
          "wait_queue_head",
          "swait_queue_head",
          "kref",
          "refcount_struct",
          "work_struct",
          "delayed_work",
          "timer_list",
          "hrtimer",
          "rcu_head",
          "callback_head",
          "srcu_struct",
          "percpu_counter",
          "lock_class_key",
          "tasklet_struct");

  private static final Set<String> SELF_GUARDED_NAMES =
      Set.of(
          "spinlock_t",
          "raw_spinlock_t",
          "rwlock_t",
          "atomic_t",
          "atomic64_t",
          "atomic_long_t",
          "refcount_t",
          "wait_queue_head_t",
          "pthread_mutex_t",
          "pthread_cond_t",
          "pthread_rwlock_t",
          "pthread_spinlock_t",
          "pthread_barrier_t",
          "sem_t",
          "mtx_t",
          "cnd_t",
          "once_flag");

  private final List<ParsedUnit> units;

  Kinship(List<Unit> units) {
    this.units = units.stream().map(Unit::parsed).filter(Objects::nonNull).toList();
  }

  /**
   * @param field {@code box.items}, or a variable
   */
  boolean guardsItself(String field) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      return false;
    }
    return struct(field.substring(0, dot)).stream()
        .flatMap(owner -> owner.find(field.substring(dot + 1)).stream())
        .reduce((outer, inner) -> inner)
        .map(member -> guardsItself(member.type()))
        .orElse(false);
  }

  private boolean guardsItself(Type type) {
    return type.plain() instanceof StructType struct
        && (SELF_GUARDED.contains(struct.tag())
            || units.stream().anyMatch(unit -> SELF_GUARDED_NAMES.contains(unit.nameOf(struct))));
  }

  /**
   * Whether one of two structures has the other in it or points to it; variables are known to all.
   */
  boolean related(String field, String lock) {
    int dot = lock.indexOf('.');
    String owner = field.substring(0, Math.max(0, field.indexOf('.')));
    String other = lock.substring(0, Math.max(0, dot));
    return dot < 0 || owner.equals(other) || knows(owner, other) || knows(other, owner);
  }

  private boolean knows(String owner, String other) {
    return struct(owner).stream().flatMap(Kinship::members).anyMatch(type -> is(type, other));
  }

  private static boolean is(Type type, String tag) {
    Type plain = type.plain();
    Type target = plain.isPointer() || plain instanceof Type.Array ? plain.target() : null;
    return plain instanceof StructType struct && struct.tag().equals(tag)
        || target != null && is(target, tag);
  }

  private static Stream<Type> members(StructType struct) {
    return !struct.complete()
        ? Stream.empty()
        : struct.members().stream()
            .flatMap(member ->
                member.anonymous() && member.type().plain() instanceof StructType inner
                    ? members(inner)
                    : Stream.of(member).map(Member::type));
  }

  private Optional<StructType> struct(String tag) {
    return units.stream()
        .map(unit -> unit.tagged(tag))
        .filter(Objects::nonNull)
        .map(Type::plain)
        .flatMap(
            type -> type instanceof StructType s && s.complete() ? Stream.of(s) : Stream.empty())
        .findFirst();
  }
}
