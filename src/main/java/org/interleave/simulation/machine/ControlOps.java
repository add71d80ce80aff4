package org.interleave.simulation.machine;

import java.util.List;
import org.interleave.c.Instruction.Case;
import org.interleave.c.Mark;
import org.interleave.c.Symbol;
import org.interleave.simulation.Kind;
import org.jspecify.annotations.Nullable;

/** Everything that changes what runs next, and addresses, in executable form. */
final class ControlOps {
  private ControlOps() {}

  static final class Constant extends Op {
    private final int t;
    private final long value;

    Constant(int t, long value) {
      this.t = t;
      this.value = value;
    }

    @Override
    int run(Core core, long[] r) {
      r[t] = value;
      return next;
    }
  }

  static final class Move extends Op {
    private final int t;
    private final int source;

    Move(int t, int source) {
      this.t = t;
      this.source = source;
    }

    @Override
    int run(Core core, long[] r) {
      r[t] = r[source];
      return next;
    }
  }

  static final class Jump extends Op {
    private final int to;

    Jump(int to) {
      this.to = to;
    }

    @Override
    int run(Core core, long[] r) {
      return to;
    }
  }

  static final class Branch extends Op {
    private final int condition;
    private final int yes;
    private final int no;

    Branch(int condition, int yes, int no) {
      this.condition = condition;
      this.yes = yes;
      this.no = no;
    }

    @Override
    int run(Core core, long[] r) {
      return r[condition] != 0 ? yes : no;
    }
  }

  static final class Switch extends Op {
    private final int value;
    private final List<Case> cases;
    private final int otherwise;

    Switch(int value, List<Case> cases, int otherwise) {
      this.value = value;
      this.cases = cases;
      this.otherwise = otherwise;
    }

    @Override
    int run(Core core, long[] r) {
      long x = r[value];
      for (Case one : cases) {
        if (x >= one.first() && x <= one.last()) {
          return one.to();
        }
      }
      return otherwise;
    }
  }

  static final class JumpTo extends Op {
    private final int register;

    JumpTo(int register) {
      this.register = register;
    }

    @Override
    int run(Core core, long[] r) {
      return (int) r[register];
    }
  }

  static final class AddressOf extends Op {
    private final int t;
    private final Symbol symbol;
    private long known;

    AddressOf(int t, Symbol symbol) {
      this.t = t;
      this.symbol = symbol;
    }

    @Override
    int run(Core core, long[] r) {
      long address = known;
      if (address == 0) {
        address = core.machine.programs().address(symbol, core.thread);
        MemoryObject object = core.memory.find(address);
        if (object != null && object.storage != MemoryObject.Storage.THREAD) {
          known = address;
        }
      }
      r[t] = address;
      return next;
    }
  }

  static final class AddressOfLocal extends Op {
    private final int t;
    private final int local;

    AddressOfLocal(int t, int local) {
      this.t = t;
      this.local = local;
    }

    @Override
    int run(Core core, long[] r) {
      r[t] = core.addressOfLocal(local);
      return next;
    }
  }

  static final class Declare extends Op {
    private final int local;

    Declare(int local) {
      this.local = local;
    }

    @Override
    int run(Core core, long[] r) {
      core.declare(local);
      return next;
    }
  }

  static final class Return extends Op {
    private final int value;

    Return(int value) {
      this.value = value;
    }

    @Override
    int run(Core core, long[] r) {
      if (core.concurrent && core.leavesShared() && core.stops()) {
        return STOP;
      }
      return core.leave(value < 0 ? 0 : r[value]);
    }

    @Override
    String what() {
      return "return";
    }
  }

  static final class Fence extends Op {
    private final Mark mark;

    Fence(Mark mark) {
      this.mark = mark;
    }

    @Override
    int run(Core core, long[] r) {
      if (mark.acquires() || mark.releases()) {
        core.sync(0, mark.acquires(), mark.releases());
      }
      return next;
    }
  }

  static final class StartArguments extends Op {
    private final int list;

    StartArguments(int list) {
      this.list = list;
    }

    @Override
    int run(Core core, long[] r) {
      MemoryObject object = core.memory.find(r[list]);
      int offset = core.check(object, r[list], 24, true);
      if (object != null) {
        core.memory.save(object, offset, 24);
        Memory.LONG.set(object.data, offset, core.frame.further);
        Core.setKnown(object, offset, 24);
      }
      return next;
    }
  }

  static final class NextArgument extends Op {
    private final int t;
    private final int list;

    NextArgument(int t, int list) {
      this.t = t;
      this.list = list;
    }

    @Override
    int run(Core core, long[] r) {
      MemoryObject cursor = core.memory.find(r[list]);
      int offset = core.check(cursor, r[list], 8, true);
      if (cursor != null) {
        core.known(cursor, offset, 8, "");
        long at = (long) Memory.LONG.get(cursor.data, offset);
        MemoryObject values = core.memory.find(at);
        if (values == null || values.dead || Memory.offset(at) + 8 > values.size) {
          throw new Crash(Kind.OUT_OF_BOUNDS, "va_arg reads beyond the last argument");
        }
        r[t] = (long) Memory.LONG.get(values.data, Memory.offset(at));
        core.memory.save(cursor, offset, 8);
        Memory.LONG.set(cursor.data, offset, at + 8);
      }
      return next;
    }
  }

  static final class Unreachable extends Op {
    private final String what;

    Unreachable(String what) {
      this.what = what;
    }

    @Override
    int run(Core core, long[] r) {
      throw new Crash(Kind.ASSERTION, what.isEmpty() ? "unreachable code is reached" : what);
    }
  }

  static final class Unsupported extends Op {
    private final String what;

    Unsupported(String what) {
      this.what = what;
    }

    @Override
    int run(Core core, long[] r) {
      throw new Unmodelled(what);
    }
  }

  /** A call of a function with a body, or of one that nobody has. */
  static class CallOp extends Op {
    private final int t;
    private final int[] arguments;
    private final Symbol symbol;
    private final boolean atomic;
    private @Nullable Code code;

    CallOp(int t, int[] arguments, Symbol symbol) {
      this.t = t;
      this.arguments = arguments;
      this.symbol = symbol;
      this.atomic = symbol.name().startsWith("__VERIFIER_atomic_");
    }

    @Override
    boolean waits() {
      return atomic;
    }

    @Override
    int run(Core core, long[] r) {
      Code callee = code;
      if (callee == null) {
        callee = core.machine.programs().code(symbol);
        if (callee == null) {
          throw new Unmodelled("`" + symbol.name() + "` is called, which has no body and no model");
        }
        code = callee;
      }
      boolean section = atomic && !callee.model;
      if (section) {
        if (core.stopsBeforeSection()) {
          return STOP;
        }
        core.section++;
        core.varies = true;
        core.sync(Core.SECTION, true, true);
      }
      return core.call(callee, arguments, r, t, pc, section);
    }

    @Override
    String what() {
      return symbol.name() + "()";
    }
  }

  static final class PointedCall extends Op {
    private final int t;
    private final int[] arguments;
    private final int register;

    PointedCall(int t, int[] arguments, int register) {
      this.t = t;
      this.arguments = arguments;
      this.register = register;
    }

    @Override
    int run(Core core, long[] r) {
      long address = r[register];
      Code code = core.machine.programs().pointed(address);
      if (code != null) {
        return core.call(code, arguments, r, t, pc, false);
      }
      String name = core.machine.programs().pointedName(address);
      if (name == null) {
        core.check(core.memory.find(address), address, 1, false);
        throw new Crash(
            Kind.OUT_OF_BOUNDS, "call of " + core.machine.describe(address) + ", no function");
      }
      Op builtin = Intrinsics.find(name, t, arguments);
      if (builtin == null) {
        throw new Unmodelled("`" + name + "` is called, which has no body and no model");
      }
      builtin.pc = pc;
      builtin.next = next;
      return builtin.run(core, r);
    }

    @Override
    String what() {
      return "call through a pointer";
    }
  }
}
