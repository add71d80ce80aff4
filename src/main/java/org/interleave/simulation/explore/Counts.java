package org.interleave.simulation.explore;

/**
 * What a stage, or all stages, did.
 *
 * @param executions complete ones
 * @param abandoned of these, those in which a thread was given up because an assumption failed
 * @param redundant begun and given up, since others cover them
 * @param cut given up because they got too long
 * @param steps visible actions
 */
public record Counts(long executions, long abandoned, long redundant, long cut, long steps) {
  public static final Counts NOTHING = new Counts(0, 0, 0, 0, 0);

  Counts plus(Counts other) {
    return new Counts(
        executions + other.executions,
        abandoned + other.abandoned,
        redundant + other.redundant,
        cut + other.cut,
        steps + other.steps);
  }
}
