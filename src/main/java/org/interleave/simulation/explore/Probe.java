package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Execution.Status;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a step will do that may do something else when it comes earlier: goes back on the
 * machine, makes the steps before it and the step itself, and returns to where the execution is.
 * Nobody who watches the execution sees it.
 */
final class Probe {
  private final Walk walk;
  private int[] threads = new int[16];
  private int[] alternatives = new int[16];
  private int size;

  Probe(Walk walk) {
    this.walk = walk;
  }

  Probe clear() {
    size = 0;
    return this;
  }

  Probe add(int thread, int alternative) {
    if (size == threads.length) {
      threads = Arrays.copyOf(threads, size * 2);
      alternatives = Arrays.copyOf(alternatives, size * 2);
    }
    threads[size] = thread;
    alternatives[size] = alternative;
    size++;
    return this;
  }

  void addTo(Probe other) {
    for (int i = 0; i < size; i++) {
      other.add(threads[i], alternatives[i]);
    }
  }

  /** What one more step accesses. */
  @Nullable List<Access> with(int thread, int alternative, int depth) {
    add(thread, alternative);
    List<Access> accesses = run(depth);
    size--;
    return accesses;
  }

  /**
   * What the last step accesses when the steps are made from that depth on; null if they cannot.
   */
  @Nullable List<Access> run(int depth) {
    Execution execution = walk.execution();
    Trace trace = walk.trace();
    for (int i = trace.depth(); i > depth; i--) {
      execution.undo();
    }
    List<Access> accesses = null;
    int made = 0;
    while (made < size && execution.status(threads[made]) == Status.READY) {
      Event event = execution.step(threads[made], alternatives[made]);
      made++;
      if (made == size) {
        accesses = event.accesses();
      }
    }
    for (int i = 0; i < made; i++) {
      execution.undo();
    }
    for (int i = depth; i < trace.depth(); i++) {
      execution.step(trace.thread(i), trace.event(i).alternative());
    }
    return accesses;
  }
}
