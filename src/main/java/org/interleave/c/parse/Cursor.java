package org.interleave.c.parse;

import org.interleave.c.token.Budget;
import org.interleave.c.token.Token;
import org.interleave.c.token.Token.Kind;
import org.interleave.c.token.Tokens;

/** A position in the tokens of a unit. */
final class Cursor {
  private final Tokens tokens;
  private final Budget budget;
  private int index;

  Cursor(Tokens tokens, Budget budget, int index) {
    this.tokens = tokens;
    this.budget = budget;
    this.index = index;
  }

  int index() {
    return index;
  }

  void moveTo(int position) {
    index = position;
  }

  Token peek() {
    return tokens.tokens()[index];
  }

  Token peek(int ahead) {
    return tokens.tokens()[Math.min(index + ahead, tokens.size() - 1)];
  }

  String text() {
    return peek().text();
  }

  boolean ended() {
    return peek().kind() == Kind.END;
  }

  boolean at(String text) {
    return peek().is(text);
  }

  boolean at(String first, String second) {
    return peek().is(first) && peek(1).is(second);
  }

  Token take() {
    Token token = peek();
    budget.spend(token);
    if (token.kind() != Kind.END) {
      index++;
    }
    return token;
  }

  boolean accept(String text) {
    if (at(text)) {
      take();
      return true;
    }
    return false;
  }

  /** As gcc, what lacks is looked for behind the token before, unless that is a macro's. */
  void expect(String text) {
    if (!accept(text)) {
      int last = Math.max(0, index - 1);
      boolean macro = tokens.tokens()[last].file() != tokens.origins()[last].file();
      throw new Malformed(macro ? index : last, "expected '" + text + "'" + before());
    }
  }

  /** Behind the last declarator. */
  void endDeclaration() {
    if (!accept(";")) {
      throw expected("',' or ';'");
    }
  }

  Malformed expected(String what) {
    return new Malformed(index, "expected " + what + before());
  }

  private String before() {
    if (ended()) {
      return " at end of input";
    }
    return switch (peek().kind()) {
      case NUMBER -> " before numeric constant";
      case STRING -> " before string constant";
      case CHARACTER -> " before character constant";
      default -> " before '" + peek().text() + "'";
    };
  }

  /** One level deeper, until {@link #leave}. */
  void enter() {
    budget.enter(tokens.origins()[index]);
  }

  void leave() {
    budget.leave();
  }

  int depth() {
    return budget.depth();
  }

  void depth(int earlier) {
    budget.depth(earlier);
  }

  /** From an opening bracket to behind the one that closes it. */
  void skipBrackets() {
    int depth = 0;
    int start = index;
    do {
      Token token = take();
      if (token.kind() == Kind.END) {
        throw new Malformed(start, "'" + tokens.tokens()[start].text() + "' is never closed");
      }
      if (token.kind() == Kind.PUNCTUATOR) {
        depth +=
            switch (token.text()) {
              case "(", "[", "{" -> 1;
              case ")", "]", "}" -> -1;
              default -> 0;
            };
      }
    } while (depth > 0);
  }

  /** From the brace that opens a body to behind the one that closes it, whatever is inside. */
  void skipBody() {
    int depth = 0;
    int start = index;
    do {
      Token token = take();
      if (token.kind() == Kind.END) {
        throw new Malformed(start, "'{' is never closed");
      }
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    } while (depth > 0);
  }

  /** Whether a brace begins the list of a type or an initialiser: a declarator may follow. */
  private boolean list() {
    Token before = tokens.tokens()[Math.max(0, index - 1)];
    Token earlier = tokens.tokens()[Math.max(0, index - 2)];
    return before.is("=") || aggregate(before) || aggregate(earlier);
  }

  private static boolean aggregate(Token token) {
    return token.is("struct") || token.is("union") || token.is("enum");
  }

  /** Behind the declaration or statement that could not be understood. */
  void recover() {
    int depth = 0;
    boolean list = false;
    while (!ended()) {
      Token token = peek();
      if (token.kind() == Kind.PUNCTUATOR) {
        switch (token.text()) {
          case "{" -> {
            list |= depth == 0 && list();
            depth++;
          }
          case "(", "[" -> depth++;
          case ")", "]" -> depth--;
          case "}" -> {
            depth--;
            if (depth < 0) {
              return;
            }
            if (depth == 0 && !list && !peek(1).is(";") && !peek(1).is(",") && !peek(1).is(")")) {
              take();
              return;
            }
          }
          case ";" -> {
            if (depth <= 0) {
              take();
              return;
            }
          }
          default -> {}
        }
      }
      take();
    }
  }
}
