package org.interleave.simulation.explore;

import java.util.List;
import java.util.random.RandomGenerator;
import org.interleave.simulation.Access;

/**
 * POS (CAV'18): every next step has a random priority, the highest goes; steps that raced with it
 * draw anew.
 */
final class PartialOrderSampling implements Sampling.Strategy {
  private final double[] priorities = new double[Trace.MOST_THREADS];
  private long drawn;

  @Override
  public void begin(Walk walk, RandomGenerator random) {
    drawn = 0;
  }

  @Override
  public int pick(Walk walk, long ready, RandomGenerator random) {
    int best = -1;
    for (long rest = ready; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if ((drawn >> thread & 1) == 0) {
        priorities[thread] = random.nextDouble();
        drawn |= 1L << thread;
      }
      if (best < 0 || priorities[thread] > priorities[best]) {
        best = thread;
      }
    }
    List<Access> going = walk.execution().pending(best);
    for (long rest = ready; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if (thread == best || Dependence.conflict(going, walk.execution().pending(thread))) {
        drawn &= ~(1L << thread);
      }
    }
    return best;
  }
}
