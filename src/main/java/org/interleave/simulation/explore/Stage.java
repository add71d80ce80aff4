package org.interleave.simulation.explore;

/**
 * One way of exploring that was gone.
 *
 * @param executions complete executions; one in which threads wait for ever at the end is complete
 * @param complete whether nothing of what it is to cover was left out
 * @param proved in words
 */
public record Stage(String name, long executions, boolean complete, String proved) {

  /**
   * Of the exhaustive exploration.
   *
   * @param name where not everything was explored
   */
  static Stage exhaustive(String name, Counts counts, boolean everything, boolean found) {
    String explored = everything ? "all %,d interleavings".formatted(counts.executions()) : "";
    String proved =
        !found
            ? everything ? explored : "no finding in %,d executions".formatted(counts.executions())
            : everything ? explored + " explored" : "";
    return new Stage(everything ? "exhaustive" : name, counts.executions(), everything, proved);
  }
}
