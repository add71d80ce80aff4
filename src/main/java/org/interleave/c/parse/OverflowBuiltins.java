package org.interleave.c.parse;

import java.util.List;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Builtin;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** {@code __builtin_add_overflow} and its typed and predicate forms. */
final class OverflowBuiltins {
  private final Reading reading;

  OverflowBuiltins(Reading reading) {
    this.reading = reading;
  }

  @Nullable Expression call(String bare, List<Expression> arguments, int at) {
    boolean predicate = bare.endsWith("_overflow_p");
    if (!predicate && !bare.endsWith("_overflow")) {
      return null;
    }
    if (arguments.size() != 3) {
      throw new Malformed(at, bare + " takes 3 arguments");
    }
    String word = bare.substring(0, bare.indexOf('_'));
    Type fixed =
        switch (word) {
          case "add", "sub", "mul" -> null;
          default -> fixed(word);
        };
    String operation = fixed == null ? word : operation(word);
    Expression left = arguments.get(0);
    Expression right = arguments.get(1);
    Expression third = arguments.get(2);
    if (fixed != null) {
      left = reading.typing.convert(left, fixed);
      right = reading.typing.convert(right, fixed);
    } else {
      left = reading.typing.promoted(left);
      right = reading.typing.promoted(right);
    }
    boolean fine = left.type().isInteger() && right.type().isInteger();
    Type target = third.type().target();
    if (!predicate) {
      fine &= target != null && target.isInteger();
    }
    if (!fine) {
      throw new Malformed(at, bare + " of what is no integer");
    }
    String kind = predicate ? operation + "_overflow_p" : operation + "_overflow";
    return new Builtin(kind, List.of(left, right, third), Basic.BOOL, at);
  }

  private static String operation(String word) {
    for (String operation : List.of("add", "sub", "mul")) {
      if (word.contains(operation)) {
        return operation;
      }
    }
    throw new IllegalArgumentException(word);
  }

  /** sadd, uaddl, smulll … */
  private static @Nullable Type fixed(String word) {
    if (!word.matches("[su](add|sub|mul)l?l?")) {
      return null;
    }
    boolean wide =
        word.endsWith("l") && !word.endsWith("mul")
            || word.endsWith("mull")
            || word.endsWith("mulll");
    Basic type = wide ? Basic.LONG : Basic.INT;
    return word.startsWith("u") ? type.unsigned() : type;
  }
}
