package org.interleave.simulation.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.interleave.c.Callee;
import org.interleave.c.Function;
import org.interleave.c.Instruction;
import org.interleave.c.Instruction.AddressOf;
import org.interleave.c.Instruction.Binary;
import org.interleave.c.Instruction.Call;
import org.interleave.c.Instruction.Case;
import org.interleave.c.Instruction.Constant;
import org.interleave.c.Instruction.Switch;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The values that stand for all values of a size: the corners, and what the program compares with,
 * with its neighbours. A sample, which the verdict says.
 */
final class Samples {
  private static final int MOST_FUNCTIONS = 500;
  private static final int MOST = 24;

  private final Set<Long> compared = new LinkedHashSet<>();

  /**
   * @param entry from where the program's functions are looked for
   */
  Samples(Program program, Symbol entry) {
    Deque<Symbol> open = new ArrayDeque<>();
    Set<Symbol> seen = new HashSet<>();
    open.add(entry);
    seen.add(entry);
    while (!open.isEmpty() && seen.size() < MOST_FUNCTIONS) {
      program.function(open.poll()).ifPresent(function -> look(function, seen, open));
    }
  }

  private void look(Function function, Set<Symbol> seen, Deque<Symbol> open) {
    boolean own = !function.place().file().startsWith(Code.MODELS);
    Map<Integer, Long> constants = new HashMap<>();
    for (Instruction instruction : function.code()) {
      Symbol next = named(instruction);
      if (next != null && seen.add(next)) {
        open.add(next);
      }
      if (own) {
        compare(instruction, constants);
      }
    }
  }

  private static @Nullable Symbol named(Instruction instruction) {
    if (instruction instanceof AddressOf address) {
      return address.symbol();
    }
    return instruction instanceof Call call && call.callee() instanceof Callee.Named named
        ? named.symbol()
        : null;
  }

  private void compare(Instruction instruction, Map<Integer, Long> constants) {
    if (instruction instanceof Constant constant) {
      constants.put(constant.target(), constant.value());
    } else if (instruction instanceof Binary binary && binary.operator().compares()) {
      add(constants.get(binary.left()));
      add(constants.get(binary.right()));
    } else if (instruction instanceof Switch choice) {
      for (Case one : choice.cases()) {
        add(one.first());
      }
    }
  }

  private void add(@Nullable Long value) {
    if (value != null && compared.size() < MOST) {
      compared.add(value);
      compared.add(value - 1);
      compared.add(value + 1);
    }
  }

  /**
   * @param bytes of the value
   */
  long[] of(long bytes) {
    long size = bytes * 8;
    Set<Long> values = new LinkedHashSet<>();
    values.add(0L);
    values.add(1L);
    values.add(-1L);
    long greatest = size >= 64 ? Long.MAX_VALUE : (1L << (size - 1)) - 1;
    for (long value : compared) {
      if (values.size() < MOST && value >= -greatest - 1 && value <= greatest) {
        values.add(value);
      }
    }
    values.add(2L);
    values.add(greatest);
    values.add(-greatest - 1);
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
