package org.interleave.simulation.explore;

import java.util.List;
import org.interleave.simulation.Finding;

/**
 * What an exploration came to.
 *
 * @param equivalence what two executions that count once have in common
 * @param complete whether every execution is equivalent to one that was executed
 * @param executions complete executions: those of the exhaustive stage where that is complete, else
 *     of all stages
 * @param abandoned of these, executions in which a thread was given up because an assumption failed
 * @param blocked executions begun in the exhaustive stage and given up as redundant
 * @param cut executions that got too long and count as not covered
 * @param total complete executions of all stages
 * @param steps executed in all stages
 * @param dropped findings beyond the most that are kept of a kind
 * @param doubts findings that their own schedule does not show again, which is our defect
 * @param stopped why not everything was explored; empty when it was
 */
public record Result(
    String equivalence,
    boolean complete,
    long executions,
    long abandoned,
    long blocked,
    long cut,
    long total,
    long steps,
    long dropped,
    List<Stage> stages,
    List<Finding> findings,
    List<String> doubts,
    String stopped) {
  public static final String MAZURKIEWICZ = "mazurkiewicz";

  public Result {
    stages = List.copyOf(stages);
    findings = List.copyOf(findings);
    doubts = List.copyOf(doubts);
  }
}
