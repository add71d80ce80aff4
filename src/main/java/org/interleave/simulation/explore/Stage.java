package org.interleave.simulation.explore;

/**
 * One way of exploring that was gone.
 *
 * @param executions complete executions; one in which threads wait for ever at the end is complete
 * @param complete whether nothing of what it is to cover was left out
 * @param proved in words
 */
public record Stage(String name, long executions, boolean complete, String proved) {}
