package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.simulation.Event;

/** Counts the executions of an exploration and keeps what tells them apart. */
class Count implements Meter {
  final List<String> traces = new ArrayList<>();
  final Set<List<Long>> ends = new HashSet<>();
  final Set<String> faults = new TreeSet<>();
  private final boolean keep;
  long executions;
  long redundant;
  long cut;

  Count(boolean keep) {
    this.keep = keep;
  }

  @Override
  public int longest() {
    return 10_000;
  }

  @Override
  public void complete(Walk walk) {
    executions++;
    if (keep) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < walk.depth(); i++) {
        events.add(walk.trace().event(i));
      }
      traces.add(BruteForce.canonical(events));
      ends.add(((Toy) walk.execution()).snapshot());
      events.forEach(e -> e.faults().forEach(f -> faults.add(f.kind() + " " + f.site().place())));
    }
  }

  @Override
  public void redundant() {
    redundant++;
  }

  @Override
  public void cut() {
    cut++;
  }

  @Override
  public boolean stopped() {
    return executions > 10_000_000;
  }

  @Override
  public boolean late() {
    return stopped();
  }

  @Override
  public void step() {}
}
