package org.interleave.c.parse;

import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.type.Basic;
import org.jspecify.annotations.Nullable;

/** Counting and swapping of bits. */
final class Bits {
  private Bits() {}

  /** Nothing for what has no defined result. */
  static @Nullable Integer folded(String kind, long value, int width) {
    return switch (kind) {
      case "clz" -> value == 0 ? null : (Integer) (Long.numberOfLeadingZeros(value) - (64 - width));
      case "ctz" -> value == 0 ? null : (Integer) Long.numberOfTrailingZeros(value);
      case "ffs" -> value == 0 ? 0 : (Integer) (Long.numberOfTrailingZeros(value) + 1);
      case "popcount" -> Long.bitCount(value);
      case "parity" -> Long.bitCount(value) & 1;
      default -> null;
    };
  }

  static Expression swapped(Expression value, Basic type, int at) {
    if (value instanceof Constant c) {
      long swapped = Long.reverseBytes(c.value()) >>> 64 - type.size() * 8;
      return new Constant(type, swapped, at);
    }
    return new Expression.Builtin("bswap" + type.size() * 8, java.util.List.of(value), type, at);
  }
}
