package org.interleave.simulation.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.simulation.Event;
import org.interleave.simulation.Event.Sync;
import org.jspecify.annotations.Nullable;

/**
 * Vector clocks of what a program's synchronisation orders, as a stack. A clock that somebody holds
 * is never changed; a thread's own component is kept apart from it.
 */
final class Clocks {
  static final int THREADS = 64;
  private static final int[] ZERO = new int[0];

  private final int[][] known = new int[THREADS][];
  private final int[] own = new int[THREADS];
  private final Map<Long, int[]> released = new HashMap<>();

  /** What a fence released, for the thread's later atomic writes; and what one may acquire. */
  private final int[][] fenced = new int[THREADS][];

  private final int[][] seen = new int[THREADS][];

  private final List<Runnable> log = new ArrayList<>();
  private int[] marks = new int[256];
  private int depth;

  Clocks() {
    Arrays.fill(known, ZERO);
    Arrays.fill(fenced, ZERO);
    Arrays.fill(seen, ZERO);
  }

  void begin(Event event) {
    if (depth == marks.length) {
      marks = Arrays.copyOf(marks, depth * 2);
    }
    marks[depth++] = log.size();
    own[event.thread()]++;
  }

  /** Applies the event's edges and syncs. */
  void end(Event event, boolean withLocks) {
    List<Sync> syncs = event.syncs();
    for (int i = 0; i < syncs.size(); i++) {
      Sync sync = syncs.get(i);
      if (withLocks || !ofLock(event, sync)) {
        apply(event.thread(), sync);
      }
    }
    List<Event.Edge> order = event.order();
    for (int i = 0; i < order.size(); i++) {
      know(order.get(i).to(), now(order.get(i).from()));
    }
  }

  private static boolean ofLock(Event event, Sync sync) {
    for (Event.LockAction action : event.locks()) {
      if (action.lock() == sync.object()) {
        return true;
      }
    }
    return false;
  }

  void undo(Event event) {
    int mark = marks[--depth];
    while (log.size() > mark) {
      log.removeLast().run();
    }
    own[event.thread()]--;
  }

  int time(int thread) {
    return own[thread];
  }

  /** Does the thread know of what the other did at that time? */
  boolean knows(int thread, int other, int time) {
    return thread == other || get(known[thread], other) >= time;
  }

  /** The thread's clock with its own component. */
  int[] now(int thread) {
    int[] now = Arrays.copyOf(known[thread], Math.max(known[thread].length, thread + 1));
    now[thread] = own[thread];
    return now;
  }

  int[] fenced(int thread) {
    return fenced[thread];
  }

  /** The thread read a value that carries a clock, without acquiring it; a later fence may. */
  void see(int thread, int[] clock) {
    set(seen, thread, join(seen[thread], clock));
  }

  void know(int thread, int[] clock) {
    set(known, thread, join(known[thread], clock));
  }

  private void apply(int thread, Sync sync) {
    if (sync.object() == 0) {
      if (sync.acquires()) {
        know(thread, seen[thread]);
      }
      if (sync.releases()) {
        set(fenced, thread, now(thread));
      }
      return;
    }
    int[] at = released.get(sync.object());
    if (sync.acquires() && at != null) {
      know(thread, at);
    }
    if (sync.releases()) {
      int[] joined = at == null ? now(thread) : join(at, now(thread));
      released.put(sync.object(), joined);
      log.add(() -> restore(sync.object(), at));
    }
  }

  private void restore(long object, int @Nullable [] clock) {
    if (clock == null) {
      released.remove(object);
    } else {
      released.put(object, clock);
    }
  }

  private void set(int[][] clocks, int thread, int[] clock) {
    int[] old = clocks[thread];
    if (old != clock) {
      clocks[thread] = clock;
      log.add(() -> clocks[thread] = old);
    }
  }

  /** Something of a detector's own that goes back with the event. */
  void remember(Runnable undo) {
    log.add(undo);
  }

  static int get(int[] clock, int thread) {
    return thread < clock.length ? clock[thread] : 0;
  }

  /** The first if it covers the second. */
  static int[] join(int[] a, int[] b) {
    boolean more = false;
    for (int i = 0; i < b.length && !more; i++) {
      more = b[i] > get(a, i);
    }
    if (!more) {
      return a;
    }
    int[] joined = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      joined[i] = Math.max(joined[i], b[i]);
    }
    return joined;
  }
}
