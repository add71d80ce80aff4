package org.interleave.c.type;

import java.util.List;
import org.interleave.c.Scalar;
import org.jspecify.annotations.Nullable;

/** A type of C (C11 6.2.5). Size and alignment are in bytes, as gcc has them on x86-64. */
public sealed interface Type
    permits Basic,
        Type.Pointer,
        Type.Array,
        Type.VariableArray,
        Type.Function,
        Type.Vector,
        Type.Qualified,
        StructType,
        EnumType {

  /** -1 for a type that is incomplete or has no constant size. */
  long size();

  int align();

  record Pointer(Type to) implements Type {
    @Override
    public long size() {
      return 8;
    }

    @Override
    public int align() {
      return 8;
    }

    @Override
    public String toString() {
      return to + " *";
    }
  }

  /**
   * @param length -1 while it is unknown
   */
  record Array(Type element, long length) implements Type {
    @Override
    public long size() {
      return length < 0 ? -1 : element.size() * length;
    }

    @Override
    public int align() {
      return element.align();
    }

    @Override
    public String toString() {
      return element + "[" + (length < 0 ? "" : length) + "]";
    }
  }

  /**
   * @param length the hidden variable that holds the number of elements, a long
   */
  record VariableArray(Type element, Object length) implements Type {
    @Override
    public long size() {
      return -1;
    }

    @Override
    public int align() {
      return element.align();
    }

    @Override
    public String toString() {
      return element + "[*]";
    }
  }

  /**
   * @param prototyped whether the parameters are known; otherwise any arguments are right
   */
  record Function(Type result, List<Type> parameters, boolean variadic, boolean prototyped)
      implements Type {
    public Function {
      parameters = List.copyOf(parameters);
    }

    /** GNU: 1, for arithmetic on function pointers. */
    @Override
    public long size() {
      return 1;
    }

    @Override
    public int align() {
      return 1;
    }

    @Override
    public String toString() {
      return result + " (" + parameters + (variadic ? ", ..." : "") + ")";
    }
  }

  /** Of the vector extension: it has a layout, and no operation is supported. */
  record Vector(Type element, long size) implements Type {
    @Override
    public int align() {
      return (int) Math.min(size, 64);
    }
  }

  /**
   * @param align greater or smaller than the base's by attribute, or 0
   */
  record Qualified(
      Type base, boolean constant, boolean volatileAccess, boolean atomic, int minimumAlign)
      implements Type {
    @Override
    public long size() {
      return base.size();
    }

    @Override
    public int align() {
      return minimumAlign > 0 ? minimumAlign : base.align();
    }

    @Override
    public String toString() {
      return (constant ? "const " : "")
          + (volatileAccess ? "volatile " : "")
          + (atomic ? "_Atomic " : "")
          + base;
    }
  }

  // ---- qualifiers

  default Type plain() {
    return this instanceof Qualified q ? q.base : this;
  }

  default boolean isConst() {
    return this instanceof Qualified q && q.constant
        || this instanceof Array a && a.element.isConst();
  }

  default boolean isVolatile() {
    return this instanceof Qualified q && q.volatileAccess;
  }

  default boolean isAtomic() {
    return this instanceof Qualified q && q.atomic;
  }

  static Type qualified(Type type, boolean constant, boolean volatileAccess, boolean atomic) {
    if (!constant && !volatileAccess && !atomic) {
      return type;
    }
    // C11 6.7.3p9: qualifiers of an array belong to its elements
    if (type instanceof Array a) {
      return new Array(qualified(a.element, constant, volatileAccess, atomic), a.length);
    }
    if (type instanceof VariableArray a) {
      return new VariableArray(qualified(a.element, constant, volatileAccess, atomic), a.length);
    }
    if (type instanceof Qualified q) {
      return new Qualified(
          q.base,
          q.constant || constant,
          q.volatileAccess || volatileAccess,
          q.atomic || atomic,
          q.minimumAlign);
    }
    return new Qualified(type, constant, volatileAccess, atomic, 0);
  }

  static Type aligned(Type type, int align) {
    if (type instanceof Qualified q) {
      return new Qualified(q.base, q.constant, q.volatileAccess, q.atomic, align);
    }
    return new Qualified(type, false, false, false, align);
  }

  /** The qualifiers of another type on this one. */
  static Type qualifiedAs(Type type, Type like) {
    return like instanceof Qualified q
        ? qualified(type, q.constant, q.volatileAccess, q.atomic)
        : type;
  }

  // ---- kinds

  default boolean isVoid() {
    return plain() == Basic.VOID;
  }

  default boolean isInteger() {
    return plain() instanceof EnumType || plain() instanceof Basic b && b.integer();
  }

  default boolean isFloating() {
    return plain() instanceof Basic b && b.floating();
  }

  default boolean isArithmetic() {
    return isInteger() || isFloating();
  }

  default boolean isPointer() {
    return plain() instanceof Pointer;
  }

  default boolean isScalar() {
    return isArithmetic() || isPointer();
  }

  default boolean isArray() {
    return plain() instanceof Array || plain() instanceof VariableArray;
  }

  default boolean isFunction() {
    return plain() instanceof Function;
  }

  default boolean isStruct() {
    return plain() instanceof StructType;
  }

  /** Values of the type do not fit a register: structures, and what is only laid out. */
  default boolean isAggregate() {
    return isStruct() || plain() instanceof Vector || isWide();
  }

  default boolean isWide() {
    return plain() instanceof Basic b && b.size() == 16 && b.integer();
  }

  /** Has a size now or at run time. */
  default boolean isComplete() {
    return size() >= 0 || isVariable();
  }

  /** An array whose length is computed, or one of such. */
  default boolean isVariable() {
    return plain() instanceof VariableArray || plain() instanceof Array a && a.element.isVariable();
  }

  /** What a pointer points to or an array consists of. */
  default @Nullable Type target() {
    return switch (plain()) {
      case Pointer(Type to) -> to;
      case Array a -> a.element;
      case VariableArray a -> a.element;
      case Basic b -> null;
      case Function f -> null;
      case Vector v -> null;
      case Qualified q -> null;
      case StructType s -> null;
      case EnumType e -> null;
    };
  }

  /** How a register holds a value of this scalar type. */
  default Scalar scalar() {
    return switch (plain()) {
      case Basic b -> b.registers();
      case EnumType e -> e.underlying().registers();
      case Pointer p -> Scalar.U64;
      case Function f -> Scalar.U64;
      case Array a -> Scalar.U64;
      case VariableArray a -> Scalar.U64;
      case StructType s -> Scalar.U64;
      case Vector v -> Scalar.U64;
      case Qualified q -> q.base.scalar();
    };
  }
}
