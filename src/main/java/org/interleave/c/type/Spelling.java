package org.interleave.c.type;

import java.util.List;
import java.util.stream.Collectors;

/** Types as gcc writes them in messages: {@code int (*)(const char *)}. */
public final class Spelling {
  private Spelling() {}

  public static String of(Type type) {
    return of(type, "");
  }

  private static String of(Type type, String inner) {
    return switch (type) {
      case Type.Qualified q when q.base() instanceof Type.Pointer p ->
          pointer(p, qualifiers(q).stripTrailing() + inner);
      case Type.Qualified q -> of(q.base(), inner, qualifiers(q));
      case Type.Pointer p -> pointer(p, inner);
      case Type.Array a -> of(a.element(), inner + "[" + (a.length() < 0 ? "" : a.length()) + "]");
      case Type.VariableArray a -> of(a.element(), inner + "[*]");
      case Type.Function f -> of(f.result(), inner + parameters(f));
      case Type.Vector v -> of(v.element(), inner);
      case Basic b -> of(b, inner, "");
      case StructType s -> of(s, inner, "");
      case EnumType e -> of(e, inner, "");
    };
  }

  private static String of(Type base, String inner, String qualifiers) {
    String name =
        switch (base) {
          case StructType s ->
              (s.union() ? "union " : "struct ") + (s.tag().isEmpty() ? "<anonymous>" : s.tag());
          case EnumType e -> "enum " + (e.tag().isEmpty() ? "<anonymous>" : e.tag());
          case Basic b -> b.toString();
          default -> of(base, "");
        };
    boolean apart = !inner.isEmpty() && !inner.startsWith("[");
    return qualifiers + name + (apart ? " " : "") + inner;
  }

  private static String pointer(Type.Pointer pointer, String inner) {
    Type to = pointer.to().plain();
    String star = "*" + inner;
    return of(pointer.to(), to.isArray() || to.isFunction() ? "(" + star + ")" : star);
  }

  private static String parameters(Type.Function function) {
    if (!function.prototyped()) {
      return "()";
    }
    List<Type> types = function.parameters();
    String all = types.stream().map(Spelling::of).collect(Collectors.joining(", "));
    return "(" + (all.isEmpty() ? "void" : all) + (function.variadic() ? ", ..." : "") + ")";
  }

  private static String qualifiers(Type.Qualified q) {
    return (q.constant() ? "const " : "")
        + (q.volatileAccess() ? "volatile " : "")
        + (q.atomic() ? "_Atomic " : "");
  }
}
