package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution.Status;

/** Every interleaving of a small program, and which of them are the same Mazurkiewicz trace. */
final class BruteForce {
  final Set<String> traces = new HashSet<>();
  final Set<List<Long>> ends = new HashSet<>();
  final Set<String> faults = new TreeSet<>();
  private final Toy toy;
  private final int most;
  private final List<Event> events = new ArrayList<>();
  int interleavings;

  BruteForce(Toy toy, int most) {
    this.toy = toy;
    this.most = most;
  }

  /** False when there are too many. */
  boolean run() {
    explore();
    return interleavings < most;
  }

  private void explore() {
    boolean any = false;
    for (int t = 0; t < toy.threads() && interleavings < most; t++) {
      if (toy.status(t) == Status.READY) {
        any = true;
        int alternatives = toy.alternatives(t);
        for (int a = 0; a < alternatives; a++) {
          events.add(toy.step(t, a));
          explore();
          events.removeLast();
          toy.undo();
        }
      }
    }
    if (!any) {
      interleavings++;
      traces.add(canonical(events));
      ends.add(toy.snapshot());
      events.forEach(e -> e.faults().forEach(f -> faults.add(f.kind() + " " + f.site().place())));
    }
  }

  /** Who did what, and the order of every two steps that conflict. */
  static String canonical(List<Event> events) {
    Set<String> facts = new TreeSet<>();
    for (int j = 0; j < events.size(); j++) {
      Event b = events.get(j);
      facts.add("%d.%d=%d".formatted(b.thread(), b.number(), b.alternative()));
      for (int i = 0; i < j; i++) {
        Event a = events.get(i);
        if (a.thread() != b.thread()
            && a.accesses().stream().anyMatch(x -> b.accesses().stream().anyMatch(x::conflicts))) {
          facts.add("%d.%d<%d.%d".formatted(a.thread(), a.number(), b.thread(), b.number()));
        }
      }
    }
    return String.join(" ", facts);
  }
}
