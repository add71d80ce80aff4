package org.interleave.c.parse;

import java.nio.charset.StandardCharsets;
import org.interleave.c.token.Literals;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Reads __attribute__, _Alignas, [[…]] and asm names. */
final class Attributing {
  private static final int BIGGEST_ALIGNMENT = 16;
  private static final long GREATEST = 1L << 28;

  private final Reading reading;

  Attributing(Reading reading) {
    this.reading = reading;
  }

  private Cursor cursor() {
    return reading.cursor;
  }

  /** As many as there are. */
  Attributes any() {
    Attributes found = new Attributes();
    while (into(found)) {}
    return found;
  }

  /** Whether one stood there. */
  boolean into(Attributes found) {
    Cursor cursor = cursor();
    switch (cursor.text()) {
      case "__attribute__", "__attribute" -> {
        cursor.take();
        cursor.expect("(");
        cursor.expect("(");
        while (!cursor.at(")")) {
          if (!cursor.accept(",")) {
            noted(() -> one(found));
          }
        }
        cursor.expect(")");
        cursor.expect(")");
      }
      case "_Alignas", "alignas" -> {
        if (cursor.text().equals("alignas") && !cursor.peek(1).is("(")) {
          return false;
        }
        cursor.take();
        cursor.expect("(");
        long align =
            reading.startsType()
                ? reading.declarations.typeName().align()
                : reading.expressions.constant("alignment");
        cursor.expect(")");
        found.aligned = Math.max(found.aligned, checked(align));
      }
      case "[" -> {
        if (!cursor.peek(1).is("[")) {
          return false;
        }
        standard();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** {@code [[clang::guarded_by(mu), noreturn]]} (C23 6.7.12): only noted. */
  private void standard() {
    Cursor cursor = cursor();
    cursor.expect("[");
    cursor.expect("[");
    while (!cursor.at("]")) {
      if (cursor.accept(",")) {
        continue;
      }
      if (cursor.peek(1).is(":") && cursor.peek(2).is(":")) {
        cursor.take();
        cursor.take();
        cursor.take();
      }
      noted(() -> {
        if (cursor.take().kind() != Kind.IDENTIFIER) {
          throw cursor.expected("an attribute");
        }
        if (cursor.at("(")) {
          cursor.skipBrackets();
        }
      });
    }
    cursor.expect("]");
    cursor.expect("]");
  }

  private void noted(Runnable one) {
    int at = cursor().index();
    one.run();
    if (!reading.inBody()) {
      String name = bare(reading.tokens.tokens()[at].text());
      reading.noted.attribute(name, at, at + 1, cursor().index());
    }
  }

  private static String bare(String name) {
    return name.length() > 4 && name.startsWith("__") && name.endsWith("__")
        ? name.substring(2, name.length() - 2)
        : name;
  }

  private int checked(long align) {
    if (align < 0 || align > GREATEST || Long.bitCount(align) > 1) {
      reading.error(
          cursor().index(), "requested alignment '" + align + "' is not a positive power of 2");
      return 0;
    }
    return (int) align;
  }

  private void one(Attributes found) {
    Cursor cursor = cursor();
    Token word = cursor.take();
    if (word.kind() != Kind.IDENTIFIER) {
      throw cursor.expected("an attribute");
    }
    String name = bare(word.text());
    boolean arguments = cursor.at("(");
    switch (name) {
      case "packed" -> found.packed = true;
      case "weak" -> found.weak = true;
      case "used", "unused" -> found.kept = true;
      case "warn_unused_result" -> found.checked = true;
      case "constructor" -> {
        found.constructor = true;
        found.kept = true;
      }
      case "destructor" -> {
        found.destructor = true;
        found.kept = true;
      }
      case "noreturn" -> found.noReturn = true;
      case "gnu_inline" -> found.gnuInline = true;
      case "transparent_union" -> found.transparentUnion = true;
      case "aligned" -> {
        if (!arguments) {
          found.aligned = Math.max(found.aligned, BIGGEST_ALIGNMENT);
          return;
        }
        cursor.expect("(");
        found.aligned = Math.max(found.aligned, checked(reading.expressions.constant("alignment")));
        cursor.expect(")");
        return;
      }
      case "vector_size" -> {
        cursor.expect("(");
        found.vectorSize = Math.clamp(reading.expressions.constant("size"), 1, GREATEST);
        cursor.expect(")");
        return;
      }
      case "alias" -> {
        found.alias = stringArgument();
        return;
      }
      case "mode" -> {
        cursor.expect("(");
        found.mode = cursor.take().text();
        cursor.expect(")");
        return;
      }
      case "cleanup" -> {
        cursor.expect("(");
        found.cleanupAt = cursor.index();
        found.cleanup = cursor.take().text();
        cursor.expect(")");
        return;
      }
      default -> {}
    }
    if (arguments) {
      cursor.skipBrackets();
    }
  }

  private @Nullable String stringArgument() {
    Cursor cursor = cursor();
    cursor.expect("(");
    StringBuilder text = new StringBuilder();
    while (cursor.peek().kind() == Kind.STRING) {
      byte[] bytes = Literals.string(cursor.take().text(), 1);
      text.append(new String(bytes, StandardCharsets.UTF_8));
    }
    cursor.expect(")");
    return text.toString();
  }

  /** {@code asm("name")} behind a declarator, and attributes around it. */
  Attributes behindDeclarator() {
    Attributes found = any();
    Cursor cursor = cursor();
    if (cursor.at("asm") || cursor.at("__asm__") || cursor.at("__asm")) {
      cursor.take();
      found.assembler = stringArgument();
      found.addAll(any());
    }
    return found;
  }

  static Type withMode(Type type, String mode) {
    String bare = mode.replace("_", "");
    boolean unsigned = type.isInteger() && !type.scalar().signed();
    Basic basic =
        switch (bare) {
          case "QI", "byte" -> Basic.SCHAR;
          case "HI" -> Basic.SHORT;
          case "SI" -> type.isFloating() ? Basic.FLOAT : Basic.INT;
          case "DI", "word", "pointer" -> Basic.LONG;
          case "TI" -> Basic.INT128;
          case "SF" -> Basic.FLOAT;
          case "DF" -> Basic.DOUBLE;
          default -> Basic.VOID;
        };
    return basic == Basic.VOID ? type : Type.qualifiedAs(unsigned ? basic.unsigned() : basic, type);
  }
}
