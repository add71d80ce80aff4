package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.interleave.simulation.Event;

/**
 * Selectively uniform random walk (ASPLOS'25): among all interleavings of the interesting events,
 * those of one randomly chosen cell, each is as likely. How many a thread has left is known from
 * earlier executions.
 */
final class Surw implements Sampling.Strategy {
  private static final int MOST_CELLS = 64;

  private final long[] cells = new long[MOST_CELLS];
  private final int[][] counts = new int[MOST_CELLS][Trace.MOST_THREADS];
  private int known;

  private int chosen = -1;
  private final int[] left = new int[Trace.MOST_THREADS];
  private int intended = -1;

  @Override
  public void begin(Walk walk, RandomGenerator random) {
    chosen = known == 0 ? -1 : random.nextInt(known);
    intended = -1;
    if (chosen >= 0) {
      System.arraycopy(counts[chosen], 0, left, 0, left.length);
    }
  }

  @Override
  public int pick(Walk walk, long ready, RandomGenerator random) {
    if (chosen < 0) {
      return any(ready, random);
    }
    int depth = walk.depth();
    if (depth > 0 && touches(walk.trace().event(depth - 1))) {
      int last = walk.trace().thread(depth - 1);
      left[last] = Math.max(0, left[last] - 1);
      intended = -1;
    }
    if (intended < 0 || (ready >> intended & 1) == 0) {
      intended = weighted(ready, random);
    }
    long free = 0;
    for (long rest = ready; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if (thread == intended || !stands(walk, thread)) {
        free |= 1L << thread;
      }
    }
    return any(free, random);
  }

  private boolean stands(Walk walk, int thread) {
    for (var access : walk.execution().pending(thread)) {
      if (access.cell() == cells[chosen]) {
        return true;
      }
    }
    return false;
  }

  private boolean touches(Event event) {
    for (var access : event.accesses()) {
      if (access.cell() == cells[chosen]) {
        return true;
      }
    }
    return false;
  }

  private int weighted(long ready, RandomGenerator random) {
    int sum = 0;
    for (long rest = ready; rest != 0; rest &= rest - 1) {
      sum += left[Long.numberOfTrailingZeros(rest)];
    }
    if (sum == 0) {
      return any(ready, random);
    }
    int at = random.nextInt(sum);
    for (long rest = ready; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      at -= left[thread];
      if (at < 0) {
        return thread;
      }
    }
    throw new IllegalStateException("weights changed");
  }

  static int any(long threads, RandomGenerator random) {
    int skip = random.nextInt(Long.bitCount(threads));
    long rest = threads;
    for (int i = 0; i < skip; i++) {
      rest &= rest - 1;
    }
    return Long.numberOfTrailingZeros(rest);
  }

  @Override
  public void ended(Walk walk) {
    int[][] seen = new int[MOST_CELLS][];
    long[] written = new long[MOST_CELLS];
    for (int i = 0; i < walk.depth(); i++) {
      Event event = walk.trace().event(i);
      for (var access : event.accesses()) {
        int cell = index(access.cell());
        if (cell >= 0) {
          if (seen[cell] == null) {
            seen[cell] = new int[Trace.MOST_THREADS];
          }
          seen[cell][event.thread()]++;
          written[cell] |= access.writes() ? 1 : 0;
        }
      }
    }
    for (int i = 0; i < known; i++) {
      if (seen[i] != null) {
        for (int t = 0; t < Trace.MOST_THREADS; t++) {
          counts[i][t] = Math.max(counts[i][t], seen[i][t]);
        }
      }
    }
  }

  private int index(long cell) {
    for (int i = 0; i < known; i++) {
      if (cells[i] == cell) {
        return i;
      }
    }
    if (known == MOST_CELLS) {
      return -1;
    }
    cells[known] = cell;
    Arrays.fill(counts[known], 0);
    return known++;
  }
}
