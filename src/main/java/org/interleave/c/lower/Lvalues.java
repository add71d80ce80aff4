package org.interleave.c.lower;

import org.interleave.c.BinaryOperator;
import org.interleave.c.BitField;
import org.interleave.c.Instruction;
import org.interleave.c.Mark;
import org.interleave.c.Scalar;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Dereference;
import org.interleave.c.tree.Expression.MemberOf;
import org.interleave.c.tree.Expression.Use;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Where lvalues are, and how they are read and written. */
final class Lvalues {
  /** What an assignment writes to. */
  sealed interface Target {
    record InRegister(int register) implements Target {}

    record InMemory(int address, Type type, @Nullable BitField bits, String name)
        implements Target {}
  }

  private final FunctionLowering function;

  Lvalues(FunctionLowering function) {
    this.function = function;
  }

  private Code code() {
    return function.code;
  }

  Target target(Expression e) {
    if (e instanceof Use u
        && !u.variable().isStatic()
        && function.home(u.variable()) instanceof Home.InRegister(int register)) {
      return new Target.InRegister(register);
    }
    BitField bits = e instanceof MemberOf m ? m.member().bits() : null;
    return new Target.InMemory(address(e), e.type(), bits, Names.of(e));
  }

  int load(Target target, int want, int at) {
    return switch (target) {
      case Target.InRegister(int register) -> register;
      case Target.InMemory m -> {
        int result = want == Instruction.NONE ? code().register() : want;
        Mark mark = mark(m.type());
        code()
            .emit(
                m.bits() == null
                    ? new Instruction.Load(result, m.address(), m.type().scalar(), mark, m.name())
                    : new Instruction.LoadBits(result, m.address(), m.bits(), mark, m.name()),
                at);
        yield result;
      }
    };
  }

  void store(Target target, int value, int at) {
    switch (target) {
      case Target.InRegister(int register) -> {
        if (register != value) {
          code().emit(new Instruction.Move(register, value), at);
        }
      }
      case Target.InMemory m -> {
        Mark mark = mark(m.type());
        code()
            .emit(
                m.bits() == null
                    ? new Instruction.Store(m.address(), value, m.type().scalar(), mark, m.name())
                    : new Instruction.StoreBits(m.address(), value, m.bits(), mark, m.name()),
                at);
      }
    }
  }

  static Mark mark(Type type) {
    return type.isAtomic() ? Mark.SEQUENTIAL : type.isVolatile() ? Mark.VOLATILE : Mark.PLAIN;
  }

  /** A register with the address of an lvalue, or of a structure that is a value. */
  int address(Expression e) {
    return switch (e) {
      case Use u -> variable(u.variable(), e.at());
      case Dereference d -> function.values.value(d.pointer());
      case MemberOf m -> member(m);
      case Expression.Text t -> {
        int target = code().register();
        var symbol = function.symbols.literal(t, function.literalName());
        code().emit(new Instruction.AddressOf(target, symbol), e.at());
        yield target;
      }
      case Expression.Compound c -> compound(c);
      default -> function.values.aggregate(e);
    };
  }

  int variable(Variable variable, int at) {
    int target = code().register();
    if (variable.isStatic() && function.symbols.absent(variable)) {
      code().emit(new Instruction.Constant(target, 0), at);
      return target;
    }
    if (variable.isStatic()) {
      var symbol = function.symbols.of(variable, function::labelIndex);
      code().emit(new Instruction.AddressOf(target, symbol), at);
      return target;
    }
    switch (function.home(variable)) {
      case Home.InMemory(int local) ->
          code().emit(new Instruction.AddressOfLocal(target, local), at);
      case Home.AtAddress(int register) -> {
        return register;
      }
      case Home.InRegister r ->
          throw new IllegalStateException("the address of " + variable + " is in no memory");
    }
    return target;
  }

  private int member(MemberOf m) {
    long offset = m.member().offset();
    Expression object = m.object();
    while (object instanceof MemberOf outer) {
      offset += outer.member().offset();
      object = outer.object();
    }
    return plus(address(object), offset, m.at());
  }

  int plus(int address, long offset, int at) {
    if (offset == 0) {
      return address;
    }
    int constant = code().register();
    code().emit(new Instruction.Constant(constant, offset), at);
    int sum = code().register();
    code().emit(new Instruction.Binary(sum, BinaryOperator.ADD, Scalar.U64, address, constant), at);
    return sum;
  }

  private int compound(Expression.Compound c) {
    Variable variable = c.variable();
    if (variable.isStatic()) {
      return variable(variable, c.at());
    }
    function.declare(variable, c.at());
    function.statements.initialise(variable, c.initialiser());
    return variable(variable, c.at());
  }
}
