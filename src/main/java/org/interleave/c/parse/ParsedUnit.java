package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.c.Limits;
import org.interleave.c.Program.Problem;
import org.interleave.c.parse.Declarations.Parameters;
import org.interleave.c.token.Budget;
import org.interleave.c.token.Stopped;
import org.interleave.c.token.Token;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** The declarations of a translation unit; bodies are read when they are first asked for. */
public final class ParsedUnit {
  /**
   * A function's body.
   *
   * @param first lengths of the parameters' array types
   * @param addressed labels whose address is taken
   * @param complaints what a compiler would say of it
   */
  public record Body(
      List<Statement> first,
      Statement.Block block,
      List<Label> addressed,
      List<Problem> problems,
      List<Complaint> complaints) {}

  private final Tokens tokens;
  private final Limits limits;
  private final Scope scope;
  private final Map<String, Routine> routines;
  private final Map<String, Variable> variables;
  private final List<Problem> problems;
  private final Map<Routine, Body> bodies = new HashMap<>();
  private final List<Noted.Note> notes;
  private final List<Complaint> complaints;
  private @Nullable StructNames names;
  private @Nullable Set<String> pointed;

  ParsedUnit(
      Tokens tokens,
      Limits limits,
      Scope scope,
      Map<String, Routine> routines,
      Map<String, Variable> variables,
      List<Problem> problems,
      List<Noted.Note> notes,
      List<Complaint> complaints) {
    this.tokens = tokens;
    this.limits = limits;
    this.scope = scope;
    this.routines = new LinkedHashMap<>(routines);
    this.variables = new LinkedHashMap<>(variables);
    this.problems = List.copyOf(problems);
    this.notes = List.copyOf(notes);
    this.complaints = List.copyOf(complaints);
  }

  public static ParsedUnit of(Tokens tokens, Budget budget) {
    return new FileDeclarations(tokens, budget).read();
  }

  public Tokens tokens() {
    return tokens;
  }

  /** In the order of their first declaration. */
  public Collection<Routine> routines() {
    return Collections.unmodifiableCollection(routines.values());
  }

  public @Nullable Routine routine(String name) {
    return routines.get(name);
  }

  public Collection<Variable> variables() {
    return Collections.unmodifiableCollection(variables.values());
  }

  public @Nullable Variable variable(String name) {
    return variables.get(name);
  }

  /** The type that a name stands for at file scope: of a typedef. */
  public @Nullable Type typedef(String name) {
    return scope.here(name) instanceof Entity.TypeName t ? t.type() : null;
  }

  /** The structure, union or enumeration with a tag at file scope. */
  public @Nullable Type tagged(String tag) {
    return scope.tagHere(tag);
  }

  /** What a compiler would say of the declarations. */
  public List<Complaint> complaints() {
    return complaints;
  }

  /** Every structure and union with a tag or a typedef at file scope, and the token of its name. */
  public Map<StructType, Integer> structures() {
    Map<StructType, Integer> found = new java.util.IdentityHashMap<>();
    scope
        .places()
        .forEach(place -> {
          if (place.getKey().plain() instanceof StructType struct) {
            found.putIfAbsent(struct, place.getValue());
          }
        });
    return found;
  }

  /** Attributes, and macros like them, at declarations. */
  public List<Noted.Note> notes() {
    return notes;
  }

  /**
   * The tag; without one the typedef's name, or {@code outer.member} by where it stands, or nothing
   * if it is only known in a block.
   */
  public synchronized String nameOf(StructType type) {
    StructNames known = names;
    if (known == null) {
      known = new StructNames(scope, variables.values());
      names = known;
    }
    return known.of(type);
  }

  /**
   * Whether a function's name stands anywhere but in a call or a declaration, so that others may
   * call it through a pointer. To be exported does not count.
   */
  public synchronized boolean addressTaken(Routine routine) {
    Set<String> known = pointed;
    if (known == null) {
      known = findPointed();
      pointed = known;
    }
    return known.contains(routine.name());
  }

  private Set<String> findPointed() {
    Set<String> found = new HashSet<>();
    Token[] all = tokens.tokens();
    for (int i = 1; i + 1 < all.length; i++) {
      Token next = all[i + 1];
      Token before = all[i - 1];
      if (all[i].kind() != Token.Kind.IDENTIFIER
          || next.is("(")
          || next.is(":")
          || before.is(".")
          || before.is("->")
          || !routines.containsKey(all[i].text())) {
        continue;
      }
      boolean called = next.is(")") && before.is("(") && i + 2 < all.length && all[i + 2].is("(");
      boolean typed = before.is("(") && i > 1 && all[i - 2].text().contains("typeof");
      if (!called && !typed && !declared(all, i) && !exported(i)) {
        found.add(all[i].text());
      }
    }
    return found;
  }

  /** {@code struct name}, {@code goto name}, {@code typeof(f) name;} */
  private static boolean declared(Token[] all, int at) {
    return switch (all[at - 1].text()) {
      case "struct", "union", "enum", "goto" -> true;
      case ")" -> all[at + 1].is(";") && typed(all, at - 1);
      default -> false;
    };
  }

  private static boolean typed(Token[] all, int close) {
    int depth = 0;
    for (int i = close; i > 0; i--) {
      depth += all[i].is(")") ? 1 : all[i].is("(") ? -1 : 0;
      if (depth == 0) {
        return all[i - 1].text().contains("typeof");
      }
    }
    return false;
  }

  private boolean exported(int at) {
    return tokens.macroAt(at).map(use -> use.name().startsWith("EXPORT_")).orElse(false);
  }

  public List<Problem> problems() {
    return problems;
  }

  public synchronized Body body(Routine routine) {
    Body known = bodies.get(routine);
    if (known == null) {
      known = read(routine);
      bodies.put(routine, known);
    }
    return known;
  }

  private Body read(Routine routine) {
    if (!(routine.scope() instanceof Parameters parameters)) {
      throw new IllegalArgumentException(routine + " has no body");
    }
    Scope visible = scope.bodyAt(routine.body()).inner();
    for (Variable parameter : parameters.variables()) {
      if (!parameter.name().isEmpty()) {
        visible.declare(parameter.name(), new Entity.ObjectName(parameter));
      }
    }
    Reading reading = new Reading(tokens, new Budget(limits), visible, routine.body());
    reading.routine = routine;
    Statement.Block block;
    try {
      block = reading.statements.blockInScope();
    } catch (Malformed e) {
      reading.error(e);
      block = unsupported(e.what(), routine.body());
    } catch (Stopped e) {
      Problem problem = Problem.error(e.place(), String.valueOf(e.getMessage()));
      return new Body(
          List.of(),
          unsupported(problem.message(), routine.body()),
          List.of(),
          List.of(problem),
          List.of());
    }
    List<Label> addressed = new ArrayList<>();
    for (Label label : reading.labels().values()) {
      if (!label.placed()) {
        int at = reading.jump(label.name(), routine.body());
        reading.error(at, "label '" + label.name() + "' used but not defined");
      } else if (label.addressTaken()) {
        addressed.add(label);
      }
    }
    return new Body(
        parameters.measures(),
        block,
        addressed,
        List.copyOf(reading.problems()),
        List.copyOf(reading.complaints()));
  }

  private static Statement.Block unsupported(String what, int at) {
    return new Statement.Block(List.of(new Statement.Unsupported(what, at)), null, null, at);
  }
}
