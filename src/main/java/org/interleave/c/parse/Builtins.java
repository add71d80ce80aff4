package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interleave.c.BinaryOperator;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Builtin;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Floating;
import org.interleave.c.tree.Routine;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** The functions that the compiler itself provides (GCC manual, chapter 6). */
final class Builtins {
  private static final Type ADDRESS = new Type.Pointer(Basic.VOID);

  /** Those of the library that have a prefixed twin, with what they return. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "memcpy", "memmove", "memset", "memchr", "strcpy", "strncpy", "strcat", "strncat",
          "strchr", "strrchr", "strstr", "strpbrk", "strdup", "malloc", "calloc", "realloc",
          "index", "rindex", "mempcpy", "stpcpy");

  private static final Set<String> SIZES = Set.of("strlen", "strnlen", "strspn", "strcspn");
  private static final Set<String> NOTHING = Set.of("free", "abort", "exit", "_exit", "bzero");
  private static final Set<String> LONGS = Set.of("labs", "llabs", "imaxabs");
  private static final Set<String> DOUBLES =
      Set.of("sqrt", "pow", "floor", "ceil", "fmod", "sin", "cos", "exp", "log", "trunc");

  private final Reading reading;
  private final AtomicBuiltins atomics;
  private final OverflowBuiltins overflows;

  Builtins(Reading reading) {
    this.reading = reading;
    this.atomics = new AtomicBuiltins(reading);
    this.overflows = new OverflowBuiltins(reading);
  }

  static boolean known(String name) {
    return name.startsWith("__builtin_")
        || name.startsWith("__atomic_")
        || name.startsWith("__sync_")
        || name.equals("alloca");
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  private Typing typing() {
    return reading.typing;
  }

  /** At the parenthesis behind the name. */
  Expression call(String name, int at) {
    cursor().expect("(");
    String bare = name.startsWith("__builtin_") ? name.substring("__builtin_".length()) : name;
    return switch (bare) {
      case "offsetof" -> offsetof(at);
      case "va_arg" -> vaArg(at);
      case "types_compatible_p" -> compatible(at);
      case "choose_expr" -> chooseExpression(at);
      case "constant_p" -> constantP(at);
      case "has_attribute" -> {
        reading.primaries.arguments();
        yield new Constant(Basic.INT, 0, at);
      }
      default -> ordinary(name, bare, reading.primaries.arguments(), at);
    };
  }

  private Expression offsetof(int at) {
    Type type = reading.declarations.typeName();
    cursor().expect(",");
    Expression e = typing().dereference(new Constant(new Type.Pointer(type), 0, at), at);
    e = reading.primaries.member(e, at, at);
    while (!cursor().at(")")) {
      if (cursor().accept("[")) {
        Expression index = reading.expressions.expression();
        cursor().expect("]");
        e = reading.primaries.subscript(e, index, at);
      } else {
        cursor().expect(".");
        e = reading.primaries.member(e, at, at);
      }
    }
    cursor().expect(")");
    if (e instanceof Expression.Unsupported u) {
      return u;
    }
    return typing().convert(typing().addressOf(e, at), Basic.ULONG);
  }

  private Expression vaArg(int at) {
    Expression list = list(reading.expressions.assignment());
    cursor().expect(",");
    Type type = reading.declarations.typeName();
    cursor().expect(")");
    return new Expression.NextArgument(list, type.plain(), at);
  }

  /** A va_list as the address of its 24 bytes: it may be a parameter, and so a pointer already. */
  private Expression list(Expression e) {
    return typing().value(e);
  }

  private Expression compatible(int at) {
    Type left = reading.declarations.typeName();
    cursor().expect(",");
    Type right = reading.declarations.typeName();
    cursor().expect(")");
    boolean same = Conversions.sameIgnoringTop(left, right);
    return new Constant(Basic.INT, same ? 1 : 0, at);
  }

  private Expression chooseExpression(int at) {
    long condition = reading.expressions.constant("the condition of __builtin_choose_expr");
    cursor().expect(",");
    Expression first = reading.expressions.assignment();
    cursor().expect(",");
    Expression second = reading.expressions.assignment();
    cursor().expect(")");
    return condition != 0 ? first : second;
  }

  private Expression constantP(int at) {
    Expression e = typing().value(reading.expressions.unevaluated());
    cursor().expect(")");
    boolean constant =
        e instanceof Constant
            || e instanceof Floating
            || e instanceof Expression.AddressOf a && a.of() instanceof Expression.Text;
    return new Constant(Basic.INT, constant ? 1 : 0, at);
  }

  private Expression ordinary(String name, String bare, List<Expression> arguments, int at) {
    if (name.startsWith("__atomic_") || name.startsWith("__sync_")) {
      return atomics.call(name, arguments, at);
    }
    int count = arguments.size();
    Expression overflow = overflows.call(bare, arguments, at);
    if (overflow != null) {
      return overflow;
    }
    Expression bits = count == 1 ? bits(bare, arguments.getFirst(), at) : null;
    if (bits != null) {
      return bits;
    }
    Expression floating = FloatBuiltins.call(reading, bare, arguments, at);
    if (floating != null) {
      return floating;
    }
    switch (bare) {
      case "expect", "expect_with_probability" -> {
        need(name, count, 2, at);
        return typing().convert(arguments.getFirst(), Basic.LONG);
      }
      case "assume_aligned", "speculation_safe_value", "launder" -> {
        need(name, count, 1, at);
        Expression first = arguments.getFirst();
        return bare.startsWith("assume") ? typing().convert(first, ADDRESS) : first;
      }
      case "object_size", "dynamic_object_size" -> {
        need(name, count, 2, at);
        boolean least = arguments.get(1) instanceof Constant c && c.value() >= 2;
        return new Constant(Basic.ULONG, least ? 0 : -1, at);
      }
      case "unreachable", "trap" -> {
        return new Builtin(bare, List.of(), Basic.VOID, at);
      }
      case "prefetch", "__clear_cache", "ia32_pause" -> {
        return effects(arguments, at);
      }
      case "alloca", "alloca_with_align" -> {
        need(name, count, 1, at);
        Expression size = typing().convert(arguments.getFirst(), Basic.ULONG);
        return new Builtin("alloca", List.of(size), ADDRESS, at);
      }
      case "return_address", "extract_return_addr", "frame_address" -> {
        return new Builtin(bare, List.of(), ADDRESS, at);
      }
      case "va_start" -> {
        need(name, count, 1, at);
        return new Builtin(bare, List.of(arguments.getFirst()), Basic.VOID, at);
      }
      case "va_end" -> {
        return effects(arguments, at);
      }
      case "va_copy" -> {
        need(name, count, 2, at);
        return new Builtin(bare, arguments, Basic.VOID, at);
      }
      case "va_arg_pack", "va_arg_pack_len", "apply", "setjmp", "longjmp" -> {
        return new Expression.Unsupported(name, Basic.INT, at);
      }
      default -> {
        return library(name, bare, arguments, at);
      }
    }
  }

  private static void need(String name, int count, int wanted, int at) {
    if (count < wanted) {
      throw new Malformed(at, "too few arguments to function '" + name + "'");
    }
  }

  private Expression effects(List<Expression> arguments, int at) {
    Expression all = typing().convert(new Constant(Basic.INT, 0, at), Basic.VOID);
    for (Expression argument : arguments.reversed()) {
      all = new Expression.Comma(argument, all);
    }
    return all;
  }

  private @Nullable Expression bits(String bare, Expression argument, int at) {
    String kind = bare;
    Basic type = Basic.UINT;
    switch (bare) {
      case "clzl", "ctzl", "ffsl", "popcountl", "parityl", "clrsbl" -> {
        kind = bare.substring(0, bare.length() - 1);
        type = Basic.ULONG;
      }
      case "clzll", "ctzll", "ffsll", "popcountll", "parityll", "clrsbll" -> {
        kind = bare.substring(0, bare.length() - 2);
        type = Basic.ULONG;
      }
      case "clz", "ctz", "ffs", "popcount", "parity", "clrsb", "bswap32" -> {}
      case "bswap16" -> type = Basic.USHORT;
      case "bswap64" -> type = Basic.ULONG;
      default -> {
        return null;
      }
    }
    Expression value = typing().convert(argument, type);
    if (kind.startsWith("bswap")) {
      return Bits.swapped(value, type, at);
    }
    if (value instanceof Constant c) {
      Integer folded = Bits.folded(kind, c.value(), (int) type.size() * 8);
      if (folded != null) {
        return new Constant(Basic.INT, folded, at);
      }
    }
    return new Builtin(kind, List.of(value), Basic.INT, at);
  }

  /** {@code __builtin_memcpy} is memcpy. */
  private Expression library(String name, String bare, List<Expression> arguments, int at) {
    Type result =
        ADDRESSES.contains(bare)
            ? ADDRESS
            : SIZES.contains(bare)
                ? Basic.ULONG
                : NOTHING.contains(bare)
                    ? Basic.VOID
                    : LONGS.contains(bare)
                        ? Basic.LONG
                        : DOUBLES.contains(bare) ? Basic.DOUBLE : Basic.INT;
    if (!name.startsWith("__builtin_")) {
      return new Expression.Unsupported(name, result, at);
    }
    if (bare.endsWith("_chk") && bare.startsWith("__")) {
      return new Expression.Unsupported(name, result, at);
    }
    List<Type> parameters = new ArrayList<>();
    switch (bare) {
      case "memcpy", "memmove", "memcmp" ->
          parameters.addAll(List.of(ADDRESS, ADDRESS, Basic.ULONG));
      case "memset" -> parameters.addAll(List.of(ADDRESS, Basic.INT, Basic.ULONG));
      case "malloc" -> parameters.add(Basic.ULONG);
      case "calloc" -> parameters.addAll(List.of(Basic.ULONG, Basic.ULONG));
      case "strncmp", "strncpy", "realloc" -> {}
      default -> {}
    }
    List<Expression> converted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      converted.add(
          i < parameters.size()
              ? typing().convert(arguments.get(i), parameters.get(i))
              : typing().defaultPromoted(arguments.get(i)));
    }
    Type.Function type = new Type.Function(result, List.of(), false, false);
    Routine routine = new Routine(bare, type, at);
    return new Expression.Call(new Expression.Named(routine, at), converted, result, at);
  }

  static BinaryOperator operator(String word) {
    return switch (word) {
      case "add" -> BinaryOperator.ADD;
      case "sub" -> BinaryOperator.SUBTRACT;
      case "and" -> BinaryOperator.AND;
      case "or" -> BinaryOperator.OR;
      case "xor" -> BinaryOperator.XOR;
      case "mul" -> BinaryOperator.MULTIPLY;
      default -> throw new IllegalArgumentException(word);
    };
  }
}
