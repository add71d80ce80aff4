package org.interleave.c.parse;

import org.interleave.c.BinaryOperator;
import org.interleave.c.Scalar;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Floating;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Arithmetic on constants, as the machine would do it. */
final class Folding {
  private Folding() {}

  static long extend(long value, Scalar type) {
    return switch (type) {
      case BOOL -> value != 0 ? 1 : 0;
      case I8 -> (byte) value;
      case U8 -> value & 0xff;
      case I16 -> (short) value;
      case U16 -> value & 0xffff;
      case I32 -> (int) value;
      case U32 -> value & 0xffffffffL;
      case I64, U64, F32, F64, F80 -> value;
    };
  }

  static double unsignedToDouble(long value) {
    if (value >= 0) {
      return (double) value;
    }
    return (double) (value >>> 1 | value & 1) * 2;
  }

  static float unsignedToFloat(long value) {
    if (value >= 0) {
      return (float) value;
    }
    return (float) (value >>> 1 | value & 1) * 2;
  }

  static long doubleToUnsigned(double value) {
    double half = 0x1p63;
    return value < half ? (long) value : (long) (value - half) + Long.MIN_VALUE;
  }

  /** Nothing where the operands are no constants, or the operation has no defined result. */
  static @Nullable Expression binary(
      BinaryOperator operator, Expression left, Expression right, Type type, int at) {
    if (left instanceof Constant l && right instanceof Constant r) {
      Scalar scalar = l.type().scalar();
      Long value = integers(operator, l.value(), r.value(), scalar);
      if (value == null) {
        return null;
      }
      Scalar result = operator.compares() ? Scalar.I32 : scalar;
      return new Constant(type, extend(value, result), at);
    }
    if (left instanceof Floating l && right instanceof Floating r) {
      return floats(operator, l, r, type, at);
    }
    return null;
  }

  private static @Nullable Long integers(BinaryOperator operator, long a, long b, Scalar type) {
    boolean signed = type.signed();
    int bits = type.size() * 8;
    int order = signed ? Long.compare(a, b) : Long.compareUnsigned(a, b);
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 || overflows(a, b, type) ? null : divide(a, b, signed);
      case REMAINDER -> b == 0 || overflows(a, b, type) ? null : remainder(a, b, signed);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHIFT_LEFT -> b < 0 || b >= bits ? null : (Long) (a << b);
      case SHIFT_RIGHT -> b < 0 || b >= bits ? null : (Long) (signed ? a >> b : a >>> b);
      case EQUAL -> truth(a == b);
      case NOT_EQUAL -> truth(a != b);
      case LESS -> truth(order < 0);
      case LESS_EQUAL -> truth(order <= 0);
      case GREATER -> truth(order > 0);
      case GREATER_EQUAL -> truth(order >= 0);
    };
  }

  private static boolean overflows(long a, long b, Scalar type) {
    long least = type == Scalar.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    return type.signed() && b == -1 && a == least;
  }

  private static Long divide(long a, long b, boolean signed) {
    return signed ? a / b : Long.divideUnsigned(a, b);
  }

  private static Long remainder(long a, long b, boolean signed) {
    return signed ? a % b : Long.remainderUnsigned(a, b);
  }

  private static Long truth(boolean value) {
    return value ? 1L : 0L;
  }

  private static @Nullable Expression floats(
      BinaryOperator operator, Floating l, Floating r, Type type, int at) {
    double a = l.value();
    double b = r.value();
    switch (operator) {
      case EQUAL -> {
        return new Constant(Basic.INT, a == b ? 1 : 0, at);
      }
      case NOT_EQUAL -> {
        return new Constant(Basic.INT, a != b ? 1 : 0, at);
      }
      case LESS -> {
        return new Constant(Basic.INT, a < b ? 1 : 0, at);
      }
      case LESS_EQUAL -> {
        return new Constant(Basic.INT, a <= b ? 1 : 0, at);
      }
      case GREATER -> {
        return new Constant(Basic.INT, a > b ? 1 : 0, at);
      }
      case GREATER_EQUAL -> {
        return new Constant(Basic.INT, a >= b ? 1 : 0, at);
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE -> {
        double value =
            switch (operator) {
              case ADD -> a + b;
              case SUBTRACT -> a - b;
              case MULTIPLY -> a * b;
              default -> a / b;
            };
        // twice rounded is once rounded for + - * / of floats in doubles (Figueroa 1995)
        return new Floating(type, type == Basic.FLOAT ? (float) value : value, at);
      }
      default -> {
        return null;
      }
    }
  }
}
