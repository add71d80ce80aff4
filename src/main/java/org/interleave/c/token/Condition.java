package org.interleave.c.token;

import java.util.List;
import org.interleave.c.token.Token.Kind;

/** The value of an #if (C11 6.10.1p4): 64 bits, signed or unsigned. */
final class Condition {
  /** Says what is wrong with an expression. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  private record Value(long bits, boolean unsigned) {
    boolean isTrue() {
      return bits != 0;
    }

    static Value of(boolean truth) {
      return new Value(truth ? 1 : 0, false);
    }
  }

  private final List<Token> tokens;
  private final Budget budget;
  private int next;

  private Condition(List<Token> tokens, Budget budget) {
    this.tokens = tokens;
    this.budget = budget;
  }

  static boolean holds(List<Token> tokens, Budget budget) throws Malformed {
    if (tokens.isEmpty()) {
      throw new Malformed("#if with no expression");
    }
    Condition condition = new Condition(tokens, budget);
    Value value = condition.conditional(true);
    if (condition.next < tokens.size()) {
      throw new Malformed("unexpected '" + tokens.get(condition.next).text() + "' in #if");
    }
    return value.isTrue();
  }

  private boolean accept(String text) {
    if (next < tokens.size() && tokens.get(next).is(text)) {
      next++;
      return true;
    }
    return false;
  }

  private Value conditional(boolean live) throws Malformed {
    Value condition = binary(0, live);
    if (!accept("?")) {
      return condition;
    }
    Value yes = conditional(live && condition.isTrue());
    if (!accept(":")) {
      throw new Malformed("':' expected in #if");
    }
    Value no = conditional(live && !condition.isTrue());
    boolean unsigned = yes.unsigned() || no.unsigned();
    return new Value((condition.isTrue() ? yes : no).bits(), unsigned);
  }

  private static int precedence(String operator) {
    return switch (operator) {
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

  private Value binary(int minimum, boolean live) throws Malformed {
    Value left = unary(live);
    while (next < tokens.size()) {
      String operator = tokens.get(next).text();
      int precedence = precedence(operator);
      if (precedence < 0 || precedence < minimum) {
        break;
      }
      next++;
      boolean needed =
          switch (operator) {
            case "&&" -> left.isTrue();
            case "||" -> !left.isTrue();
            default -> true;
          };
      Value right = binary(precedence + 1, live && needed);
      left = apply(operator, left, right, live);
    }
    return left;
  }

  private static Value apply(String operator, Value l, Value r, boolean live) throws Malformed {
    boolean unsigned = l.unsigned() || r.unsigned();
    long a = l.bits();
    long b = r.bits();
    int order = unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
    return switch (operator) {
      case "||" -> Value.of(l.isTrue() || r.isTrue());
      case "&&" -> Value.of(l.isTrue() && r.isTrue());
      case "|" -> new Value(a | b, unsigned);
      case "^" -> new Value(a ^ b, unsigned);
      case "&" -> new Value(a & b, unsigned);
      case "==" -> Value.of(a == b);
      case "!=" -> Value.of(a != b);
      case "<" -> Value.of(order < 0);
      case ">" -> Value.of(order > 0);
      case "<=" -> Value.of(order <= 0);
      case ">=" -> Value.of(order >= 0);
      case "<<" -> new Value(b >= 64 || b < 0 ? 0 : a << b, l.unsigned());
      case ">>" -> new Value(shiftRight(l, b), l.unsigned());
      case "+" -> new Value(a + b, unsigned);
      case "-" -> new Value(a - b, unsigned);
      case "*" -> new Value(a * b, unsigned);
      default -> divide(operator, a, b, unsigned, live);
    };
  }

  private static long shiftRight(Value value, long by) {
    int bits = (int) Math.clamp(by, 0, 63);
    if (value.unsigned()) {
      return by > 63 ? 0 : value.bits() >>> bits;
    }
    return value.bits() >> bits;
  }

  private static Value divide(String operator, long a, long b, boolean unsigned, boolean live)
      throws Malformed {
    if (b == 0) {
      if (live) {
        throw new Malformed("division by zero in #if");
      }
      return new Value(0, unsigned);
    }
    if (operator.equals("/")) {
      return new Value(unsigned ? Long.divideUnsigned(a, b) : a / b, unsigned);
    }
    return new Value(unsigned ? Long.remainderUnsigned(a, b) : a % b, unsigned);
  }

  private Value unary(boolean live) throws Malformed {
    if (next >= tokens.size()) {
      throw new Malformed("#if expression ends early");
    }
    Token token = tokens.get(next++);
    budget.enter(token);
    try {
      return switch (token.text()) {
        case "!" -> Value.of(!unary(live).isTrue());
        case "-" -> {
          Value value = unary(live);
          yield new Value(-value.bits(), value.unsigned());
        }
        case "+" -> unary(live);
        case "~" -> {
          Value value = unary(live);
          yield new Value(~value.bits(), value.unsigned());
        }
        case "(" -> {
          Value value = conditional(live);
          if (!accept(")")) {
            throw new Malformed("')' expected in #if");
          }
          yield value;
        }
        default -> primary(token);
      };
    } finally {
      budget.leave();
    }
  }

  private Value primary(Token token) throws Malformed {
    switch (token.kind()) {
      case IDENTIFIER -> {
        // C11 6.10.1p4: what is no macro is 0; a call of what does not exist is not
        if (next < tokens.size() && tokens.get(next).is("(")) {
          throw new Malformed("missing binary operator after " + token.text() + " in #if");
        }
        return new Value(0, false);
      }
      case NUMBER -> {
        return number(token.text());
      }
      case CHARACTER -> {
        return new Value(Literals.character(token.text()), false);
      }
      case STRING, PUNCTUATOR, PRAGMA, OTHER, END ->
          throw new Malformed("'" + token.text() + "' is not valid in #if");
    }
    throw new IllegalStateException(token.kind() + "");
  }

  private static Value number(String text) throws Malformed {
    if (!Literals.isInteger(text)) {
      throw new Malformed("'" + text + "' is not an integer");
    }
    Literals.IntegerText value = Literals.integer(text);
    return new Value(value.value(), value.unsigned() || value.value() < 0);
  }

  static boolean isName(Token token) {
    return token.kind() == Kind.IDENTIFIER;
  }
}
