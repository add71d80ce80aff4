package org.interleave.simulation.explore;

/** How an exploration goes about it. */
public sealed interface Plan {
  /** Run to completion, few preemptions, sampling, then everything. */
  record Climb() implements Plan {}

  /** One execution for each Mazurkiewicz trace. */
  record Exhaustive() implements Plan {}

  /** Every execution with at most that many preemptions. */
  record Bounded(int preemptions) implements Plan {}

  /** Sampling until the budget ends. */
  record Sampled() implements Plan {}
}
