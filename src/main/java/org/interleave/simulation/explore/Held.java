package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Event;
import org.interleave.simulation.Schedule.Step;

/**
 * Threads of a piece that are held back before their next step until something was done that
 * conflicts with it: executions in which that step can come first are in another piece (decision
 * 008). For all else they are like threads that wait.
 */
final class Held {
  private final Walk walk;
  private final Trace trace;
  private int floor;
  private long first;
  private final Event[] steps = new Event[Trace.MOST_THREADS];
  private long[] back = new long[256];

  Held(Walk walk) {
    this.walk = walk;
    this.trace = walk.trace();
  }

  /** The depth at which the piece begins. */
  int floor() {
    return floor;
  }

  void floor(int depth) {
    floor = depth;
  }

  /** Only where the piece begins. */
  void hold(Step step) {
    Event event = Steps.look(walk.execution(), step);
    steps[step.thread()] = event;
    first |= 1L << step.thread();
    grow(floor);
    back[floor] = first;
  }

  /** Threads that are held back there. */
  long back(int depth) {
    return first == 0 || depth < floor ? 0 : back[depth];
  }

  /** What the thread is held back from. */
  Step step(int thread) {
    return new Step(thread, steps[thread].alternative());
  }

  /** The event leads from there one deeper. */
  void stepped(int depth, Event event) {
    if (first == 0 || depth < floor) {
      return;
    }
    grow(depth + 1);
    long left = back[depth];
    for (long rest = left; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if (Dependence.conflict(steps[thread].accesses(), event.accesses())) {
        left &= ~(1L << thread);
      }
    }
    back[depth + 1] = left;
  }

  private void grow(int depth) {
    if (depth >= back.length) {
      back = Arrays.copyOf(back, Math.max(depth + 1, back.length * 2));
    }
  }

  /**
   * Whether the second side would not be held back if what happens after the first side came later:
   * whether there is something else that lets it go.
   */
  boolean mayComeEarlier(Race race, int second, int waiting) {
    int depth = trace.depth();
    int thread = second < depth ? trace.thread(second) : waiting;
    if ((first >> thread & 1) == 0 || steppedBefore(thread, second)) {
      return true;
    }
    for (int k = floor; k < depth; k++) {
      if (k != second
          && !race.before(k, trace)
          && (second == depth || !trace.before(second, k))
          && Dependence.conflict(steps[thread].accesses(), trace.event(k).accesses())) {
        return true;
      }
    }
    return false;
  }

  private boolean steppedBefore(int thread, int second) {
    for (int k = floor; k < second; k++) {
      if (trace.thread(k) == thread) {
        return true;
      }
    }
    return false;
  }

  /** All that are held back there. */
  List<Step> steps(int depth) {
    return java.util.stream.IntStream.range(0, Trace.MOST_THREADS)
        .filter(thread -> (back(depth) >> thread & 1) != 0)
        .mapToObj(this::step)
        .toList();
  }
}
