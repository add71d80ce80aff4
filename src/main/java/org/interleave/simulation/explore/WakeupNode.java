package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.Access;
import org.jspecify.annotations.Nullable;

/** A step of a wakeup tree (POPL'14 section 5). */
final class WakeupNode {
  final int thread;
  final int alternative;

  /** What the step will access. */
  final List<Access> accesses;

  /** False if only executing the step tells: only where it begins is certain. */
  final boolean exact;

  final List<WakeupNode> children = new ArrayList<>(1);

  /** Whether nobody sleeps any more where some branch below ends: then it will not be redundant. */
  boolean sure;

  /** Sequences that this leaf covers unless it turns out redundant. */
  @Nullable List<Sequence> covered;

  WakeupNode(int thread, int alternative, List<Access> accesses, boolean exact) {
    this.thread = thread;
    this.alternative = alternative;
    this.accesses = accesses;
    this.exact = exact;
  }
}
