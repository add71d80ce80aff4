package org.interleave.simulation.explore;

/** How much a stage may do; counted, so that it is the same at every run. */
record Limit(long executions, long steps) {
  static final Limit NONE = new Limit(Long.MAX_VALUE, Long.MAX_VALUE);
}
