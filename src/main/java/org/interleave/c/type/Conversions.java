package org.interleave.c.type;

import java.util.List;

/** C11 6.3.1 and 6.2.7. */
public final class Conversions {
  private Conversions() {}

  /** Integer promotion; an enumeration counts as its underlying type. */
  public static Type promoted(Type type) {
    Basic basic = basic(type);
    return basic.integer() && basic.rank() < Basic.INT.rank() ? Basic.INT : basic;
  }

  /** A bit-field whose values an int can hold is one; gcc keeps the type of wider ones. */
  public static Type promotedBits(Type type, int width) {
    Basic basic = basic(type);
    if (width < 32 || width == 32 && basic.signed()) {
      return Basic.INT;
    }
    return width == 32 ? Basic.UINT : promoted(basic);
  }

  public static Basic basic(Type type) {
    Type plain = type.plain();
    return plain instanceof Basic b
        ? b
        : plain instanceof EnumType e ? e.underlying() : Basic.ULONG;
  }

  /** The usual arithmetic conversions. */
  public static Basic common(Type left, Type right) {
    Basic l = basic(left);
    Basic r = basic(right);
    if (l.floating() || r.floating()) {
      return l.floating() && (!r.floating() || l.rank() >= r.rank()) ? l : r;
    }
    l = (Basic) promoted(l);
    r = (Basic) promoted(r);
    if (l.signed() == r.signed()) {
      return l.rank() >= r.rank() ? l : r;
    }
    Basic unsigned = l.signed() ? r : l;
    Basic signed = l.signed() ? l : r;
    if (unsigned.rank() >= signed.rank()) {
      return unsigned;
    }
    return signed.size() > unsigned.size() ? signed : signed.unsigned();
  }

  /** Whether two types are one, as _Generic and __builtin_types_compatible_p see it. */
  public static boolean compatible(Type left, Type right) {
    Type l = left;
    Type r = right;
    if (l.isConst() != r.isConst()
        || l.isVolatile() != r.isVolatile()
        || l.isAtomic() != r.isAtomic()) {
      return false;
    }
    return sameIgnoringTop(l.plain(), r.plain());
  }

  public static boolean sameIgnoringTop(Type left, Type right) {
    Type l = left.plain();
    Type r = right.plain();
    if (l.equals(r)) {
      return true;
    }
    if (l instanceof EnumType e && r instanceof Basic b) {
      return e.underlying() == b;
    }
    if (r instanceof EnumType e && l instanceof Basic b) {
      return e.underlying() == b;
    }
    if (l instanceof Type.Pointer p && r instanceof Type.Pointer q) {
      return compatible(p.to(), q.to());
    }
    if (l instanceof Type.Array a && r instanceof Type.Array b) {
      boolean lengths = a.length() == b.length() || a.length() < 0 || b.length() < 0;
      return lengths && compatible(a.element(), b.element());
    }
    if (l.isArray() && r.isArray()) {
      Type a = l.target();
      Type b = r.target();
      return a != null && b != null && compatible(a, b);
    }
    if (l instanceof Type.Function f && r instanceof Type.Function g) {
      return compatible(f.result(), g.result())
          && (!f.prototyped()
              || !g.prototyped()
              || f.variadic() == g.variadic() && all(f.parameters(), g.parameters()));
    }
    return false;
  }

  private static boolean all(List<Type> left, List<Type> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!sameIgnoringTop(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Of two declarations of one thing the type that says more (C11 6.2.7p3). */
  public static Type composite(Type earlier, Type later) {
    if (earlier.plain() instanceof Type.Array a
        && later.plain() instanceof Type.Array b
        && b.length() < 0) {
      return a.length() < 0 ? later : earlier;
    }
    if (earlier.plain() instanceof Type.Function f
        && later.plain() instanceof Type.Function g
        && f.prototyped()
        && !g.prototyped()) {
      return earlier;
    }
    return later;
  }
}
