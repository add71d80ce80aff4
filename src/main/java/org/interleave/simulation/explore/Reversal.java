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
  private final Trace trace;
  private final Nodes nodes;
  private final Sequence v = new Sequence();
  private int[] reach = new int[Trace.MOST_THREADS];

  Reversal(Trace trace, Nodes nodes) {
    this.trace = trace;
    this.nodes = nodes;
  }

  /**
   * @param second the depth of an event, or the end of the execution for a waiting thread
   * @return whether that is settled for every execution that has both events
   */
  boolean reverse(Race race, int second, int waiting, List<Access> reads) {
    int node = race.earliest();
    if (race.exact()) {
      shortest(node, race, second);
      if (tryShortest(node)) {
        return true;
      }
    }
    longest(race, node, second, waiting, reads);
    insert(node, v);
    return false;
  }

  /** At a leaf where somebody still sleeps: what it was thought to cover is planned after all. */
  boolean uncover(int node) {
    List<Sequence> covered = nodes.covered(node);
    if (covered != null) {
      for (Sequence one : covered) {
        insert(node, one);
      }
      covered.clear();
    }
    return !nodes.tree(node).isEmpty();
  }

  // ---- the sequences

  private boolean after(Race race, int event) {
    int[] firsts = race.firsts();
    for (int i = 0; i < firsts.length; i++) {
      if (trace.before(firsts[i], event)) {
        return true;
      }
    }
    return false;
  }

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
        if (k != second && access.conflicts(cells.access(record)) && !after(race, k)) {
          trace.join(reach, trace.clock(k));
        }
      }
    }
    v.clear();
    for (int k = node + 1; k < second; k++) {
      if (reach[trace.thread(k)] >= trace.number(k) && !after(race, k)) {
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
      if (!after(race, k)) {
        v.add(trace.event(k));
      }
    }
    if (race.exact()) {
      addSecond(race, second, waiting, reads);
    }
    for (int k = second + 1; k < trace.depth(); k++) {
      if (!after(race, k) && !trace.before(second, k)) {
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
    Event first = trace.event(node);
    if (v.initial(first.thread(), first.alternative(), first.accesses(), true) != Initial.NO) {
      return false;
    }
    for (long rest = nodes.sleeping(node); rest != 0; rest &= rest - 1) {
      int q = Long.numberOfTrailingZeros(rest);
      Event sleeper = nodes.sleeper(node, q);
      Initial how = v.initial(q, sleeper.alternative(), sleeper.accesses(), true);
      if (how != Initial.NO) {
        return how == Initial.YES;
      }
    }
    List<WakeupNode> children = nodes.tree(node);
    boolean top = true;
    for (int c = 0; c < children.size(); c++) {
      WakeupNode child = children.get(c);
      switch (v.initial(child.thread, child.alternative, child.accesses, child.exact)) {
        case NO -> {}
        case UNSURE, BESIDE -> {
          return false;
        }
        case YES -> {
          if (child.children.isEmpty()) {
            return child.sure;
          }
          v.remove(child.thread);
          children = child.children;
          c = -1;
          top = false;
          if (v.size() == 0) {
            // What is planned goes through it.
            return true;
          }
        }
      }
    }
    append(top ? room(node) : children, v).sure = true;
    return true;
  }

  private void insert(int node, Sequence sequence) {
    boolean sure = true;
    if (node < trace.depth()) {
      Event first = trace.event(node);
      sure =
          sequence.initial(first.thread(), first.alternative(), first.accesses(), true)
              == Initial.NO;
    }
    for (long rest = nodes.sleeping(node); rest != 0; rest &= rest - 1) {
      int q = Long.numberOfTrailingZeros(rest);
      Event sleeper = nodes.sleeper(node, q);
      Initial how = sequence.initial(q, sleeper.alternative(), sleeper.accesses(), true);
      if (how == Initial.YES || how == Initial.BESIDE) {
        return;
      }
      sure &= how == Initial.NO;
    }
    List<WakeupNode> children = nodes.tree(node);
    boolean top = true;
    for (int c = 0; c < children.size(); c++) {
      WakeupNode child = children.get(c);
      Initial how = sequence.initial(child.thread, child.alternative, child.accesses, child.exact);
      if (how == Initial.YES || how == Initial.BESIDE) {
        sequence.remove(child.thread);
        if (sequence.size() == 0) {
          return;
        }
        if (child.children.isEmpty()) {
          if (!child.sure) {
            if (child.covered == null) {
              child.covered = new ArrayList<>(1);
            }
            child.covered.add(sequence.copy());
          }
          return;
        }
        children = child.children;
        c = -1;
        top = false;
      } else {
        sure &= how == Initial.NO;
      }
    }
    append(top ? room(node) : children, sequence).sure = sure;
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

  private static WakeupNode append(List<WakeupNode> to, Sequence sequence) {
    List<WakeupNode> children = to;
    WakeupNode last = sequence.node(0);
    children.add(last);
    for (int i = 1; i < sequence.size(); i++) {
      children = last.children;
      last = sequence.node(i);
      children.add(last);
    }
    return last;
  }
}
