package org.interleave.c.token;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.interleave.c.token.OpenFile.Conditional;
import org.interleave.c.token.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Executes the lines that begin with # (C11 6.10). */
final class Directives {
  private final boolean partial;
  private final Preprocessor preprocessor;
  private final Inclusion inclusion;
  private final Budget budget;
  private final Set<SourceFile> once = new LinkedHashSet<>();
  private boolean expanding;

  /**
   * @param partial whether what a missing header has is done without
   */
  Directives(Preprocessor preprocessor, Inclusion inclusion, Budget budget, boolean partial) {
    this.partial = partial;
    this.preprocessor = preprocessor;
    this.inclusion = inclusion;
    this.budget = budget;
  }

  /** The files that are not to be included once more. */
  Set<SourceFile> once() {
    return once;
  }

  /** The file stands behind the #; a pragma that parsing must know is given back. */
  @Nullable Token execute(OpenFile file, Token pound) {
    int from = file.position();
    int end = file.file().endOfLine(from);
    file.moveTo(end);
    if (from == end) {
      return null;
    }
    Token word = file.file().token(from);
    if (word.is("define")) {
      define(file.file(), from, end);
      return null;
    }
    List<Token> rest = file.file().tokens(from + 1, end);
    switch (word.text()) {
      case "undef" -> undefine(word, rest);
      case "include", "include_next", "import" -> include(file, word, rest);
      case "if" -> open(file, word, condition(word, rest));
      case "ifdef" -> open(file, word, defined(word, rest));
      case "ifndef" -> open(file, word, !defined(word, rest));
      case "elif", "else", "elifdef", "elifndef" -> otherwise(file, word);
      case "endif" -> {
        if (file.conditionals().poll() == null) {
          preprocessor.problem(word, "#endif without #if");
        }
      }
      case "pragma" -> {
        return pragmaLine(file, word, rest);
      }
      case "error" -> preprocessor.problem(pound, "#error" + text(rest));
      case "warning", "line", "ident", "sccs", "assert", "unassert" -> {}
      default -> {
        if (word.kind() != Kind.NUMBER) {
          preprocessor.problem(word, "invalid directive #" + word.text());
        }
      }
    }
    return null;
  }

  private static String text(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(token.spaced() ? " " : "").append(token.text());
    }
    return text.toString();
  }

  private void define(SourceFile file, int at, int end) {
    Macro.Definition known = file.definition(at);
    if (known == null) {
      known = definition(file.token(at), file.tokens(at + 1, end));
      if (known == null) {
        return;
      }
      file.define(at, known);
    }
    preprocessor.define(known);
  }

  private Macro.@Nullable Definition definition(Token word, List<Token> rest) {
    if (rest.isEmpty() || !rest.getFirst().identifier()) {
      preprocessor.problem(word, "macro name expected");
      return null;
    }
    Token name = rest.getFirst();
    if (name.is("defined")) {
      preprocessor.problem(name, "defined cannot be a macro");
      return null;
    }
    if (rest.size() < 2 || !rest.get(1).is("(") || rest.get(1).spaced()) {
      List<Token> body = rest.subList(1, rest.size());
      return new Macro.Definition(name.text(), Macro.Style.OBJECT, List.of(), false, body);
    }
    List<String> parameters = new ArrayList<>();
    boolean variadic = false;
    int i = 2;
    for (; i < rest.size() && !rest.get(i).is(")"); i++) {
      Token token = rest.get(i);
      if (token.is("...")) {
        variadic = true;
        if (rest.get(i - 1).is("(") || rest.get(i - 1).is(",")) {
          parameters.add("__VA_ARGS__");
        }
      } else if (token.identifier()) {
        parameters.add(token.text());
      } else if (!token.is(",")) {
        preprocessor.problem(token, "malformed parameters of macro " + name.text());
        return null;
      }
    }
    if (i == rest.size()) {
      preprocessor.problem(name, "malformed parameters of macro " + name.text());
      return null;
    }
    List<Token> body = rest.subList(i + 1, rest.size());
    return new Macro.Definition(name.text(), Macro.Style.FUNCTION, parameters, variadic, body);
  }

  private void undefine(Token word, List<Token> rest) {
    if (rest.isEmpty()) {
      preprocessor.problem(word, "macro name expected");
    } else {
      preprocessor.undefine(rest.getFirst().text());
    }
  }

  private boolean defined(Token word, List<Token> rest) {
    if (rest.isEmpty()) {
      preprocessor.problem(word, "macro name expected");
      return false;
    }
    return isDefined(rest.getFirst().text());
  }

  private boolean isDefined(String name) {
    return preprocessor.defined(name) || Offered.operator(name);
  }

  private void open(OpenFile file, Token word, boolean holds) {
    file.conditionals().push(new Conditional(word, holds));
    if (!holds) {
      skip(file);
    }
  }

  /** A branch that was read ends at #elif or #else: the others are not read. */
  private void otherwise(OpenFile file, Token word) {
    Conditional conditional = file.conditionals().peek();
    if (conditional == null) {
      preprocessor.problem(word, "#" + word.text() + " without #if");
      return;
    }
    if (conditional.inElse()) {
      preprocessor.problem(word, "#" + word.text() + " after #else");
    }
    if (word.is("else")) {
      conditional.enterElse();
    }
    skip(file);
  }

  /** To behind the #elif or #else whose branch is read, or the #endif. */
  private void skip(OpenFile file) {
    int depth = 0;
    SourceFile source = file.file();
    int at = source.directiveFrom(file.position());
    while (at < source.end()) {
      Token word = source.token(at + 1);
      budget.spend(word);
      if (!word.first() && skipped(file, word, at, depth)) {
        return;
      }
      if (!word.first()) {
        depth +=
            switch (word.text()) {
              case "if", "ifdef", "ifndef" -> 1;
              case "endif" -> -1;
              default -> 0;
            };
      }
      at = source.directiveFrom(at + 1);
    }
    file.moveTo(source.end());
  }

  /** Whether skipping ends here. */
  private boolean skipped(OpenFile file, Token word, int at, int depth) {
    if (depth > 0) {
      return false;
    }
    Conditional conditional = file.conditionals().element();
    boolean stop =
        switch (word.text()) {
          case "endif" -> {
            file.conditionals().pop();
            yield true;
          }
          case "else" -> {
            if (conditional.inElse()) {
              preprocessor.problem(word, "#else after #else");
            }
            conditional.enterElse();
            yield !conditional.taken();
          }
          case "elif", "elifdef", "elifndef" -> !conditional.taken() && elif(file, word, at);
          default -> false;
        };
    if (stop) {
      if (!word.is("endif")) {
        conditional.take();
      }
      file.moveTo(file.file().endOfLine(at + 1));
    }
    return stop;
  }

  private boolean elif(OpenFile file, Token word, int at) {
    List<Token> rest = file.file().tokens(at + 2, file.file().endOfLine(at + 1));
    return switch (word.text()) {
      case "elif" -> condition(word, rest);
      case "elifdef" -> defined(word, rest);
      default -> !defined(word, rest);
    };
  }

  private List<Token> expand(List<Token> line) {
    expanding = true;
    try {
      return preprocessor.expandArgument(line);
    } finally {
      expanding = false;
    }
  }

  /** Whether what is expanded now is part of a directive and no code. */
  boolean expanding() {
    return expanding;
  }

  private boolean condition(Token word, List<Token> rest) {
    List<Token> expanded = operators(expand(operators(rest)));
    try {
      return Condition.holds(expanded, budget);
    } catch (Condition.Malformed e) {
      preprocessor.problem(word, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Replaces defined and the __has_… operators before macros are expanded. */
  private List<Token> operators(List<Token> line) {
    List<Token> out = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Token token = line.get(i);
      boolean has = Offered.operator(token.text()) && token.identifier();
      if (!has && !token.is("defined")) {
        out.add(token);
        continue;
      }
      boolean parenthesis = i + 1 < line.size() && line.get(i + 1).is("(");
      int from = parenthesis ? i + 2 : i + 1;
      int to = from;
      while (parenthesis && to < line.size() && !line.get(to).is(")")) {
        to++;
      }
      to = parenthesis ? to : Math.min(from + 1, line.size());
      List<Token> operand = line.subList(Math.min(from, line.size()), to);
      boolean holds = !operand.isEmpty() && holds(token, operand);
      out.add(token.withText(Kind.NUMBER, holds ? "1" : "0"));
      i = parenthesis ? to : to - 1;
    }
    return out;
  }

  private boolean holds(Token operator, List<Token> operand) {
    String name = operand.getFirst().text();
    return switch (operator.text()) {
      case "defined" -> isDefined(name);
      case "__has_include" -> find(preprocessor.current(), operand, false) != null;
      case "__has_include_next" -> find(preprocessor.current(), operand, true) != null;
      default -> Offered.has(operator.text(), operand.getLast().text());
    };
  }

  private void include(OpenFile file, Token word, List<Token> rest) {
    Inclusion.Found found = find(file, rest, word.is("include_next"));
    if (found == null) {
      String missing = "#include" + text(rest) + ": no such file";
      if (!partial) {
        throw new Stopped(word.place(), missing);
      }
      preprocessor.problem(word, missing);
      return;
    }
    String guard = found.file().guard();
    if (guard != null && preprocessor.defined(guard) || once.contains(found.file())) {
      return;
    }
    preprocessor.enter(found, word);
  }

  private Inclusion.@Nullable Found find(OpenFile file, List<Token> operand, boolean next) {
    List<Token> tokens = operand;
    if (!tokens.isEmpty() && tokens.getFirst().identifier()) {
      tokens = expand(tokens);
    }
    if (tokens.isEmpty()) {
      return null;
    }
    Token first = tokens.getFirst();
    if (first.kind() == Kind.STRING) {
      String name = first.text().substring(1, Math.max(1, first.text().length() - 1));
      return next ? inclusion.after(name, file) : inclusion.quoted(name, file);
    }
    if (!first.is("<")) {
      return null;
    }
    String name = angled(first, tokens, tokens == operand);
    return next ? inclusion.after(name, file) : inclusion.angled(name, 0);
  }

  /**
   * @param literal whether the name stands there as it is, and no macro made it: then it is taken
   *     as the source spells it, else put together from the tokens
   */
  private static String angled(Token first, List<Token> tokens, boolean literal) {
    String content = first.file().content();
    int close = content.indexOf('>', first.offset());
    int line = content.indexOf('\n', first.offset());
    if (literal
        && close > 0
        && (line < 0 || close < line)
        && content.charAt(first.offset()) == '<') {
      Token last = tokens.getLast();
      if (last.file() == first.file() && last.is(">")) {
        return content.substring(first.offset() + 1, close);
      }
    }
    StringBuilder name = new StringBuilder();
    for (Token token : tokens.subList(1, tokens.size())) {
      if (token.is(">")) {
        break;
      }
      name.append(token.spaced() && !name.isEmpty() ? " " : "").append(token.text());
    }
    return name.toString();
  }

  private @Nullable Token pragmaLine(OpenFile file, Token word, List<Token> rest) {
    if (!rest.isEmpty() && rest.getFirst().is("once")) {
      once.add(file.file());
      return null;
    }
    return pragma(word, text(rest).strip());
  }

  /** Of all pragmas only those of packing matter to the meaning. */
  static @Nullable Token pragma(Token at, String text) {
    return text.strip().startsWith("pack") ? at.withText(Kind.PRAGMA, text.strip()) : null;
  }
}
