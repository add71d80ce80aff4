package org.interleave.simulation.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.interleave.c.Function;
import org.interleave.c.Instruction;
import org.interleave.c.Instruction.*;

/**
 * Which registers are live where, and from where a function may come back to an instruction without
 * having changed anything that is live there: the loops that may spin.
 */
final class Loops {
  /** Beyond this many bits of liveness a function is not looked at: its loops are not waits. */
  private static final long LARGEST = 64L << 20;

  private final Function function;
  private final List<BitSet> live;
  private final byte[] answers;

  Loops(Function function) {
    this.function = function;
    int size = function.code().size();
    this.answers = new byte[size];
    this.live = (long) size * function.registers() > LARGEST ? List.of() : liveness(function);
  }

  /** Registers whose value at the instruction may still be read; null-free, empty if not known. */
  BitSet live(int pc) {
    return live.isEmpty() ? all() : live.get(pc);
  }

  /** Those that are read after a call returns, apart from its result. */
  BitSet liveAfter(int pc) {
    if (live.isEmpty()) {
      return all();
    }
    BitSet after = new BitSet();
    for (int next : successors(pc)) {
      after.or(live.get(next));
    }
    int target = Registers.written(function.code().get(pc));
    if (target >= 0) {
      after.clear(target);
    }
    return after;
  }

  private BitSet all() {
    BitSet all = new BitSet();
    all.set(0, function.registers());
    return all;
  }

  boolean spins(int pc) {
    if (live.isEmpty()) {
      return false;
    }
    if (answers[pc] == 0) {
      answers[pc] = (byte) (comesBack(pc) ? 1 : 2);
    }
    return answers[pc] == 1;
  }

  /**
   * Whether there is a way back without a change of what is live here. Only a filter: what a call
   * or a load gives is taken for the same each time, and the machine tries.
   */
  private boolean comesBack(int pc) {
    BitSet loop = reachable(pc, false);
    if (!loop.get(pc)) {
      return false;
    }
    loop.and(reachable(pc, true));
    BitSet changing = changing(pc, loop);
    if (returns(pc, loop, changing)) {
      return true;
    }
    // a loop that spins inside of one that counts
    return changing(pc, shortestRound(pc)).isEmpty();
  }

  /** Registers that are live at the instruction and may differ from round to round. */
  private BitSet changing(int pc, BitSet loop) {
    BitSet changing = new BitSet();
    for (int at = loop.nextSetBit(0); at >= 0; at = loop.nextSetBit(at + 1)) {
      int written = Registers.written(function.code().get(at));
      if (written >= 0) {
        changing.set(written);
      }
    }
    boolean settled = false;
    while (!settled) {
      BitSet steady = new BitSet();
      steady.set(0, function.registers());
      steady.andNot(changing);
      BitSet still = new BitSet();
      for (int at = loop.nextSetBit(0); at >= 0; at = loop.nextSetBit(at + 1)) {
        Instruction instruction = function.code().get(at);
        int written = Registers.written(instruction);
        if (written >= 0 && !givesSame(instruction, steady)) {
          still.set(written);
        }
      }
      still.and(changing);
      settled = still.equals(changing);
      changing = still;
    }
    changing.and(live.get(pc));
    return changing;
  }

  /** The instructions of the shortest way from one back to itself. */
  private BitSet shortestRound(int pc) {
    int[] from = new int[function.code().size()];
    Arrays.fill(from, -1);
    Deque<Integer> open = new ArrayDeque<>();
    open.add(pc);
    while (!open.isEmpty()) {
      int at = open.poll();
      for (int next : successors(at)) {
        if (from[next] < 0) {
          from[next] = at;
          open.add(next);
        }
      }
    }
    BitSet round = new BitSet();
    for (int at = from[pc]; at >= 0 && !round.get(at); at = from[at]) {
      round.set(at);
    }
    round.set(pc);
    return round;
  }

  private static boolean givesSame(Instruction instruction, BitSet steady) {
    if (instruction instanceof Call) {
      return true;
    }
    for (int read : Registers.read(instruction)) {
      if (read >= 0 && !steady.get(read)) {
        return false;
      }
    }
    return true;
  }

  /** Is there a way round the loop that writes none of these registers? */
  private boolean returns(int pc, BitSet loop, BitSet changing) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    open.push(pc);
    while (!open.isEmpty()) {
      int at = open.pop();
      int written = Registers.written(function.code().get(at));
      if (!loop.get(at) || written >= 0 && changing.get(written)) {
        continue;
      }
      for (int next : successors(at)) {
        if (next == pc) {
          return true;
        }
        if (!seen.get(next)) {
          seen.set(next);
          open.push(next);
        }
      }
    }
    return false;
  }

  /**
   * What can be reached from an instruction in one or more steps, or what it can be reached from.
   */
  private BitSet reachable(int pc, boolean backward) {
    int size = function.code().size();
    BitSet seen = new BitSet(size);
    if (backward) {
      boolean changed = true;
      seen.set(pc);
      while (changed) {
        changed = false;
        for (int at = size - 1; at >= 0; at--) {
          if (!seen.get(at)) {
            for (int next : successors(at)) {
              if (seen.get(next)) {
                seen.set(at);
                changed = true;
              }
            }
          }
        }
      }
      return seen;
    }
    Deque<Integer> open = new ArrayDeque<>();
    open.push(pc);
    while (!open.isEmpty()) {
      for (int next : successors(open.pop())) {
        if (!seen.get(next)) {
          seen.set(next);
          open.push(next);
        }
      }
    }
    return seen;
  }

  private int[] successors(int pc) {
    return switch (function.code().get(pc)) {
      case Jump jump -> new int[] {jump.to()};
      case Branch branch -> new int[] {branch.whenTrue(), branch.whenFalse()};
      case Switch s -> {
        int[] to = new int[s.cases().size() + 1];
        for (int i = 0; i < s.cases().size(); i++) {
          to[i] = s.cases().get(i).to();
        }
        to[s.cases().size()] = s.otherwise();
        yield to;
      }
      case JumpTo jump -> jump.possible().stream().mapToInt(Integer::intValue).toArray();
      case Return _ -> new int[0];
      case Unreachable _ -> new int[0];
      case Unsupported _ -> new int[0];
      case Instruction _ -> pc + 1 < function.code().size() ? new int[] {pc + 1} : new int[0];
    };
  }

  private List<BitSet> liveness(Function f) {
    int size = f.code().size();
    List<BitSet> in = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      in.add(new BitSet());
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pc = size - 1; pc >= 0; pc--) {
        BitSet out = new BitSet();
        for (int next : successors(pc)) {
          out.or(in.get(next));
        }
        Instruction instruction = f.code().get(pc);
        int written = Registers.written(instruction);
        if (written >= 0) {
          out.clear(written);
        }
        for (int read : Registers.read(instruction)) {
          if (read >= 0) {
            out.set(read);
          }
        }
        if (!out.equals(in.get(pc))) {
          in.set(pc, out);
          changed = true;
        }
      }
    }
    return in;
  }
}
