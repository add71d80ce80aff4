package org.interleave.locking.analysis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.locking.flow.Flow;
import org.interleave.locking.flow.Op;

/** The variables that each round of a loop makes of what they were: counters and list cursors. */
final class Rounds {
  private final Flow flow;
  private final Map<Integer, BitSet> cursors = new HashMap<>();

  Rounds(Flow flow) {
    this.flow = flow;
    List<Op> ops = flow.ops();
    for (int i = 0; i < ops.size(); i++) {
      switch (ops.get(i)) {
        case Op.Jump j -> back(j.to(), i);
        case Op.Branch b -> {
          back(b.whenTrue(), i);
          back(b.whenFalse(), i);
        }
        default -> {}
      }
    }
  }

  /** The cells, by the point where a round begins; empty where none does. */
  BitSet at(int step) {
    return cursors.getOrDefault(step, new BitSet());
  }

  private void back(int to, int from) {
    if (to <= from) {
      BitSet here = cursors.computeIfAbsent(to, t -> new BitSet());
      for (int cell = flow.variables().nextSetBit(0);
          cell >= 0;
          cell = flow.variables().nextSetBit(cell + 1)) {
        if (!here.get(cell) && advances(cell, to, from)) {
          here.set(cell);
        }
      }
    }
  }

  private boolean advances(int cell, int from, int to) {
    BitSet derived = new BitSet();
    derived.set(cell);
    for (int i = from; i <= to; i++) {
      switch (flow.ops().get(i)) {
        case Op.Move m -> {
          if (derived.get(m.source())) {
            if (m.target() == cell && m.source() != cell) {
              return true;
            }
            derived.set(m.target());
          }
        }
        case Op.Read r -> derive(derived, r.address(), r.target());
        case Op.Member m -> derive(derived, m.object(), m.target());
        case Op.Shift s -> derive(derived, s.base(), s.target());
        case Op.Element e -> {
          derive(derived, e.base(), e.target());
          derive(derived, e.index(), e.target());
        }
        case Op.Compute c -> {
          derive(derived, c.left(), c.target());
          derive(derived, c.right(), c.target());
        }
        case Op.Call c -> c.arguments().forEach(a -> derive(derived, a, c.target()));
        default -> {}
      }
    }
    return false;
  }

  private static void derive(BitSet derived, int from, int to) {
    if (from >= 0 && to >= 0 && derived.get(from)) {
      derived.set(to);
    }
  }
}
