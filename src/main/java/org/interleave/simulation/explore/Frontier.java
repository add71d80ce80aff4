package org.interleave.simulation.explore;

import java.util.List;
import org.interleave.simulation.Schedule.Step;

/**
 * Where an exhaustive exploration stands: the execution under way, and for each state on the way to
 * it what was explored from there and what is planned. Steps only: what they access is found out by
 * making them again (decision 008).
 *
 * @param floor this is a piece of an exploration: what begins with so many steps of the path; 0 for
 *     the whole
 * @param held steps that may be made from there only after something that conflicts with them: what
 *     begins otherwise is in another piece
 * @param over whether nothing is left
 * @param executed complete executions so far, for the estimate of how many are left
 * @param path steps from the beginning
 * @param levels for each state on the path, the first and the last included
 */
public record Frontier(
    int floor, List<Step> held, boolean over, long executed, List<Step> path, List<Level> levels) {
  static final Frontier NOTHING_DONE =
      new Frontier(0, List.of(), false, 0, List.of(), List.of(Level.EMPTY));

  public Frontier {
    held = List.copyOf(held);
    path = List.copyOf(path);
    levels = List.copyOf(levels);
    if (levels.size() != path.size() + 1) {
      throw new IllegalArgumentException("a frontier has one state more than steps");
    }
    if (floor < 0 || floor > path.size()) {
      throw new IllegalArgumentException("a frontier has its floor on its path");
    }
  }

  /**
   * What is known of one state.
   *
   * @param asleep steps that were explored from there; those that sleep already where it was
   *     entered are left out
   * @param explored how many steps were explored from there
   * @param planned the wakeup tree there, depth first
   */
  public record Level(List<Step> asleep, int explored, List<Planned> planned) {
    static final Level EMPTY = new Level(List.of(), 0, List.of());

    public Level {
      asleep = List.copyOf(asleep);
      planned = List.copyOf(planned);
    }
  }

  /**
   * A step of a wakeup tree.
   *
   * @param below how many steps of the tree come before it
   */
  public record Planned(int below, Step step) {}
}
