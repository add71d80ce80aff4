package org.interleave.c.lower;

import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.AddressOf;
import org.interleave.c.tree.Expression.Arithmetic;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Convert;
import org.interleave.c.tree.Expression.Dereference;
import org.interleave.c.tree.Expression.MemberOf;
import org.interleave.c.tree.Expression.Offset;

/** Expressions as a reader would write them, in one short line: for reports. */
public final class Names {
  private static final int LONGEST = 80;
  private static final int DEEPEST = 12;

  private Names() {}

  public static String of(Expression e) {
    String name = text(e, 0);
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }

  private static String text(Expression e, int depth) {
    if (depth > DEEPEST) {
      return "…";
    }
    int next = depth + 1;
    return switch (e) {
      case Expression.Use u -> u.variable().name();
      case Expression.Named n -> n.routine().name();
      case Constant c -> c.type().isPointer() && c.value() == 0 ? "NULL" : "" + c.value();
      case Expression.Floating f -> "" + f.value();
      case Expression.Text t -> "\"…\"";
      case MemberOf m -> member(m, next);
      case Dereference d -> dereferenced(d.pointer(), next);
      case AddressOf a when a.of().type().isArray() || a.of().type().isFunction() ->
          text(a.of(), next);
      case AddressOf a -> "&" + text(a.of(), next);
      case Convert c -> text(c.operand(), next);
      case Offset o ->
          text(o.pointer(), next) + (o.backwards() ? " - " : " + ") + text(o.index(), next);
      case Arithmetic a ->
          text(a.left(), next) + " " + a.operator().sign() + " " + text(a.right(), next);
      case Expression.Call c -> text(c.function(), next) + "(" + arguments(c, next) + ")";
      case Expression.Comma c -> text(c.right(), next);
      case Expression.Update u -> text(u.target(), next);
      case Expression.Assign a -> text(a.target(), next);
      case Expression.StatementValue s when s.value() != null -> text(s.value(), next);
      case Expression.Negate n -> "-" + text(n.operand(), next);
      case Expression.Complement c -> "~" + text(c.operand(), next);
      case Expression.Not n -> "!" + text(n.operand(), next);
      case Expression.Conditional c ->
          text(c.condition(), next)
              + " ? "
              + text(c.whenTrue(), next)
              + " : "
              + text(c.whenFalse(), next);
      default -> "(…)";
    };
  }

  private static String member(MemberOf m, int depth) {
    if (m.member().anonymous()) {
      return text(m.object(), depth);
    }
    Expression object = m.object();
    while (object instanceof MemberOf outer && outer.member().anonymous()) {
      object = outer.object();
    }
    if (object instanceof Dereference d && !(d.pointer() instanceof Offset)) {
      Expression pointer = stripped(d.pointer());
      return pointer instanceof AddressOf a && !a.of().type().isArray()
          ? text(a.of(), depth) + "." + m.member().name()
          : text(pointer, depth) + "->" + m.member().name();
    }
    return text(object, depth) + "." + m.member().name();
  }

  private static Expression stripped(Expression e) {
    Expression inner = e;
    while (inner instanceof Convert c && c.operand().type().isPointer()) {
      inner = c.operand();
    }
    return inner;
  }

  private static String dereferenced(Expression pointer, int depth) {
    Expression inner = stripped(pointer);
    if (inner instanceof AddressOf a) {
      return text(a.of(), depth) + (a.of().type().isArray() ? "[0]" : "");
    }
    if (inner instanceof Offset o && !o.backwards()) {
      return text(o.pointer(), depth) + "[" + text(o.index(), depth) + "]";
    }
    String name = text(inner, depth);
    return name.indexOf(' ') < 0 ? "*" + name : "*(" + name + ")";
  }

  private static String arguments(Expression.Call call, int depth) {
    StringBuilder text = new StringBuilder();
    for (Expression argument : call.arguments()) {
      text.append(text.isEmpty() ? "" : ", ").append(text(argument, depth));
    }
    return text.toString();
  }
}
