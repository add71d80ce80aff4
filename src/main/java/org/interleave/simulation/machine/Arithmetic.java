package org.interleave.simulation.machine;

import java.math.BigInteger;
import org.interleave.c.BinaryOperator;
import org.interleave.c.Scalar;
import org.interleave.simulation.Kind;

/** C's arithmetic on registers (C11 6.3.1, 6.5), as gcc on x86-64 with -fwrapv. */
final class Arithmetic {
  private static final long LOW = 0xFFFF_FFFFL;

  private Arithmetic() {}

  /** Makes a result a value of its type again. */
  static long fit(Scalar type, long value) {
    return switch (type) {
      case BOOL -> value != 0 ? 1 : 0;
      case I8 -> (byte) value;
      case U8 -> value & 0xFF;
      case I16 -> (short) value;
      case U16 -> value & 0xFFFF;
      case I32 -> (int) value;
      case U32, F32 -> value & LOW;
      case I64, U64, F64, F80 -> value;
    };
  }

  static double number(Scalar type, long bits) {
    return switch (type) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64, F80 -> Double.longBitsToDouble(bits);
      case U64 -> unsigned(bits);
      case BOOL, I8, U8, I16, U16, I32, U32, I64 -> (double) bits;
    };
  }

  private static double unsigned(long bits) {
    if (bits >= 0) {
      return (double) bits;
    }
    // halve, keeping the lost bit so that rounding is to the nearest
    return (double) ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  static long bits(Scalar type, double value) {
    return type == Scalar.F32
        ? Float.floatToRawIntBits((float) value) & LOW
        : Double.doubleToRawLongBits(value);
  }

  static long convert(Scalar from, Scalar to, long value) {
    if (to.floating()) {
      if (from == Scalar.F32 || from == to) {
        return from == to ? value : bits(to, Float.intBitsToFloat((int) value));
      }
      if (to == Scalar.F32 && !from.floating()) {
        float exact = from == Scalar.U64 && value < 0 ? unsignedFloat(value) : (float) value;
        return Float.floatToRawIntBits(exact) & LOW;
      }
      return bits(to, number(from, value));
    }
    if (!from.floating()) {
      return fit(to, value);
    }
    double number = number(from, value);
    if (to == Scalar.BOOL) {
      return number != 0.0 ? 1 : 0;
    }
    if (to == Scalar.U64 && number >= 0x1p63) {
      return (long) (number - 0x1p63) ^ Long.MIN_VALUE;
    }
    return fit(to, (long) number);
  }

  private static float unsignedFloat(long bits) {
    return (float) ((bits >>> 1) | (bits & 1)) * 2.0f;
  }

  static long compute(BinaryOperator operator, Scalar type, long left, long right) {
    if (type.floating()) {
      return floating(operator, type, left, right);
    }
    return switch (operator) {
      case ADD -> fit(type, left + right);
      case SUBTRACT -> fit(type, left - right);
      case MULTIPLY -> fit(type, left * right);
      case DIVIDE -> fit(type, divide(type, left, right));
      case REMAINDER -> fit(type, remainder(type, left, right));
      case AND -> left & right;
      case OR -> left | right;
      case XOR -> fit(type, left ^ right);
      case SHIFT_LEFT -> fit(type, left << (right & (type.size() == 8 ? 63 : 31)));
      case SHIFT_RIGHT -> fit(type, shiftRight(type, left, right));
      case EQUAL -> left == right ? 1 : 0;
      case NOT_EQUAL -> left != right ? 1 : 0;
      case LESS -> compare(type, left, right) < 0 ? 1 : 0;
      case LESS_EQUAL -> compare(type, left, right) <= 0 ? 1 : 0;
      case GREATER -> compare(type, left, right) > 0 ? 1 : 0;
      case GREATER_EQUAL -> compare(type, left, right) >= 0 ? 1 : 0;
    };
  }

  private static long shiftRight(Scalar type, long left, long right) {
    int count = (int) right & (type.size() == 8 ? 63 : 31);
    return type.signed() ? left >> count : left >>> count;
  }

  private static int compare(Scalar type, long left, long right) {
    return type == Scalar.U64 ? Long.compareUnsigned(left, right) : Long.compare(left, right);
  }

  private static long divide(Scalar type, long left, long right) {
    if (right == 0) {
      throw new Crash(Kind.ASSERTION, "division by zero");
    }
    return type == Scalar.U64 ? Long.divideUnsigned(left, right) : left / right;
  }

  private static long remainder(Scalar type, long left, long right) {
    if (right == 0) {
      throw new Crash(Kind.ASSERTION, "division by zero");
    }
    return type == Scalar.U64 ? Long.remainderUnsigned(left, right) : left % right;
  }

  private static long floating(BinaryOperator operator, Scalar type, long l, long r) {
    double left = number(type, l);
    double right = number(type, r);
    return switch (operator) {
      case ADD -> bits(type, left + right);
      case SUBTRACT -> bits(type, left - right);
      case MULTIPLY -> bits(type, left * right);
      case DIVIDE -> bits(type, left / right);
      case EQUAL -> left == right ? 1 : 0;
      case NOT_EQUAL -> left != right ? 1 : 0;
      case LESS -> left < right ? 1 : 0;
      case LESS_EQUAL -> left <= right ? 1 : 0;
      case GREATER -> left > right ? 1 : 0;
      case GREATER_EQUAL -> left >= right ? 1 : 0;
      case REMAINDER, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT ->
          throw new IllegalStateException(operator + " of " + type);
    };
  }

  static long negate(Scalar type, long value) {
    return type.floating() ? bits(type, -number(type, value)) : fit(type, -value);
  }

  private static BigInteger exact(Scalar type, long value) {
    BigInteger number = BigInteger.valueOf(value);
    return type == Scalar.U64 && value < 0 ? number.add(BigInteger.ONE.shiftLeft(64)) : number;
  }

  /** Whether the exact result is not a value of the result's type. */
  static boolean overflows(
      BinaryOperator operator, Scalar lt, long left, Scalar rt, long right, Scalar result) {
    BigInteger exact = exactResult(operator, lt, left, rt, right);
    return !exact.equals(exact(result, fit(result, exact.longValue())));
  }

  static long wrapped(
      BinaryOperator operator, Scalar lt, long left, Scalar rt, long right, Scalar result) {
    return fit(result, exactResult(operator, lt, left, rt, right).longValue());
  }

  private static BigInteger exactResult(
      BinaryOperator operator, Scalar lt, long left, Scalar rt, long right) {
    BigInteger a = exact(lt, left);
    BigInteger b = exact(rt, right);
    return switch (operator) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.subtract(b);
      case MULTIPLY -> a.multiply(b);
      case DIVIDE, REMAINDER, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, EQUAL, NOT_EQUAL, LESS ->
          throw new IllegalStateException("no checked " + operator);
      case LESS_EQUAL, GREATER, GREATER_EQUAL ->
          throw new IllegalStateException("no checked " + operator);
    };
  }
}
