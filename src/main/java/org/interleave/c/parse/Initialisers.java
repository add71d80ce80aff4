package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interleave.c.BitField;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Initialiser.Element;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Member;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads initialisers into a flat list of elements with their offsets (C11 6.7.9). */
final class Initialisers {
  private static final int MOST_ELEMENTS = 2_000_000;

  private final Reading reading;
  private List<Element> elements = new ArrayList<>();

  /** The furthest element of the outermost array, for one of unknown length. */
  private long extent;

  Initialisers(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  /** Behind the {@code =}; completes the type of an array of unknown length. */
  Initialiser of(Variable variable) {
    int at = cursor().index();
    List<Element> outer = elements;
    long outerExtent = extent;
    elements = new ArrayList<>();
    extent = 0;
    try {
      Type type = variable.type();
      boolean text = cursor().peek().kind() == Kind.STRING && type.isArray();
      boolean braced = cursor().at("{") || text;
      element(type, 0, null, null, true);
      if (type.plain() instanceof Type.Array array && array.length() < 0) {
        long length = array.element().size() == 0 ? 0 : ceiling(extent, array.element().size());
        variable.type(new Type.Array(array.element(), length));
      }
      long size = Math.max(extent, variable.type().size());
      return new Initialiser(elements, braced, size, at);
    } finally {
      elements = outer;
      extent = outerExtent;
    }
  }

  private static long ceiling(long bytes, long size) {
    return (bytes + size - 1) / size;
  }

  Expression compound(Type type, int at) {
    boolean automatic = reading.inBody();
    Variable variable =
        new Variable(
            automatic ? "(compound literal)" : reading.unnamedObject(),
            type,
            automatic ? Variable.Storage.AUTOMATIC : Variable.Storage.STATIC,
            at);
    variable.takeAddress();
    variable.define();
    Initialiser initialiser = of(variable);
    variable.initialise(initialiser);
    return new Expression.Compound(variable, initialiser, at);
  }

  /** GNU: a cast of a value to a union that has a member of its type. */
  Expression castToUnion(Type type, Expression value, int at) {
    if (type.plain() instanceof StructType union && union.union()) {
      for (Member member : union.members()) {
        if (Conversions.sameIgnoringTop(member.type(), value.type())) {
          return literal(union, member, value, at);
        }
      }
    }
    if (!(value instanceof Expression.Unsupported)) {
      reading.error(
          at,
          type.plain() instanceof StructType struct && struct.union()
              ? "cast to union type from type not present in union"
              : "conversion to non-scalar type requested");
    }
    return new Expression.Unsupported("a cast to " + type, type.plain(), at);
  }

  /** An argument for a parameter of a union type that is passed as one of its members. */
  Expression transparent(StructType union, Expression argument) {
    for (Member member : union.members()) {
      if (Conversions.sameIgnoringTop(member.type(), argument.type())) {
        return literal(union, member, argument, argument.at());
      }
    }
    return union.members().isEmpty()
        ? argument
        : literal(union, union.members().getFirst(), argument, argument.at());
  }

  private Expression literal(StructType union, Member member, Expression value, int at) {
    Variable variable = new Variable("(compound literal)", union, Variable.Storage.AUTOMATIC, at);
    variable.takeAddress();
    Expression converted = reading.typing.convert(value, member.type());
    Element element = new Element(member.offset(), member.type(), member.bits(), converted);
    return new Expression.Compound(
        variable, new Initialiser(List.of(element), true, union.size(), at), at);
  }

  private void add(long offset, Type type, @Nullable BitField bits, Expression value) {
    if (elements.size() >= MOST_ELEMENTS) {
      throw Malformed.unsupported(
          value.at(), "an initialiser of more than " + MOST_ELEMENTS + " elements");
    }
    elements.add(new Element(offset, type, bits, value));
    long size = bits == null ? Math.max(0, type.size()) : bits.bytes();
    extent = Math.max(extent, offset + size);
  }

  /**
   * One element, its braces included.
   *
   * @param parsed the expression if it was read already
   * @param outermost whether no braces stand around it
   */
  private void element(
      Type type,
      long offset,
      @Nullable BitField bits,
      @Nullable Expression parsed,
      boolean outermost) {
    cursor().enter();
    if (parsed == null && cursor().at("{")) {
      braced(type, offset, bits);
    } else if (parsed == null && isText(type)) {
      text(type, offset);
    } else {
      Expression e = parsed == null ? reading.expressions.assignment() : parsed;
      unbraced(type, offset, bits, e, outermost);
    }
    cursor().leave();
  }

  private void unbraced(
      Type type, long offset, @Nullable BitField bits, Expression e, boolean outermost) {
    if (type.isArray() && e instanceof Expression.Text text && matches(type, text)) {
      store(type, offset, text);
    } else if (type.isArray() && e instanceof Expression.Compound && outermost) {
      add(offset, e.type(), null, e);
    } else if (type.plain() instanceof StructType struct) {
      Expression v = reading.typing.value(e);
      if (Conversions.sameIgnoringTop(struct, v.type()) || v instanceof Expression.Unsupported) {
        add(offset, struct, null, v);
      } else if (outermost) {
        reading.error(e.at(), "invalid initializer");
        add(offset, struct, null, new Expression.Unsupported("an initialiser", struct, e.at()));
      } else {
        rest(struct, offset, 0, e);
      }
    } else if (type.plain() instanceof Type.Array array) {
      if (outermost) {
        throw new Malformed(e.at(), "invalid initializer");
      }
      arrayRest(array, offset, 0, e);
    } else {
      add(offset, type, bits, reading.typing.assigned(e, type, new Checks.Initialisation()));
    }
  }

  // ---- strings

  private boolean isText(Type type) {
    return cursor().peek().kind() == Kind.STRING
        && type.plain() instanceof Type.Array array
        && array.element().isInteger()
        && (cursor().peek(1).is(",")
            || cursor().peek(1).is("}")
            || cursor().peek(1).is(";")
            || cursor().peek(1).kind() == Kind.STRING);
  }

  private static boolean matches(Type type, Expression.Text text) {
    Type element = type.target();
    Type characters = text.type().target();
    return element != null
        && characters != null
        && element.isInteger()
        && element.size() == characters.size();
  }

  private void text(Type type, long offset) {
    Expression.Text text = reading.primaries.strings(cursor().index());
    if (!matches(type, text)) {
      throw new Malformed(
          text.at(),
          "cannot initialize array of '" + Spelling.of(type) + "' from a string literal");
    }
    store(type, offset, text);
  }

  private void store(Type type, long offset, Expression.Text text) {
    long size = type.size() < 0 ? text.bytes().length : type.size();
    if (size > reading.budget.limits().objectBytes()) {
      throw Malformed.unsupported(text.at(), "an object of " + size + " bytes");
    }
    byte[] bytes = Arrays.copyOf(text.bytes(), (int) Math.min(size, text.bytes().length));
    Type element = type.target();
    long each = element == null ? 1 : element.size();
    Type exact = new Type.Array(element == null ? type : element, bytes.length / each);
    add(offset, exact, null, new Expression.Text(exact, bytes, text.at()));
    extent = Math.max(extent, offset + bytes.length);
  }

  // ---- lists

  private void braced(Type type, long offset, @Nullable BitField bits) {
    cursor().expect("{");
    if (isText(type)) {
      text(type, offset);
      cursor().accept(",");
      cursor().expect("}");
      return;
    }
    switch (type.plain()) {
      case StructType struct -> structList(struct, offset);
      case Type.Array array -> arrayList(array, offset);
      default -> {
        if (cursor().at("}")) {
          add(offset, type, bits, reading.typing.convert(zero(), type));
        } else {
          element(type, offset, bits, null, false);
          while (cursor().accept(",") && !cursor().at("}")) {
            reading.expressions.assignment();
          }
        }
      }
    }
    cursor().expect("}");
  }

  private Expression zero() {
    return new Expression.Constant(org.interleave.c.type.Basic.INT, 0, cursor().index());
  }

  private void structList(StructType struct, long offset) {
    List<Member> members = struct.members();
    int next = 0;
    while (!cursor().at("}")) {
      if (designated()) {
        next = designateMember(struct, offset, false);
      } else {
        next = skipUnnamed(members, next);
        if (next >= members.size() || struct.union() && next > skipUnnamed(members, 0)) {
          excess();
        } else {
          Member member = members.get(next++);
          element(member.type(), offset + member.offset(), member.bits(), null, false);
        }
      }
      if (!cursor().accept(",")) {
        return;
      }
    }
  }

  private static int skipUnnamed(List<Member> members, int from) {
    int next = from;
    while (next < members.size()
        && members.get(next).name().isEmpty()
        && !members.get(next).anonymous()) {
      next++;
    }
    return next;
  }

  private void excess() {
    reading.warning(cursor().index(), "excess elements in initializer");
    if (cursor().at("{")) {
      cursor().skipBrackets();
    } else {
      reading.expressions.assignment();
    }
  }

  private void arrayList(Type.Array array, long offset) {
    long next = 0;
    while (!cursor().at("}")) {
      if (cursor().at("[") && !cursor().at("[", "[")) {
        next = designateIndex(array, offset, false);
      } else if (array.length() >= 0 && next >= array.length()) {
        excess();
      } else {
        long size = array.element().size();
        element(array.element(), offset + next * size, null, null, false);
        extent = Math.max(extent, offset + (next + 1) * size);
        next++;
      }
      if (!cursor().accept(",")) {
        return;
      }
    }
  }

  // ---- designators

  private boolean designated() {
    return cursor().at(".")
        || cursor().peek().kind() == Kind.IDENTIFIER && cursor().peek(1).is(":");
  }

  /** Gives the index of the member that follows. */
  private int designateMember(StructType struct, long offset, boolean nested) {
    int start = cursor().index();
    boolean dot = cursor().accept(".");
    String name = cursor().take().text();
    List<Member> path = struct.find(name);
    if (path.isEmpty()) {
      throw new Malformed(
          start, "'" + Spelling.of(struct) + "' has no member named '" + name + "'");
    }
    Member member = path.getFirst();
    int index = struct.members().indexOf(member);
    if (path.size() > 1 && member.type().plain() instanceof StructType inner) {
      cursor().moveTo(start);
      designateMember(inner, offset + member.offset(), true);
    } else {
      if (!dot) {
        cursor().expect(":");
      }
      behindDesignator(member.type(), offset + member.offset(), member.bits(), !dot);
    }
    if (nested && !struct.union()) {
      rest(struct, offset, index + 1, null);
    }
    return index + 1;
  }

  private void behindDesignator(Type type, long offset, @Nullable BitField bits, boolean colon) {
    if (cursor().at(".") && type.plain() instanceof StructType struct) {
      designateMember(struct, offset, true);
    } else if (cursor().at("[") && type.plain() instanceof Type.Array array) {
      designateIndex(array, offset, true);
    } else {
      if (!colon) {
        cursor().accept("=");
      }
      element(type, offset, bits, null, false);
    }
  }

  private long designateIndex(Type.Array array, long offset, boolean nested) {
    int at = cursor().index();
    cursor().expect("[");
    long first = reading.expressions.constant("designator");
    long last = cursor().accept("...") ? reading.expressions.constant("designator") : first;
    cursor().expect("]");
    if (first < 0 || last < first || array.length() >= 0 && last >= array.length()) {
      throw new Malformed(at, "array index in initializer exceeds array bounds");
    }
    long size = array.element().size();
    if ((last + 1) * Math.max(1, size) > reading.budget.limits().objectBytes()) {
      throw Malformed.unsupported(at, "designator [" + last + "] makes too large an object");
    }
    int from = elements.size();
    behindDesignator(array.element(), offset + first * size, null, false);
    int to = elements.size();
    for (long index = first + 1; index <= last; index++) {
      for (int i = from; i < to; i++) {
        Element e = elements.get(i);
        add(e.offset() + (index - first) * size, e.type(), e.bits(), e.value());
      }
    }
    extent = Math.max(extent, offset + (last + 1) * size);
    if (nested) {
      arrayRest(array, offset, last + 1, null);
    }
    return last + 1;
  }

  // ---- omitted braces

  /** Whether a further element of the same list stands behind a comma. */
  private boolean more() {
    if (!cursor().at(",")) {
      return false;
    }
    var next = cursor().peek(1);
    boolean old = next.kind() == Kind.IDENTIFIER && cursor().peek(2).is(":");
    return !next.is("}") && !next.is(".") && !next.is("[") && !old;
  }

  private void rest(StructType struct, long offset, int from, @Nullable Expression parsed) {
    List<Member> members = struct.members();
    Expression first = parsed;
    int next = skipUnnamed(members, from);
    while (next < members.size() && (first != null || more())) {
      if (struct.union() && next > skipUnnamed(members, 0) || flexible(members.get(next))) {
        break;
      }
      if (first == null) {
        cursor().expect(",");
      }
      Member member = members.get(next);
      element(member.type(), offset + member.offset(), member.bits(), first, false);
      first = null;
      next = skipUnnamed(members, next + 1);
    }
    if (first != null) {
      reading.warning(first.at(), "excess elements in initializer");
    }
  }

  private static boolean flexible(Member member) {
    return member.type().isArray() && member.type().size() < 0;
  }

  private void arrayRest(Type.Array array, long offset, long from, @Nullable Expression parsed) {
    Expression first = parsed;
    long size = array.element().size();
    for (long i = from; array.length() < 0 || i < array.length(); i++) {
      if (first == null && !more()) {
        return;
      }
      if (first == null) {
        cursor().expect(",");
      }
      element(array.element(), offset + i * size, null, first, false);
      first = null;
    }
    if (first != null) {
      reading.warning(first.at(), "excess elements in initializer");
    }
  }
}
