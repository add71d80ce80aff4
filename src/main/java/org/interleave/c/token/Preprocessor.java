package org.interleave.c.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final Map<String, Macro> macros = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Directives directives;
  private final Deque<OpenFile> open = new ArrayDeque<>();
  private @Nullable Context context;
  private Token origin;
  private int counter;
  private final MacroUses uses = new MacroUses();
  private final List<Beginning.Change> changes = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();

  /** The file itself while it is read, and not by one that it includes. */
  private @Nullable SourceFile main;

  /** How many macros' arguments are being gathered. */
  private int gathering;

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
    this.directives = new Directives(this, inclusion, budget, options.partial());
  }

  /**
   * The tokens of a unit, or nothing if there is no such file.
   *
   * @param earlier other revisions of it, read under the same options
   */
  public @Nullable Read unit(String path, List<Beginning> earlier) {
    SourceFile file = inclusion.read(path).orElse(null);
    if (file == null) {
      return null;
    }
    predefine();
    List<Token> tokens = new ArrayList<>(4096);
    List<Token> origins = new ArrayList<>(4096);
    Beginning.Shared shared = shared(file, earlier);
    if (shared == null) {
      read(files.file("@predefined", definitions()), tokens, origins);
      for (String forced : options.forced()) {
        Inclusion.Found found = inclusion.forced(forced);
        if (found == null) {
          problem(file.token(0), "forced include not found: " + forced);
        } else {
          read(found, tokens, origins);
        }
      }
      enter(new Inclusion.Found(file, -1), origin);
    } else {
      resume(shared, file, tokens, origins);
    }
    main = file;
    readAll(tokens, origins);
    tokens.add(file.token(file.end()));
    origins.add(file.token(file.end()));
    Token[] all = tokens.toArray(Token[]::new);
    uses.finish(all);
    Tokens unit =
        new Tokens(
            all, origins.toArray(Token[]::new), List.copyOf(problems), inclusion.looked(), uses);
    return new Read(unit, new Beginning(file, unit, checkpoints, changes, directives.once()));
  }

  /** What was read, for those who parse it, and for the next revision of the file. */
  public record Read(Tokens tokens, Beginning beginning) {}

  private Beginning.@Nullable Shared shared(SourceFile file, List<Beginning> earlier) {
    Inclusion now = inclusion.again();
    Beginning.Shared longest = null;
    for (Beginning one : earlier) {
      Beginning.Shared shared = one.with(file, now);
      if (Beginning.compare(shared, longest) > 0) {
        longest = shared;
      }
    }
    return longest;
  }

  /** Puts everything as it was at the end of what is shared. */
  private void resume(
      Beginning.Shared shared, SourceFile file, List<Token> tokens, List<Token> origins) {
    Checkpoint until = shared.until();
    tokens.addAll(Arrays.asList(shared.tokens()).subList(0, until.tokens()));
    origins.addAll(Arrays.asList(shared.origins()).subList(0, until.tokens()));
    given = until.tokens();
    uses.begin(shared.uses(), until.uses());
    problems.addAll(shared.problems());
    shared
        .changes()
        .forEach(change -> {
          if (change.definition() == null) {
            undefine(change.name());
          } else {
            define(change.definition());
          }
        });
    directives.once().addAll(shared.once());
    inclusion.take(shared.looked());
    counter = until.counter();
    budget.spent(until.spent());
    enter(new Inclusion.Found(file, -1), origin);
    current().moveTo(until.position());
    origin = until.origin();
    checkpoints.addAll(shared.checkpoints());
  }

  private void checkpoint() {
    OpenFile file = open.element();
    if (file.file() == main
        && open.size() == 1
        && context == null
        && gathering == 0
        && file.conditionals().isEmpty()
        && file.position() > 0) {
      checkpoints.add(
          new Checkpoint(
              file.position(),
              given,
              inclusion.looked().size(),
              uses.count(),
              changes.size(),
              problems.size(),
              directives.once().size(),
              counter,
              origin,
              budget.spent()));
    }
  }

  void define(Macro.Definition definition) {
    macros.put(definition.name(), new Macro(definition));
    changes.add(new Beginning.Change(definition.name(), definition));
  }

  void undefine(String name) {
    if (macros.remove(name) != null) {
      changes.add(new Beginning.Change(name, null));
    }
  }

  boolean defined(String name) {
    return macros.containsKey(name);
  }

  private void read(SourceFile file, List<Token> tokens, List<Token> origins) {
    read(new Inclusion.Found(file, -1), tokens, origins);
  }

  private void read(Inclusion.Found file, List<Token> tokens, List<Token> origins) {
    enter(file, origin);
    readAll(tokens, origins);
  }

  private void readAll(List<Token> tokens, List<Token> origins) {
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
      macros.put(
          name,
          new Macro(new Macro.Definition(name, Macro.Style.DYNAMIC, List.of(), false, List.of())));
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
    if (found.file() == main) {
      // what it is read for now depends on its whole text
      main = null;
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
        checkpoint();
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
      uses.close(use, closing);
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
    gathering++;
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
    gathering--;
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
    gathering++;
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
    gathering--;
    return Directives.pragma(at, text.toString());
  }
}
