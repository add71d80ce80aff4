package org.interleave.locking.analysis;

import org.interleave.c.Place;
import org.jspecify.annotations.Nullable;

/**
 * The references of one object on one way: a get gives one to the way, a put takes one, a pointer
 * stored in a field that counts takes one, and one that is overwritten there gives its own back.
 *
 * @param count what the way has, or owes if it is less than 0
 * @param got whether a function gave one on this way
 * @param stored whether a field counts on one that this way stored
 * @param handedOn whether the object went to another holder, of which the rule does not speak
 * @param givenUp whether the reference of a field was dropped that still points to the object
 * @param released whether one was dropped that somebody else had: a field, or a caller
 * @param at where it came to the count
 */
record Account(
    int count,
    boolean got,
    boolean stored,
    boolean handedOn,
    boolean givenUp,
    boolean released,
    Overwritten overwritten,
    @Nullable Place at) {
  /** What a field had that was set to NULL. */
  enum Overwritten {
    NOTHING,
    PERHAPS_POINTER,
    POINTER
  }

  /** More than so many too many, or too few, is no worse, and loops come to an end. */
  private static final int MOST = 2;

  static final Account NONE =
      new Account(0, false, false, false, false, false, Overwritten.NOTHING, null);

  Account {
    count = Math.clamp(count, -MOST, MOST);
  }

  Account taken(Place place) {
    boolean first = got || count == 0;
    return new Account(count + 1, first, stored, handedOn, givenUp, released, overwritten, place);
  }

  /**
   * Where the way stored the pointer in a field the reference is the field's: the end of the
   * function shows whether the field is given up too.
   */
  Account dropped() {
    if (count > 0) {
      return new Account(count - 1, got, stored, handedOn, givenUp, released, overwritten, at);
    }
    boolean field = stored && !givenUp;
    return new Account(count, got, stored, handedOn, stored, released || !field, overwritten, at);
  }

  Account stored(Place place) {
    return new Account(count - 1, got, true, handedOn, givenUp, released, overwritten, place);
  }

  /** The field that counted does so no longer. */
  Account overwritten(Place place, Overwritten what) {
    if (givenUp || released) {
      return new Account(
          count, got, false, handedOn, false, released && givenUp, overwritten, place);
    }
    Overwritten most = what.compareTo(overwritten) > 0 ? what : overwritten;
    return new Account(count + 1, got, false, handedOn, false, false, most, place);
  }

  /** The function ends. */
  Account ended(boolean fails) {
    int less = givenUp && !fails ? 1 : 0;
    return new Account(
        count - less, got, stored, handedOn, false, released || givenUp, overwritten, at);
  }

  /** The object that has the field is freed. */
  Account gone() {
    int more = givenUp || count >= 0 ? 0 : 1;
    return new Account(count + more, got, stored, handedOn, false, released, overwritten, at);
  }

  Account goesOn() {
    return new Account(count, got, stored, true, givenUp, released, overwritten, at);
  }

  /** With what a callee did. */
  Account called(Account callee) {
    Account both =
        new Account(
            count + callee.count,
            got || callee.got,
            stored || callee.stored,
            handedOn || callee.handedOn,
            givenUp,
            released,
            overwritten.compareTo(callee.overwritten) > 0 ? overwritten : callee.overwritten,
            callee.at == null || stored && !callee.stored ? at : callee.at);
    if (!callee.released) {
      return both;
    }
    // whether it was that of a field which this way stored is not known
    return both.stored && both.count <= 0 ? both.goesOn() : both.dropped();
  }

  /** One of both, which are {@link #alike}. */
  Account or(Account other) {
    return new Account(
        count,
        got || other.got,
        stored || other.stored,
        handedOn || other.handedOn,
        givenUp,
        released,
        overwritten.compareTo(other.overwritten) > 0 ? overwritten : other.overwritten,
        at == null ? other.at : at);
  }

  /** Whether two ways need not be told apart. */
  boolean alike(Account other) {
    return count == other.count && givenUp == other.givenUp && released == other.released;
  }
}
