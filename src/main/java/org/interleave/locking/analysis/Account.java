package org.interleave.locking.analysis;

import java.util.List;
import java.util.Map;
import org.interleave.c.Place;
import org.interleave.locking.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The references of one object that a way has, or owes: a get gives one to the way, a put takes
 * one, a pointer stored in a field that counts takes one, and one that is overwritten there gives
 * its own back to the way.
 *
 * <p>A way keeps it as a {@link Hold}: its count, whether a pointer was {@link Hold#asserted()
 * stored}, whether it {@link Hold#entry() began} with a get, and as mode how surely a pointer was
 * overwritten.
 */
final class Account {
  /** What was overwritten in a field. */
  static final Hold.Mode NOTHING = Hold.Mode.EXCLUSIVE;

  static final Hold.Mode POINTER = Hold.Mode.SHARED;
  static final Hold.Mode PERHAPS_POINTER = Hold.Mode.UNKNOWN;

  private Account() {}

  /** A function took a reference. */
  static void got(State state, Token.Reference account, Place at) {
    boolean begins = !state.tokens.containsKey(account);
    put(state, account, 1, at, false, NOTHING);
    if (begins) {
      state.tokens.computeIfPresent(account, (a, hold) -> hold.atEntry());
    }
  }

  /**
   * A function dropped a reference. If the way stored the pointer in a field, where it still
   * stands, it is the field's: the end of the function shows whether the field is given up too.
   */
  static void dropped(State state, Token.Reference account, @Nullable Place at) {
    Hold before = state.tokens.get(account);
    boolean stands =
        before != null
            && before.asserted()
            && before.count() >= 0
            && state.memory.entrySet().stream()
                .anyMatch(e ->
                    e.getValue().key().equals(account.object())
                        && !(e.getKey().root() instanceof Term.Local));
    Token given = new Token.GivenUp(account.rule(), account.object());
    if (stands && !state.tokens.containsKey(given)) {
      state.tokens.put(given, Hold.of(Hold.Mode.EXCLUSIVE, at, List.of()));
    } else {
      put(state, account, -1, at, false, NOTHING);
    }
  }

  /** A pointer was stored in a field that counts. */
  static void stored(State state, Token.Reference account, Place at) {
    put(state, account, -1, at, true, NOTHING);
  }

  /** A pointer in a field that counts was overwritten. */
  static void overwritten(State state, Token.Reference account, Place at, Hold.Mode what) {
    if (state.tokens.remove(new Token.GivenUp(account.rule(), account.object())) == null) {
      put(state, account, 1, at, false, what);
    }
  }

  /** A callee's account is added to the caller's. */
  static void add(State state, Token.Reference account, Hold callee) {
    if (callee.count() == -1 && !callee.asserted() && callee.mode() == NOTHING) {
      dropped(state, account, callee.at());
    } else {
      put(state, account, callee.count(), callee.at(), callee.asserted(), callee.mode());
    }
  }

  /** A reference goes to another holder, of which the rule does not speak. */
  static void handedOn(State state, Rule rule, Term value) {
    Token.Reference account = new Token.Reference(rule.id(), value);
    Hold hold = state.tokens.get(account);
    if (hold != null && hold.count() > 0) {
      put(state, account, -1, hold.at(), false, NOTHING);
    }
  }

  /** An object is freed: what was stored in it counts no longer. */
  static void goneWith(State state, Term object) {
    for (Map.Entry<Term, Term> stored : List.copyOf(state.memory.entrySet())) {
      if (!stored.getKey().base().key().equals(object)) {
        continue;
      }
      Term pointer = stored.getValue().key();
      for (Map.Entry<Token, Hold> entry : List.copyOf(state.tokens.entrySet())) {
        if (entry.getKey() instanceof Token.Reference r && r.object().equals(pointer)) {
          boolean given = state.tokens.remove(new Token.GivenUp(r.rule(), pointer)) != null;
          if (!given && entry.getValue().count() < 0) {
            put(state, r, 1, entry.getValue().at(), false, NOTHING);
          }
        }
      }
    }
  }

  /**
   * The way ends. A function that fails leaves fields behind that nobody looks at; if it does not,
   * the field was to keep the reference that was dropped.
   */
  static void end(State state, boolean fails) {
    for (Map.Entry<Token, Hold> entry : List.copyOf(state.tokens.entrySet())) {
      if (entry.getKey() instanceof Token.GivenUp given) {
        state.tokens.remove(given);
        if (!fails) {
          Token.Reference account = new Token.Reference(given.rule(), given.object());
          put(state, account, -1, entry.getValue().at(), false, NOTHING);
        }
      }
    }
  }

  private static void put(
      State state,
      Token.Reference account,
      int by,
      @Nullable Place at,
      boolean stored,
      Hold.Mode overwritten) {
    Hold before = state.tokens.get(account);
    if (before == null) {
      int count = Math.clamp(by, -2, 2);
      state.tokens.put(account, new Hold(overwritten, count, stored, false, at, List.of()));
      return;
    }
    // more than one too many is no worse, and loops come to an end
    int count = Math.clamp(before.count() + by, -2, 2);
    Hold.Mode mode =
        before.mode() == NOTHING || overwritten == POINTER ? overwritten : before.mode();
    Place place = stored || !before.asserted() ? at : before.at();
    state.tokens.put(
        account,
        new Hold(mode, count, stored || before.asserted(), before.entry(), place, List.of()));
  }
}
