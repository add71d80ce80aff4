package org.interleave.locking;

import java.util.List;
import java.util.Optional;

/** What a rule asks of the code; one record for each kind. */
public sealed interface Demand {
  /** How strongly a lock is to be held. */
  enum Hold {
    /** Not at all. */
    NONE,
    /** For reading at least. */
    SHARED,
    /** For writing, or a lock that only one can hold. */
    EXCLUSIVE
  }

  /** For which results of a function it has taken the lock. */
  enum Outcome {
    ALWAYS,
    /** Not 0 and not NULL: a trylock. */
    NONZERO,
    /** 0: what returns an error number else. */
    ZERO
  }

  /** The word of the rule file. */
  default String kind() {
    return switch (this) {
      case GuardedBy g -> g.pointee() ? "pt_guarded_by" : "guarded_by";
      case MustHold m -> "must_hold";
      case MustNotHold m -> "must_not_hold";
      case Acquires a -> "acquires";
      case Releases r -> "releases";
      case LockOrder l -> "lock_order";
      case HoldsReference h -> "holds_reference";
      case Requires r -> "requires";
      case Forbids f -> "forbids";
      case PoisonedAfter p -> "poisoned_after";
      case Asserts a -> "asserts";
    };
  }

  /** The lock that is to be held, where one is. */
  default Optional<Designator> wanted() {
    return switch (this) {
      case GuardedBy g -> Optional.of(g.lock());
      case MustHold m -> Optional.of(m.lock());
      case Acquires a -> Optional.of(a.lock());
      case Releases r -> Optional.of(r.lock());
      case Asserts a -> Optional.of(a.lock());
      case MustNotHold _, LockOrder _, HoldsReference _, Requires _, Forbids _, PoisonedAfter _ ->
          Optional.empty();
    };
  }

  /**
   * Accesses to a field or variable hold a lock.
   *
   * @param pointee what the field points to is guarded, not the field
   */
  record GuardedBy(Designator field, Designator lock, Hold write, Hold read, boolean pointee)
      implements Demand {}

  /** Calls of the functions (names or patterns) hold the lock; their bodies may rely on it. */
  record MustHold(List<String> functions, Designator lock, Hold hold) implements Demand {
    public MustHold {
      functions = List.copyOf(functions);
    }
  }

  /** Calls of the functions do not hold the lock. */
  record MustNotHold(List<String> functions, Designator lock) implements Demand {
    public MustNotHold {
      functions = List.copyOf(functions);
    }
  }

  /** The functions return with a lock that they were called without. */
  record Acquires(List<String> functions, Designator lock, Hold hold, Outcome when)
      implements Demand {
    public Acquires {
      functions = List.copyOf(functions);
    }
  }

  /** The functions are called with the lock and return without it. */
  record Releases(List<String> functions, Designator lock) implements Demand {
    public Releases {
      functions = List.copyOf(functions);
    }
  }

  /**
   * @param order a lock is never taken while one behind it is held
   */
  record LockOrder(List<Designator> order) implements Demand {
    public LockOrder {
      order = List.copyOf(order);
    }
  }

  /**
   * A pointer in the field counts as a reference.
   *
   * @param get functions that take one
   * @param put functions that drop one
   * @param on the counter in the object pointed to, where the functions take its address
   */
  record HoldsReference(
      Designator field, List<String> get, List<String> put, Optional<Designator> on)
      implements Demand {
    public HoldsReference {
      get = List.copyOf(get);
      put = List.copyOf(put);
    }
  }

  /**
   * Before one of the calls, one of {@code after} has succeeded on every way to it.
   *
   * @param until calls that end what {@code after} began
   */
  record Requires(List<CallPattern> call, List<CallPattern> after, List<CallPattern> until)
      implements Demand {
    public Requires {
      call = List.copyOf(call);
      after = List.copyOf(after);
      until = List.copyOf(until);
    }
  }

  /**
   * There are no such calls (macros count too).
   *
   * @param on only those with this field, or its address, among their arguments
   * @param under only those made while the lock is held
   */
  record Forbids(List<CallPattern> call, Optional<Designator> on, Optional<Designator> under)
      implements Demand {
    public Forbids {
      call = List.copyOf(call);
    }
  }

  /** After one of the calls, which has the object among its arguments, its field is not used. */
  record PoisonedAfter(Designator field, List<CallPattern> after) implements Demand {
    public PoisonedAfter {
      after = List.copyOf(after);
    }
  }

  /** The functions say at run time (lockdep) that the lock is held. */
  record Asserts(List<String> functions, Designator lock, Hold hold) implements Demand {
    public Asserts {
      functions = List.copyOf(functions);
    }
  }
}
