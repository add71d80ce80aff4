package org.interleave.locking.analysis;

import java.util.Map;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.locking.Designator;
import org.interleave.locking.Site;
import org.jspecify.annotations.Nullable;

/**
 * Whether a lock is held.
 *
 * @param hold what says so; null if nothing speaks of the lock
 * @param why when it is not surely held
 */
record Standing(Site.State state, @Nullable Hold hold, Why why) {
  private Standing(Site.State state, @Nullable Hold hold, String why) {
    this(state, hold, Why.of(why));
  }

  /** Asks what is known of a lock. */
  static Standing of(
      State state, Designator designator, @Nullable Term exact, Designation names, boolean open) {
    boolean word = exact == null && isWord(designator);
    if (word) {
      Hold hold = state.tokens.get(new Token.Word(designator.root()));
      return hold != null ? of(hold, designator) : absent(designator, open);
    }
    if (exact == null) {
      return byName(state, designator, names, open);
    }
    Hold hold = state.tokens.get(new Token.Lock(exact));
    Optional<Map.Entry<Token, Hold>> other = another(state, designator, exact, names);
    boolean perhaps =
        other.isPresent()
            && other.get().getKey() instanceof Token.Lock lock
            && !State.apart(lock.address(), exact.key());
    if (hold != null && !(perhaps && hold.mode() == Hold.Mode.NONE)) {
      return of(hold, designator);
    }
    if (other.isPresent() && other.get().getKey() instanceof Token.Lock lock) {
      Place at = other.get().getValue().at();
      return State.apart(lock.address(), exact.key())
          ? new Standing(
              Site.State.UNPROTECTED,
              other.get().getValue(),
              Why.of("the " + designator + " taken", "at", at, " is that of another object"))
          : new Standing(
              Site.State.UNKNOWN,
              other.get().getValue(),
              Why.of(
                  "whether the " + designator + " taken",
                  "at",
                  at,
                  " is this object's is not known"));
    }
    boolean mine =
        exact.root() instanceof Term.Local
            || exact.root() instanceof Term.Fresh f && f.kind() == Term.Kind.ALLOCATED;
    return absent(designator, open && !mine);
  }

  static boolean isWord(Designator designator) {
    return designator.steps().isEmpty()
        && switch (designator.root()) {
          case "rcu", "srcu", "irq", "preempt", "bh", "atomic" -> true;
          default -> false;
        };
  }

  private static Standing of(Hold hold, Designator designator) {
    return switch (hold.mode()) {
      case EXCLUSIVE, SHARED ->
          new Standing(
              hold.asserted() ? Site.State.ASSERTED : Site.State.HELD,
              hold,
              designator + " is held");
      case NONE ->
          new Standing(
              Site.State.UNPROTECTED,
              hold,
              Why.of(designator + " is not held", "since", hold.at(), ""));
      case UNKNOWN ->
          new Standing(Site.State.UNKNOWN, hold, "not on every way " + designator + " is held");
    };
  }

  private static Standing absent(Designator designator, boolean open) {
    return open
        ? new Standing(
            Site.State.UNKNOWN, null, "whether callers hold " + designator + " is not known")
        : new Standing(Site.State.UNPROTECTED, null, designator + " is not held");
  }

  private static Standing byName(
      State state, Designator designator, Designation names, boolean open) {
    Standing best = null;
    for (Map.Entry<Token, Hold> entry : state.tokens.entrySet()) {
      if (entry.getKey() instanceof Token.Lock
          && names.through(entry.getValue().through(), designator)) {
        Standing one = of(entry.getValue(), designator);
        if (best == null || one.hold() != null && one.hold().held()) {
          best = one;
        }
      }
    }
    return best == null ? absent(designator, open) : best;
  }

  private static Optional<Map.Entry<Token, Hold>> another(
      State state, Designator designator, Term exact, Designation names) {
    return state.tokens.entrySet().stream()
        .filter(e ->
            e.getKey() instanceof Token.Lock
                && e.getValue().held()
                && names.through(e.getValue().through(), designator))
        .max(
            java.util.Comparator.comparing(
                e -> e.getKey() instanceof Token.Lock l && !State.apart(l.address(), exact.key())));
  }

  boolean held() {
    return hold != null
        && hold.held()
        && state != Site.State.UNPROTECTED
        && state != Site.State.UNKNOWN;
  }
}
