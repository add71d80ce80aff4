package org.interleave.simulation.detect;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.Mark;
import org.interleave.c.Place;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Site;

/** An execution told event by event to a detector. */
final class Story implements Reporter {
  final List<String> found = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  private final Detector detector;
  private final List<Event> events = new ArrayList<>();
  private final int[] numbers = new int[64];

  Story(Detector detector) {
    this.detector = detector;
  }

  @Override
  public void found(Fault fault, String key, List<Integer> threads, List<String> details) {
    String places = fault.site().what() + (fault.other() == null ? "" : "/" + fault.other().what());
    if (!found.contains(places)) {
      found.add(places);
    }
    faults.add(fault);
  }

  private static Site site(String what) {
    return new Site(
        new Place("story.c", Math.abs(what.hashCode() % 1000) + 1, 1), "f", what, List.of());
  }

  private Story add(
      int thread,
      String what,
      List<Access> accesses,
      List<Event.Edge> order,
      List<Event.Sync> syncs,
      List<Event.LockAction> locks) {
    Event event =
        new Event(
            thread,
            ++numbers[thread],
            0,
            1,
            accesses,
            false,
            false,
            order,
            syncs,
            locks,
            List.of(),
            site(what));
    events.add(event);
    detector.executed(event, this);
    return this;
  }

  Story reads(int thread, String what, long cell, Mark mark) {
    return accesses(thread, what, cell, 0xFF, true, false, mark);
  }

  Story writes(int thread, String what, long cell, Mark mark) {
    return accesses(thread, what, cell, 0xFF, false, true, mark);
  }

  Story accesses(
      int thread, String what, long cell, int mask, boolean reads, boolean writes, Mark mark) {
    Access access = new Access(cell, mask, reads, writes, mark, 0);
    return add(thread, what, List.of(access), List.of(), List.of(), List.of());
  }

  Story starts(int thread, int child) {
    List<Event.Edge> edge = List.of(new Event.Edge(thread, child));
    return add(thread, "start", List.of(), edge, List.of(), List.of());
  }

  Story joins(int thread, int child) {
    List<Event.Edge> edge = List.of(new Event.Edge(child, thread));
    return add(thread, "join", List.of(), edge, List.of(), List.of());
  }

  Story syncs(int thread, long object, boolean acquires, boolean releases) {
    List<Event.Sync> sync = List.of(new Event.Sync(object, acquires, releases));
    return add(thread, "sync", List.of(), List.of(), sync, List.of());
  }

  Story locks(int thread, String lock) {
    return lock(thread, lock, true, false, false);
  }

  Story reads(int thread, String lock) {
    return lock(thread, lock, true, true, false);
  }

  Story tries(int thread, String lock) {
    return lock(thread, lock, true, false, true);
  }

  Story unlocks(int thread, String lock) {
    return lock(thread, lock, false, false, false);
  }

  private Story lock(int thread, String lock, boolean taken, boolean shared, boolean attempt) {
    long address = lock.hashCode() + 1000L;
    return add(
        thread,
        lock,
        List.of(),
        List.of(),
        List.of(new Event.Sync(address, taken, !taken)),
        List.of(new Event.LockAction(taken, address, lock, lock, shared, attempt, site(lock))));
  }

  Story undo(int count) {
    for (int i = 0; i < count; i++) {
      Event last = events.removeLast();
      numbers[last.thread()]--;
      detector.undone(last);
    }
    return this;
  }

  Story undoAll() {
    return undo(events.size());
  }
}
