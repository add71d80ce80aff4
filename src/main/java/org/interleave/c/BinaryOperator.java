package org.interleave.c;

/** C11 6.5.5 to 6.5.12; both operands have the calculation type, the right one of a shift any. */
public enum BinaryOperator {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  REMAINDER,
  AND,
  OR,
  XOR,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL;

  /** Whether the result is an int that is 0 or 1. */
  public boolean compares() {
    return ordinal() >= EQUAL.ordinal();
  }
}
