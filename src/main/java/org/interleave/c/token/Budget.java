package org.interleave.c.token;

import org.interleave.c.Limits;
import org.interleave.c.Place;

/** What is left of a unit's limits. */
public final class Budget {
  private static final long LONGEST_TEXT = 1L << 25;

  /** Of all tokens handled only a part can be there at a time: memory is dearer than time. */
  private static final int KEPT = 8;

  private static final int LOOK_AT_CLOCK = 1 << 14;

  private final Limits limits;
  private final long deadline;
  private long characters;
  private long work;
  private int depth;

  public Budget(Limits limits) {
    this.limits = limits;
    this.deadline = System.nanoTime() + limits.millis() * 1_000_000;
  }

  public Limits limits() {
    return limits;
  }

  /** What was used up so far but time. */
  record Spent(long work, long characters) {}

  Spent spent() {
    return new Spent(work, characters);
  }

  /** As if so much had been used up. */
  void spent(Spent spent) {
    work = spent.work;
    characters = spent.characters;
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

  /** A token of that many characters is made by pasting or stringifying. */
  void make(Token at, long length) {
    characters += length;
    if (characters > LONGEST_TEXT) {
      throw new Stopped(
          at.place(), "macros make more than " + LONGEST_TEXT + " characters of text");
    }
  }

  /** That many tokens are kept at a time. */
  void keep(Token at, int tokens) {
    if (tokens > limits.tokens() / KEPT) {
      throw new Stopped(
          at.place(), "more than " + limits.tokens() / KEPT + " tokens after macro expansion");
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
