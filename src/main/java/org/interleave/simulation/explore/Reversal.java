package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.explore.Sequence.Initial;

/**
 * Sees to it that for each race an execution is explored in which its second side comes before the
 * first: inserts wakeup sequences where no explored or planned execution covers them (POPL'14
 * section 5).
 *
 * <p>A second side that may do something else when it comes first is put behind all that does not
 * happen after the first side, and looked at again in every execution that has the race: what it
 * will conflict with is not known. Otherwise the shortest sequence, what must come before the
 * second side and that side itself, is the same in every execution that has the race; when it can
 * be told whether it is covered, that settles the race for good. Where something independent of it
 * sleeps, all that does not happen after the first side is put in, and the race is looked at again
 * in the next execution that has it.
 */
final class Reversal {
  /** Steps in all wakeup trees together, so that memory is bounded. */
  private static final int MOST_PLANNED = 1_000_000;

  private final Trace trace;
  private final Nodes nodes;
  private final Held held;
  private final Sequence v = new Sequence();
  private int planned;
  private boolean complete = true;
  private final Probe probe;

  /** Where in a tree the present look at it is. */
  private final Probe ahead;

  private int[] reach = new int[Trace.MOST_THREADS];

  Reversal(Walk walk, Nodes nodes, Held held) {
    this.trace = walk.trace();
    this.nodes = nodes;
    this.held = held;
    this.probe = new Probe(walk);
    this.ahead = new Probe(walk);
  }

  /**
   * @param second the depth of an event, or the end of the execution for a waiting thread
   * @return whether that is settled for every execution that has both events
   */
  boolean reverse(Race race, int second, int waiting, List<Access> reads) {
    int node = race.earliest();
    if (node < held.floor()) {
      return true;
    }
    if (!held.mayComeEarlier(race, second, waiting)) {
      return false;
    }
    if (race.exact()) {
      shortest(node, race, second);
      if (tryShortest(node)) {
        return true;
      }
    }
    longest(race, node, second, waiting, reads);
    insert(node);
    return false;
  }

  /** False once something was not planned for want of room. */
  boolean complete() {
    return complete;
  }

  /** Steps were put into a tree elsewhere. */
  void planned(int steps) {
    planned += steps;
  }

  /** A planned step was taken out. */
  void taken() {
    planned--;
  }

  // ---- the sequences

  private void shortest(int node, Race race, int second) {
    int[] known = trace.standing(second);
    System.arraycopy(known, 0, reach, 0, known.length);
    List<Access> accesses = trace.event(second).accesses();
    Cells cells = trace.cells();
    for (int i = 0; i < accesses.size(); i++) {
      Access access = accesses.get(i);
      int record = cells.previous(trace.firstRecord(second) + i);
      for (; record != Cells.NONE && cells.event(record) > node; record = cells.previous(record)) {
        int k = cells.event(record);
        if (k != second && access.conflicts(cells.access(record)) && !race.before(k, trace)) {
          trace.join(reach, trace.clock(k));
        }
      }
    }
    v.clear();
    for (int k = node + 1; k < second; k++) {
      if (reach[trace.thread(k)] >= trace.number(k) && !race.before(k, trace)) {
        v.add(trace.event(k));
      }
    }
    v.add(trace.event(second));
  }

  private void addSecond(Race race, int second, int waiting, List<Access> reads) {
    if (second == trace.depth()) {
      v.add(waiting, 0, reads, false);
    } else {
      Event event = trace.event(second);
      v.add(event.thread(), event.alternative(), event.accesses(), race.exact());
    }
  }

  private void longest(Race race, int node, int second, int waiting, List<Access> reads) {
    v.clear();
    for (int k = node + 1; k < second; k++) {
      if (!race.before(k, trace)) {
        v.add(trace.event(k));
      }
    }
    if (race.exact()) {
      addSecond(race, second, waiting, reads);
    }
    for (int k = second + 1; k < trace.depth(); k++) {
      if (!race.before(k, trace) && !trace.before(second, k)) {
        v.add(trace.event(k));
      }
    }
    if (!race.exact()) {
      addSecond(race, second, waiting, reads);
    }
  }

  // ---- the trees

  /** Whether it can be told that the sequence is covered or not; in it goes if not. */
  private boolean tryShortest(int node) {
    for (long rest = nodes.sleeping(node); rest != 0; rest &= rest - 1) {
      Event sleeper = nodes.sleeper(node, Long.numberOfTrailingZeros(rest));
      Initial how = initial(sleeper);
      if (how != Initial.NO) {
        return how == Initial.YES;
      }
    }
    List<WakeupNode> children = nodes.tree(node);
    boolean top = true;
    ahead.clear();
    for (int c = 0; c < children.size(); c++) {
      WakeupNode child = children.get(c);
      Initial how = initial(child, node);
      if (how == Initial.UNSURE || how == Initial.BESIDE) {
        return false;
      }
      if (how == Initial.YES) {
        v.remove(child.thread);
        if (child.children.isEmpty() || v.size() == 0) {
          return true;
        }
        ahead.add(child.thread, child.alternative);
        children = child.children;
        c = -1;
        top = false;
      }
    }
    append(top ? room(node) : children);
    return true;
  }

  private void insert(int node) {
    ahead.clear();
    if (coveredBy(trace.event(node), node)) {
      return;
    }
    for (long rest = nodes.sleeping(node); rest != 0; rest &= rest - 1) {
      if (coveredBy(nodes.sleeper(node, Long.numberOfTrailingZeros(rest)), node)) {
        return;
      }
    }
    List<WakeupNode> children = nodes.tree(node);
    boolean top = true;
    for (int c = 0; c < children.size(); c++) {
      WakeupNode child = children.get(c);
      Initial how = initial(child, node);
      if (how == Initial.UNSURE) {
        if (!makeExact(node)) {
          return;
        }
        how = initial(child, node);
      }
      if (how != Initial.NO) {
        v.remove(child.thread);
        if (child.children.isEmpty() || v.size() == 0) {
          return;
        }
        ahead.add(child.thread, child.alternative);
        children = child.children;
        c = -1;
        top = false;
      }
    }
    append(top ? room(node) : children);
  }

  /** By what begins with a step that was explored there, or is being explored. */
  private boolean coveredBy(Event explored, int node) {
    Initial how = initial(explored);
    if (how == Initial.UNSURE) {
      if (!makeExact(node)) {
        return true;
      }
      how = initial(explored);
    }
    return how != Initial.NO;
  }

  private Initial initial(Event sleeper) {
    return v.initial(sleeper.thread(), sleeper.alternative(), sleeper.accesses(), true);
  }

  /** What the child does is looked up on the machine where it matters. */
  private Initial initial(WakeupNode child, int node) {
    Initial how = v.initial(child.thread, child.alternative, child.accesses, child.exact);
    if (how == Initial.UNSURE && !child.exact) {
      List<Access> accesses = ahead.with(child.thread, child.alternative, node);
      child.exact = true;
      child.accesses = accesses == null ? List.of() : accesses;
      how = v.initial(child.thread, child.alternative, child.accesses, true);
    }
    return how;
  }

  /** False if the second side cannot be made before the first. */
  private boolean makeExact(int node) {
    probe.clear();
    ahead.addTo(probe);
    for (int i = 0; i < v.size(); i++) {
      probe.add(v.thread(i), v.alternative(i));
    }
    List<Access> accesses = probe.run(node);
    if (accesses != null) {
      v.lastIs(accesses);
    }
    return accesses != null;
  }

  private List<WakeupNode> room(int node) {
    List<WakeupNode> children = nodes.tree(node);
    if (children instanceof ArrayList) {
      return children;
    }
    List<WakeupNode> room = new ArrayList<>(1);
    nodes.tree(node, room);
    return room;
  }

  private void append(List<WakeupNode> to) {
    if (planned + v.size() > MOST_PLANNED) {
      complete = false;
      return;
    }
    planned += v.size();
    List<WakeupNode> children = to;
    for (int i = 0; i < v.size(); i++) {
      WakeupNode node = v.node(i);
      children.add(node);
      children = node.children;
    }
  }
}
