package org.interleave.locking.flow;

import java.util.List;
import org.interleave.c.lower.Names;
import org.interleave.c.tree.Expression;
import org.interleave.c.type.Type;

/** Writes builtin functions as steps: those that reach memory as reads and writes. */
final class Builtins {
  private final Code code;
  private final Expressions expressions;

  Builtins(Code code, Expressions expressions) {
    this.code = code;
    this.expressions = expressions;
  }

  int value(Expression.Builtin b) {
    if (b.name().startsWith("__atomic_") && !b.name().endsWith("_fence")
        || b.name().startsWith("__sync_") && !b.name().equals("__sync_synchronize")) {
      return atomic(b);
    }
    if (b.name().equals("unreachable") || b.name().equals("trap")) {
      code.emit(new Op.Anywhere(List.of()), b.at());
      return expressions.anything(b.at());
    }
    boolean library = b.name().startsWith("mem") || b.name().startsWith("str");
    List<Integer> arguments = b.arguments().stream().map(expressions::value).toList();
    if (!library) {
      return expressions.anything(b.at());
    }
    return library(b, arguments);
  }

  /** memset and its like: the first argument is written, the others are read. */
  private int library(Expression.Builtin b, List<Integer> arguments) {
    boolean writes =
        switch (b.name()) {
          case "memset", "memcpy", "memmove", "mempcpy", "strcpy", "strncpy", "strcat" -> true;
          default -> false;
        };
    for (int i = arguments.size() - 1; i >= 0; i--) {
      Expression argument = stripped(b.arguments().get(i));
      Type target = argument.type().target();
      if (target == null || target.isVoid()) {
        continue;
      }
      String text = Names.of(argument);
      if (i == 0 && writes) {
        int value = b.name().equals("memset") ? arguments.get(1) : expressions.anything(b.at());
        code.emit(new Op.Write(arguments.get(i), value, target, text), b.at());
      } else {
        code.emit(new Op.Read(code.cell(), arguments.get(i), target, text), b.at());
      }
    }
    return arguments.isEmpty() ? expressions.anything(b.at()) : arguments.getFirst();
  }

  private static Expression stripped(Expression e) {
    Expression inner = e;
    while (inner instanceof Expression.Convert c && c.operand().type().isPointer()) {
      inner = c.operand();
    }
    return inner;
  }

  private int atomic(Expression.Builtin b) {
    Expression object = stripped(b.arguments().getFirst());
    Type type = b.arguments().getFirst().type().target();
    int address = expressions.value(object);
    String text =
        object instanceof Expression.AddressOf a ? Names.of(a.of()) : "*" + Names.of(object);
    List<Integer> others =
        b.arguments().subList(1, b.arguments().size()).stream().map(expressions::value).toList();
    if (type == null) {
      return expressions.anything(b.at());
    }
    int old = code.cell();
    boolean loads = b.name().startsWith("__atomic_load");
    boolean stores = b.name().startsWith("__atomic_store") || b.name().equals("__atomic_clear");
    if (stores) {
      code.emit(new Op.Anything(old), b.at());
    } else {
      code.emit(new Op.Read(old, address, type, text), b.at());
    }
    if (!loads) {
      int value =
          b.name().equals("__atomic_store_n") && !others.isEmpty()
              ? others.getFirst()
              : expressions.anything(b.at());
      code.emit(new Op.Write(address, value, type, text), b.at());
    }
    return loads && b.name().equals("__atomic_load_n") ? old : expressions.anything(b.at());
  }
}
