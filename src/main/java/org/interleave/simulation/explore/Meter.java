package org.interleave.simulation.explore;

/** Counts what an exploration does, and says when it has to stop. */
interface Meter {
  /** Steps that an execution may have. */
  int longest();

  /** A step was made. */
  void step();

  /** An execution came to its end. */
  void complete(Walk walk);

  /** One was begun and is covered by others. */
  void redundant();

  /** One got too long. */
  void cut();

  boolean stopped();

  /** The same, with a look at the clock: for long work between two steps. */
  boolean late();
}
