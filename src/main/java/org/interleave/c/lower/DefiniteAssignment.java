package org.interleave.c.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.c.Instruction;
import org.jspecify.annotations.Nullable;

/**
 * Finds registers of variables that some path reads before it writes them: a forward analysis of
 * what is written for certain, over the instructions.
 */
final class DefiniteAssignment {
  /** Before the instruction the variable's declaration is reached. */
  record Declared(int index, int register) {}

  private DefiniteAssignment() {}

  static Set<Integer> doubtful(
      List<Instruction> code,
      int registers,
      int parameters,
      Set<Integer> variables,
      List<Declared> declared) {
    Set<Integer> doubtful = new HashSet<>();
    if (variables.isEmpty() || code.isEmpty()) {
      return doubtful;
    }
    Map<Integer, List<Integer>> forgotten = new HashMap<>();
    for (Declared d : declared) {
      forgotten.computeIfAbsent(d.index, key -> new ArrayList<>()).add(d.register);
    }
    boolean[] starts = starts(code);
    @Nullable BitSet[] written = new BitSet[code.size()];
    BitSet first = new BitSet(registers);
    first.set(0, parameters);
    written[0] = first;
    Deque<Integer> work = new ArrayDeque<>();
    work.add(0);
    while (!work.isEmpty()) {
      int index = work.remove();
      BitSet now = (BitSet) java.util.Objects.requireNonNull(written[index]).clone();
      boolean through = true;
      while (through) {
        forgotten.getOrDefault(index, List.of()).forEach(now::clear);
        Instruction instruction = code.get(index);
        for (int read : Registers.read(instruction)) {
          if (read >= 0 && !now.get(read) && variables.contains(read)) {
            doubtful.add(read);
          }
        }
        int target = Registers.written(instruction);
        if (target >= 0) {
          now.set(target);
        }
        List<Integer> jumps = Registers.successors(instruction);
        for (int to : jumps) {
          merge(written, to, now, work);
        }
        through = Registers.fallsThrough(instruction) && index + 1 < code.size();
        index++;
        if (through && starts[index]) {
          merge(written, index, now, work);
          through = false;
        }
      }
    }
    return doubtful;
  }

  private static boolean[] starts(List<Instruction> code) {
    boolean[] starts = new boolean[code.size()];
    for (Instruction instruction : code) {
      for (int to : Registers.successors(instruction)) {
        if (to < starts.length) {
          starts[to] = true;
        }
      }
    }
    return starts;
  }

  private static void merge(@Nullable BitSet[] written, int to, BitSet now, Deque<Integer> work) {
    if (to >= written.length) {
      return;
    }
    BitSet before = written[to];
    if (before == null) {
      written[to] = (BitSet) now.clone();
      work.add(to);
      return;
    }
    int size = before.cardinality();
    before.and(now);
    if (before.cardinality() != size) {
      work.add(to);
    }
  }
}
