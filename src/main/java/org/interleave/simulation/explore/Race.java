package org.interleave.simulation.explore;

/**
 * A pair of conflicting events that could come in the other order.
 *
 * @param firsts what is to come later: one event, or several for a wait that must come before each
 * @param exact whether the second side would then still do what it did
 */
record Race(int[] firsts, boolean exact) {
  static final Race[] NONE = {};

  /** Whether any of the firsts happens before the event, or is it. */
  boolean before(int event, Trace trace) {
    for (int i = 0; i < firsts.length; i++) {
      if (trace.before(firsts[i], event)) {
        return true;
      }
    }
    return false;
  }

  int earliest() {
    int least = firsts[0];
    for (int first : firsts) {
      least = Math.min(least, first);
    }
    return least;
  }
}
