package org.interleave.c.token;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.token.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Replaces the parameters of a macro's body (C11 6.10.3.1 to 6.10.3.3, with GNU's comma). */
final class Expansion {
  /** Expands an argument completely. */
  @FunctionalInterface
  interface Expander {
    List<Token> expand(List<Token> argument);
  }

  private final Macro macro;
  private final List<List<Token>> arguments;
  private final List<@Nullable List<Token>> expanded = new ArrayList<>();
  private final Expander expander;
  private final Budget budget;
  private final List<Token> out = new ArrayList<>();
  private boolean paste;

  private Expansion(Macro macro, List<List<Token>> arguments, Expander expander, Budget budget) {
    this.macro = macro;
    this.arguments = arguments;
    this.expander = expander;
    this.budget = budget;
    for (int i = 0; i < arguments.size(); i++) {
      expanded.add(null);
    }
  }

  static Token[] of(
      Macro macro, List<List<Token>> arguments, Token name, Expander expander, Budget budget) {
    Expansion expansion = new Expansion(macro, arguments, expander, budget);
    expansion.substitute(0, macro.body().length);
    List<Token> out = expansion.out;
    out.removeIf(token -> token.text().isEmpty());
    if (!out.isEmpty()) {
      out.set(0, out.getFirst().spacedAs(name));
    }
    return out.toArray(Token[]::new);
  }

  private void substitute(int from, int to) {
    Token[] body = macro.body();
    boolean function = macro.style() == Macro.Style.FUNCTION;
    for (int i = from; i < to; i++) {
      Token token = body[i];
      boolean pasteNext = i + 1 < to && body[i + 1].is("##");
      if (token.is("##") && i > from && i + 1 < to) {
        paste = true;
      } else if (function && token.is("#") && i + 1 < to && macro.parameterOf(i + 1) >= 0) {
        append(List.of(stringify(token, arguments.get(macro.parameterOf(++i)))));
      } else if (function && macro.parameterOf(i) >= 0) {
        argument(i, pasteNext);
      } else if (function && macro.variadic() && token.is("__VA_OPT__")) {
        i = optional(i, to);
      } else {
        append(List.of(token));
      }
    }
  }

  private void argument(int index, boolean pasteNext) {
    int parameter = macro.parameterOf(index);
    List<Token> raw = arguments.get(parameter);
    boolean rest = macro.variadic() && parameter == macro.parameters() - 1;
    if (paste && rest && !out.isEmpty() && out.getLast().is(",")) {
      paste = false;
      if (raw.isEmpty()) {
        out.removeLast();
      } else {
        append(expandedArgument(parameter));
      }
      return;
    }
    List<Token> tokens = paste || pasteNext ? raw : expandedArgument(parameter);
    if (!tokens.isEmpty()) {
      tokens = new ArrayList<>(tokens);
      tokens.set(0, tokens.getFirst().spacedAs(macro.body()[index]));
    }
    append(tokens);
  }

  private List<Token> expandedArgument(int parameter) {
    List<Token> known = expanded.get(parameter);
    if (known == null) {
      known = expander.expand(arguments.get(parameter));
      expanded.set(parameter, known);
    }
    return known;
  }

  /** __VA_OPT__ ( … ) stands for its content if there are further arguments. */
  private int optional(int index, int to) {
    Token[] body = macro.body();
    int open = index + 1;
    if (open >= to || !body[open].is("(")) {
      return index;
    }
    int depth = 0;
    int close = open;
    for (; close < to; close++) {
      if (body[close].is("(")) {
        depth++;
      } else if (body[close].is(")") && --depth == 0) {
        break;
      }
    }
    if (!expandedArgument(macro.parameters() - 1).isEmpty()) {
      substitute(open + 1, Math.min(close, to));
    }
    return close;
  }

  private void append(List<Token> tokens) {
    for (Token token : tokens) {
      budget.spend(token);
    }
    if (!tokens.isEmpty()) {
      budget.keep(tokens.getFirst(), out.size() + tokens.size());
    }
    if (!paste) {
      out.addAll(tokens);
      if (tokens.isEmpty()) {
        out.add(placemarker());
      }
      return;
    }
    paste = false;
    if (tokens.isEmpty()) {
      return;
    }
    Token right = tokens.getFirst();
    if (out.isEmpty() || out.getLast().text().isEmpty()) {
      out.add(right);
    } else {
      pasted(out.removeLast(), right);
    }
    out.addAll(tokens.subList(1, tokens.size()));
  }

  /** Stands for an empty argument, so that nothing else is pasted in its stead. */
  private Token placemarker() {
    Token[] body = macro.body();
    return body[0].withText(Kind.OTHER, "");
  }

  private void pasted(Token left, Token right) {
    budget.make(left, left.text().length() + right.text().length());
    String text = left.text() + right.text();
    if (left.identifier() && (right.identifier() || word(right.text()))) {
      out.add(left.withText(Kind.IDENTIFIER, text));
      return;
    }
    SourceFile cut = SourceFile.text("", text);
    if (cut.end() == 1) {
      out.add(left.withText(cut.token(0).kind(), cut.token(0).text()));
    } else {
      out.add(left);
      out.add(right);
    }
  }

  private static boolean word(String text) {
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
  }

  private Token stringify(Token at, List<Token> argument) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < argument.size(); i++) {
      Token token = argument.get(i);
      budget.make(at, 2L * token.text().length());
      if (i > 0 && (token.spaced() || token.first())) {
        text.append(' ');
      }
      boolean literal = token.kind() == Kind.STRING || token.kind() == Kind.CHARACTER;
      text.append(
          literal ? token.text().replace("\\", "\\\\").replace("\"", "\\\"") : token.text());
    }
    return at.withText(Kind.STRING, text.append('"').toString());
  }
}
