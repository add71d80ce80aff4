package org.interleave.simulation.explore;

import java.util.random.RandomGenerator;

/** PCT (ASPLOS'10): random priorities of threads, lowered at a few random steps. */
final class Pct implements Sampling.Strategy {
  private static final int CHANGES = 3;

  private final double[] priorities = new double[Trace.MOST_THREADS];
  private final int[] changes = new int[CHANGES];
  private int longest = 16;

  @Override
  public void begin(Walk walk, RandomGenerator random) {
    for (int i = 0; i < priorities.length; i++) {
      priorities[i] = 1 + random.nextDouble();
    }
    for (int i = 0; i < CHANGES; i++) {
      changes[i] = random.nextInt(longest);
    }
  }

  @Override
  public int pick(Walk walk, long ready, RandomGenerator random) {
    int best = highest(ready);
    for (int i = 0; i < CHANGES; i++) {
      if (changes[i] == walk.depth()) {
        priorities[best] = (double) i / CHANGES;
        best = highest(ready);
      }
    }
    return best;
  }

  private int highest(long ready) {
    int best = Long.numberOfTrailingZeros(ready);
    for (long rest = ready; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if (priorities[thread] > priorities[best]) {
        best = thread;
      }
    }
    return best;
  }

  @Override
  public void ended(Walk walk) {
    longest = Math.max(longest, walk.depth());
  }
}
