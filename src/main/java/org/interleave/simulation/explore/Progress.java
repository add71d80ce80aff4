package org.interleave.simulation.explore;

/** Hears how far an exploration is, and may end it. */
public interface Progress {
  Progress NONE = (_, _, _, _) -> true;

  /**
   * Called a few times a second.
   *
   * @param executions complete ones of this stage
   * @param left an estimate of how many are left in it, negative where there is none
   * @param findings so far, in all stages
   * @return whether to go on
   */
  boolean goesOn(String stage, long executions, double left, int findings);
}
