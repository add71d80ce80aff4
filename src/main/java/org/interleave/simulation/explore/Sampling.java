package org.interleave.simulation.explore;

import java.util.random.RandomGenerator;

/** Random executions, each from the start; a strategy picks who goes on. */
final class Sampling {
  private final Walk walk;
  private final Meter meter;
  private final RandomGenerator random;

  Sampling(Walk walk, Meter meter, RandomGenerator random) {
    this.walk = walk;
    this.meter = meter;
    this.random = random;
  }

  /** A way of choosing among the ready threads. */
  interface Strategy {
    void begin(Walk walk, RandomGenerator random);

    int pick(Walk walk, long ready, RandomGenerator random);

    default void ended(Walk walk) {}
  }

  /** Executions until the stage is over, by the strategies in turn. */
  void run(Strategy... strategies) {
    for (int i = 0; !meter.stopped(); i++) {
      once(strategies[i % strategies.length]);
    }
    walk.undoTo(0);
  }

  private void once(Strategy strategy) {
    walk.undoTo(0);
    strategy.begin(walk, random);
    while (true) {
      if (walk.depth() >= meter.longest()) {
        meter.cut();
        return;
      }
      long ready = walk.ready();
      if (ready == 0) {
        strategy.ended(walk);
        walk.end();
        meter.complete(walk);
        return;
      }
      int thread =
          Long.bitCount(ready) == 1
              ? Long.numberOfTrailingZeros(ready)
              : strategy.pick(walk, ready, random);
      int alternatives =
          (walk.choosing() >> thread & 1) != 0 ? walk.execution().alternatives(thread) : 1;
      walk.step(thread, alternatives == 1 ? 0 : random.nextInt(alternatives));
      meter.step();
      if (meter.stopped()) {
        return;
      }
    }
  }
}
