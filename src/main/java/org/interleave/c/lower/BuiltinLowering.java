package org.interleave.c.lower;

import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.Instruction;
import org.interleave.c.Scalar;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Builtin;
import org.interleave.c.type.Type;

/** Lowers what the compiler provides: bits, overflow, variadics, floats. */
final class BuiltinLowering {
  private static final int NONE = Instruction.NONE;
  private static final int VA_LIST_SIZE = 24;
  private static final int ALLOCA_ALIGN = 16;

  private final FunctionLowering function;
  private final Values values;
  private final AtomicLowering atomics;

  BuiltinLowering(FunctionLowering function, Values values) {
    this.function = function;
    this.values = values;
    this.atomics = new AtomicLowering(function, values);
  }

  private Code code() {
    return function.code;
  }

  int value(Builtin b, int want) {
    if (b.name().startsWith("__atomic_") || b.name().startsWith("__sync_")) {
      return atomics.value(b);
    }
    int at = b.at();
    switch (b.name()) {
      case "unreachable" -> {
        code().emit(new Instruction.Unreachable("__builtin_unreachable()"), at);
        return NONE;
      }
      case "trap" -> {
        code().emit(new Instruction.Unreachable("__builtin_trap()"), at);
        return NONE;
      }
      case "alloca" -> {
        int size = values.value(b.arguments().getFirst());
        int target = code().register();
        code().emit(new Instruction.Allocate(target, size, ALLOCA_ALIGN, "alloca"), at);
        return target;
      }
      case "va_start" -> {
        int list = values.value(b.arguments().getFirst());
        code().emit(new Instruction.StartArguments(list), at);
        return NONE;
      }
      case "va_copy" -> {
        int to = values.value(b.arguments().get(0));
        int from = values.value(b.arguments().get(1));
        code().emit(new Instruction.Copy(to, from, VA_LIST_SIZE, "va_list"), at);
        return NONE;
      }
      case "return_address", "extract_return_addr" -> {
        // any address in the code is one; a function's own is as good a name for it
        int target = code().register();
        var symbol = function.symbols.of(function.routine);
        code().emit(new Instruction.AddressOf(target, symbol), at);
        return target;
      }
      case "fabs", "isnan", "isinf", "isinf_sign", "isfinite", "signbit" -> {
        return floating(b);
      }
      default -> {
        return b.name().contains("_overflow") ? overflow(b) : bits(b);
      }
    }
  }

  // ---- overflow

  private int overflow(Builtin b) {
    List<Expression> arguments = b.arguments();
    Expression left = arguments.get(0);
    Expression right = arguments.get(1);
    Expression third = arguments.get(2);
    int l = values.value(left);
    int r = values.value(right);
    boolean predicate = b.name().endsWith("_p");
    Type result = predicate ? third.type().plain() : third.type().target();
    if (result == null) {
      throw new IllegalStateException("checked when it was read");
    }
    int address =
        predicate ? function.temporary(result, "(overflow)", b.at()) : values.value(third);
    BinaryOperator operator =
        switch (b.name().substring(0, 3)) {
          case "add" -> BinaryOperator.ADD;
          case "sub" -> BinaryOperator.SUBTRACT;
          default -> BinaryOperator.MULTIPLY;
        };
    int target = code().register();
    code()
        .emit(
            new Instruction.Checked(
                target,
                operator,
                left.type().scalar(),
                l,
                right.type().scalar(),
                r,
                result.scalar(),
                address),
            b.at());
    return target;
  }

  // ---- bits

  private int binary(BinaryOperator operator, int left, int right, int at) {
    return values.binary(operator, Scalar.U64, left, right, NONE, at);
  }

  private int by(BinaryOperator operator, int left, long right, int at) {
    return binary(operator, left, values.constant(right, at), at);
  }

  private int bits(Builtin b) {
    int at = b.at();
    Expression argument = b.arguments().isEmpty() ? b : b.arguments().getFirst();
    int width = (int) argument.type().size() * 8;
    switch (b.name()) {
      case "popcount" -> {
        return popcount(values.value(argument), at);
      }
      case "parity" -> {
        return by(BinaryOperator.AND, popcount(values.value(argument), at), 1, at);
      }
      case "ctz" -> {
        return trailing(values.value(argument), at);
      }
      case "ffs" -> {
        int value = values.value(argument);
        int position = by(BinaryOperator.ADD, trailing(value, at), 1, at);
        int zero = by(BinaryOperator.NOT_EQUAL, value, 0, at);
        return binary(BinaryOperator.MULTIPLY, position, zero, at);
      }
      case "clz" -> {
        return leading(values.value(argument), width, at);
      }
      case "clrsb" -> {
        Scalar signed = width == 64 ? Scalar.I64 : Scalar.I32;
        int value = values.value(argument);
        int sign = values.constant(width - 1, at);
        int copies = code().register();
        int extended = code().register();
        code().emit(new Instruction.Convert(extended, Scalar.U64, signed, value), at);
        code()
            .emit(
                new Instruction.Binary(copies, BinaryOperator.SHIFT_RIGHT, signed, extended, sign),
                at);
        int mixed = binary(BinaryOperator.XOR, extended, copies, at);
        int masked = width == 64 ? mixed : by(BinaryOperator.AND, mixed, 0xffffffffL, at);
        int none = leading(by(BinaryOperator.OR, masked, 0, at), width, at);
        return by(BinaryOperator.SUBTRACT, none, 1, at);
      }
      case "bswap16", "bswap32", "bswap64" -> {
        return swap(values.value(argument), width, at);
      }
      default -> {
        code().emit(new Instruction.Unsupported("__builtin_" + b.name()), at);
        return values.constant(0, at);
      }
    }
  }

  /** Hacker's Delight, 5-1. */
  private int popcount(int value, int at) {
    int half = by(BinaryOperator.SHIFT_RIGHT, value, 1, at);
    int pairs =
        binary(
            BinaryOperator.SUBTRACT,
            value,
            by(BinaryOperator.AND, half, 0x5555555555555555L, at),
            at);
    int low = by(BinaryOperator.AND, pairs, 0x3333333333333333L, at);
    int high =
        by(
            BinaryOperator.AND,
            by(BinaryOperator.SHIFT_RIGHT, pairs, 2, at),
            0x3333333333333333L,
            at);
    int nibbles = binary(BinaryOperator.ADD, low, high, at);
    int sum =
        binary(BinaryOperator.ADD, nibbles, by(BinaryOperator.SHIFT_RIGHT, nibbles, 4, at), at);
    int bytes = by(BinaryOperator.AND, sum, 0x0f0f0f0f0f0f0f0fL, at);
    int total = by(BinaryOperator.MULTIPLY, bytes, 0x0101010101010101L, at);
    return by(BinaryOperator.SHIFT_RIGHT, total, 56, at);
  }

  /** The ones below the lowest one. */
  private int trailing(int value, int at) {
    int less = by(BinaryOperator.SUBTRACT, value, 1, at);
    int inverted = code().register();
    code().emit(new Instruction.Complement(inverted, Scalar.U64, value), at);
    return popcount(binary(BinaryOperator.AND, inverted, less, at), at);
  }

  private int leading(int value, int width, int at) {
    int smeared = value;
    for (int by = 1; by < width; by *= 2) {
      int shifted = by(BinaryOperator.SHIFT_RIGHT, smeared, by, at);
      smeared = binary(BinaryOperator.OR, smeared, shifted, at);
    }
    int used = popcount(smeared, at);
    return binary(BinaryOperator.SUBTRACT, values.constant(width, at), used, at);
  }

  private int swap(int value, int width, int at) {
    int result = values.constant(0, at);
    for (int i = 0; i < width / 8; i++) {
      int aligned = by(BinaryOperator.SHIFT_RIGHT, value, 8 * i, at);
      int single = by(BinaryOperator.AND, aligned, 0xff, at);
      int moved = by(BinaryOperator.SHIFT_LEFT, single, width - 8 - 8 * i, at);
      result = binary(BinaryOperator.OR, result, moved, at);
    }
    return result;
  }

  // ---- floats

  private int floating(Builtin b) {
    Expression argument = b.arguments().getFirst();
    Scalar type = argument.type().scalar();
    int value = values.value(argument);
    int at = b.at();
    int bits = type == Scalar.F32 ? 32 : 64;
    long mask = type == Scalar.F32 ? 0x7fffffffL : Long.MAX_VALUE;
    long infinity =
        type == Scalar.F32
            ? Float.floatToRawIntBits(Float.POSITIVE_INFINITY)
            : Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
    int magnitude = by(BinaryOperator.AND, value, mask, at);
    return switch (b.name()) {
      case "fabs" -> magnitude;
      case "isnan" -> by(BinaryOperator.GREATER, magnitude, infinity, at);
      case "isinf" -> by(BinaryOperator.EQUAL, magnitude, infinity, at);
      case "isfinite" -> by(BinaryOperator.LESS, magnitude, infinity, at);
      case "signbit" -> by(BinaryOperator.SHIFT_RIGHT, value, bits - 1, at);
      default -> {
        int infinite = by(BinaryOperator.EQUAL, magnitude, infinity, at);
        int sign = by(BinaryOperator.SHIFT_RIGHT, value, bits - 1, at);
        int twice = by(BinaryOperator.MULTIPLY, sign, 2, at);
        int factor = binary(BinaryOperator.SUBTRACT, values.constant(1, at), twice, at);
        yield binary(BinaryOperator.MULTIPLY, infinite, factor, at);
      }
    };
  }
}
