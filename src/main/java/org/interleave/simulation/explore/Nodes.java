package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Event;

/**
 * What is known of each state on the way to the present one: who sleeps there, and what is still to
 * be explored from there. Written for speed: kept by depth and used again.
 */
final class Nodes {
  private static final List<WakeupNode> NOTHING = List.of();

  private List<WakeupNode>[] trees = room(256);
  private long[] sleeping = new long[256];
  private Event[][] sleepers = new Event[256][];
  private int[] explored = new int[256];

  Nodes() {
    trees[0] = NOTHING;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<WakeupNode>[] room(int size) {
    return new List[size];
  }

  /** Wakeup sequences left to explore from there. */
  List<WakeupNode> tree(int depth) {
    return trees[depth];
  }

  void tree(int depth, List<WakeupNode> tree) {
    trees[depth] = tree;
  }

  long sleeping(int depth) {
    return sleeping[depth];
  }

  /** What the sleeping thread's next step does. */
  Event sleeper(int depth, int thread) {
    return sleepers[depth][thread];
  }

  boolean asleep(int depth, WakeupNode node) {
    return (sleeping[depth] >> node.thread & 1) != 0
        && sleepers[depth][node.thread].alternative() == node.alternative;
  }

  /** The event leads from there one deeper, by this step of the tree. */
  void enter(int depth, Event event, WakeupNode by) {
    if (depth + 1 == trees.length) {
      grow();
    }
    trees[depth + 1] = by.children;
    long left = 0;
    long asleep = sleeping[depth] & ~(1L << event.thread());
    if (asleep != 0) {
      Event[] from = sleepers[depth];
      Event[] to = sleepersAt(depth + 1);
      for (long rest = asleep; rest != 0; rest &= rest - 1) {
        int q = Long.numberOfTrailingZeros(rest);
        if (!Dependence.conflict(from[q].accesses(), event.accesses())) {
          left |= 1L << q;
          to[q] = from[q];
        }
      }
    }
    sleeping[depth + 1] = left;
    explored[depth + 1] = 0;
  }

  int explored(int depth) {
    return explored[depth];
  }

  void explored(int depth, int count) {
    explored[depth] = count;
  }

  /** Who sleeps there and did not where the state was entered. */
  long fellAsleep(int depth, Event by) {
    if (depth == 0) {
      return sleeping[0];
    }
    long inherited = 0;
    for (long rest = sleeping[depth] & sleeping[depth - 1]; rest != 0; rest &= rest - 1) {
      int q = Long.numberOfTrailingZeros(rest);
      if (q != by.thread() && sleepers[depth][q] == sleepers[depth - 1][q]) {
        inherited |= 1L << q;
      }
    }
    return sleeping[depth] & ~inherited;
  }

  /** All that begins with the event there has been explored. */
  void leave(int depth, Event event) {
    explored[depth]++;
    sleep(depth, event);
  }

  /** All that begins with the event there is explored before what is still planned there. */
  void sleep(int depth, Event event) {
    sleeping[depth] |= 1L << event.thread();
    sleepersAt(depth)[event.thread()] = event;
  }

  /** From the share of each branching on the way that is explored (Knuth 1975, Kilby 2006). */
  double left(int floor, int depth, long executions) {
    double done = 0;
    double share = 1;
    for (int d = floor; d < depth; d++) {
      int branches = explored[d] + 1 + trees[d].size();
      done += share * explored[d] / branches;
      share /= branches;
    }
    return done == 0 ? -1 : executions * (1 - done) / done;
  }

  private Event[] sleepersAt(int depth) {
    Event[] at = sleepers[depth];
    if (at == null) {
      at = new Event[Trace.MOST_THREADS];
      sleepers[depth] = at;
    }
    return at;
  }

  private void grow() {
    int size = trees.length * 2;
    trees = Arrays.copyOf(trees, size);
    sleeping = Arrays.copyOf(sleeping, size);
    sleepers = Arrays.copyOf(sleepers, size);
    explored = Arrays.copyOf(explored, size);
  }
}
