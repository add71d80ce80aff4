package org.interleave.c.parse;

import org.interleave.c.BinaryOperator;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.AddressOf;
import org.interleave.c.tree.Expression.Arithmetic;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Convert;
import org.interleave.c.tree.Expression.Dereference;
import org.interleave.c.tree.Expression.Floating;
import org.interleave.c.tree.Expression.MemberOf;
import org.interleave.c.tree.Expression.Offset;
import org.interleave.c.tree.Expression.Use;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Member;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.Type;

/** Makes typed expressions: conversions, operators, folding of constants (C11 6.3, 6.5). */
final class Typing {
  private final Reading reading;

  Typing(Reading reading) {
    this.reading = reading;
  }

  // ---- values and lvalues

  /** Arrays and functions become pointers (C11 6.3.2.1). */
  Expression value(Expression e) {
    if (e.type().isArray()) {
      Type target = e.type().target();
      return address(e, target == null ? Basic.VOID : target);
    }
    return e.type().isFunction() ? address(e, e.type()) : e;
  }

  static boolean lvalue(Expression e) {
    return switch (e) {
      case Use u -> true;
      case Dereference d -> true;
      case MemberOf m -> true;
      case Expression.Text t -> true;
      case Expression.Compound c -> true;
      case Expression.Unsupported u -> true;
      default -> false;
    };
  }

  private Expression address(Expression e, Type target) {
    Type type = new Type.Pointer(target);
    switch (e) {
      case Dereference d -> {
        return retyped(d.pointer(), type);
      }
      case MemberOf m -> {
        Expression base = constantBase(m);
        if (base instanceof Constant c) {
          return new Constant(type, c.value(), e.at());
        }
      }
      case Use u -> u.variable().takeAddress();
      default -> {}
    }
    return new AddressOf(e, type, e.at());
  }

  /** The address of a member if that of the object is a constant: what offsetof is made of. */
  private static Expression constantBase(MemberOf member) {
    Expression object = member.object();
    long offset = member.member().offset();
    while (object instanceof MemberOf outer) {
      offset += outer.member().offset();
      object = outer.object();
    }
    if (object instanceof Dereference d && d.pointer() instanceof Constant c) {
      return new Constant(Basic.ULONG, c.value() + offset, member.at());
    }
    return member;
  }

  private static Expression retyped(Expression pointer, Type type) {
    if (pointer.type().equals(type)) {
      return pointer;
    }
    return pointer instanceof Constant c
        ? new Constant(type, c.value(), c.at())
        : new Convert(pointer, type, pointer.at());
  }

  Expression addressOf(Expression e, int at) {
    if (e instanceof MemberOf m && m.member().bits() != null) {
      reading.error(at, "cannot take address of bit-field '" + m.member().name() + "'");
    } else if (!lvalue(e) && !e.type().isFunction() && !e.type().isStruct()) {
      if (!Checks.broken(e)) {
        reading.error(at, "lvalue required as unary '&' operand");
      }
      return new Expression.Unsupported("the address of no object", pointerTo(e.type()), at);
    }
    return address(e, e.type());
  }

  static Type pointerTo(Type type) {
    return new Type.Pointer(type);
  }

  Expression dereference(Expression pointer, int at) {
    Expression p = value(pointer);
    Type target = p.type().target();
    if (target == null) {
      if (!Checks.broken(p)) {
        reading.error(
            at, "invalid type argument of unary '*' (have '" + Spelling.of(p.type()) + "')");
      }
      return new Expression.Unsupported("'*' of what is no pointer", Basic.INT, at);
    }
    if (p instanceof AddressOf a
        && (a.of().type().equals(target) || a.of().type().isFunction())
        && (lvalue(a.of()) || a.of().type().isFunction())) {
      return a.of();
    }
    return new Dereference(p, target, at);
  }

  Expression member(Expression object, Member member, int at) {
    Type type = Type.qualifiedAs(member.type(), object.type());
    return new MemberOf(object, member, type, at);
  }

  // ---- conversions

  Expression convert(Expression from, Type to) {
    Expression e = value(from);
    Type target = to.plain();
    if (target.isVoid()) {
      return new Convert(e, Basic.VOID, e.at());
    }
    if (e instanceof Expression.Unsupported u) {
      return new Expression.Unsupported(u.what(), target, u.at());
    }
    if (e.type().plain().equals(target)) {
      return e instanceof Constant c && c.type() != target
          ? new Constant(target, c.value(), c.at())
          : e;
    }
    if (target.isAggregate() || e.type().isAggregate()) {
      return convertWide(e, target);
    }
    if (e.type().isVoid()) {
      if (!Checks.broken(e)) {
        reading.error(e.at(), "void value not ignored as it ought to be");
      }
      return new Expression.Unsupported("the value of what is void", target, e.at());
    }
    if (e instanceof Constant c) {
      return constant(c, target);
    }
    if (e instanceof Floating f) {
      return floating(f, target);
    }
    return new Convert(e, target, e.at());
  }

  private Expression convertWide(Expression e, Type target) {
    Type from = e.type().plain();
    if (Conversions.sameIgnoringTop(from, target)) {
      return e;
    }
    if (target.isWide() || from.isWide()) {
      return new Expression.Unsupported("128-bit arithmetic", target, e.at());
    }
    if (from instanceof Type.Vector || target instanceof Type.Vector) {
      return new Expression.Unsupported("a vector or complex operand", target, e.at());
    }
    if (!Checks.broken(e)) {
      reading.error(
          e.at(),
          "cannot convert type '" + Spelling.of(from) + "' to '" + Spelling.of(target) + "'");
    }
    return new Expression.Unsupported("a conversion of " + from + " to " + target, target, e.at());
  }

  private static Expression constant(Constant c, Type target) {
    if (!target.isFloating()) {
      return new Constant(target, Folding.extend(c.value(), target.scalar()), c.at());
    }
    boolean signed = c.type().scalar().signed();
    double value = signed ? (double) c.value() : Folding.unsignedToDouble(c.value());
    if (target == Basic.FLOAT) {
      value = signed ? (float) c.value() : Folding.unsignedToFloat(c.value());
    }
    return new Floating(target, value, c.at());
  }

  private static Expression floating(Floating f, Type target) {
    if (target.isFloating()) {
      return new Floating(target, target == Basic.FLOAT ? (float) f.value() : f.value(), f.at());
    }
    if (target == Basic.BOOL) {
      return new Constant(target, f.value() != 0 ? 1 : 0, f.at());
    }
    if (target.isPointer()) {
      return new Expression.Unsupported("a floating value as a pointer", target, f.at());
    }
    boolean unsigned = target.size() == 8 && !target.scalar().signed();
    long value = unsigned ? Folding.doubleToUnsigned(f.value()) : (long) f.value();
    return new Constant(target, Folding.extend(value, target.scalar()), f.at());
  }

  /** gcc lets the width of a bit-field go through what hands its value on; 0 for others. */
  private static int bitWidth(Expression e) {
    return switch (e) {
      case MemberOf m -> m.member().bits() == null ? 0 : m.member().bits().width();
      case Expression.Comma c -> bitWidth(c.right());
      case Expression.Assign a -> bitWidth(a.target());
      case Expression.Update u -> bitWidth(u.target());
      case Expression.StatementValue s when s.value() != null -> bitWidth(s.value());
      default -> 0;
    };
  }

  /** As an operand: promoted if it is an integer. */
  Expression promoted(Expression e) {
    Expression v = value(e);
    if (!v.type().isInteger()) {
      return v;
    }
    int width = bitWidth(v);
    if (width > 0) {
      return convert(v, Conversions.promotedBits(v.type(), width));
    }
    return convert(v, Conversions.promoted(v.type()));
  }

  /** C11 6.5.2.2p6, for arguments that no parameter takes. */
  Expression defaultPromoted(Expression e) {
    Expression v = promoted(e);
    return v.type().plain() == Basic.FLOAT ? convert(v, Basic.DOUBLE) : v;
  }

  /** As the condition of a branch. */
  Expression condition(Expression e) {
    Expression v = value(e);
    if (!v.type().isScalar()) {
      if (!Checks.broken(v) && !v.type().isAggregate() || v.type().isStruct()) {
        reading.error(
            v.at(),
            v.type().isVoid()
                ? "void value not ignored as it ought to be"
                : "used struct type value where scalar is required");
      }
      return new Expression.Unsupported("a condition that is no scalar", Basic.INT, v.at());
    }
    return v;
  }

  static boolean nullPointerConstant(Expression e) {
    return e instanceof Constant c
        && c.value() == 0
        && (c.type().isInteger() || c.type().equals(new Type.Pointer(Basic.VOID)));
  }

  /** For assignment, initialisation, arguments, return (C11 6.5.16.1). */
  Expression assigned(Expression from, Type to, Checks.Into into) {
    Expression e = value(from);
    Type target = to.plain();
    return reading.checks.assignable(e, target, into)
        ? convert(e, target)
        : new Expression.Unsupported("a value of the wrong type", target, e.at());
  }

  // ---- sizes and pointers

  /** sizeof: a constant, or computed from the lengths of variable arrays. */
  Expression sizeOf(Type type, int at) {
    Type plain = type.plain();
    if (plain instanceof Type.VariableArray a && a.length() instanceof Variable length) {
      Expression count = convert(new Use(length, at), Basic.ULONG);
      return arithmetic(BinaryOperator.MULTIPLY, count, sizeOf(a.element(), at), at);
    }
    if (plain instanceof Type.Array a && a.element().isVariable()) {
      Expression count = new Constant(Basic.ULONG, a.length(), at);
      return arithmetic(BinaryOperator.MULTIPLY, count, sizeOf(a.element(), at), at);
    }
    if (plain.size() < 0) {
      throw new Malformed(
          at,
          (type.isStruct() ? "invalid use of undefined type '" : "invalid use of incomplete type '")
              + Spelling.of(type)
              + "'");
    }
    return new Constant(Basic.ULONG, plain.size(), at);
  }

  Expression offset(Expression pointer, Expression index, boolean backwards, int at) {
    Type target = pointer.type().target();
    Expression size = convert(sizeOf(target == null ? Basic.VOID : target, at), Basic.LONG);
    Expression count = convert(promoted(index), Basic.LONG);
    if (pointer instanceof Constant p
        && count instanceof Constant i
        && size instanceof Constant s) {
      long distance = i.value() * s.value();
      return new Constant(
          pointer.type().plain(), p.value() + (backwards ? -distance : distance), at);
    }
    return new Offset(pointer, count, size, backwards, pointer.type().plain(), at);
  }

  Expression arithmetic(BinaryOperator operator, Expression left, Expression right, int at) {
    Type type = operator.compares() ? Basic.INT : left.type().plain();
    Expression folded = Folding.binary(operator, left, right, type, at);
    return folded == null ? new Arithmetic(operator, left, right, type, at) : folded;
  }
}
