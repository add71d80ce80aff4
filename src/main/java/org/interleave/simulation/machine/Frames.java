package org.interleave.simulation.machine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Compares where a thread stood with where it stands. */
final class Frames {
  private Frames() {}

  /** Frames whose automatic objects are kept to be compared, and their bytes. */
  private static final int MOST_FRAMES = 6;

  private static final int MOST_BYTES = 4096;

  /** What an object held. */
  record Content(byte[] data, byte[] known) {
    boolean sameAs(Content other) {
      if (data.length != other.data.length || !Arrays.equals(known, other.known)) {
        return false;
      }
      for (int i = 0; i < data.length; i++) {
        if ((known[i >> 3] & 1 << (i & 7)) != 0 && data[i] != other.data[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Whether an automatic object has been succeeded by another that holds the same. */
  private interface Succession {
    boolean holds(long old, long now);
  }

  /** The automatic objects of the innermost frames, as far as only the thread sees them. */
  static Map<Long, Content> locals(Frame top, Memory memory) {
    Map<Long, Content> locals = new HashMap<>();
    int bytes = 0;
    int depth = 0;
    for (Frame f = top; f != null && depth < MOST_FRAMES; f = f.caller, depth++) {
      for (long address : f.locals) {
        MemoryObject object = address == 0 ? null : memory.find(address);
        if (object != null && !object.shared && bytes + object.size <= MOST_BYTES) {
          bytes += object.size;
          locals.put(address, new Content(object.data.clone(), object.known.clone()));
        }
      }
    }
    return locals;
  }

  /** Is all that may still be read the same at both arrivals? */
  static boolean same(MachineThread.Arrival left, MachineThread.Arrival right) {
    Succession succession =
        (old, now) -> {
          Content a = left.locals().get(old);
          Content b = right.locals().get(now);
          return a != null && b != null && a.sameAs(b);
        };
    return new Comparison(succession).same(left.frame(), right.frame());
  }

  /** Is it the same now, with what automatic objects held at the mark? */
  static boolean same(Frame left, Frame right, Memory memory, int mark) {
    Succession succession =
        (old, now) -> {
          MemoryObject a = memory.find(old);
          MemoryObject b = memory.find(now);
          return a != null && b != null && memory.succeeds(a, b, mark);
        };
    return new Comparison(succession).same(left, right);
  }

  private static final class Comparison {
    private final Succession succession;
    private final Map<Integer, Integer> successors = new HashMap<>();

    Comparison(Succession succession) {
      this.succession = succession;
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
      for (int i = 0; i < left.length; i++) {
        if (left[i] != right[i]) {
          if (left[i] == 0 || right[i] == 0 || !succession.holds(left[i], right[i])) {
            return false;
          }
          successors.put((int) (left[i] >>> 32), (int) (right[i] >>> 32));
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
