package org.interleave.c.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Options;
import org.interleave.c.Program.Problem;
import org.interleave.c.token.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Reads a file and what it includes, and expands macros (C11 6.10 with GNU extensions). */
public final class Preprocessor {
  /** Tokens that stand for what was read: an expansion, or an argument that is expanded apart. */
  private static final class Context {
    private final Token[] tokens;
    private final @Nullable Macro macro;
    private final @Nullable Token origin;
    private final @Nullable Context below;

    /** The use of the macro that this is the expansion or an argument of, or -1. */
    private final int use;

    private int next;

    Context(
        Token[] tokens,
        @Nullable Macro macro,
        @Nullable Token origin,
        @Nullable Context below,
        int use) {
      this.tokens = tokens;
      this.macro = macro;
      this.origin = origin;
      this.below = below;
      this.use = use;
    }

    /** An argument: nothing is read beyond its end. */
    boolean closed() {
      return macro == null;
    }
  }

  private final Inclusion inclusion;
  private final Options options;
  private final Budget budget;
  private final SourceFiles files;
  final Map<String, Macro> macros = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Directives directives;
  private final Deque<OpenFile> open = new ArrayDeque<>();
  private @Nullable Context context;
  private Token origin;
  private int counter;
  private final MacroUses uses = new MacroUses();

  /** How many tokens there are so far. */
  private int given;

  /** The use whose arguments are expanded, and how many such expansions are nested. */
  private int expanding = -1;

  private int apart;

  /** What ended the arguments that were read last. */
  private Token closing;

  public Preprocessor(Inclusion inclusion, Options options, SourceFiles files, Budget budget) {
    this.inclusion = inclusion;
    this.options = options;
    this.budget = budget;
    this.files = files;
    this.origin = SourceFile.text("", "").token(0);
    this.closing = origin;
    this.directives = new Directives(this, inclusion, budget);
  }

  /** The tokens of a unit, or nothing if there is no such file. */
  public @Nullable Tokens unit(String path) {
    SourceFile main = inclusion.read(path).orElse(null);
    if (main == null) {
      return null;
    }
    predefine();
    List<Token> tokens = new ArrayList<>(4096);
    List<Token> origins = new ArrayList<>(4096);
    read(files.file("@predefined", definitions()), tokens, origins);
    for (String forced : options.forced()) {
      Inclusion.Found found = inclusion.forced(forced);
      if (found == null) {
        problem(main.token(0), "forced include not found: " + forced);
      } else {
        read(found, tokens, origins);
      }
    }
    read(new Inclusion.Found(main, -1), tokens, origins);
    tokens.add(main.token(main.end()));
    origins.add(main.token(main.end()));
    Token[] all = tokens.toArray(Token[]::new);
    uses.finish(all);
    return new Tokens(
        all, origins.toArray(Token[]::new), List.copyOf(problems), inclusion.looked(), uses);
  }

  private void read(SourceFile file, List<Token> tokens, List<Token> origins) {
    read(new Inclusion.Found(file, -1), tokens, origins);
  }

  private void read(Inclusion.Found file, List<Token> tokens, List<Token> origins) {
    enter(file, origin);
    while (true) {
      Token token = next();
      if (token.kind() == Kind.END) {
        return;
      }
      budget.keep(origin, tokens.size());
      tokens.add(token);
      origins.add(origin);
      given = tokens.size();
    }
  }

  private String definitions() {
    StringBuilder text = new StringBuilder();
    try (InputStream in = Options.class.getResourceAsStream("predefined.h")) {
      if (in == null) {
        throw new IllegalStateException("predefined.h is missing");
      }
      text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    options
        .defines()
        .forEach((name, value) ->
            text.append("#define ")
                .append(name)
                .append(' ')
                .append(value.replace('\n', ' '))
                .append('\n'));
    return text.toString();
  }

  private void predefine() {
    for (String name :
        List.of(
            "__FILE__",
            "__LINE__",
            "__COUNTER__",
            "__DATE__",
            "__TIME__",
            "__TIMESTAMP__",
            "__BASE_FILE__",
            "__INCLUDE_LEVEL__")) {
      macros.put(name, new Macro(name, Macro.Style.DYNAMIC, List.of(), false, List.of()));
    }
  }

  OpenFile current() {
    return open.element();
  }

  int level() {
    return open.size();
  }

  void problem(Token at, String message) {
    if (problems.size() < 1_000) {
      problems.add(Problem.error(at.place(), message));
    }
  }

  void enter(Inclusion.Found found, Token at) {
    if (open.size() > budget.limits().includes()) {
      throw new Stopped(at.place(), "#include nested more than " + budget.limits().includes());
    }
    open.push(new OpenFile(found.file(), found.searched()));
  }

  /** The next token of the innermost context or file; END at the end of an argument or all. */
  private Token read() {
    while (context != null) {
      Context top = context;
      if (top.next < top.tokens.length) {
        if (top.origin != null) {
          origin = top.origin;
        }
        Token token = top.tokens[top.next++];
        budget.spend(token);
        return token;
      }
      if (top.macro == null) {
        return END;
      }
      pop(top);
    }
    return readFile();
  }

  private static final Token END = SourceFile.text("", "").token(0);

  private void pop(Context top) {
    if (top.macro != null) {
      top.macro.enable();
      if (top.use >= 0) {
        uses.end(top.use, given);
      }
    }
    context = top.below;
  }

  private Token readFile() {
    while (!open.isEmpty()) {
      OpenFile file = open.element();
      Token token = file.next();
      budget.spend(token);
      if (token.kind() == Kind.END) {
        file.unterminated().ifPresent(at -> problem(at, "unterminated conditional"));
        open.pop();
        if (open.isEmpty()) {
          break;
        }
      } else if (token.first() && token.text().equals("#") && token.kind() == Kind.PUNCTUATOR) {
        Token pragma = directives.execute(file, token);
        if (pragma != null) {
          origin = pragma;
          return pragma;
        }
      } else {
        origin = token;
        return token;
      }
    }
    return END;
  }

  /** The next token that no macro replaces. */
  Token next() {
    while (true) {
      Token token = read();
      if (token.kind() != Kind.IDENTIFIER || token.painted()) {
        return token;
      }
      Macro macro = macros.get(token.text());
      if (macro == null) {
        if (token.text().equals("_Pragma") && atParenthesis()) {
          Token pragma = pragmaOperator(token);
          if (pragma != null) {
            return pragma;
          }
          continue;
        }
        return token;
      }
      if (!macro.enabled()) {
        return token.paint();
      }
      Token at = origin;
      int within = context == null ? -1 : context.use;
      if (!expand(macro, token, at, within)) {
        origin = at;
        return token;
      }
    }
  }

  private boolean expand(Macro macro, Token name, Token at, int within) {
    switch (macro.style()) {
      case DYNAMIC -> push(new Token[] {dynamic(macro, name, at)}, macro, at, -1);
      case OBJECT -> {
        Token[] tokens = Expansion.of(macro, List.of(), name, this::expandArgument, budget);
        push(tokens, macro, at, use(name, within));
      }
      case FUNCTION -> {
        if (!atParenthesis()) {
          return false;
        }
        List<List<Token>> arguments = arguments(macro, name);
        if (arguments == null) {
          return false;
        }
        int use = use(name, within);
        if (use >= 0) {
          arguments(use, arguments);
        }
        int outer = expanding;
        expanding = use;
        budget.enter(at);
        Token[] tokens = Expansion.of(macro, arguments, name, this::expandArgument, budget);
        budget.leave();
        expanding = outer;
        push(tokens, macro, at, use);
      }
    }
    return true;
  }

  /** Nothing is noted of what a directive expands. */
  private int use(Token name, int within) {
    return directives.expanding() ? -1 : uses.add(name, given, within, apart > 0);
  }

  private void arguments(int use, List<List<Token>> arguments) {
    if (context == null) {
      uses.close(use, closing.offset());
    }
    uses.arguments(use, arguments);
  }

  private void push(Token[] tokens, Macro macro, Token at, int use) {
    macro.disable();
    context = new Context(tokens, macro, at, context, use);
  }

  private boolean atParenthesis() {
    while (context != null) {
      if (context.next < context.tokens.length) {
        return context.tokens[context.next].is("(");
      }
      if (context.closed()) {
        return false;
      }
      pop(context);
    }
    return !open.isEmpty() && open.element().peek().is("(");
  }

  /** Completely expands tokens that stand apart from what follows them. */
  List<Token> expandArgument(List<Token> argument) {
    boolean plain = true;
    for (Token token : argument) {
      plain &= token.kind() != Kind.IDENTIFIER || !macros.containsKey(token.text());
    }
    if (plain) {
      return argument;
    }
    Token at = origin;
    Context outer = context;
    context = new Context(argument.toArray(Token[]::new), null, origin, outer, expanding);
    apart++;
    List<Token> result = new ArrayList<>();
    for (Token token = next(); token.kind() != Kind.END; token = next()) {
      budget.spend(token);
      result.add(token);
    }
    context = outer;
    apart--;
    origin = at;
    return result;
  }

  private @Nullable List<List<Token>> arguments(Macro macro, Token name) {
    List<List<Token>> arguments = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    read();
    int depth = 0;
    while (true) {
      Token token = read();
      if (token.kind() == Kind.END) {
        throw new Stopped(origin.place(), "unterminated arguments of macro " + name.text());
      }
      if (token.kind() == Kind.IDENTIFIER && !token.painted()) {
        Macro named = macros.get(token.text());
        if (named != null && !named.enabled()) {
          token = token.paint();
        }
      }
      if (token.kind() == Kind.PUNCTUATOR) {
        if (token.is("(")) {
          depth++;
        } else if (token.is(")") && depth-- == 0) {
          closing = token;
          break;
        } else if (token.is(",") && depth == 0 && !takesRest(macro, arguments.size())) {
          arguments.add(current);
          current = new ArrayList<>();
          continue;
        }
      }
      current.add(token);
    }
    arguments.add(current);
    return matched(macro, name, arguments);
  }

  private static boolean takesRest(Macro macro, int index) {
    return macro.variadic() && index >= macro.parameters() - 1;
  }

  /** With another number of arguments the name stays as it is, and they are gone. */
  private @Nullable List<List<Token>> matched(
      Macro macro, Token name, List<List<Token>> arguments) {
    int wanted = macro.parameters();
    if (wanted == 0 && arguments.size() == 1 && arguments.getFirst().isEmpty()) {
      return List.of();
    }
    if (macro.variadic() && arguments.size() == wanted - 1) {
      arguments.add(List.of());
    }
    if (arguments.size() != wanted) {
      int given = arguments.size();
      problem(
          name,
          "macro \""
              + name.text()
              + (given < wanted
                  ? "\" requires " + wanted + " arguments, but only " + given + " given"
                  : "\" passed " + given + " arguments, but takes just " + wanted));
      return null;
    }
    return arguments;
  }

  private Token dynamic(Macro macro, Token name, Token at) {
    return switch (macro.name()) {
      case "__LINE__" -> name.withText(Kind.NUMBER, "" + at.file().line(at.offset()));
      case "__FILE__" -> name.withText(Kind.STRING, quoted(at.file().path()));
      case "__BASE_FILE__" -> name.withText(Kind.STRING, quoted(open.getLast().file().path()));
      case "__COUNTER__" -> name.withText(Kind.NUMBER, "" + counter++);
      case "__INCLUDE_LEVEL__" -> name.withText(Kind.NUMBER, "" + (open.size() - 1));
      case "__TIME__" -> name.withText(Kind.STRING, "\"00:00:00\"");
      case "__TIMESTAMP__" -> name.withText(Kind.STRING, "\"Thu Jan  1 00:00:00 1970\"");
      default -> name.withText(Kind.STRING, "\"Jan  1 1970\"");
    };
  }

  private static String quoted(String path) {
    return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private @Nullable Token pragmaOperator(Token at) {
    read();
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      Token token = read();
      if (token.kind() == Kind.END) {
        throw new Stopped(origin.place(), "unterminated _Pragma");
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.kind() == Kind.STRING) {
        byte[] content = Literals.string(token.text(), 1);
        text.append(new String(content, StandardCharsets.UTF_8));
      }
    }
    return Directives.pragma(at, text.toString());
  }
}
