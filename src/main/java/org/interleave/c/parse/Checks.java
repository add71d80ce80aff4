package org.interleave.c.parse;

import org.interleave.c.BinaryOperator;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The constraints on types that gcc complains about without being asked (C11 6.5.16.1, 6.5.9,
 * 6.5.15). The tree is the same whether they are met or not.
 */
final class Checks {
  /** Where a value goes. */
  sealed interface Into {}

  record Argument(int number, String function) implements Into {}

  /**
   * @param at the operator
   */
  record Assignment(int at) implements Into {}

  record Initialisation() implements Into {}

  record Result() implements Into {}

  private final Reading reading;

  Checks(Reading reading) {
    this.reading = reading;
  }

  /** What is wrong already, or not supported, is not complained about once more. */
  static boolean broken(Expression e) {
    return switch (e) {
      case Expression.Unsupported u -> true;
      case Expression.Comma c -> broken(c.right());
      case Expression.Convert c -> broken(c.operand());
      case Expression.Dereference d -> broken(d.pointer());
      case Expression.AddressOf a -> broken(a.of());
      case Expression.MemberOf m -> broken(m.object());
      case Expression.Offset o -> broken(o.pointer());
      case Expression.Conditional c -> broken(c.whenTrue()) || broken(c.whenFalse());
      case Expression.StatementValue s -> s.value() != null && broken(s.value());
      default -> false;
    };
  }

  // ---- assignment and what is like it

  /** Whether the value can go there at all. */
  boolean assignable(Expression value, Type to, Into into) {
    Type source = value.type().plain();
    Type target = to.plain();
    if (broken(value) || unknown(source) || unknown(target)) {
      return true;
    }
    if (source.isVoid()) {
      reading.error(at(value, into), "void value not ignored as it ought to be");
      return false;
    }
    if (target instanceof Type.Pointer(Type t) && source instanceof Type.Pointer(Type s)) {
      if (!Typing.nullPointerConstant(value)) {
        pointers(value, t, s, target, source, into);
      }
      return true;
    }
    if (target.isPointer() && source.isInteger()) {
      if (!Typing.nullPointerConstant(value)) {
        without(value, target, source, into, "makes pointer from integer without a cast");
      }
      return true;
    }
    if (target.isInteger() && source.isPointer()) {
      if (target != Basic.BOOL) {
        without(value, target, source, into, "makes integer from pointer without a cast");
      }
      return true;
    }
    if (target.isArithmetic() && source.isArithmetic()
        || target.isStruct() && Conversions.sameIgnoringTop(target, source)) {
      return true;
    }
    incompatible(value, target, source, into);
    return false;
  }

  private static boolean unknown(Type type) {
    return type instanceof Type.Vector || type.isWide();
  }

  private static int at(Expression value, Into into) {
    return into instanceof Assignment a ? a.at() : value.at();
  }

  private void without(Expression value, Type target, Type source, Into into, String what) {
    String to = Spelling.of(target);
    String from = Spelling.of(source);
    reading.warning(
        at(value, into),
        switch (into) {
          case Argument a -> "passing argument " + a.number + " of '" + a.function + "' " + what;
          case Assignment a -> "assignment to '" + to + "' from '" + from + "' " + what;
          case Initialisation i -> "initialization of '" + to + "' from '" + from + "' " + what;
          case Result r ->
              "returning '" + from + "' from a function with return type '" + to + "' " + what;
        });
  }

  private void incompatible(Expression value, Type target, Type source, Into into) {
    String to = Spelling.of(target);
    String from = Spelling.of(source);
    reading.error(
        at(value, into),
        switch (into) {
          case Argument a ->
              "incompatible type for argument " + a.number + " of '" + a.function + "'";
          case Assignment a ->
              "incompatible types when assigning to type '" + to + "' from type '" + from + "'";
          case Initialisation i ->
              target.isStruct()
                  ? "invalid initializer"
                  : "incompatible types when initializing type '"
                      + to
                      + "' using type '"
                      + from
                      + "'";
          case Result r ->
              "incompatible types when returning type '" + from + "' but '" + to + "' was expected";
        });
  }

  private void pointers(Expression value, Type t, Type s, Type target, Type source, Into into) {
    boolean either = t.isVoid() || s.isVoid();
    if (!either && !targets(t, s) && !signs(t, s)) {
      reading.complain(at(value, into), false, different(target, source, into));
      return;
    }
    String lost = lost(t, s);
    if (!t.isFunction() && !s.isFunction() && !lost.isEmpty()) {
      String what = " discards '" + lost + "' qualifier from pointer target type";
      reading.complain(
          at(value, into),
          false,
          switch (into) {
            case Argument a -> "passing argument " + a.number + " of '" + a.function + "'" + what;
            case Assignment a -> "assignment" + what;
            case Initialisation i -> "initialization" + what;
            case Result r -> "return" + what;
          });
    }
  }

  private static String different(Type target, Type source, Into into) {
    String to = Spelling.of(target);
    String from = Spelling.of(source);
    return switch (into) {
      case Argument a ->
          "passing argument "
              + a.number
              + " of '"
              + a.function
              + "' from incompatible pointer type";
      case Assignment a ->
          "assignment to '" + to + "' from incompatible pointer type '" + from + "'";
      case Initialisation i ->
          "initialization of '" + to + "' from incompatible pointer type '" + from + "'";
      case Result r ->
          "returning '" + from + "' from a function with incompatible return type '" + to + "'";
    };
  }

  /** Whether pointers may point to both: types are compatible but for their qualifiers. */
  private static boolean targets(Type left, Type right) {
    Type l = bare(left);
    Type r = bare(right);
    return left.isAtomic() == right.isAtomic() && Conversions.sameIgnoringTop(l, r);
  }

  /** Without qualifiers; those of an array are its elements'. */
  private static Type bare(Type type) {
    return switch (type.plain()) {
      case Type.Array a -> new Type.Array(bare(a.element()), a.length());
      case Type.VariableArray a -> new Type.VariableArray(bare(a.element()), a.length());
      case Type plain -> plain;
    };
  }

  /** Types that differ in their sign only: gcc's -Wpointer-sign is not on by itself. */
  private static boolean signs(Type left, Type right) {
    return bare(left) instanceof Basic l
        && bare(right) instanceof Basic r
        && l.integer()
        && r.integer()
        && l.unsigned() == r.unsigned();
  }

  private static String lost(Type to, Type from) {
    return from.isConst() && !to.isConst()
        ? "const"
        : volatileTarget(from) && !volatileTarget(to) ? "volatile" : "";
  }

  private static boolean volatileTarget(Type type) {
    return type.isVolatile() || type instanceof Type.Array a && volatileTarget(a.element());
  }

  /** Static objects begin with what is known before the program runs (C11 6.7.9p4). */
  void constant(@Nullable Initialiser initialiser) {
    if (initialiser == null) {
      return;
    }
    for (Initialiser.Element element : initialiser.elements()) {
      if (element.value() instanceof Expression.Convert c
          && c.type().isInteger()
          && c.type().size() < 8
          && c.operand().type().isPointer()) {
        String what = "initializer element is not computable at load time";
        reading.complain(element.value().at(), true, what);
      } else if (computed(element.value())) {
        reading.complain(element.value().at(), true, "initializer element is not constant");
      }
    }
  }

  /** Only what is certain: gcc knows the values of more expressions than the standard says. */
  private static boolean computed(Expression value) {
    return switch (value) {
      case Expression.Call c -> true;
      case Expression.Assign a -> true;
      case Expression.Update u -> true;
      case Expression.Convert c -> computed(c.operand());
      case Expression.Use u -> !u.type().isArray() && !u.type().isConst();
      default -> false;
    };
  }

  // ---- operators

  /**
   * @param at the operator
   */
  void compared(Expression left, Expression right, int at) {
    if (left.type().plain() instanceof Type.Pointer(Type l)
        && right.type().plain() instanceof Type.Pointer(Type r)
        && !broken(left)
        && !broken(right)
        && !l.isVoid()
        && !r.isVoid()
        && !Typing.nullPointerConstant(left)
        && !Typing.nullPointerConstant(right)
        && !targets(l, r)) {
      reading.complain(at, false, "comparison of distinct pointer types lacks a cast");
    }
  }

  void subtracted(Expression left, Expression right, int at) {
    if (left.type().plain() instanceof Type.Pointer(Type l)
        && right.type().plain() instanceof Type.Pointer(Type r)
        && !broken(left)
        && !broken(right)
        && !targets(l, r)) {
      reading.complain(at, true, operands(BinaryOperator.SUBTRACT, left, right));
    }
  }

  static String operands(BinaryOperator operator, Expression left, Expression right) {
    return "invalid operands to binary "
        + operator.sign()
        + " (have '"
        + Spelling.of(left.type())
        + "' and '"
        + Spelling.of(right.type())
        + "')";
  }

  /** The results of {@code ?:}, both pointers. */
  void chosen(Expression left, Expression right, int at) {
    if (left.type().plain() instanceof Type.Pointer(Type l)
        && right.type().plain() instanceof Type.Pointer(Type r)
        && !broken(left)
        && !broken(right)
        && !l.isVoid()
        && !r.isVoid()
        && !targets(l, r)) {
      reading.complain(at, false, "pointer type mismatch in conditional expression");
    }
  }

  /** An object that is stored to (C11 6.3.2.1p1). */
  void modified(Expression target, String how, int at) {
    if (broken(target)) {
      return;
    }
    boolean member = target.type().plain() instanceof StructType s && constantMember(s);
    if (target.type().isConst() || member) {
      reading.complain(at, true, how + " of read-only " + named(target));
    }
  }

  private static String named(Expression target) {
    return switch (target) {
      case Expression.Use u ->
          (u.variable().storage() == Variable.Storage.PARAMETER ? "parameter '" : "variable '")
              + u.variable().name()
              + "'";
      case Expression.MemberOf m -> "member '" + m.member().name() + "'";
      default -> "location";
    };
  }

  private static boolean constantMember(StructType struct) {
    return struct.members().stream()
        .map(member -> member.type())
        .anyMatch(
            type -> type.isConst() || type.plain() instanceof StructType s && constantMember(s));
  }

  /** A pointer that is followed by *, [] or ->. */
  void followed(Expression pointer, int at) {
    Type target = pointer.type().target();
    if (target != null && target.isVoid() && reading.unevaluated == 0 && !broken(pointer)) {
      reading.complain(at, false, "dereferencing 'void *' pointer");
    }
  }

  /** Casts between pointers and integers of other sizes. */
  void cast(Expression value, Type target, int at) {
    Type source = value.type().plain();
    if (broken(value)) {
      return;
    }
    if (source.isPointer() && target.isInteger() && target != Basic.BOOL && target.size() != 8) {
      reading.complain(at, false, "cast from pointer to integer of different size");
    } else if (target.isPointer()
        && source.isInteger()
        && source.size() != 8
        && !(value instanceof Expression.Constant)) {
      reading.complain(at, false, "cast to pointer from integer of different size");
    }
  }
}
