package org.interleave.simulation.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Schedule.Step;
import org.interleave.simulation.explore.Frontier.Planned;

/** A step of a wakeup tree (POPL'14 section 5). */
final class WakeupNode {
  final int thread;
  final int alternative;

  /** What the step will access. */
  List<Access> accesses;

  /** False as long as only executing the step tells: where it begins is certain. */
  boolean exact;

  final List<WakeupNode> children = new ArrayList<>(1);

  WakeupNode(int thread, int alternative, List<Access> accesses, boolean exact) {
    this.thread = thread;
    this.alternative = alternative;
    this.accesses = accesses;
    this.exact = exact;
  }

  /** A tree's steps, depth first. */
  static List<Planned> flat(List<WakeupNode> tree) {
    List<Planned> flat = new ArrayList<>();
    Deque<Iterator<WakeupNode>> open = new ArrayDeque<>();
    open.push(tree.iterator());
    while (!open.isEmpty()) {
      if (!open.element().hasNext()) {
        open.pop();
        continue;
      }
      WakeupNode node = open.element().next();
      flat.add(new Planned(open.size() - 1, new Step(node.thread, node.alternative)));
      open.push(node.children.iterator());
    }
    return flat;
  }

  /** The same tree again; what its steps access is looked up where the machine stands. */
  static List<WakeupNode> tree(List<Planned> flat, Execution execution) throws Foreign {
    List<WakeupNode> tree = new ArrayList<>();
    List<WakeupNode> way = new ArrayList<>();
    int made = 0;
    for (Planned planned : flat) {
      int below = planned.below();
      if (below > way.size()) {
        throw new Foreign("it is damaged: a planned step follows none");
      }
      way.subList(below, way.size()).clear();
      for (; made > below; made--) {
        execution.undo();
      }
      Step step = planned.step();
      List<Access> accesses = List.of();
      // a wait may turn out not to hold; it is left out when its turn comes
      if (made == below && Steps.fits(execution, step)) {
        accesses = execution.step(step.thread(), step.alternative()).accesses();
        made++;
      }
      WakeupNode node = new WakeupNode(step.thread(), step.alternative(), accesses, true);
      (below == 0 ? tree : way.get(below - 1).children).add(node);
      way.add(node);
    }
    for (; made > 0; made--) {
      execution.undo();
    }
    return tree;
  }
}
