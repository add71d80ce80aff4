package org.interleave.c.parse;

import java.util.List;
import java.util.Set;
import org.interleave.c.parse.Entity.EnumConstant;
import org.interleave.c.parse.Entity.TypeName;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.tree.Expression;
import org.interleave.c.type.Basic;
import org.interleave.c.type.EnumType;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads declaration specifiers (C11 6.7.1 to 6.7.5). */
final class Specifying {
  enum StorageClass {
    NONE,
    TYPEDEF,
    EXTERN,
    STATIC,
    AUTO
  }

  /** What stands before the declarators. */
  static final class Specifiers {
    StorageClass storage = StorageClass.NONE;
    boolean threadLocal;
    boolean inline;
    boolean auto;
    Type type = Basic.INT;
    final Attributes attributes = new Attributes();
  }

  private static final Set<String> WORDS =
      Set.of(
          "void",
          "char",
          "short",
          "int",
          "long",
          "float",
          "double",
          "signed",
          "__signed__",
          "__signed",
          "unsigned",
          "_Bool",
          "_Complex",
          "__complex__",
          "__int128",
          "__int128_t",
          "__uint128_t",
          "_Float128",
          "__float128",
          "_Float64",
          "_Float32",
          "_Float64x",
          "_Float32x",
          "struct",
          "union",
          "enum",
          "typeof",
          "__typeof__",
          "__typeof",
          "const",
          "__const",
          "__const__",
          "volatile",
          "__volatile__",
          "__volatile",
          "restrict",
          "__restrict",
          "__restrict__",
          "_Atomic",
          "typedef",
          "extern",
          "static",
          "auto",
          "register",
          "inline",
          "__inline",
          "__inline__",
          "_Noreturn",
          "_Thread_local",
          "__thread",
          "__auto_type",
          "_Alignas",
          "__attribute__",
          "__attribute",
          "__extension__",
          "__builtin_va_list");

  private final Reading reading;
  private final StructType list = vaList();

  Specifying(Reading reading) {
    this.reading = reading;
  }

  private static StructType vaList() {
    StructType type = new StructType("__va_list_tag", false);
    var layout = new org.interleave.c.type.Layout(false, false, 0);
    layout.field("gp_offset", Basic.UINT, 0, false);
    layout.field("fp_offset", Basic.UINT, 0, false);
    layout.field("overflow_arg_area", new Type.Pointer(Basic.VOID), 0, false);
    layout.field("reg_save_area", new Type.Pointer(Basic.VOID), 0, false);
    layout.finish(type, 0);
    return type;
  }

  static boolean startsType(Token token, Scope scope) {
    if (token.kind() != Kind.IDENTIFIER) {
      return false;
    }
    return WORDS.contains(token.text()) || scope.find(token.text()) instanceof TypeName;
  }

  /** Qualifiers gathered so far. */
  private static final class Qualifiers {
    boolean constant;
    boolean volatileAccess;
    boolean atomic;

    Type on(Type type) {
      return Type.qualified(type, constant, volatileAccess, atomic);
    }
  }

  /** The words of an arithmetic type, in any order. */
  private static final class Words {
    int longs;
    boolean shortWord;
    boolean signed;
    boolean unsigned;
    boolean complex;
    @Nullable String base;

    boolean any() {
      return base != null || longs > 0 || shortWord || signed || unsigned || complex;
    }

    Type type() {
      Type type = real();
      return complex ? new Type.Vector(type, type.size() * 2) : type;
    }

    private Type real() {
      Basic basic =
          switch (base == null ? "int" : base) {
            case "void" -> Basic.VOID;
            case "_Bool" -> Basic.BOOL;
            case "char" -> signed ? Basic.SCHAR : Basic.CHAR;
            case "__int128" -> Basic.INT128;
            case "float" -> Basic.FLOAT;
            case "double" -> longs > 0 ? Basic.LDOUBLE : Basic.DOUBLE;
            case "long double" -> Basic.LDOUBLE;
            default ->
                complex && base == null
                    ? Basic.DOUBLE
                    : shortWord
                        ? Basic.SHORT
                        : longs > 1 ? Basic.LLONG : longs == 1 ? Basic.LONG : Basic.INT;
          };
      return unsigned ? basic.unsigned() : basic;
    }
  }

  Specifiers read() {
    Cursor cursor = reading.cursor;
    Specifiers found = new Specifiers();
    Qualifiers qualifiers = new Qualifiers();
    Words words = new Words();
    Type named = null;
    int start = cursor.index();
    while (true) {
      if (reading.attributing.into(found.attributes)) {
        continue;
      }
      Token token = cursor.peek();
      if (token.kind() != Kind.IDENTIFIER) {
        break;
      }
      if (storage(token.text(), found) || qualifier(qualifiers) || word(token.text(), words)) {
        cursor.take();
        continue;
      }
      if (named != null || words.any() || found.auto) {
        break;
      }
      named = specifier(token, found);
      if (named == null && !found.auto && isUnknown(token)) {
        // as gcc does: said once, and read on
        reading.error(cursor.index(), "unknown type name '" + token.text() + "'");
        cursor.take();
        if (reading.startsType() || isUnknown(cursor.peek())) {
          // more likely a macro that a missing header has, for an attribute
          continue;
        }
        named = Basic.INT;
        reading.scope.declare(token.text(), new TypeName(named, cursor.index() - 1));
      }
      if (named == null && !found.auto) {
        break;
      }
    }
    if (named == null && !words.any() && !found.auto) {
      boolean none = found.storage == StorageClass.NONE && !found.inline;
      if (cursor.index() == start || none && !qualifiers.constant && !qualifiers.volatileAccess) {
        throw cursor.peek().kind() == Kind.IDENTIFIER
            ? new Malformed(cursor.index(), "unknown type name '" + cursor.text() + "'")
            : cursor.expected("a type");
      }
      Token next = cursor.peek(1);
      boolean name = cursor.peek().kind() == Kind.IDENTIFIER;
      if (name && (next.kind() == Kind.IDENTIFIER || next.is("*"))) {
        throw new Malformed(cursor.index(), "unknown type name '" + cursor.text() + "'");
      }
      reading.warning(start, "type defaults to 'int'");
    }
    Type type = named == null ? words.type() : named;
    found.type = found.attributes.applied(qualifiers.on(type));
    return found;
  }

  /** Whether a name that nothing declares stands where a type does: {@code foo_t *x}. */
  private boolean isUnknown(Token token) {
    Token next = reading.cursor.peek(1);
    return token.kind() == Kind.IDENTIFIER
        && reading.scope.find(token.text()) == null
        && (next.kind() == Kind.IDENTIFIER || next.is("*"));
  }

  private static boolean storage(String word, Specifiers found) {
    switch (word) {
      case "typedef" -> found.storage = StorageClass.TYPEDEF;
      case "extern" -> found.storage = StorageClass.EXTERN;
      case "static" -> found.storage = StorageClass.STATIC;
      case "auto", "register" -> {
        if (found.storage == StorageClass.NONE) {
          found.storage = StorageClass.AUTO;
        }
      }
      case "_Thread_local", "__thread" -> found.threadLocal = true;
      case "inline", "__inline", "__inline__" -> found.inline = true;
      case "_Noreturn" -> found.attributes.noReturn = true;
      case "__extension__" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean qualifier(Qualifiers found) {
    switch (reading.cursor.text()) {
      case "const", "__const", "__const__" -> found.constant = true;
      case "volatile", "__volatile__", "__volatile" -> found.volatileAccess = true;
      case "restrict", "__restrict", "__restrict__" -> {}
      case "_Atomic" -> {
        if (reading.cursor.peek(1).is("(")) {
          return false;
        }
        found.atomic = true;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The qualifiers behind a {@code *} or in an array's brackets. */
  Type qualifiedHere(Type type) {
    Qualifiers found = new Qualifiers();
    while (true) {
      if (qualifier(found)) {
        reading.cursor.take();
      } else if (!reading.attributing.into(new Attributes())) {
        return found.on(type);
      }
    }
  }

  private static boolean word(String word, Words words) {
    switch (word) {
      case "void", "char", "int", "float", "double", "_Bool", "__int128" -> {
        if (words.base == null || !word.equals("int")) {
          words.base = word;
        }
      }
      case "__int128_t" -> words.base = "__int128";
      case "__uint128_t" -> {
        words.base = "__int128";
        words.unsigned = true;
      }
      case "_Float128", "__float128", "_Float64x" -> words.base = "long double";
      case "_Float64", "_Float32x" -> words.base = "double";
      case "_Float32" -> words.base = "float";
      case "short" -> words.shortWord = true;
      case "long" -> words.longs++;
      case "signed", "__signed__", "__signed" -> words.signed = true;
      case "unsigned" -> words.unsigned = true;
      case "_Complex", "__complex__" -> words.complex = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable Type specifier(Token token, Specifiers found) {
    Cursor cursor = reading.cursor;
    return switch (token.text()) {
      case "struct", "union" -> reading.declarations.structure();
      case "enum" -> enumeration();
      case "typeof", "__typeof__", "__typeof" -> typeof();
      case "_Atomic" -> {
        cursor.take();
        yield Type.qualified(reading.typeInParentheses().plain(), false, false, true);
      }
      case "__auto_type" -> {
        cursor.take();
        found.auto = true;
        yield null;
      }
      case "__builtin_va_list" -> {
        cursor.take();
        yield new Type.Array(list, 1);
      }
      default -> {
        if (reading.scope.find(token.text()) instanceof TypeName known) {
          cursor.take();
          yield known.type();
        }
        yield null;
      }
    };
  }

  private Type typeof() {
    Cursor cursor = reading.cursor;
    cursor.take();
    cursor.expect("(");
    Type type =
        reading.startsType()
            ? reading.declarations.typeName()
            : reading.expressions.unevaluated().type();
    cursor.expect(")");
    return type;
  }

  private Type enumeration() {
    Cursor cursor = reading.cursor;
    int at = cursor.index();
    cursor.take();
    Attributes attributes = reading.attributing.any();
    String tag = "";
    if (cursor.peek().kind() == Kind.IDENTIFIER) {
      tag = cursor.take().text();
    }
    if (!cursor.at("{")) {
      if (tag.isEmpty()) {
        throw cursor.expected("identifier or '{'");
      }
      if (reading.scope.tag(tag) instanceof EnumType known) {
        return known;
      }
      EnumType forward = new EnumType(tag);
      reading.scope.declareTag(tag, forward, at);
      return forward;
    }
    if (!tag.isEmpty() && reading.scope.tagHere(tag) instanceof EnumType e && e.complete()) {
      reading.complain(at, true, "redeclaration of 'enum " + tag + "'");
    }
    EnumType type =
        reading.scope.tagHere(tag) instanceof EnumType known && !known.complete()
            ? known
            : new EnumType(tag);
    if (!tag.isEmpty()) {
      reading.scope.declareTag(tag, type, at);
    }
    constants(type, attributes);
    return type;
  }

  private record Counted(String name, long value, boolean unsigned, int at) {}

  private void constants(EnumType type, Attributes attributes) {
    Cursor cursor = reading.cursor;
    cursor.expect("{");
    List<Counted> all = new java.util.ArrayList<>();
    long next = 0;
    boolean nextUnsigned = false;
    while (!cursor.at("}")) {
      int at = cursor.index();
      Token name = cursor.take();
      if (name.kind() != Kind.IDENTIFIER) {
        throw new Malformed(at, "expected identifier before '" + name.text() + "'");
      }
      reading.attributing.any();
      if (cursor.accept("=")) {
        Expression value = reading.expressions.constantExpression("enumeration constant");
        next = value instanceof Expression.Constant c ? c.value() : 0;
        nextUnsigned = next < 0 && !value.type().scalar().signed();
      }
      all.add(new Counted(name.text(), next, nextUnsigned, at));
      boolean fits = next == (int) next && !nextUnsigned;
      Type now =
          fits
              ? Basic.INT
              : nextUnsigned ? Basic.ULONG : next == (next & 0xffffffffL) ? Basic.UINT : Basic.LONG;
      reading.scope.declare(name.text(), new EnumConstant(now, next, at));
      next++;
      if (!cursor.accept(",")) {
        break;
      }
    }
    cursor.expect("}");
    attributes.addAll(reading.attributing.any());
    long least = 0;
    long greatest = 0;
    boolean unsigned = false;
    for (Counted constant : all) {
      unsigned |= constant.unsigned;
      least = constant.unsigned ? least : Math.min(least, constant.value);
      greatest = constant.unsigned ? greatest : Math.max(greatest, constant.value);
    }
    type.complete(least, greatest, unsigned, attributes.packed);
    for (Counted constant : all) {
      // C11 wants int; what an int cannot hold has gcc's type of the enumeration
      boolean fits = constant.value == (int) constant.value && !constant.unsigned;
      reading.scope.declare(
          constant.name,
          new EnumConstant(fits ? Basic.INT : type.underlying(), constant.value, constant.at));
    }
  }
}
