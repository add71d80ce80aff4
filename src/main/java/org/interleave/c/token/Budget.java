package org.interleave.c.token;

import org.interleave.c.Limits;
import org.interleave.c.Place;

/** What is left of a unit's limits. */
public final class Budget {
  private static final int LOOK_AT_CLOCK = 1 << 14;

  private final Limits limits;
  private final long deadline;
  private long work;
  private int depth;

  public Budget(Limits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.millis() * 1_000_000;
  }

  public Limits limits() {
    return limits;
  }

  /** One more token is handled. */
  public void spend(Token at) {
    work++;
    if (work > limits.tokens()) {
      throw new Stopped(
          at.place(), "more than " + limits.tokens() + " tokens after macro expansion");
    }
    if ((work & (LOOK_AT_CLOCK - 1)) == 0 && System.nanoTime() > deadline) {
      throw new Stopped(at.place(), "takes longer than " + limits.millis() + " ms to parse");
    }
  }

  public void enter(Token at) {
    if (++depth > limits.depth()) {
      throw tooDeep(at.place());
    }
  }

  public void leave() {
    depth--;
  }

  public int depth() {
    return depth;
  }

  /** Takes back levels that an abandoned attempt left entered. */
  public void depth(int earlier) {
    depth = earlier;
  }

  public Stopped tooDeep(Place place) {
    return new Stopped(place, "nested more than " + limits.depth() + " deep");
  }
}
