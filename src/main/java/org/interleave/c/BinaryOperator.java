package org.interleave.c;

/** C11 6.5.5 to 6.5.12; both operands have the calculation type, the right one of a shift any. */
public enum BinaryOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  AND("&"),
  OR("|"),
  XOR("^"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">=");

  private final String sign;

  BinaryOperator(String sign) {
    this.sign = sign;
  }

  /** As C writes it. */
  public String sign() {
    return sign;
  }

  /** Whether both operands are integers (C11 6.5.5p2, 6.5.7p2, 6.5.10p2 to 6.5.12p2). */
  public boolean integral() {
    return switch (this) {
      case REMAINDER, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> false;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> false;
    };
  }

  /** Whether the result is an int that is 0 or 1. */
  public boolean compares() {
    return ordinal() >= EQUAL.ordinal();
  }
}
