package org.interleave.simulation.machine;

import java.util.Arrays;
import java.util.Objects;
import org.interleave.c.BinaryOperator;
import org.interleave.c.BitField;
import org.interleave.c.Instruction.Checked;
import org.interleave.c.Mark;
import org.interleave.c.Naming;
import org.interleave.c.Scalar;
import org.interleave.simulation.Kind;
import org.interleave.simulation.machine.MemoryObject.Storage;
import org.jspecify.annotations.Nullable;

/** Access to memory in executable form. Written for speed. */
final class MemoryOps {
  private MemoryOps() {}

  static long read(byte[] data, int offset, Scalar type) {
    return switch (type) {
      case BOOL -> data[offset] != 0 ? 1 : 0;
      case I8 -> data[offset];
      case U8 -> data[offset] & 0xFF;
      case I16 -> (short) Memory.SHORT.get(data, offset);
      case U16 -> (short) Memory.SHORT.get(data, offset) & 0xFFFF;
      case I32 -> (int) Memory.INT.get(data, offset);
      case U32, F32 -> (int) Memory.INT.get(data, offset) & 0xFFFF_FFFFL;
      case I64, U64, F64, F80 -> (long) Memory.LONG.get(data, offset);
    };
  }

  static void write(byte[] data, int offset, Scalar type, long value) {
    switch (type) {
      case BOOL, I8, U8 -> data[offset] = (byte) value;
      case I16, U16 -> Memory.SHORT.set(data, offset, (short) value);
      case I32, U32, F32 -> Memory.INT.set(data, offset, (int) value);
      case I64, U64, F64, F80 -> Memory.LONG.set(data, offset, value);
    }
  }

  /** One that reads or writes at an address in a register. */
  abstract static class At extends Op {
    final int address;
    final int size;
    final Mark mark;
    final String name;
    private final boolean writes;

    At(int address, int size, boolean writes, Mark mark, String name) {
      this.address = address;
      this.writes = writes;
      this.size = size;
      this.mark = mark;
      this.name = name;
    }

    @Override
    boolean reads() {
      return true;
    }

    @Override
    String what() {
      return name;
    }

    @Override
    final int run(Core core, long[] r) {
      long at = r[address];
      MemoryObject object = core.memory.find(at);
      if (object != null && object.shared && core.stops()) {
        return STOP;
      }
      int offset = offset(core, object, at);
      act(core, r, at, Objects.requireNonNull(object), offset);
      return next;
    }

    /** The object may be accessed at the offset. */
    abstract void act(Core core, long[] r, long at, MemoryObject object, int offset);

    private int offset(Core core, @Nullable MemoryObject object, long at) {
      int offset = Memory.offset(at);
      if (object == null
          || object.dead
          || offset < 0
          || offset > object.size - size
          || writes && object.constant) {
        return core.check(object, at, size, writes);
      }
      return offset;
    }

    final void known(Core core, MemoryObject object, int offset) {
      int low = offset & 7;
      if (low + size <= 8) {
        int mask = (0xFF >>> (8 - size)) << low;
        if ((object.known[offset >>> 3] & mask) == mask) {
          return;
        }
      }
      core.known(object, offset, size, name);
    }

    final void setKnown(MemoryObject object, int offset) {
      int low = offset & 7;
      if (low + size <= 8) {
        object.known[offset >>> 3] |= (byte) ((0xFF >>> (8 - size)) << low);
      } else {
        Core.setKnown(object, offset, size);
      }
    }
  }

  static final class LoadOp extends At {
    private final int t;
    private final Scalar type;

    LoadOp(int t, int address, Scalar type, Mark mark, String name) {
      super(address, type.size(), false, mark, name);
      this.t = t;
      this.type = type;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      if (object.shared) {
        core.note(object, at, size, true, false, mark);
      }
      known(core, object, offset);
      r[t] = read(object.data, offset, type);
    }
  }

  static final class StoreOp extends At {
    private final int value;
    private final Scalar type;

    StoreOp(int address, int value, Scalar type, Mark mark, String name) {
      super(address, type.size(), true, mark, name);
      this.value = value;
      this.type = type;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      if (object.shared) {
        core.note(object, at, size, false, true, mark);
        if (size == 8) {
          core.publish(r[value]);
        }
      }
      core.memory.save(object, offset, size);
      write(object.data, offset, type, r[value]);
      setKnown(object, offset);
    }
  }

  static final class LoadBitsOp extends At {
    private final int t;
    private final BitField field;

    LoadBitsOp(int t, int address, BitField field, Mark mark, String name) {
      super(address, field.bytes(), false, mark, name);
      this.t = t;
      this.field = field;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      if (object.shared) {
        core.note(object, at, size, true, false, mark);
      }
      known(core, object, offset);
      long bits = 0;
      for (int i = Math.min(size, 8) - 1; i >= 0; i--) {
        bits = bits << 8 | object.data[offset + i] & 0xFF;
      }
      bits >>>= field.shift();
      if (size == 9) {
        bits |= (long) object.data[offset + 8] << (64 - field.shift());
      }
      int unused = 64 - field.width();
      bits <<= unused;
      r[t] = field.type().signed() ? bits >> unused : bits >>> unused;
    }
  }

  static final class StoreBitsOp extends At {
    private final int value;
    private final BitField field;

    StoreBitsOp(int address, int value, BitField field, Mark mark, String name) {
      super(address, field.bytes(), true, mark, name);
      this.value = value;
      this.field = field;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      if (object.shared) {
        core.note(object, at, size, false, true, mark);
      }
      core.memory.save(object, offset, size);
      for (int bit = 0; bit < field.width(); bit++) {
        int position = field.shift() + bit;
        int mask = 1 << (position & 7);
        byte old = object.data[offset + (position >>> 3)];
        boolean set = (r[value] >>> bit & 1) != 0;
        object.data[offset + (position >>> 3)] = (byte) (set ? old | mask : old & ~mask);
      }
      setKnown(object, offset);
    }
  }

  static final class UpdateOp extends At {
    private final int t;
    private final BinaryOperator operator;
    private final Scalar type;
    private final int operand;
    private final boolean givesNew;

    UpdateOp(
        int t,
        BinaryOperator operator,
        Scalar type,
        int address,
        int operand,
        boolean givesNew,
        Mark mark,
        String name) {
      super(address, type.size(), true, mark, name);
      this.t = t;
      this.operator = operator;
      this.type = type;
      this.operand = operand;
      this.givesNew = givesNew;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      core.note(object, at, size, true, true, mark);
      known(core, object, offset);
      long old = read(object.data, offset, type);
      long updated = Arithmetic.compute(operator, type, old, r[operand]);
      core.memory.save(object, offset, size);
      write(object.data, offset, type, updated);
      if (t >= 0) {
        r[t] = givesNew ? updated : old;
      }
    }
  }

  static final class ExchangeOp extends At {
    private final int t;
    private final Scalar type;
    private final int value;

    ExchangeOp(int t, Scalar type, int address, int value, Mark mark, String name) {
      super(address, type.size(), true, mark, name);
      this.t = t;
      this.type = type;
      this.value = value;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      core.note(object, at, size, true, true, mark);
      known(core, object, offset);
      long old = read(object.data, offset, type);
      if (object.shared && size == 8) {
        core.publish(r[value]);
      }
      core.memory.save(object, offset, size);
      write(object.data, offset, type, r[value]);
      if (t >= 0) {
        r[t] = old;
      }
    }
  }

  static final class CompareExchangeOp extends At {
    private final int t;
    private final Scalar type;
    private final int expected;
    private final int desired;
    private final Mark failure;

    CompareExchangeOp(
        int t,
        Scalar type,
        int address,
        int expected,
        int desired,
        Mark success,
        Mark failure,
        String name) {
      super(address, type.size(), true, success, name);
      this.t = t;
      this.type = type;
      this.expected = expected;
      this.desired = desired;
      this.failure = failure;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      long old = read(object.data, offset, type);
      boolean equal = old == Arithmetic.fit(type, r[expected]);
      core.varies = true;
      core.note(object, at, size, true, equal, equal ? mark : failure);
      known(core, object, offset);
      if (equal) {
        if (object.shared && size == 8) {
          core.publish(r[desired]);
        }
        core.memory.save(object, offset, size);
        write(object.data, offset, type, r[desired]);
      }
      if (t >= 0) {
        r[t] = old;
      }
    }
  }

  /** A move of bytes between objects, which may overlap; what is indeterminate stays so. */
  static int move(Core core, long to, long from, long size, int next) {
    if (size == 0) {
      return next;
    }
    MemoryObject source = core.memory.find(from);
    MemoryObject target = core.memory.find(to);
    if ((core.isVisible(source) || core.isVisible(target)) && core.stops()) {
      return Op.STOP;
    }
    int in = core.check(source, from, size, false);
    int out = core.check(target, to, size, true);
    MemoryObject s = Objects.requireNonNull(source);
    MemoryObject d = Objects.requireNonNull(target);
    int length = (int) size;
    core.note(s, from, length, true, false, Mark.PLAIN);
    core.note(d, to, length, false, true, Mark.PLAIN);
    core.memory.save(d, out, length);
    boolean[] known = new boolean[length];
    for (int i = 0; i < length; i++) {
      known[i] = (s.known[(in + i) >>> 3] & 1 << ((in + i) & 7)) != 0;
    }
    System.arraycopy(s.data, in, d.data, out, length);
    for (int i = 0; i < length; i++) {
      int bit = 1 << ((out + i) & 7);
      int old = d.known[(out + i) >>> 3];
      d.known[(out + i) >>> 3] = (byte) (known[i] ? old | bit : old & ~bit);
    }
    if (d.shared) {
      for (int i = (out + 7) & ~7; i + 8 <= out + length; i += 8) {
        core.publish((long) Memory.LONG.get(d.data, i));
      }
    }
    return next;
  }

  static int fill(Core core, long to, int value, long size, int next) {
    if (size == 0) {
      return next;
    }
    MemoryObject target = core.memory.find(to);
    if (core.isVisible(target) && core.stops()) {
      return Op.STOP;
    }
    int out = core.check(target, to, size, true);
    MemoryObject d = Objects.requireNonNull(target);
    core.note(d, to, (int) size, false, true, Mark.PLAIN);
    core.memory.save(d, out, (int) size);
    Arrays.fill(d.data, out, out + (int) size, (byte) value);
    Core.setKnown(d, out, (int) size);
    return next;
  }

  static int compare(Core core, long left, long right, long size, int next) {
    core.compared = 0;
    if (size == 0) {
      return next;
    }
    MemoryObject a = core.memory.find(left);
    MemoryObject b = core.memory.find(right);
    if ((core.isVisible(a) || core.isVisible(b)) && core.stops()) {
      return Op.STOP;
    }
    int from = core.check(a, left, size, false);
    int with = core.check(b, right, size, false);
    MemoryObject x = Objects.requireNonNull(a);
    MemoryObject y = Objects.requireNonNull(b);
    core.note(x, left, (int) size, true, false, Mark.PLAIN);
    core.note(y, right, (int) size, true, false, Mark.PLAIN);
    for (int i = 0; i < size && core.compared == 0; i++) {
      core.known(x, from + i, 1, "");
      core.known(y, with + i, 1, "");
      core.compared = (x.data[from + i] & 0xFF) - (y.data[with + i] & 0xFF);
    }
    return next;
  }

  static final class CheckedOp extends At {
    private final Checked checked;

    CheckedOp(Checked checked) {
      super(checked.resultAddress(), checked.resultType().size(), true, Mark.PLAIN, "");
      this.checked = checked;
    }

    @Override
    void act(Core core, long[] r, long at, MemoryObject object, int offset) {
      if (object.shared) {
        core.note(object, at, size, false, true, mark);
      }
      long left = r[checked.left()];
      long right = r[checked.right()];
      core.memory.save(object, offset, size);
      write(
          object.data,
          offset,
          checked.resultType(),
          Arithmetic.wrapped(
              checked.operator(),
              checked.leftType(),
              left,
              checked.rightType(),
              right,
              checked.resultType()));
      setKnown(object, offset);
      boolean overflows =
          Arithmetic.overflows(
              checked.operator(),
              checked.leftType(),
              left,
              checked.rightType(),
              right,
              checked.resultType());
      if (checked.overflowed() >= 0) {
        r[checked.overflowed()] = overflows ? 1 : 0;
      }
    }
  }

  /** alloca and arrays of variable length. */
  static final class AllocateOp extends Op {
    private final int t;
    private final int size;
    private final String name;

    AllocateOp(int t, int size, String name) {
      this.t = t;
      this.size = size;
      this.name = name;
    }

    @Override
    int run(Core core, long[] r) {
      if (r[size] < 0 || r[size] > 64 << 20) {
        throw new Crash(
            Kind.OUT_OF_BOUNDS, "the array `%s` would have %d bytes".formatted(name, r[size]));
      }
      MemoryObject object =
          core.memory.allocate(
              core.thread.id + 1, Storage.STACK, r[size], false, false, name, Naming.bytes(), null);
      core.frame.dynamic = new Frame.Dynamic(object.address(), core.frame.dynamic);
      r[t] = object.address();
      return next;
    }

    @Override
    String what() {
      return name;
    }
  }
}
