package org.interleave.simulation.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
    this.live =
        (long) size * function.registers() > LARGEST ? List.of() : liveness(function);
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

  private boolean comesBack(int pc) {
    BitSet before = live.get(pc);
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    int own = Registers.written(function.code().get(pc));
    if (own >= 0 && before.get(own)) {
      return false;
    }
    for (int next : successors(pc)) {
      open.push(next);
    }
    while (!open.isEmpty()) {
      int at = open.pop();
      if (at == pc) {
        return true;
      }
      if (seen.get(at)) {
        continue;
      }
      seen.set(at);
      Instruction instruction = function.code().get(at);
      int written = Registers.written(instruction);
      if (written >= 0 && before.get(written)) {
        continue;
      }
      for (int next : successors(at)) {
        open.push(next);
      }
    }
    return false;
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
      case Instruction _ ->
          pc + 1 < function.code().size() ? new int[] {pc + 1} : new int[0];
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
