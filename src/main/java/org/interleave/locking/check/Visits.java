package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.interleave.c.Place;
import org.interleave.simulation.Event;
import org.interleave.simulation.Event.LockAction;
import org.interleave.simulation.detect.Detector;
import org.interleave.simulation.detect.Reporter;

/** With which locks executions came by some lines; filled by several threads. */
final class Visits {
  private final Set<String> watched;

  /** By line, then by the lines that took the locks which were held. */
  private final ConcurrentMap<String, ConcurrentMap<Set<String>, AtomicLong>> visits =
      new ConcurrentHashMap<>();

  /**
   * @param watched lines, as {@link #line} writes them
   */
  Visits(Set<String> watched) {
    this.watched = Set.copyOf(watched);
  }

  static String line(Place place) {
    return place.file() + ":" + place.line();
  }

  /** One more execution that is watched. */
  Detector detector() {
    return new Held();
  }

  /**
   * How often a line was visited, by where the locks held were taken; steps taken back count too.
   */
  Map<Set<String>, Long> at(String line) {
    Map<Set<String>, Long> counts = new HashMap<>();
    Map<Set<String>, AtomicLong> found = visits.get(line);
    if (found != null) {
      found.forEach((locks, count) -> counts.put(locks, count.get()));
    }
    return counts;
  }

  /** The locks of each thread, as events go forward and backward. */
  private final class Held implements Detector {
    private final Map<Integer, List<LockAction>> held = new TreeMap<>();

    @Override
    public void executed(Event event, Reporter reporter) {
      if (event.site() != null) {
        String line = line(event.site().place());
        if (watched.contains(line)) {
          Set<String> names =
              held.getOrDefault(event.thread(), List.of()).stream()
                  .map(action -> line(action.site().place()))
                  .collect(Collectors.toCollection(TreeSet::new));
          visits
              .computeIfAbsent(line, _ -> new ConcurrentHashMap<>())
              .computeIfAbsent(names, _ -> new AtomicLong())
              .incrementAndGet();
        }
      }
      List<LockAction> now = held.computeIfAbsent(event.thread(), _ -> new ArrayList<>());
      for (LockAction action : event.locks()) {
        change(now, action, action.taken());
      }
    }

    @Override
    public void undone(Event event) {
      List<LockAction> now = held.computeIfAbsent(event.thread(), _ -> new ArrayList<>());
      for (LockAction action : event.locks().reversed()) {
        change(now, action, !action.taken());
      }
    }

    private static void change(List<LockAction> now, LockAction action, boolean take) {
      if (take) {
        now.add(action);
        return;
      }
      for (int i = now.size() - 1; i >= 0; i--) {
        if (now.get(i).lock() == action.lock()) {
          now.remove(i);
          return;
        }
      }
    }
  }
}
