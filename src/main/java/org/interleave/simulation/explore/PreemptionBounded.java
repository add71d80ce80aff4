package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.interleave.simulation.Event;

/**
 * Every execution in which a thread that could go on is interrupted at most so often (PLDI'07),
 * depth first. With no preemptions that is every order of threads that run until they end or wait.
 * What leads to the same happens-before with the same thread in front and no fewer preemptions left
 * is explored once.
 */
final class PreemptionBounded {
  private static final int MOST_REMEMBERED = 1 << 20;

  private final Walk walk;
  private final Meter meter;
  private final int bound;
  private final Map<Long, Byte> visited = new HashMap<>();

  private long[] threads = new long[256];
  private int[] alternatives = new int[256];
  private int[] preemptions = new int[256];
  private long[] prints = new long[256];

  PreemptionBounded(Walk walk, Meter meter, int bound) {
    this.walk = walk;
    this.meter = meter;
    this.bound = bound;
  }

  /** Whether all that the bound allows was explored. */
  boolean run() {
    open(0);
    while (true) {
      int d = walk.depth();
      if (meter.stopped()) {
        walk.undoTo(0);
        return false;
      }
      if (threads[d] == 0) {
        if (d == 0) {
          return true;
        }
        walk.undo();
      } else {
        step(d);
      }
    }
  }

  private void step(int d) {
    int last = d == 0 ? -1 : walk.trace().thread(d - 1);
    int thread =
        last >= 0 && (threads[d] >> last & 1) != 0 ? last : Long.numberOfTrailingZeros(threads[d]);
    int alternative = alternatives[d];
    boolean chooses = (walk.choosing() >> thread & 1) != 0;
    if (chooses && alternative + 1 < walk.execution().alternatives(thread)) {
      alternatives[d]++;
    } else {
      alternatives[d] = 0;
      threads[d] &= ~(1L << thread);
    }
    boolean preempts = thread != last && last >= 0 && goesOn(last);
    Event event = walk.step(thread, alternative);
    meter.step();
    if (d + 2 >= threads.length) {
      grow();
    }
    preemptions[d + 1] = preemptions[d] + (preempts ? 1 : 0);
    prints[d + 1] = prints[d] + print(event, d);
    open(d + 1);
  }

  private boolean goesOn(int thread) {
    return (walk.ready() >> thread & 1) != 0;
  }

  /** What may be done next; nothing if the execution is over or known. */
  private void open(int d) {
    alternatives[d] = 0;
    threads[d] = 0;
    long ready = walk.ready();
    if (ready == 0) {
      if (visited.putIfAbsent(mix(prints[d] * 67 + Trace.MOST_THREADS), (byte) 0) != null) {
        return;
      }
      walk.end();
      meter.complete(walk);
      return;
    }
    if (d >= meter.longest()) {
      meter.cut();
      return;
    }
    int last = d == 0 ? -1 : walk.trace().thread(d - 1);
    if (known(d, last)) {
      return;
    }
    if (walk.choosing() != 0) {
      threads[d] = Long.lowestOneBit(walk.choosing());
    } else if (last < 0 || (ready >> last & 1) == 0 || preemptions[d] < bound) {
      threads[d] = ready;
    } else {
      threads[d] = 1L << last;
    }
  }

  private boolean known(int d, int last) {
    long key = mix(prints[d] * 67 + last);
    Byte fewest = visited.get(key);
    if (fewest != null && fewest <= preemptions[d]) {
      return true;
    }
    if (fewest != null || visited.size() < MOST_REMEMBERED) {
      visited.put(key, (byte) Math.min(preemptions[d], Byte.MAX_VALUE));
    }
    return false;
  }

  /** Of an event with all that happens before it; the sum over a trace does not depend on order. */
  private long print(Event event, int d) {
    long hash = mix(((long) event.alternative() << 8) + event.thread() + 1);
    int[] clock = walk.trace().clock(d);
    for (int i = 0; i < clock.length; i++) {
      if (clock[i] != 0) {
        hash = mix(hash ^ ((long) clock[i] << 8) + i);
      }
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long x = value;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }

  private void grow() {
    int size = threads.length * 2;
    threads = Arrays.copyOf(threads, size);
    alternatives = Arrays.copyOf(alternatives, size);
    preemptions = Arrays.copyOf(preemptions, size);
    prints = Arrays.copyOf(prints, size);
  }
}
