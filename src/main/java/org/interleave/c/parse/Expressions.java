package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Held;
import org.interleave.c.tree.Statement;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads expressions from the comma down to casts (C11 6.5.3 to 6.5.17). */
final class Expressions {
  private final Reading reading;

  Expressions(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  private Typing typing() {
    return reading.typing;
  }

  Expression expression() {
    Expression left = assignment();
    while (cursor().at(",")) {
      cursor().take();
      left = new Expression.Comma(left, typing().value(assignment()));
    }
    return left;
  }

  /** An operand of typeof or sizeof: lengths that it would compute are not computed. */
  Expression unevaluated() {
    List<Statement> measures = reading.measures;
    reading.measures = new ArrayList<>();
    reading.unevaluated++;
    Expression e = expression();
    reading.unevaluated--;
    reading.measures = measures;
    return e;
  }

  Expression constantExpression(String what) {
    int at = cursor().index();
    Expression e = typing().value(conditional());
    if (e instanceof Constant || e instanceof Expression.Floating) {
      return e;
    }
    throw new Malformed(at, what + " is not an integer constant");
  }

  long constant(String what) {
    int at = cursor().index();
    if (constantExpression(what) instanceof Constant c && c.type().isInteger()) {
      return c.value();
    }
    throw new Malformed(at, what + " is not an integer");
  }

  Expression assignment() {
    int at = cursor().index();
    Expression left = conditional();
    Token operator = cursor().peek();
    if (operator.kind() != Kind.PUNCTUATOR) {
      return left;
    }
    int sign = cursor().index();
    if (operator.is("=")) {
      cursor().take();
      cursor().enter();
      Expression right = assignment();
      cursor().leave();
      return assign(left, right, at, sign);
    }
    BinaryOperator compound = compound(operator.text());
    if (compound == null) {
      return left;
    }
    cursor().take();
    cursor().enter();
    Expression right = assignment();
    cursor().leave();
    return update(left, compound, right, false, at, sign);
  }

  private static @Nullable BinaryOperator compound(String text) {
    return switch (text) {
      case "+=" -> BinaryOperator.ADD;
      case "-=" -> BinaryOperator.SUBTRACT;
      case "*=" -> BinaryOperator.MULTIPLY;
      case "/=" -> BinaryOperator.DIVIDE;
      case "%=" -> BinaryOperator.REMAINDER;
      case "&=" -> BinaryOperator.AND;
      case "|=" -> BinaryOperator.OR;
      case "^=" -> BinaryOperator.XOR;
      case "<<=" -> BinaryOperator.SHIFT_LEFT;
      case ">>=" -> BinaryOperator.SHIFT_RIGHT;
      default -> null;
    };
  }

  /**
   * @param sign the operator
   */
  Expression assign(Expression target, Expression value, int at, int sign) {
    if (!modifiable(target, "assignment", at, sign)) {
      return new Expression.Unsupported("assignment to what is no lvalue", target.type(), at);
    }
    Expression converted = typing().assigned(value, target.type(), new Checks.Assignment(sign));
    return new Expression.Assign(target, converted, target.type().plain(), at);
  }

  private boolean modifiable(Expression target, String how, int at, int sign) {
    if (Typing.lvalue(target) && !target.type().isArray() && !target.type().isFunction()) {
      if (target instanceof Expression.Unsupported) {
        return false;
      }
      reading.checks.modified(target, how, sign);
      return true;
    }
    if (!Checks.broken(target)) {
      reading.error(
          at,
          target.type().isArray() && Typing.lvalue(target)
              ? "assignment to expression with array type"
              : "lvalue required as "
                  + (how.equals("assignment") ? "left operand of assignment" : how + " operand"));
    }
    return false;
  }

  /** {@code target op= right}. */
  private Expression update(
      Expression target,
      BinaryOperator operator,
      Expression right,
      boolean givesOld,
      int at,
      int sign) {
    return modifiable(target, "assignment", at, sign)
        ? updated(target, operator, right, givesOld, at, sign)
        : new Expression.Unsupported("assignment to what is no lvalue", target.type(), at);
  }

  /** ++ and --. */
  Expression step(
      Expression target, BinaryOperator operator, Expression one, boolean givesOld, int at) {
    String how = operator == BinaryOperator.ADD ? "increment" : "decrement";
    if (!modifiable(target, how, at, at)) {
      return new Expression.Unsupported("assignment to what is no lvalue", target.type(), at);
    }
    return updated(target, operator, one, givesOld, at, at);
  }

  private Expression updated(
      Expression target,
      BinaryOperator operator,
      Expression right,
      boolean givesOld,
      int at,
      int sign) {
    Expression operand = typing().promoted(right);
    Held held = new Held(operand.type().plain(), operand.at());
    Expression known = operand instanceof Constant ? operand : held;
    Held old = new Held(target.type().plain(), target.at());
    Expression before = old;
    if (target instanceof Expression.MemberOf m && m.member().bits() != null) {
      int width = m.member().bits().width();
      before = typing().convert(old, Conversions.promotedBits(target.type(), width));
    }
    Expression updated = binary(operator, before, known, at, sign);
    Expression stored = typing().assigned(updated, target.type(), new Checks.Assignment(sign));
    boolean simple =
        target.type().isInteger()
            && target.type().plain() != Basic.BOOL
            && operand.type().isInteger();
    BinaryOperator atomic =
        switch (operator) {
          case ADD, SUBTRACT, AND, OR, XOR -> simple ? operator : null;
          default -> null;
        };
    return new Expression.Update(
        target, atomic, operand, held, old, stored, givesOld, target.type().plain(), at);
  }

  Expression conditional() {
    int at = cursor().index();
    Expression condition = binary(0);
    if (!cursor().at("?")) {
      return condition;
    }
    cursor().take();
    cursor().enter();
    try {
      if (cursor().accept(":")) {
        return elvis(typing().condition(condition), conditional(), at);
      }
      Expression whenTrue = expression();
      int colon = cursor().index();
      cursor().expect(":");
      return choose(typing().condition(condition), whenTrue, conditional(), at, colon);
    } finally {
      cursor().leave();
    }
  }

  private Expression elvis(Expression condition, Expression whenFalse, int at) {
    Expression otherwise = typing().value(whenFalse);
    Held held = new Held(condition.type().plain(), at);
    Expression first = condition instanceof Constant ? condition : held;
    Type type = common(condition, otherwise, at, at);
    Expression yes = convertTo(first, type);
    Expression no = convertTo(otherwise, type);
    if (condition instanceof Constant c) {
      return c.value() != 0 ? yes : no;
    }
    return new Expression.Elvis(condition, held, yes, no, type, at);
  }

  private Expression choose(
      Expression condition, Expression left, Expression right, int at, int colon) {
    Expression yes = typing().value(left);
    Expression no = typing().value(right);
    Type type = common(yes, no, at, colon);
    yes = convertTo(yes, type);
    no = convertTo(no, type);
    if (condition instanceof Constant c) {
      return c.value() != 0 ? yes : no;
    }
    return new Expression.Conditional(condition, yes, no, type, at);
  }

  private Expression convertTo(Expression e, Type type) {
    return type.isStruct() ? e : typing().convert(e, type);
  }

  /** C11 6.5.15p5 and p6. */
  private Type common(Expression left, Expression right, int at, int colon) {
    Type l = left.type().plain();
    Type r = right.type().plain();
    if (left instanceof Expression.Unsupported) {
      return r;
    }
    if (right instanceof Expression.Unsupported) {
      return l;
    }
    if (l.isArithmetic() && r.isArithmetic()) {
      return Conversions.common(typing().promoted(left).type(), typing().promoted(right).type());
    }
    if (l.isVoid() || r.isVoid()) {
      return Basic.VOID;
    }
    if (l.isPointer() && Typing.nullPointerConstant(right)) {
      return l;
    }
    if (r.isPointer() && Typing.nullPointerConstant(left)) {
      return r;
    }
    if (l instanceof Type.Pointer(Type a) && r instanceof Type.Pointer(Type b)) {
      reading.checks.chosen(left, right, colon);
      Type to = a.isVoid() ? a : b.isVoid() ? b : a;
      Type both = Type.qualifiedAs(Type.qualifiedAs(to, a), b);
      return new Type.Pointer(both);
    }
    if (l.isPointer() || r.isPointer()) {
      reading.warning(colon, "pointer/integer type mismatch in conditional expression");
      return l.isPointer() ? l : r;
    }
    if (!Conversions.sameIgnoringTop(l, r) && !Checks.broken(left) && !Checks.broken(right)) {
      reading.error(colon, "type mismatch in conditional expression");
    }
    return l;
  }

  private static int precedence(Token token) {
    if (token.kind() != Kind.PUNCTUATOR) {
      return -1;
    }
    return switch (token.text()) {
      case "||" -> 1;
      case "&&" -> 2;
      case "|" -> 3;
      case "^" -> 4;
      case "&" -> 5;
      case "==", "!=" -> 6;
      case "<", ">", "<=", ">=" -> 7;
      case "<<", ">>" -> 8;
      case "+", "-" -> 9;
      case "*", "/", "%" -> 10;
      default -> -1;
    };
  }

  private Expression binary(int minimum) {
    int at = cursor().index();
    Expression left = cast();
    while (true) {
      Token operator = cursor().peek();
      int precedence = precedence(operator);
      if (precedence < 0 || precedence < minimum) {
        return left;
      }
      int sign = cursor().index();
      cursor().take();
      cursor().enter();
      Expression right = binary(precedence + 1);
      cursor().leave();
      left =
          switch (operator.text()) {
            case "&&" -> logical(true, left, right, at);
            case "||" -> logical(false, left, right, at);
            default -> binary(operator(operator.text()), left, right, at, sign);
          };
    }
  }

  private static BinaryOperator operator(String text) {
    return switch (text) {
      case "|" -> BinaryOperator.OR;
      case "^" -> BinaryOperator.XOR;
      case "&" -> BinaryOperator.AND;
      case "==" -> BinaryOperator.EQUAL;
      case "!=" -> BinaryOperator.NOT_EQUAL;
      case "<" -> BinaryOperator.LESS;
      case ">" -> BinaryOperator.GREATER;
      case "<=" -> BinaryOperator.LESS_EQUAL;
      case ">=" -> BinaryOperator.GREATER_EQUAL;
      case "<<" -> BinaryOperator.SHIFT_LEFT;
      case ">>" -> BinaryOperator.SHIFT_RIGHT;
      case "+" -> BinaryOperator.ADD;
      case "-" -> BinaryOperator.SUBTRACT;
      case "*" -> BinaryOperator.MULTIPLY;
      case "/" -> BinaryOperator.DIVIDE;
      case "%" -> BinaryOperator.REMAINDER;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private Expression logical(boolean and, Expression left, Expression right, int at) {
    Expression l = typing().condition(left);
    Expression r = typing().condition(right);
    if (truth(l) instanceof Boolean known) {
      if (known != and) {
        return new Constant(Basic.INT, and ? 0 : 1, at);
      }
      if (truth(r) instanceof Boolean second) {
        return new Constant(Basic.INT, second ? 1 : 0, at);
      }
    }
    return new Expression.Logical(and, l, r, at);
  }

  static @Nullable Boolean truth(Expression e) {
    return switch (e) {
      case Constant c -> c.value() != 0;
      case Expression.Floating f -> f.value() != 0;
      case Expression.AddressOf a when a.of() instanceof Expression.Text -> true;
      default -> null;
    };
  }

  /**
   * @param sign the operator
   */
  Expression binary(BinaryOperator operator, Expression left, Expression right, int at, int sign) {
    Expression l = typing().promoted(left);
    Expression r = typing().promoted(right);
    if (l instanceof Expression.Unsupported u) {
      return u;
    }
    if (r instanceof Expression.Unsupported u) {
      return u;
    }
    Type a = l.type().plain();
    Type b = r.type().plain();
    if (a.isPointer() || b.isPointer()) {
      return pointers(operator, l, r, at, sign);
    }
    if (!a.isArithmetic() || !b.isArithmetic()) {
      boolean wrong = !a.isAggregate() && !b.isAggregate() || a.isStruct() || b.isStruct();
      if (wrong && !Checks.broken(l) && !Checks.broken(r)) {
        reading.error(
            sign,
            a.isVoid() || b.isVoid()
                ? "void value not ignored as it ought to be"
                : Checks.operands(operator, l, r));
      }
      return new Expression.Unsupported("an operation on " + a + " and " + b, a, at);
    }
    if (operator.integral() && (a.isFloating() || b.isFloating())) {
      reading.error(sign, Checks.operands(operator, l, r));
      return new Expression.Unsupported("an operation on " + a + " and " + b, Basic.INT, at);
    }
    if (operator == BinaryOperator.SHIFT_LEFT || operator == BinaryOperator.SHIFT_RIGHT) {
      return a.isWide() || b.isWide()
          ? new Expression.Unsupported("128-bit arithmetic", a, at)
          : typing().arithmetic(operator, l, typing().convert(r, Basic.INT), at);
    }
    Basic common = Conversions.common(a, b);
    if (common.isWide()) {
      Type type = operator.compares() ? Basic.INT : common;
      return new Expression.Unsupported("128-bit arithmetic", type, at);
    }
    return typing()
        .arithmetic(operator, typing().convert(l, common), typing().convert(r, common), at);
  }

  private Expression pointers(
      BinaryOperator operator, Expression l, Expression r, int at, int sign) {
    boolean left = l.type().isPointer();
    boolean right = r.type().isPointer();
    if (operator.compares()) {
      Expression other = left ? r : l;
      if (left != right && !other.type().isInteger() && !Checks.broken(other)) {
        reading.error(sign, Checks.operands(operator, l, r));
        return new Expression.Unsupported("an operation on pointers", Basic.INT, at);
      }
      if (left != right && !Typing.nullPointerConstant(other) && !Checks.broken(other)) {
        reading.warning(sign, "comparison between pointer and integer");
      }
      reading.checks.compared(l, r, sign);
      Type type = left ? l.type().plain() : r.type().plain();
      return typing()
          .arithmetic(operator, typing().convert(l, type), typing().convert(r, type), at);
    }
    boolean counted = left && r.type().isInteger() || right && l.type().isInteger();
    if (operator == BinaryOperator.ADD && left != right && counted) {
      return left ? typing().offset(l, r, false, at) : typing().offset(r, l, false, at);
    }
    if (operator == BinaryOperator.SUBTRACT && left) {
      if (!right && counted) {
        return typing().offset(l, r, true, at);
      }
    }
    if (operator == BinaryOperator.SUBTRACT && left && right) {
      reading.checks.subtracted(l, r, sign);
      Type target = l.type().target();
      Expression size = typing().sizeOf(target == null ? Basic.VOID : target, at);
      if (l instanceof Constant a && r instanceof Constant b && size instanceof Constant s) {
        return new Constant(Basic.LONG, (a.value() - b.value()) / Math.max(1, s.value()), at);
      }
      return new Expression.Distance(l, r, typing().convert(size, Basic.LONG), at);
    }
    if (!Checks.broken(l) && !Checks.broken(r)) {
      reading.error(sign, Checks.operands(operator, l, r));
    }
    return new Expression.Unsupported("an operation on pointers", l.type(), at);
  }

  /** A cast or what binds tighter. */
  Expression cast() {
    cursor().enter();
    try {
      if (cursor().at("(") && Specifying.startsType(cursor().peek(1), reading.scope)) {
        return castOrCompound();
      }
      return reading.primaries.unary();
    } finally {
      cursor().leave();
    }
  }

  private Expression castOrCompound() {
    int at = cursor().index();
    int before = reading.measures.size();
    Type type = reading.typeInParentheses();
    if (cursor().at("{")) {
      Expression object = reading.initialisers.compound(type, at);
      return reading.primaries.postfix(object, at);
    }
    Expression operand = cast();
    Expression result = cast(type, operand, at);
    return measured(before, result);
  }

  /** Lengths that a type name computes, then the expression. */
  Expression measured(int before, Expression e) {
    Expression result = e;
    while (reading.measures.size() > before) {
      if (reading.measures.removeLast() instanceof Statement.Measure m) {
        Expression store =
            new Expression.Assign(
                new Expression.Use(m.length(), m.at()), m.value(), Basic.LONG, m.at());
        result = new Expression.Comma(store, result);
      }
    }
    return result;
  }

  Expression cast(Type type, Expression operand, int at) {
    Expression v = typing().value(operand);
    Type target = type.plain();
    if (target.isStruct() && v.type().plain().equals(target)) {
      return v;
    }
    if (target.isStruct()) {
      return reading.initialisers.castToUnion(type, v, at);
    }
    if (target.isArray() || target.isFunction()) {
      reading.error(at, "cast specifies " + (target.isArray() ? "array" : "function") + " type");
      return new Expression.Unsupported("a cast to " + type, type, at);
    }
    if (v.type().isStruct() && !target.isVoid() && !Checks.broken(v)) {
      reading.error(at, "aggregate value used where a scalar was expected");
      return new Expression.Unsupported("a cast of " + v.type(), target, at);
    }
    reading.checks.cast(v, target, at);
    Expression converted = typing().convert(v, target);
    if (converted == v && Typing.lvalue(v)) {
      return new Expression.Convert(v, target, at);
    }
    return converted;
  }
}
