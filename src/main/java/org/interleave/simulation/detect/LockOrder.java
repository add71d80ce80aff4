package org.interleave.simulation.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.simulation.Event;
import org.interleave.simulation.Event.LockAction;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/**
 * Lock classes taken in opposite orders, over all executions together: reported even when no
 * execution deadlocks. A circle is one only if its edges belong to different threads that could
 * hold them at the same time: no lock is held exclusively along all of them, and neither creation,
 * joining nor other synchronisation keeps them apart. Trylocks do not wait, so they close no
 * circle; nor do two readers.
 */
public final class LockOrder implements Detector {
  private static final int LONGEST = 6;
  private static final int MOST_WITNESSES = 8;

  private final Clocks clocks = new Clocks();
  private final List<List<LockAction>> held = new ArrayList<>();
  private final Map<String, Map<String, List<Edge>>> edges = new LinkedHashMap<>();
  private final Set<String> reported = new HashSet<>();
  private long execution;
  private long learnt;
  private int depth;

  /** A lock was taken while another was held. */
  private record Edge(
      LockAction from,
      LockAction to,
      int thread,
      int fromTime,
      int toTime,
      int[] clock,
      Set<Long> gates,
      long execution) {}

  public LockOrder() {
    for (int i = 0; i < Clocks.THREADS; i++) {
      held.add(List.of());
    }
  }

  @Override
  public void executed(Event event, Reporter reporter) {
    if (depth++ == 0) {
      execution++;
    }
    clocks.begin(event);
    clocks.end(event, false);
    for (LockAction action : event.locks()) {
      if (action.taken()) {
        take(event.thread(), action, reporter);
      } else {
        drop(event.thread(), action);
      }
    }
  }

  @Override
  public void undone(Event event) {
    clocks.undo(event);
    depth--;
  }

  @Override
  public long learnt() {
    return learnt;
  }

  private void set(int thread, List<LockAction> locks) {
    List<LockAction> old = held.get(thread);
    held.set(thread, locks);
    clocks.remember(() -> held.set(thread, old));
  }

  private void drop(int thread, LockAction action) {
    List<LockAction> left = new ArrayList<>(held.get(thread));
    for (int i = left.size() - 1; i >= 0; i--) {
      if (left.get(i).lock() == action.lock()) {
        left.remove(i);
        break;
      }
    }
    set(thread, left);
  }

  private void take(int thread, LockAction action, Reporter reporter) {
    List<LockAction> before = held.get(thread);
    boolean again = before.stream().anyMatch(lock -> lock.lock() == action.lock());
    if (!action.attempt() && !again) {
      for (LockAction from : before) {
        if (!from.lockClass().equals(action.lockClass())) {
          add(edge(thread, from, action, before), reporter);
        }
      }
    }
    List<LockAction> now = new ArrayList<>(before);
    now.add(action);
    set(thread, now);
  }

  private Edge edge(int thread, LockAction from, LockAction to, List<LockAction> before) {
    Set<Long> gates = new HashSet<>();
    for (LockAction gate : before) {
      if (gate.lock() != from.lock() && !gate.shared()) {
        gates.add(gate.lock());
      }
    }
    int[] clock = clocks.now(thread);
    return new Edge(
        from, to, thread, clocks.time(thread), clocks.time(thread), clock, gates, execution);
  }

  private void add(Edge edge, Reporter reporter) {
    List<Edge> known =
        edges
            .computeIfAbsent(edge.from.lockClass(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(edge.to.lockClass(), _ -> new ArrayList<>());
    int alike = 0;
    for (Edge old : known) {
      if (old.thread == edge.thread
          && old.gates.equals(edge.gates)
          && old.from.shared() == edge.from.shared()
          && old.to.shared() == edge.to.shared()
          && old.from.lock() == edge.from.lock()
          && old.to.lock() == edge.to.lock()) {
        if (old.execution == edge.execution || same(old.clock, edge.clock)) {
          return;
        }
        alike++;
      }
    }
    if (alike >= MOST_WITNESSES) {
      return;
    }
    known.add(edge);
    learnt++;
    List<Edge> path = new ArrayList<>();
    path.add(edge);
    close(path, reporter);
  }

  private static boolean same(int[] a, int[] b) {
    return java.util.Arrays.equals(a, b);
  }

  /** Depth-first over classes, at most {@link #LONGEST} long. */
  private boolean close(List<Edge> path, Reporter reporter) {
    Edge last = path.getLast();
    Edge first = path.getFirst();
    Map<String, List<Edge>> next = edges.get(last.to.lockClass());
    if (next == null) {
      return false;
    }
    for (Map.Entry<String, List<Edge>> entry : next.entrySet()) {
      boolean closes = entry.getKey().equals(first.from.lockClass());
      if (!closes && (path.size() + 1 >= LONGEST || visited(path, entry.getKey()))) {
        continue;
      }
      for (Edge edge : entry.getValue()) {
        if (fits(path, edge) && waits(last, edge) && (!closes || waits(edge, first))) {
          path.add(edge);
          boolean done = closes ? report(path, reporter) : close(path, reporter);
          path.removeLast();
          if (done) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean visited(List<Edge> path, String lockClass) {
    return path.stream().anyMatch(edge -> edge.from.lockClass().equals(lockClass));
  }

  /** Does who wants the lock of the first edge wait for who holds it in the second? */
  private static boolean waits(Edge wants, Edge holds) {
    return !(wants.to.shared() && holds.from.shared());
  }

  private boolean fits(List<Edge> path, Edge edge) {
    for (Edge other : path) {
      if (other.thread == edge.thread
          || other.gates.stream().anyMatch(edge.gates::contains)
          || apart(other, edge)
          || apart(edge, other)) {
        return false;
      }
    }
    return true;
  }

  /** Clocks of different executions are of the same threads and compare well enough. */
  private static boolean apart(Edge earlier, Edge later) {
    return Clocks.get(later.clock, earlier.thread) >= earlier.toTime;
  }

  private boolean report(List<Edge> circle, Reporter reporter) {
    TreeSet<String> classes = new TreeSet<>();
    List<Integer> threads = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (Edge edge : circle) {
      classes.add(edge.from.lockClass());
      threads.add(edge.thread);
      details.add(
          "thread %d takes `%s` at %s while it holds `%s`, taken at %s"
              .formatted(
                  edge.thread,
                  edge.to.name(),
                  edge.to.site().place(),
                  edge.from.name(),
                  edge.from.site().place()));
    }
    String key = String.join("|", classes);
    if (!reported.add(key)) {
      return true;
    }
    Site here = circle.getFirst().to.site();
    @Nullable Site other = circle.get(1).to.site();
    reporter.found(
        new Fault(
            Kind.LOCK_ORDER,
            "locks are taken in opposite orders: " + String.join("; ", details),
            here,
            other,
            circle.get(1).thread,
            false),
        key,
        threads,
        details);
    return true;
  }
}
