package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interleave.c.parse.Specifying.Specifiers;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Conversions;
import org.interleave.c.type.Layout;
import org.interleave.c.type.Spelling;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads declarators, structures and type names (C11 6.7.2.1, 6.7.6, 6.7.7). */
final class Declarations {
  /** The parameters of a function declarator, with the scope they are in. */
  record Parameters(
      List<Variable> variables, Scope scope, List<Statement> measures, boolean oldStyle) {}

  /**
   * @param name empty for an abstract one
   * @param parameters if it declares a function directly
   */
  record Declarator(String name, int at, Type type, @Nullable Parameters parameters) {}

  private record Suffixed(Type type, @Nullable Parameters parameters) {}

  private final Reading reading;

  Declarations(Reading reading) {
    this.reading = reading;
  }

  Type typeName() {
    Specifiers specifiers = reading.specifying.read();
    Declarator declarator = declarator(specifiers.type);
    if (!declarator.name().isEmpty()) {
      throw new Malformed(declarator.at(), "expected ')' before '" + declarator.name() + "'");
    }
    reading.attributing.any();
    return declarator.type();
  }

  Declarator declarator(Type base) {
    Cursor cursor = reading.cursor;
    cursor.enter();
    Type type = pointers(base);
    Declarator result;
    if (cursor.at("(") && nested()) {
      result = inParentheses(type);
    } else {
      String name = "";
      int at = cursor.index();
      if (cursor.peek().kind() == Kind.IDENTIFIER) {
        name = cursor.take().text();
      }
      Suffixed suffixed = suffix(type);
      result = new Declarator(name, at, suffixed.type(), suffixed.parameters());
    }
    cursor.leave();
    return result;
  }

  private Type pointers(Type base) {
    Cursor cursor = reading.cursor;
    Type type = base;
    reading.attributing.any();
    while (cursor.accept("*")) {
      type = reading.specifying.qualifiedHere(new Type.Pointer(type));
    }
    return type;
  }

  /** Tells {@code (*f)(…)} from the parameters of an abstract function. */
  private boolean nested() {
    Token next = reading.cursor.peek(1);
    if (next.is("*") || next.is("(") || next.is("[") || next.is("^")) {
      return true;
    }
    if (next.is("__attribute__") || next.is("__attribute")) {
      return true;
    }
    return next.kind() == Kind.IDENTIFIER && !Specifying.startsType(next, reading.scope);
  }

  /** What follows the parentheses belongs to what is inside: it is read first. */
  private Declarator inParentheses(Type type) {
    Cursor cursor = reading.cursor;
    int open = cursor.index();
    cursor.skipBrackets();
    Suffixed outer = suffix(type);
    int behind = cursor.index();
    cursor.moveTo(open);
    cursor.expect("(");
    Declarator inner = declarator(outer.type());
    cursor.expect(")");
    cursor.moveTo(behind);
    if (inner.type() == outer.type() && inner.parameters() == null) {
      return new Declarator(inner.name(), inner.at(), inner.type(), outer.parameters());
    }
    return inner;
  }

  private Suffixed suffix(Type type) {
    Cursor cursor = reading.cursor;
    if (cursor.at("(")) {
      return function(type);
    }
    if (cursor.at("[") && !cursor.at("[", "[")) {
      cursor.enter();
      Type result = array(type);
      cursor.leave();
      return new Suffixed(result, null);
    }
    return new Suffixed(type, null);
  }

  private Type array(Type element) {
    Cursor cursor = reading.cursor;
    int at = cursor.index();
    cursor.expect("[");
    Type pointer = element;
    while (cursor.accept("static") || (pointer = qualifiersIn(pointer)) != element) {
      element = pointer;
    }
    Expression length = null;
    if (cursor.at("*", "]")) {
      cursor.take();
    } else if (!cursor.at("]")) {
      length = reading.typing.value(reading.expressions.assignment());
    }
    cursor.expect("]");
    Type inner = suffix(element).type();
    if (inner.isFunction()) {
      throw new Malformed(at, "declaration as array of functions");
    }
    if (inner.isStruct() && !inner.isComplete()) {
      throw new Malformed(
          at, "array type has incomplete element type '" + Spelling.of(inner) + "'");
    }
    if (length == null) {
      return new Type.Array(inner, -1);
    }
    if (!length.type().isInteger()) {
      throw new Malformed(at, "size of array has non-integer type");
    }
    if (length instanceof Expression.Constant constant) {
      return fixed(inner, constant, at);
    }
    Variable hidden = reading.hidden("length", at);
    Expression value = reading.typing.convert(length, Basic.LONG);
    reading.measures.add(new Statement.Measure(hidden, value, at));
    return new Type.VariableArray(inner, hidden);
  }

  private Type qualifiersIn(Type element) {
    switch (reading.cursor.text()) {
      case "const", "restrict", "volatile", "__restrict", "__restrict__" -> reading.cursor.take();
      default -> {
        return element;
      }
    }
    return qualifiersIn(element);
  }

  private Type fixed(Type element, Expression.Constant length, int at) {
    long count = length.value();
    if (count < 0 && length.type().scalar().signed()) {
      throw new Malformed(at, "size of array is negative");
    }
    long size = Math.max(1, element.size());
    if (count < 0 || count > (1L << 46) / size) {
      throw Malformed.unsupported(at, "an array of " + Long.toUnsignedString(count) + " elements");
    }
    return new Type.Array(element, count);
  }

  private Suffixed function(Type result) {
    Cursor cursor = reading.cursor;
    cursor.expect("(");
    Scope outer = reading.scope;
    List<Statement> measures = reading.measures;
    reading.measures = new ArrayList<>();
    reading.scope = outer.prototype();
    try {
      if (cursor.peek().kind() == Kind.IDENTIFIER
          && !Specifying.startsType(cursor.peek(), reading.scope)
          && (cursor.peek(1).is(",") || cursor.peek(1).is(")"))) {
        return oldStyle(result);
      }
      List<Variable> parameters = new ArrayList<>();
      boolean variadic = false;
      boolean prototyped = !cursor.at(")");
      while (!cursor.at(")")) {
        if (cursor.accept("...")) {
          variadic = true;
          break;
        }
        parameters.add(parameter());
        if (!cursor.accept(",")) {
          break;
        }
      }
      if (!cursor.accept(")")) {
        throw cursor.expected("';', ',' or ')'");
      }
      if (parameters.size() == 1
          && parameters.getFirst().type().isVoid()
          && parameters.getFirst().name().isEmpty()) {
        parameters.clear();
      }
      List<Type> types = parameters.stream().map(Variable::type).map(Type::plain).toList();
      Type type = new Type.Function(result, types, variadic, prototyped);
      return new Suffixed(type, new Parameters(parameters, reading.scope, reading.measures, false));
    } finally {
      reading.scope = outer;
      reading.measures = measures;
    }
  }

  private Suffixed oldStyle(Type result) {
    Cursor cursor = reading.cursor;
    List<Variable> parameters = new ArrayList<>();
    do {
      int at = cursor.index();
      String name = cursor.take().text();
      Variable variable = new Variable(name, Basic.INT, Variable.Storage.PARAMETER, at);
      reading.scope.declare(name, new Entity.ObjectName(variable));
      parameters.add(variable);
    } while (cursor.accept(","));
    cursor.expect(")");
    Type type = new Type.Function(result, List.of(), false, false);
    return new Suffixed(type, new Parameters(parameters, reading.scope, reading.measures, true));
  }

  private Variable parameter() {
    Cursor cursor = reading.cursor;
    int start = cursor.index();
    Specifiers specifiers = reading.specifying.read();
    Declarator declarator = declarator(specifiers.type);
    Attributes attributes = reading.attributing.any();
    Type type = attributes.applied(declarator.type());
    Type adjusted = adjusted(type);
    Variable variable =
        new Variable(declarator.name(), adjusted, Variable.Storage.PARAMETER, declarator.at());
    if (!declarator.name().isEmpty()) {
      if (reading.scope.here(declarator.name()) instanceof Entity.ObjectName(Variable other)) {
        boolean same = Conversions.compatible(other.type(), adjusted);
        String what = same ? "redefinition of parameter '" : "conflicting types for '";
        reading.complain(declarator.at(), true, what + declarator.name() + "'");
      }
      reading.scope.declare(declarator.name(), new Entity.ObjectName(variable));
    }
    if (cursor.ended()) {
      throw cursor.expected("')'");
    }
    if (!reading.inBody()) {
      reading.noted.parameter(start, cursor.index(), variable);
    }
    return variable;
  }

  /** C11 6.7.6.3p7 and p8. */
  static Type adjusted(Type type) {
    Type target = type.target();
    if (type.isArray() && target != null) {
      return new Type.Pointer(target);
    }
    return type.isFunction() ? new Type.Pointer(type) : type;
  }

  // ---- structures and unions

  Type structure() {
    Cursor cursor = reading.cursor;
    int at = cursor.index();
    boolean union = cursor.take().is("union");
    Attributes attributes = reading.attributing.any();
    String tag = "";
    if (cursor.peek().kind() == Kind.IDENTIFIER) {
      tag = cursor.take().text();
    }
    if (!cursor.at("{")) {
      return reference(tag, union, at);
    }
    StructType type =
        reading.scope.tagHere(tag) instanceof StructType known
                && known.union() == union
                && !known.complete()
            ? known
            : new StructType(tag, union);
    inPrototype(type, at);
    if (!tag.isEmpty()) {
      if (reading.scope.tagHere(tag) instanceof StructType known && known.complete()) {
        reading.error(at, "redefinition of '" + known + "'");
      }
      reading.scope.declareTag(tag, type, at);
    }
    claim(at, cursor.index(), new Noted.OfType(type, at));
    cursor.enter();
    members(type, attributes);
    cursor.leave();
    return type;
  }

  private void inPrototype(StructType type, int at) {
    if (reading.scope.isPrototype() && !type.tag().isEmpty()) {
      reading.complain(
          at,
          false,
          "'"
              + type
              + "' declared inside parameter list will not be visible outside of this definition"
              + " or declaration");
    }
  }

  private void claim(int from, int to, Noted.Subject subject) {
    if (!reading.inBody()) {
      reading.noted.claim(from, to, subject);
    }
  }

  private Type reference(String tag, boolean union, int at) {
    if (tag.isEmpty()) {
      throw reading.cursor.expected("identifier or '{'");
    }
    boolean declares = reading.cursor.at(";");
    Type known = declares ? reading.scope.tagHere(tag) : reading.scope.tag(tag);
    if (known instanceof StructType type && type.union() == union) {
      return type;
    }
    StructType forward = new StructType(tag, union);
    inPrototype(forward, at);
    reading.scope.declareTag(tag, forward, at);
    return forward;
  }

  private record Pending(
      String name, Type type, int aligned, boolean packed, int width, boolean bits, int at) {}

  private void members(StructType type, Attributes attributes) {
    Cursor cursor = reading.cursor;
    cursor.expect("{");
    int pack = reading.pack();
    List<Pending> pending = new ArrayList<>();
    while (!cursor.at("}")) {
      if (cursor.accept(";") || cursor.peek().kind() == Kind.PRAGMA) {
        reading.pragma();
      } else if (cursor.at("_Static_assert") || cursor.at("static_assert")) {
        reading.statements.staticAssert();
      } else {
        member(type, pending);
      }
    }
    int close = cursor.index();
    cursor.expect("}");
    attributes.addAll(reading.attributing.any());
    claim(close, cursor.index() - 1, new Noted.OfType(type, close));
    Set<String> names = new HashSet<>();
    for (Pending member : pending) {
      if (!member.name.isEmpty() && !names.add(member.name)) {
        reading.complain(member.at, true, "duplicate member '" + member.name + "'");
      }
    }
    Layout layout = new Layout(type.union(), attributes.packed, pack);
    for (Pending member : pending) {
      if (member.bits) {
        layout.bitField(member.name, member.type, member.width, member.aligned, member.packed);
      } else {
        layout.field(member.name, member.type, member.aligned, member.packed);
      }
    }
    layout.finish(type, attributes.aligned);
    if (attributes.transparentUnion) {
      type.makeTransparent();
    }
  }

  private void member(StructType owner, List<Pending> pending) {
    Cursor cursor = reading.cursor;
    int start = cursor.index();
    Specifiers specifiers = reading.specifying.read();
    if (cursor.accept(";")) {
      if (specifiers.type.isStruct()) {
        Attributes a = specifiers.attributes;
        pending.add(new Pending("", specifiers.type, a.aligned, a.packed, 0, false, start));
      }
      return;
    }
    int specified = cursor.index() - 1;
    do {
      int begin = cursor.index();
      Declarator declarator =
          cursor.at(":")
              ? new Declarator("", cursor.index(), specifiers.type, null)
              : declarator(specifiers.type);
      boolean bits = cursor.accept(":");
      int width = bits ? width(declarator) : 0;
      Attributes attributes = reading.attributing.any();
      int aligned = Math.max(attributes.aligned, specifiers.attributes.aligned);
      boolean packed = attributes.packed || specifiers.attributes.packed;
      Type type = attributes.applied(declarator.type());
      claim(begin, cursor.index(), new Noted.OfMember(owner, declarator.name(), declarator.at()));
      claim(start, specified, new Noted.OfMember(owner, declarator.name(), declarator.at()));
      if (type.isVoid() || type.isFunction() || !bits && !type.isComplete() && !type.isArray()) {
        reading.error(declarator.at(), noMember(type, declarator.name()));
        type = Basic.INT;
      }
      if (type.isVariable()) {
        throw Malformed.unsupported(start, "member " + declarator.name() + " of variable length");
      }
      pending.add(
          new Pending(declarator.name(), type, aligned, packed, width, bits, declarator.at()));
    } while (cursor.accept(","));
    if (cursor.at("}")) {
      reading.complain(cursor.index(), false, "no semicolon at end of struct or union");
    } else {
      cursor.endDeclaration();
    }
  }

  private static String noMember(Type type, String name) {
    if (type.isVoid()) {
      return "variable or field '" + name + "' declared void";
    }
    return "field '"
        + name
        + (type.isFunction() ? "' declared as a function" : "' has incomplete type");
  }

  private int width(Declarator declarator) {
    int at = reading.cursor.index();
    long width = reading.expressions.constant("width of a bit-field");
    Type type = declarator.type();
    long most = type.plain() == Basic.BOOL ? 1 : type.size() * 8;
    if (!type.isInteger() || width < 0 || width > most || width > 64) {
      throw new Malformed(at, "width of bit-field exceeds its type, or is negative");
    }
    return (int) width;
  }
}
