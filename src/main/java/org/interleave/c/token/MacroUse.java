package org.interleave.c.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.c.token.Token.Kind;
import org.jspecify.annotations.Nullable;

/** One use of a macro: in a file, or inside of another one. */
public final class MacroUse {
  private final MacroUses uses;
  private final int index;

  MacroUse(MacroUses uses, int index) {
    this.uses = uses;
    this.index = index;
  }

  /** Unique in its unit. */
  public int id() {
    return index;
  }

  public String name() {
    return uses.name(index).text();
  }

  /** Of its name: where it is used, or in the definition of the macro that it comes up in. */
  public Place place() {
    return uses.name(index).place();
  }

  /** The index of the first token that it expands to. */
  public int first() {
    return uses.first(index);
  }

  /** The index behind the last token; as {@link #first} if it expands to nothing. */
  public int end() {
    return uses.end(index);
  }

  public int count() {
    return end() - first();
  }

  /** Whether the range is its own; that of a use in a macro's argument is the macro's. */
  public boolean located() {
    return uses.located(index);
  }

  public Optional<MacroUse> outer() {
    return Optional.ofNullable(uses.outer(index));
  }

  /** All that come up inside of it, at any depth, each behind the one that it comes up in. */
  public List<MacroUse> inner() {
    return uses.inner(index);
  }

  /** Whether a token is spelled in what this use covers of its file. */
  public boolean spells(Token token) {
    Token name = uses.name(index);
    int close = uses.close(index);
    return token.file() == name.file()
        && (close < 0
            ? token.offset() == name.offset()
            : token.offset() >= name.offset() && token.offset() <= close);
  }

  /**
   * The texts of the arguments, cut at every comma outside of brackets; empty for a use without.
   * Inside of another macro they are as that one hands them on; what comes up in code of headers
   * has none.
   */
  public List<String> arguments() {
    int close = uses.close(index);
    List<List<Token>> given = uses.given(index);
    if (close >= 0) {
      return written(uses.name(index), close);
    }
    if (given == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (List<Token> argument : given) {
      cut(argument, texts);
    }
    return texts;
  }

  private static List<String> written(Token name, int close) {
    String text = name.file().content().substring(name.offset() + name.text().length(), close);
    SourceFile cut = SourceFile.text("", text);
    List<Token> tokens = new ArrayList<>();
    int from = 0;
    while (from < cut.end() && !cut.token(from).is("(")) {
      from++;
    }
    for (int i = from + 1; i < cut.end(); i++) {
      tokens.add(cut.token(i));
    }
    List<String> texts = new ArrayList<>();
    if (!tokens.isEmpty()) {
      cut(tokens, texts);
    }
    return texts;
  }

  /** Adds the texts between commas that stand in no brackets. */
  public static void cut(List<Token> tokens, List<String> to) {
    int depth = 0;
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.PUNCTUATOR) {
        continue;
      }
      switch (token.text()) {
        case "(", "[", "{" -> depth++;
        case ")", "]", "}" -> depth--;
        case "," -> {
          if (depth == 0) {
            to.add(text(tokens.subList(from, i)));
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    to.add(text(tokens.subList(from, tokens.size())));
  }

  private static String text(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    @Nullable Token before = null;
    for (Token token : tokens) {
      boolean words = before != null && word(before) && word(token);
      if (before != null && (token.spaced() || token.first() || words)) {
        text.append(' ');
      }
      text.append(token.text());
      before = token;
    }
    return text.toString();
  }

  private static boolean word(Token token) {
    return token.kind() == Kind.IDENTIFIER || token.kind() == Kind.NUMBER;
  }

  @Override
  public String toString() {
    List<String> arguments = arguments();
    return name() + (arguments.isEmpty() ? "" : arguments.toString()) + "@" + place();
  }
}
