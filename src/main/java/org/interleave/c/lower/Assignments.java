package org.interleave.c.lower;

import org.interleave.c.BinaryOperator;
import org.interleave.c.BitField;
import org.interleave.c.Instruction;
import org.interleave.c.Mark;
import org.interleave.c.Scalar;
import org.interleave.c.lower.Lvalues.Target;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Assign;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Update;
import org.jspecify.annotations.Nullable;

/** Lowers =, op=, ++ and --. */
final class Assignments {
  private static final int NONE = Instruction.NONE;

  private final FunctionLowering function;
  private final Values values;

  Assignments(FunctionLowering function, Values values) {
    this.function = function;
    this.values = values;
  }

  private Code code() {
    return function.code;
  }

  /** As gcc does: where to, then what. */
  int assign(Assign a, boolean used) {
    if (a.type().isAggregate()) {
      return aggregate(a);
    }
    Target target = function.lvalues.target(a.target());
    if (target instanceof Target.InRegister(int register)) {
      values.into(a.value(), register);
      return register;
    }
    int value = values.value(a.value());
    function.lvalues.store(target, value, a.at());
    return used ? stored(target, value, a.at()) : NONE;
  }

  int aggregate(Assign a) {
    int to = function.lvalues.address(a.target());
    int from = values.aggregate(a.value());
    values.copy(to, from, a.type(), Names.of(a.target()), a.at());
    return to;
  }

  /** The value of an assignment is that of its target afterwards: a bit-field cuts it. */
  private int stored(Target target, int value, int at) {
    BitField bits = target instanceof Target.InMemory m ? m.bits() : null;
    if (bits == null || bits.type() == Scalar.BOOL || bits.width() == 64) {
      return value;
    }
    Scalar type = bits.type().signed() ? Scalar.I64 : Scalar.U64;
    int by = values.constant(64 - bits.width(), at);
    int high = values.binary(BinaryOperator.SHIFT_LEFT, Scalar.U64, value, by, NONE, at);
    return values.binary(BinaryOperator.SHIFT_RIGHT, type, high, by, NONE, at);
  }

  int update(Update u, boolean used) {
    if (!(u.operand() instanceof Constant)) {
      values.hold(u.operandHeld(), values.value(u.operand()));
    }
    Target target = function.lvalues.target(u.target());
    return switch (target) {
      case Target.InRegister(int register) -> inRegister(u, register, used);
      case Target.InMemory m when u.target().type().isAtomic() && m.bits() == null ->
          atomic(u, m, used);
      case Target.InMemory m -> inMemory(u, m, used);
    };
  }

  private int inRegister(Update u, int register, boolean used) {
    int old = register;
    if (u.givesOld() && used) {
      old = code().register();
      code().emit(new Instruction.Move(old, register), u.at());
    }
    values.hold(u.old(), register);
    values.into(u.updated(), register);
    return u.givesOld() ? old : register;
  }

  private int inMemory(Update u, Target.InMemory target, boolean used) {
    int old = function.lvalues.load(target, NONE, u.at());
    values.hold(u.old(), old);
    int updated = values.value(u.updated());
    function.lvalues.store(target, updated, u.at());
    if (!used) {
      return NONE;
    }
    return u.givesOld() ? old : stored(target, updated, u.at());
  }

  /** C11 6.5.16.2p3: one sequentially consistent read-modify-write. */
  private int atomic(Update u, Target.InMemory target, boolean used) {
    Scalar type = target.type().scalar();
    @Nullable BinaryOperator operator = u.operator();
    int result = code().register();
    if (operator != null) {
      int operand = values.value(operand(u));
      operand = values.convert(operand, u.operand().type().scalar(), type, NONE, u.at());
      code()
          .emit(
              new Instruction.AtomicUpdate(
                  used ? result : NONE,
                  operator,
                  type,
                  target.address(),
                  operand,
                  !u.givesOld(),
                  Mark.SEQUENTIAL,
                  target.name()),
              u.at());
      return result;
    }
    int again = code().label();
    int done = code().label();
    int old = code().register();
    code()
        .emit(
            new Instruction.Load(old, target.address(), type, Mark.RELAXED, target.name()), u.at());
    code().place(again);
    values.hold(u.old(), old);
    int updated = values.value(u.updated());
    code()
        .emit(
            new Instruction.CompareExchange(
                result,
                type,
                target.address(),
                old,
                updated,
                Mark.SEQUENTIAL,
                Mark.SEQUENTIAL,
                target.name()),
            u.at());
    int same = values.binary(BinaryOperator.EQUAL, Scalar.U64, result, old, NONE, u.at());
    int differs = code().label();
    code().emit(new Instruction.Branch(same, done, differs), u.at());
    code().place(differs);
    code().emit(new Instruction.Move(old, result), u.at());
    code().emit(new Instruction.Jump(again), u.at());
    code().place(done);
    return u.givesOld() ? old : updated;
  }

  private static Expression operand(Update u) {
    return u.operand() instanceof Constant ? u.operand() : u.operandHeld();
  }
}
