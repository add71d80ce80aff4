package org.interleave.c.token;

import java.util.List;

/** A macro of a unit; disabled while its own expansion is read (C11 6.10.3.4). */
final class Macro {
  enum Style {
    OBJECT,
    FUNCTION,
    /** The value depends on where it is used. */
    DYNAMIC
  }

  /** What a #define says: the same for all units that read the line. */
  static final class Definition {
    private final String name;
    private final Style style;
    private final int parameters;
    private final boolean variadic;
    private final Token[] body;

    /** For each token of the body the parameter that it names, or -1. */
    private final int[] parameterOf;

    Definition(
        String name, Style style, List<String> parameters, boolean variadic, List<Token> body) {
      this.name = name;
      this.style = style;
      this.parameters = parameters.size();
      this.variadic = variadic;
      this.body = body.toArray(Token[]::new);
      this.parameterOf = new int[this.body.length];
      for (int i = 0; i < this.body.length; i++) {
        parameterOf[i] = this.body[i].identifier() ? parameters.indexOf(this.body[i].text()) : -1;
      }
    }

    String name() {
      return name;
    }
  }

  private final Definition definition;
  private int disabled;

  Macro(Definition definition) {
    this.definition = definition;
  }

  Definition definition() {
    return definition;
  }

  String name() {
    return definition.name;
  }

  Style style() {
    return definition.style;
  }

  int parameters() {
    return definition.parameters;
  }

  boolean variadic() {
    return definition.variadic;
  }

  Token[] body() {
    return definition.body;
  }

  int parameterOf(int index) {
    return definition.parameterOf[index];
  }

  boolean enabled() {
    return disabled == 0;
  }

  void disable() {
    disabled++;
  }

  void enable() {
    disabled--;
  }
}
