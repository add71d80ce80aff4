package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Builtin;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.Type;

/** {@code __atomic_…} and {@code __sync_…} (GCC manual 6.54, 6.55). */
final class AtomicBuiltins {
  private final Reading reading;

  AtomicBuiltins(Reading reading) {
    this.reading = reading;
  }

  Expression call(String name, List<Expression> arguments, int at) {
    if (name.endsWith("_n") && name.startsWith("__sync_")) {
      return new Expression.Unsupported(name, Basic.INT, at);
    }
    String bare = name.replaceFirst("_(1|2|4|8)$", "");
    return switch (bare) {
      case "__atomic_thread_fence", "__atomic_signal_fence" ->
          new Builtin(bare, order(arguments, 0), Basic.VOID, at);
      case "__sync_synchronize" -> new Builtin(bare, List.of(), Basic.VOID, at);
      case "__atomic_always_lock_free", "__atomic_is_lock_free" -> new Constant(Basic.BOOL, 1, at);
      default -> onObject(bare, arguments, at);
    };
  }

  private static List<Expression> order(List<Expression> arguments, int index) {
    return index < arguments.size() ? List.of(arguments.get(index)) : List.of();
  }

  private Expression onObject(String name, List<Expression> arguments, int at) {
    if (arguments.isEmpty()) {
      throw new Malformed(at, "too few arguments to function '" + name + "'");
    }
    Expression object = reading.typing.value(arguments.getFirst());
    Type pointer = object.type();
    Type target = pointer.target();
    if (target == null) {
      if (object instanceof Expression.Unsupported) {
        return object;
      }
      throw new Malformed(at, name + " of what is no pointer");
    }
    boolean whole = name.endsWith("_n") || name.contains("fetch");
    if (whole && (target.isStruct() || target.isFunction() || target.isVoid())) {
      reading.complain(
          at,
          true,
          "operand type '"
              + Spelling.of(pointer)
              + "' is incompatible with argument 1 of '"
              + name
              + "'");
    }
    boolean flag = name.equals("__atomic_test_and_set") || name.equals("__atomic_clear");
    Type type = flag && !target.isScalar() ? Basic.UCHAR : target.plain();
    if (!type.isScalar() || type.isWide()) {
      return new Expression.Unsupported(name + " of " + type, Basic.INT, at);
    }
    List<Expression> converted = new ArrayList<>();
    converted.add(object);
    for (int i = 1; i < arguments.size(); i++) {
      converted.add(argument(name, i, reading.typing.value(arguments.get(i)), type));
    }
    check(name, converted.size(), at);
    return new Builtin(name, converted, result(name, type), at);
  }

  private static void check(String name, int count, int at) {
    int wanted =
        switch (name) {
          case "__atomic_load_n", "__atomic_test_and_set", "__atomic_clear" -> 2;
          case "__sync_lock_release" -> 1;
          case "__sync_bool_compare_and_swap", "__sync_val_compare_and_swap" -> 3;
          case "__atomic_compare_exchange", "__atomic_compare_exchange_n" -> 6;
          case "__atomic_exchange" -> 4;
          default -> name.startsWith("__sync_") ? 2 : 3;
        };
    if (count < wanted) {
      throw new Malformed(at, "too few arguments to function '" + name + "'");
    }
  }

  /** Values are converted to the object's type; addresses of values and orders stay. */
  private Expression argument(String name, int index, Expression given, Type type) {
    boolean value =
        switch (name) {
          case "__atomic_load_n",
              "__atomic_load",
              "__atomic_store",
              "__atomic_exchange",
              "__atomic_compare_exchange",
              "__atomic_test_and_set",
              "__atomic_clear" ->
              false;
          case "__atomic_compare_exchange_n" -> index == 2;
          case "__sync_bool_compare_and_swap", "__sync_val_compare_and_swap" -> index <= 2;
          default -> index == 1;
        };
    return value ? reading.typing.convert(given, type) : given;
  }

  private static Type result(String name, Type type) {
    return switch (name) {
      case "__atomic_load",
          "__atomic_store",
          "__atomic_store_n",
          "__atomic_exchange",
          "__atomic_clear",
          "__sync_lock_release" ->
          Basic.VOID;
      case "__atomic_compare_exchange",
          "__atomic_compare_exchange_n",
          "__sync_bool_compare_and_swap",
          "__atomic_test_and_set" ->
          Basic.BOOL;
      default -> type;
    };
  }
}
