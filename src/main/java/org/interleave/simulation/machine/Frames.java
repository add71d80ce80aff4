package org.interleave.simulation.machine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares where a thread stood with where it stands. */
final class Frames {
  private Frames() {}

  /** Is all that may still be read the same in both? */
  static boolean same(Frame left, Frame right) {
    return new Comparison(null, 0).same(left, right);
  }

  /**
   * The same, but an automatic object that only the thread saw may have been succeeded by another
   * of a new call, with the content that the old one had at the mark.
   */
  static boolean same(Frame left, Frame right, Memory memory, int mark) {
    return new Comparison(memory, mark).same(left, right);
  }

  private static final class Comparison {
    private final @Nullable Memory memory;
    private final int mark;
    private final Map<Integer, Integer> successors = new HashMap<>();

    Comparison(@Nullable Memory memory, int mark) {
      this.memory = memory;
      this.mark = mark;
    }

    boolean same(Frame left, Frame right) {
      Frame a = left;
      Frame b = right;
      for (; a != b; a = a.caller, b = b.caller) {
        if (a == null || b == null || a.code != b.code || a.pc != b.pc || a.depth != b.depth) {
          return false;
        }
        if (a.further != b.further || a.dynamic != b.dynamic || !sameLocals(a.locals, b.locals)) {
          return false;
        }
      }
      a = left;
      b = right;
      for (boolean top = true; a != b && a != null && b != null; top = false) {
        BitSet live = top ? a.code.loops().live(a.pc) : a.code.loops().liveAfter(a.pc);
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
          if (a.registers[i] != b.registers[i] && !succeeded(a.registers[i], b.registers[i])) {
            return false;
          }
        }
        a = a.caller;
        b = b.caller;
      }
      return true;
    }

    private boolean sameLocals(long[] left, long[] right) {
      if (memory == null) {
        return Arrays.equals(left, right);
      }
      for (int i = 0; i < left.length; i++) {
        if (left[i] != right[i]) {
          MemoryObject old = memory.find(left[i]);
          MemoryObject now = memory.find(right[i]);
          if (old == null || now == null || !memory.succeeds(old, now, mark)) {
            return false;
          }
          successors.put(old.id, now.id);
        }
      }
      return true;
    }

    private boolean succeeded(long old, long now) {
      Integer successor = successors.get((int) (old >>> 32));
      return successor != null && successor == (int) (now >>> 32) && (int) old == (int) now;
    }
  }
}
