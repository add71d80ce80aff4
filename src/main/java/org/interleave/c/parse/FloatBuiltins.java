package org.interleave.c.parse;

import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Builtin;
import org.interleave.c.tree.Expression.Floating;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.jspecify.annotations.Nullable;

/** Constants and comparisons of floating point. */
final class FloatBuiltins {
  private FloatBuiltins() {}

  static @Nullable Expression call(
      Reading reading, String bare, List<Expression> arguments, int at) {
    Basic type = bare.endsWith("f") && !bare.equals("inf") ? Basic.FLOAT : Basic.DOUBLE;
    switch (bare) {
      case "inf", "huge_val", "inff", "huge_valf", "infl", "huge_vall" -> {
        return new Floating(type, Double.POSITIVE_INFINITY, at);
      }
      case "nan", "nanf", "nanl" -> {
        return new Floating(type, Double.NaN, at);
      }
      case "fabs", "fabsf", "fabsl", "isnan", "isinf", "isinf_sign", "isfinite", "signbit" -> {
        if (arguments.size() != 1) {
          throw new Malformed(at, bare + " takes one argument");
        }
        Expression argument = reading.typing.value(arguments.getFirst());
        boolean absolute = bare.startsWith("fabs");
        Expression value =
            absolute || argument.type().isInteger()
                ? reading.typing.convert(argument, type)
                : argument;
        String kind = absolute ? "fabs" : bare;
        return new Builtin(kind, List.of(value), absolute ? value.type().plain() : Basic.INT, at);
      }
      default -> {}
    }
    BinaryOperator comparison =
        switch (bare) {
          case "isgreater" -> BinaryOperator.GREATER;
          case "isgreaterequal" -> BinaryOperator.GREATER_EQUAL;
          case "isless" -> BinaryOperator.LESS;
          case "islessequal" -> BinaryOperator.LESS_EQUAL;
          default -> null;
        };
    if (comparison == null || arguments.size() != 2) {
      return null;
    }
    Basic common = Conversions.common(arguments.getFirst().type(), arguments.get(1).type());
    return reading.typing.arithmetic(
        comparison,
        reading.typing.convert(arguments.getFirst(), common),
        reading.typing.convert(arguments.get(1), common),
        at);
  }
}
