package org.interleave.simulation.explore;

import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;

/**
 * The events of one execution with their happens-before (Mazurkiewicz' order: same thread, edges of
 * creation and joining, conflicting accesses), as a stack. Written for speed: arrays are kept by
 * depth and used again.
 */
final class Trace {
  static final int MOST_THREADS = 64;

  private int width;
  private int depth;
  private Event[] events = new Event[256];
  private int[] threads = new int[256];
  private int[] numbers = new int[256];
  private int[][] clocks = new int[256][];
  private int[][] before = new int[256][];
  private int[] firstRecord = new int[256];
  private int[] firstEdge = new int[256];

  private final int[][] now = new int[MOST_THREADS][];
  private final int[] counts = new int[MOST_THREADS];
  private final Cells cells = new Cells();

  private int[] edgeThreads = new int[16];
  private int[][] edgeClocks = new int[16][];
  private int edges;

  private int[] races = new int[16];
  private int raceCount;

  Trace(int width) {
    this.width = Math.max(4, Math.min(width, MOST_THREADS));
    Arrays.fill(now, new int[this.width]);
  }

  int depth() {
    return depth;
  }

  Event event(int index) {
    return events[index];
  }

  int thread(int index) {
    return threads[index];
  }

  int number(int index) {
    return numbers[index];
  }

  int[] clock(int index) {
    return clocks[index];
  }

  /** Of the event's accesses in {@link #cells}; the others follow. */
  int firstRecord(int index) {
    return firstRecord[index];
  }

  Cells cells() {
    return cells;
  }

  /** Happens the earlier event before the later one, or is it the same? */
  boolean before(int earlier, int later) {
    return clocks[later][threads[earlier]] >= numbers[earlier];
  }

  /** Is the earlier event in what its thread had seen when it was about to make the later one? */
  boolean beforeStanding(int earlier, int later) {
    return before[later][threads[earlier]] >= numbers[earlier];
  }

  /** Is the event in what the thread has seen by now? */
  boolean seenBy(int index, int thread) {
    return now[thread][threads[index]] >= numbers[index];
  }

  /** What happened before the event without regard to its conflicts. */
  int[] standing(int index) {
    return before[index];
  }

  /** What happens before the thread's next event without regard to conflicts. */
  int[] now(int thread) {
    return now[thread];
  }

  /**
   * Races of the event pushed last: earlier conflicting events that nothing orders but the
   * conflict.
   */
  int races() {
    return raceCount;
  }

  int race(int index) {
    return races[index];
  }

  void push(Event event) {
    int d = depth;
    if (d == events.length) {
      grow();
    }
    int thread = event.thread();
    widen(thread + 1);
    int[] clock = clocks[d];
    if (clock == null || clock.length != width) {
      clock = new int[width];
      clocks[d] = clock;
    }
    int[] known = now[thread];
    System.arraycopy(known, 0, clock, 0, width);
    clock[thread] = ++counts[thread];
    events[d] = event;
    threads[d] = thread;
    numbers[d] = counts[thread];
    before[d] = known;
    raceCount = 0;
    List<Access> accesses = event.accesses();
    int size = accesses.size();
    if (size == 1) {
      joinConflicts(accesses.get(0), clock);
    } else if (size > 1) {
      joinConflicts(accesses, clock);
    }
    firstRecord[d] = cells.top();
    for (int i = 0; i < size; i++) {
      cells.push(d, accesses.get(i));
    }
    now[thread] = clock;
    firstEdge[d] = edges;
    List<Event.Edge> order = event.order();
    for (int i = 0; i < order.size(); i++) {
      join(order.get(i));
    }
    depth = d + 1;
  }

  void pop() {
    int d = --depth;
    while (edges > firstEdge[d]) {
      edges--;
      now[edgeThreads[edges]] = edgeClocks[edges];
    }
    int thread = threads[d];
    now[thread] = before[d];
    counts[thread]--;
    cells.pop(firstRecord[d]);
  }

  private void join(Event.Edge edge) {
    widen(Math.max(edge.from(), edge.to()) + 1);
    if (edges == edgeThreads.length) {
      edgeThreads = Arrays.copyOf(edgeThreads, edges * 2);
      edgeClocks = Arrays.copyOf(edgeClocks, edges * 2);
    }
    edgeThreads[edges] = edge.to();
    edgeClocks[edges] = now[edge.to()];
    edges++;
    int[] joined = now[edge.to()].clone();
    join(joined, now[edge.from()]);
    now[edge.to()] = joined;
  }

  void join(int[] into, int[] from) {
    for (int i = 0; i < width; i++) {
      if (from[i] > into[i]) {
        into[i] = from[i];
      }
    }
  }

  /** A write to all the bytes is ordered after every earlier access to them: no need to go on. */
  private void joinConflicts(Access access, int[] clock) {
    boolean writes = access.writes();
    int mask = access.mask();
    int record = writes ? cells.head(access.cell()) : cells.writeHead(access.cell());
    while (record != Cells.NONE) {
      Access other = cells.access(record);
      if ((other.mask() & mask) != 0) {
        visit(cells.event(record), clock);
        if (other.writes() && (other.mask() & mask) == mask) {
          return;
        }
      }
      record = writes ? cells.previous(record) : cells.previousWrite(record);
    }
  }

  private void visit(int index, int[] clock) {
    if (clock[threads[index]] < numbers[index]) {
      addRace(index);
      join(clock, clocks[index]);
    }
  }

  private void addRace(int index) {
    if (raceCount == races.length) {
      races = Arrays.copyOf(races, raceCount * 2);
    }
    races[raceCount++] = index;
  }

  private int[] found = new int[32];

  private void joinConflicts(List<Access> accesses, int[] clock) {
    int count = 0;
    for (int i = 0; i < accesses.size(); i++) {
      Access access = accesses.get(i);
      int record = access.writes() ? cells.head(access.cell()) : cells.writeHead(access.cell());
      while (record != Cells.NONE) {
        Access other = cells.access(record);
        if ((other.mask() & access.mask()) != 0) {
          if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
          }
          found[count++] = cells.event(record);
          if (other.writes() && (other.mask() & access.mask()) == access.mask()) {
            break;
          }
        }
        record = access.writes() ? cells.previous(record) : cells.previousWrite(record);
      }
    }
    Arrays.sort(found, 0, count);
    for (int i = count - 1; i >= 0; i--) {
      visit(found[i], clock);
    }
  }

  /** Makes room for a thread id. */
  void widen(int threads) {
    if (threads <= width) {
      return;
    }
    if (threads > MOST_THREADS) {
      throw new IllegalArgumentException("more than 64 threads");
    }
    width = Math.min(MOST_THREADS, Math.max(threads, width * 2));
    // One array may stand for several threads; it stays one.
    java.util.IdentityHashMap<int[], int[]> wide = new java.util.IdentityHashMap<>();
    replace(clocks, Math.min(depth + 1, clocks.length), wide);
    replace(before, Math.min(depth + 1, before.length), wide);
    replace(now, MOST_THREADS, wide);
    replace(edgeClocks, edges, wide);
    Arrays.fill(clocks, Math.min(depth + 1, clocks.length), clocks.length, null);
  }

  private void replace(int[][] arrays, int to, java.util.IdentityHashMap<int[], int[]> wide) {
    for (int i = 0; i < to; i++) {
      arrays[i] =
          arrays[i] == null
              ? new int[width]
              : wide.computeIfAbsent(arrays[i], old -> Arrays.copyOf(old, width));
    }
  }

  private void grow() {
    int size = depth * 2;
    events = Arrays.copyOf(events, size);
    threads = Arrays.copyOf(threads, size);
    numbers = Arrays.copyOf(numbers, size);
    clocks = Arrays.copyOf(clocks, size);
    before = Arrays.copyOf(before, size);
    firstRecord = Arrays.copyOf(firstRecord, size);
    firstEdge = Arrays.copyOf(firstEdge, size);
  }
}
