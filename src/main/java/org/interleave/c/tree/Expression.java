package org.interleave.c.tree;

import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Member;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A typed expression: conversions are explicit, scaling of pointers too. An lvalue has its
 * qualified type and is loaded where its value is wanted.
 */
public sealed interface Expression {
  Type type();

  /** The token where it begins. */
  int at();

  /** An integer or pointer, extended to 64 bits as its type says. */
  record Constant(Type type, long value, int at) implements Expression {}

  record Floating(Type type, double value, int at) implements Expression {}

  /** A string literal; the bytes are all of the array's. */
  record Text(Type type, byte[] bytes, int at) implements Expression {}

  record Use(Variable variable, int at) implements Expression {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  record Named(Routine routine, int at) implements Expression {
    @Override
    public Type type() {
      return routine.type();
    }
  }

  record MemberOf(Expression object, Member member, Type type, int at) implements Expression {}

  record Dereference(Expression pointer, Type type, int at) implements Expression {}

  /** Of an lvalue or function, also where an array or function decays. */
  record AddressOf(Expression of, Type type, int at) implements Expression {}

  /** Between scalars, or to void. */
  record Convert(Expression operand, Type type, int at) implements Expression {}

  record Negate(Expression operand, Type type, int at) implements Expression {}

  record Complement(Expression operand, Type type, int at) implements Expression {}

  record Not(Expression operand, int at) implements Expression {
    @Override
    public Type type() {
      return Basic.INT;
    }
  }

  /** Operands of one type, but for shifts. */
  record Arithmetic(BinaryOperator operator, Expression left, Expression right, Type type, int at)
      implements Expression {}

  /**
   * @param index a long, in elements
   * @param elementSize a long: constant, or computed for arrays of variable length
   */
  record Offset(
      Expression pointer,
      Expression index,
      Expression elementSize,
      boolean backwards,
      Type type,
      int at)
      implements Expression {}

  record Distance(Expression left, Expression right, Expression elementSize, int at)
      implements Expression {
    @Override
    public Type type() {
      return Basic.LONG;
    }
  }

  record Logical(boolean and, Expression left, Expression right, int at) implements Expression {
    @Override
    public Type type() {
      return Basic.INT;
    }
  }

  record Conditional(
      Expression condition, Expression whenTrue, Expression whenFalse, Type type, int at)
      implements Expression {}

  /** {@code a ?: b}: whenTrue is made of what is held, the value of the condition. */
  record Elvis(
      Expression condition, Held held, Expression whenTrue, Expression whenFalse, Type type, int at)
      implements Expression {}

  record Comma(Expression left, Expression right) implements Expression {
    @Override
    public Type type() {
      return right.type();
    }

    @Override
    public int at() {
      return left.at();
    }
  }

  record Assign(Expression target, Expression value, Type type, int at) implements Expression {}

  /**
   * A compound assignment, ++ or --.
   *
   * @param operator null if it is none that an atomic instruction has
   * @param operand evaluated first, held as operandHeld
   * @param updated the new value, made of old and operandHeld
   */
  record Update(
      Expression target,
      @Nullable BinaryOperator operator,
      Expression operand,
      Held operandHeld,
      Held old,
      Expression updated,
      boolean givesOld,
      Type type,
      int at)
      implements Expression {}

  /** A value that was computed before; told apart by identity. */
  final class Held implements Expression {
    private final Type type;
    private final int at;

    public Held(Type type, int at) {
      this.type = type;
      this.at = at;
    }

    @Override
    public Type type() {
      return type;
    }

    @Override
    public int at() {
      return at;
    }
  }

  /**
   * @param function the address of a function, or a {@link Named}
   */
  record Call(Expression function, List<Expression> arguments, Type type, int at)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Builtin(String name, List<Expression> arguments, Type type, int at) implements Expression {
    public Builtin {
      arguments = List.copyOf(arguments);
    }
  }

  record StatementValue(Statement.Block block, @Nullable Expression value, Type type, int at)
      implements Expression {}

  /** An unnamed object; of static storage if the variable is. */
  record Compound(Variable variable, Initialiser initialiser, int at) implements Expression {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  record NextArgument(Expression list, Type type, int at) implements Expression {}

  record LabelAddress(Label label, int at) implements Expression {
    @Override
    public Type type() {
      return new Type.Pointer(Basic.VOID);
    }
  }

  record Unsupported(String what, Type type, int at) implements Expression {}
}
