package org.interleave.c.parse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.interleave.c.BinaryOperator;
import org.interleave.c.token.Literals;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Routine;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Member;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/** Reads unary, postfix and primary expressions (C11 6.5.1 to 6.5.3). */
final class Primaries {
  private final Reading reading;

  Primaries(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  private Typing typing() {
    return reading.typing;
  }

  Expression unary() {
    int at = cursor().index();
    Token token = cursor().peek();
    switch (token.kind()) {
      case PUNCTUATOR -> {
        return punctuator(token, at);
      }
      case IDENTIFIER -> {
        switch (token.text()) {
          case "sizeof" -> {
            return sizeof(at);
          }
          case "_Alignof", "__alignof__", "__alignof" -> {
            return alignof(at);
          }
          case "__extension__" -> {
            cursor().take();
            return reading.expressions.cast();
          }
          case "__real__", "__imag__", "__real", "__imag" -> {
            cursor().take();
            reading.expressions.cast();
            return new Expression.Unsupported("a complex operand", Basic.DOUBLE, at);
          }
          default -> {}
        }
      }
      default -> {}
    }
    return postfix(primary(), at);
  }

  private Expression punctuator(Token token, int at) {
    switch (token.text()) {
      case "+", "-", "~", "!", "&", "*", "++", "--", "&&" -> cursor().take();
      default -> {
        return postfix(primary(), at);
      }
    }
    if (token.is("&&")) {
      int named = cursor().index();
      var label = reading.label(cursor().take().text(), named);
      label.takeAddress();
      return new Expression.LabelAddress(label, at);
    }
    Expression operand = reading.expressions.cast();
    return switch (token.text()) {
      case "&" -> typing().addressOf(operand, at);
      case "*" -> {
        reading.checks.followed(operand, at);
        yield typing().dereference(operand, at);
      }
      case "++" -> step(operand, BinaryOperator.ADD, false, at);
      case "--" -> step(operand, BinaryOperator.SUBTRACT, false, at);
      case "!" -> not(typing().condition(operand), at);
      default -> arithmetic(token.text(), typing().promoted(operand), at);
    };
  }

  private Expression step(Expression target, BinaryOperator by, boolean givesOld, int at) {
    Constant one = new Constant(Basic.INT, 1, at);
    return reading.expressions.step(target, by, one, givesOld, at);
  }

  private static Expression not(Expression operand, int at) {
    Boolean truth = Expressions.truth(operand);
    return truth == null
        ? new Expression.Not(operand, at)
        : new Constant(Basic.INT, truth ? 0 : 1, at);
  }

  private Expression arithmetic(String operator, Expression e, int at) {
    if (Checks.broken(e)) {
      return e;
    }
    Type type = e.type().plain();
    if (type.isAggregate() && !type.isStruct()) {
      return new Expression.Unsupported("an operation on " + type, type, at);
    }
    if (!type.isArithmetic() || operator.equals("~") && type.isFloating()) {
      String what =
          switch (operator) {
            case "-" -> "unary minus";
            case "~" -> "bit-complement";
            default -> "unary plus";
          };
      reading.error(at, "wrong type argument to " + what);
      return new Expression.Unsupported("'" + operator + "' of " + type, type, at);
    }
    if (e instanceof Constant c) {
      long value =
          switch (operator) {
            case "-" -> -c.value();
            case "~" -> ~c.value();
            default -> c.value();
          };
      return new Constant(type, Folding.extend(value, type.scalar()), at);
    }
    if (e instanceof Expression.Floating f) {
      return new Expression.Floating(type, operator.equals("-") ? -f.value() : f.value(), at);
    }
    return switch (operator) {
      case "-" -> new Expression.Negate(e, type, at);
      case "~" -> new Expression.Complement(e, type, at);
      default -> Typing.lvalue(e) ? new Expression.Convert(e, type, at) : e;
    };
  }

  private Expression sizeof(int at) {
    cursor().take();
    Type type;
    int before = reading.measures.size();
    if (cursor().at("(") && Specifying.startsType(cursor().peek(1), reading.scope)) {
      int open = cursor().index();
      type = reading.typeInParentheses();
      if (cursor().at("{")) {
        Expression object = reading.initialisers.compound(type, open);
        type = postfix(object, open).type();
      }
    } else {
      var measures = reading.measures;
      reading.measures = new ArrayList<>();
      cursor().enter();
      reading.unevaluated++;
      type = unary().type();
      reading.unevaluated--;
      cursor().leave();
      reading.measures = measures;
    }
    if (type.isStruct() && !type.isComplete()) {
      String incomplete = "incomplete type '" + Spelling.of(type) + "'";
      throw new Malformed(at, "invalid application of 'sizeof' to " + incomplete);
    }
    return reading.expressions.measured(before, typing().sizeOf(type, at));
  }

  private Expression alignof(int at) {
    cursor().take();
    if (cursor().at("(") && Specifying.startsType(cursor().peek(1), reading.scope)) {
      return new Constant(Basic.ULONG, reading.typeInParentheses().align(), at);
    }
    Expression e = unary();
    int align = e instanceof Expression.Use u ? u.variable().align() : e.type().align();
    return new Constant(Basic.ULONG, align, at);
  }

  // ---- postfix

  Expression postfix(Expression first, int at) {
    Expression e = first;
    while (cursor().peek().kind() == Kind.PUNCTUATOR) {
      switch (cursor().text()) {
        case "[" -> {
          cursor().take();
          Expression index = reading.expressions.expression();
          cursor().expect("]");
          e = subscript(e, index, at);
        }
        case "." -> {
          int sign = cursor().index();
          cursor().take();
          e = member(e, at, sign);
        }
        case "->" -> {
          int sign = cursor().index();
          cursor().take();
          e = arrow(e, at, sign);
        }
        case "++" -> {
          cursor().take();
          e = step(e, BinaryOperator.ADD, true, at);
        }
        case "--" -> {
          cursor().take();
          e = step(e, BinaryOperator.SUBTRACT, true, at);
        }
        case "(" -> e = call(e, at);
        default -> {
          return e;
        }
      }
    }
    return e;
  }

  Expression subscript(Expression array, Expression index, int at) {
    if (array.type().isFunction() && !Checks.broken(array)) {
      reading.error(at, "subscripted value is neither array nor pointer nor vector");
      return new Expression.Unsupported("a subscript of a function", Basic.INT, at);
    }
    Expression a = typing().value(array);
    Expression i = typing().value(index);
    if (!a.type().isPointer() && i.type().isPointer()) {
      Expression swap = a;
      a = i;
      i = swap;
    }
    if (!a.type().isPointer() || !i.type().isInteger()) {
      if (!Checks.broken(a) && !Checks.broken(i)) {
        reading.error(
            at,
            a.type().isPointer()
                ? "array subscript is not an integer"
                : "subscripted value is neither array nor pointer nor vector");
      }
      return new Expression.Unsupported("a subscript of " + a.type(), Basic.INT, at);
    }
    reading.checks.followed(a, at);
    return typing().dereference(typing().offset(a, i, false, at), at);
  }

  private Expression arrow(Expression pointer, int at, int sign) {
    Expression p = typing().value(pointer);
    if (!p.type().isPointer()) {
      cursor().take();
      if (!Checks.broken(p)) {
        reading.error(sign, "invalid type argument of '->' (have '" + Spelling.of(p.type()) + "')");
      }
      return new Expression.Unsupported("'->' on what is no pointer", Basic.INT, at);
    }
    return member(typing().dereference(p, at), at, sign);
  }

  /**
   * @param sign the dot or arrow
   */
  Expression member(Expression object, int at, int sign) {
    String name = cursor().take().text();
    if (!(object.type().plain() instanceof StructType type)) {
      if (!Checks.broken(object)) {
        reading.error(
            sign,
            object.type().target() instanceof Type to && to.isStruct()
                ? "'" + Spelling.of(object.type()) + "' is a pointer; did you mean to use '->'?"
                : "request for member '" + name + "' in something not a structure or union");
      }
      return new Expression.Unsupported("a member of what is no structure", Basic.INT, at);
    }
    List<Member> path = type.find(name);
    if (path.isEmpty()) {
      String struct = "'" + Spelling.of(type) + "'";
      String why =
          type.complete()
              ? struct + " has no member named '" + name + "'"
              : "invalid use of undefined type " + struct;
      if (!Checks.broken(object)) {
        reading.error(sign, why);
      }
      return new Expression.Unsupported(why, Basic.INT, at);
    }
    Expression e = object;
    for (Member member : path) {
      e = typing().member(e, member, at);
    }
    return e;
  }

  // ---- calls

  private Expression call(Expression callee, int at) {
    int open = cursor().index();
    cursor().expect("(");
    List<Expression> arguments = arguments();
    Expression function = typing().value(callee);
    if (Checks.broken(function)) {
      return new Expression.Unsupported("a call of what is unknown", Basic.INT, at);
    }
    if (!(function.type().plain() instanceof Type.Pointer(Type to))
        || !(to.plain() instanceof Type.Function type)) {
      reading.error(
          at, "called object '" + text(at, open) + "' is not a function or function pointer");
      return new Expression.Unsupported("a call of what is no function", Basic.INT, at);
    }
    if (type.result().isStruct() && !type.result().isComplete()) {
      String incomplete = Spelling.of(type.result().plain());
      reading.error(at, "invalid use of undefined type '" + incomplete + "'");
      return new Expression.Unsupported("a call for what is incomplete", Basic.INT, at);
    }
    List<Expression> converted = converted(arguments, type, text(at, open), at);
    Expression target = function instanceof Expression.AddressOf a ? a.of() : function;
    Type result = type.result().plain();
    return new Expression.Call(
        target.type().isFunction() ? target : function, converted, result, at);
  }

  List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    while (!cursor().at(")")) {
      cursor().enter();
      arguments.add(typing().value(reading.expressions.assignment()));
      cursor().leave();
      if (!cursor().accept(",")) {
        break;
      }
    }
    cursor().expect(")");
    return arguments;
  }

  private List<Expression> converted(
      List<Expression> arguments, Type.Function type, String name, int at) {
    List<Type> parameters = type.parameters();
    if (type.prototyped() && arguments.size() < parameters.size()) {
      String what = "too few arguments to function '" + name + "'";
      reading.error(at, what);
      return List.of(new Expression.Unsupported(what, Basic.INT, at));
    }
    if (type.prototyped() && !type.variadic() && arguments.size() > parameters.size()) {
      String what = "too many arguments to function '" + name + "'";
      reading.error(at, what);
      return List.of(new Expression.Unsupported(what, Basic.INT, at));
    }
    List<Expression> converted = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      converted.add(
          i < parameters.size()
              ? argument(argument, parameters.get(i), new Checks.Argument(i + 1, name))
              : typing().defaultPromoted(argument));
    }
    return converted;
  }

  /** Of a short expression, as it is written. */
  private String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < Math.min(to, from + 32); i++) {
      text.append(reading.tokens.tokens()[i].text());
    }
    return text.toString();
  }

  private Expression argument(Expression argument, Type parameter, Checks.Argument into) {
    if (parameter.plain() instanceof StructType union
        && union.transparent()
        && !argument.type().isStruct()) {
      return reading.initialisers.transparent(union, argument);
    }
    return typing().assigned(argument, parameter, into);
  }

  // ---- primaries

  private Expression primary() {
    int at = cursor().index();
    Token token = cursor().peek();
    return switch (token.kind()) {
      case NUMBER -> number(cursor().take(), at);
      case CHARACTER -> character(cursor().take(), at);
      case STRING -> strings(at);
      case IDENTIFIER -> identifier(token, at);
      case PUNCTUATOR -> {
        if (!token.is("(")) {
          throw cursor().expected("expression");
        }
        if (cursor().peek(1).is("{")) {
          yield reading.statements.statementExpression();
        }
        cursor().take();
        Expression e = reading.expressions.expression();
        cursor().expect(")");
        yield e;
      }
      case PRAGMA, OTHER, END -> throw cursor().expected("expression");
    };
  }

  private static Expression character(Token token, int at) {
    String text = token.text();
    Type type =
        text.startsWith("u8")
            ? Basic.INT
            : switch (text.charAt(0)) {
              case 'u' -> Basic.USHORT;
              case 'U' -> Basic.UINT;
              default -> Basic.INT;
            };
    long value = Literals.character(text.startsWith("u8") ? text.substring(2) : text);
    return new Constant(type, value, at);
  }

  private Expression number(Token token, int at) {
    String text = token.text();
    if (Literals.isInteger(text)) {
      Literals.IntegerText integer = Literals.integer(text);
      return new Constant(typeOf(integer), integer.value(), at);
    }
    String low = text.toLowerCase(Locale.ROOT);
    boolean hexadecimal = low.startsWith("0x");
    Type type = Basic.DOUBLE;
    int end = low.length();
    while (end > 1 && "flijdq".indexOf(low.charAt(end - 1)) >= 0 && !hexDigit(low, end - 1)) {
      end--;
      char suffix = low.charAt(end);
      type = suffix == 'f' ? Basic.FLOAT : suffix == 'l' || suffix == 'q' ? Basic.LDOUBLE : type;
      if (suffix == 'i' || suffix == 'j') {
        return new Expression.Unsupported("an imaginary constant", Basic.DOUBLE, at);
      }
    }
    try {
      String digits = low.substring(0, end);
      double value = type == Basic.FLOAT ? Float.parseFloat(digits) : Double.parseDouble(digits);
      if (hexadecimal && !low.contains("p")) {
        throw new NumberFormatException();
      }
      return new Expression.Floating(type, value, at);
    } catch (NumberFormatException e) {
      throw new Malformed(at, "'" + text + "' is not a number");
    }
  }

  /** In a hexadecimal number f is a suffix only behind the exponent. */
  private static boolean hexDigit(String text, int index) {
    return text.startsWith("0x") && (text.indexOf('p') < 0 || text.indexOf('p') > index);
  }

  /** C11 6.4.4.1p5. */
  private static Type typeOf(Literals.IntegerText integer) {
    long value = integer.value();
    boolean fitsInt = value == (int) value && value >= 0;
    boolean fitsUnsigned = value == (value & 0xffffffffL);
    if (integer.longs() == 0) {
      if (!integer.unsigned() && fitsInt) {
        return Basic.INT;
      }
      if (fitsUnsigned && (integer.unsigned() || !integer.decimal())) {
        return Basic.UINT;
      }
    }
    boolean two = integer.longs() > 1;
    if (!integer.unsigned() && value >= 0) {
      return two ? Basic.LLONG : Basic.LONG;
    }
    return two ? Basic.ULLONG : Basic.ULONG;
  }

  Expression.Text strings(int at) {
    List<String> parts = new ArrayList<>();
    int size = 1;
    String wide = "";
    while (cursor().peek().kind() == Kind.STRING) {
      String text = cursor().take().text();
      parts.add(text);
      if (Literals.elementSize(text) > size) {
        size = Literals.elementSize(text);
        wide = text;
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      bytes.writeBytes(Literals.string(part, size));
    }
    byte[] all = Arrays.copyOf(bytes.toByteArray(), bytes.size() + size);
    Basic element =
        size == 1
            ? Basic.CHAR
            : size == 2 ? Basic.USHORT : wide.startsWith("U") ? Basic.UINT : Basic.INT;
    return new Expression.Text(new Type.Array(element, all.length / size), all, at);
  }

  private Expression identifier(Token token, int at) {
    String name = token.text();
    Entity entity = reading.scope.find(name);
    if (entity != null) {
      cursor().take();
      return switch (entity) {
        case Entity.ObjectName o -> new Expression.Use(o.variable(), at);
        case Entity.FunctionName f -> new Expression.Named(f.routine(), at);
        case Entity.EnumConstant c -> new Constant(c.type(), c.value(), at);
        case Entity.TypeName t ->
            throw new Malformed(at, "expected expression before '" + name + "'");
      };
    }
    switch (name) {
      case "_Generic" -> {
        return generic(at);
      }
      case "__func__", "__FUNCTION__", "__PRETTY_FUNCTION__" -> {
        cursor().take();
        Routine in = reading.routine;
        byte[] bytes =
            ((in == null ? "" : in.name()) + "\0")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Type element = Type.qualified(Basic.CHAR, true, false, false);
        return new Expression.Text(new Type.Array(element, bytes.length), bytes, at);
      }
      default -> {}
    }
    if (Builtins.known(name) && cursor().peek(1).is("(")) {
      cursor().take();
      return reading.builtins.call(name, at);
    }
    cursor().take();
    if (cursor().at("(")) {
      return implicit(name, at);
    }
    boolean declares = cursor().peek().kind() == Kind.IDENTIFIER && reading.inBody();
    reading.error(
        at,
        declares
            ? "unknown type name '" + name + "'"
            : "'"
                + name
                + (reading.inBody()
                    ? "' undeclared (first use in this function)"
                    : "' undeclared here (not in a function)"));
    return new Expression.Unsupported("'" + name + "', which is not declared", Basic.INT, at);
  }

  private Expression implicit(String name, int at) {
    reading.warning(at, "implicit declaration of function '" + name + "'");
    Type.Function type = new Type.Function(Basic.INT, List.of(), false, false);
    Routine routine = new Routine(name, type, at);
    reading.scope.declare(name, new Entity.FunctionName(routine));
    return new Expression.Named(routine, at);
  }

  /** C11 6.5.1.1: of the control only the type counts, as a value. */
  private Expression generic(int at) {
    cursor().take();
    cursor().expect("(");
    Type control = typing().value(reading.expressions.assignment()).type().plain();
    Expression chosen = null;
    Expression otherwise = null;
    while (cursor().accept(",")) {
      if (cursor().accept("default")) {
        cursor().expect(":");
        otherwise = reading.expressions.assignment();
        continue;
      }
      Type type = reading.declarations.typeName();
      cursor().expect(":");
      Expression e = reading.expressions.assignment();
      if (chosen == null && Conversions.compatible(control, type)) {
        chosen = e;
      }
    }
    cursor().expect(")");
    Expression result = chosen == null ? otherwise : chosen;
    if (result == null) {
      throw new Malformed(
          at,
          "'_Generic' selector of type '"
              + Spelling.of(control)
              + "' is not compatible with any association");
    }
    return result;
  }
}
