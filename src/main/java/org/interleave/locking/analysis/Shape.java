package org.interleave.locking.analysis;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.interleave.locking.flow.Flow;
import org.interleave.locking.flow.Op;

/** What is the same on every way through a flow: where ways meet, and which cells are needed. */
final class Shape {
  private final int[] ways;

  /** By the point where ways meet: the cells that are read further on before they are written. */
  private final Map<Integer, BitSet> live = new HashMap<>();

  private final Rounds rounds;

  Shape(Flow flow) {
    List<Op> ops = flow.ops();
    ways = new int[ops.size() + 1];
    ways[0] = 1;
    for (int i = 0; i < ops.size(); i++) {
      boolean anywhere = ops.get(i) instanceof Op.Anywhere;
      next(ops.get(i), i, to -> ways[to] += anywhere ? 2 : 1);
    }
    rounds = new Rounds(flow);
    new Liveness(flow).find();
  }

  /** Whether more than one way leads to a step. */
  boolean joins(int step) {
    return ways[step] > 1;
  }

  /** How many steps lead to a step. */
  int ways(int step) {
    return ways[step];
  }

  /** The cells that matter where ways meet. */
  BitSet live(int step) {
    return live.getOrDefault(step, new BitSet());
  }

  /** The cells that each round makes of what they were, by the point where a round begins. */
  BitSet cursors(int step) {
    return rounds.at(step);
  }

  private static void next(Op op, int step, IntConsumer to) {
    switch (op) {
      case Op.Branch b -> {
        to.accept(b.whenTrue());
        to.accept(b.whenFalse());
      }
      case Op.Jump j -> to.accept(j.to());
      case Op.Choose c -> {
        c.cases().forEach(one -> to.accept(one.to()));
        to.accept(c.otherwise());
      }
      case Op.Anywhere a -> a.possible().forEach(to::accept);
      case Op.Return r -> {}
      default -> to.accept(step + 1);
    }
  }

  /** Live variables, backwards from block to block until nothing changes. */
  private final class Liveness {
    private final Flow flow;
    private final List<Op> ops;

    /** Where blocks begin: at joins, and where a way goes on from a jump or branch. */
    private final BitSet begins = new BitSet();

    private final Map<Integer, BitSet> before = new HashMap<>();
    private final Map<Integer, BitSet> callers = new HashMap<>();

    Liveness(Flow flow) {
      this.flow = flow;
      ops = flow.ops();
    }

    void find() {
      begins.set(0);
      for (int i = 0; i < ops.size(); i++) {
        int at = i;
        begins.set(i, begins.get(i) || joins(i));
        next(
            ops.get(i),
            i,
            to -> {
              if (to != at + 1 || ops.get(at) instanceof Op.Branch) {
                begins.set(to);
              }
            });
      }
      Deque<Integer> open = new ArrayDeque<>();
      for (int from = begins.nextSetBit(0);
          from >= 0 && from < ops.size();
          from = begins.nextSetBit(from + 1)) {
        int block = from;
        open.push(block);
        next(
            ops.get(last(block)),
            last(block),
            to -> callers.computeIfAbsent(to, t -> new BitSet()).set(block));
      }
      while (!open.isEmpty()) {
        int block = open.pop();
        BitSet now = entering(block);
        if (!now.equals(before.put(block, now))) {
          callers.getOrDefault(block, new BitSet()).stream().forEach(open::add);
        }
      }
      before.forEach((block, cells) -> {
        if (joins(block)) {
          live.put(block, cells);
        }
      });
    }

    /** The last step of a block. */
    private int last(int from) {
      int next = begins.nextSetBit(from + 1);
      int end = next < 0 ? ops.size() : Math.min(next, ops.size());
      return end - 1;
    }

    private BitSet entering(int block) {
      int end = last(block);
      BitSet cells = new BitSet();
      next(ops.get(end), end, to -> cells.or(before.getOrDefault(to, new BitSet())));
      for (int i = end; i >= block; i--) {
        step(ops.get(i), cells);
      }
      return cells;
    }

    private void step(Op op, BitSet cells) {
      switch (op) {
        case Op.Number n -> cells.clear(n.target());
        case Op.Move m -> {
          cells.clear(m.target());
          use(cells, m.source());
        }
        case Op.Anything a -> cells.clear(a.target());
        case Op.AddressOfLocal a -> cells.clear(a.target());
        case Op.AddressOfGlobal a -> cells.clear(a.target());
        case Op.AddressOfFunction a -> cells.clear(a.target());
        case Op.Member m -> {
          cells.clear(m.target());
          use(cells, m.object());
        }
        case Op.Shift s -> {
          cells.clear(s.target());
          use(cells, s.base());
        }
        case Op.Element e -> {
          cells.clear(e.target());
          use(cells, e.base());
          use(cells, e.index());
        }
        case Op.Compute c -> {
          cells.clear(c.target());
          use(cells, c.left());
          use(cells, c.right());
        }
        case Op.Not n -> {
          cells.clear(n.target());
          use(cells, n.operand());
        }
        case Op.Read r -> {
          cells.clear(r.target());
          use(cells, r.address());
        }
        case Op.Write w -> {
          use(cells, w.address());
          use(cells, w.value());
        }
        case Op.Copy c -> {
          use(cells, c.to());
          use(cells, c.from());
        }
        case Op.Call c -> {
          cells.clear(c.target());
          use(cells, c.pointer());
          c.arguments().forEach(cell -> use(cells, cell));
        }
        case Op.Branch b -> use(cells, b.condition());
        case Op.Jump j -> {}
        case Op.Choose c -> use(cells, c.value());
        case Op.Anywhere a -> {}
        case Op.Return r -> use(cells, r.value());
        case Op.End e -> {
          BitSet kept = (BitSet) cells.clone();
          kept.and(flow.variables());
          if (cells.length() > e.from()) {
            cells.clear(e.from(), cells.length());
          }
          cells.or(kept);
        }
      }
    }

    private static void use(BitSet cells, int cell) {
      if (cell >= 0) {
        cells.set(cell);
      }
    }
  }
}
