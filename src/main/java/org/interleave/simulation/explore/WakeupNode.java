package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.Access;

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
}
