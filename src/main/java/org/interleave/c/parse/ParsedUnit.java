package org.interleave.c.parse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Limits;
import org.interleave.c.Program.Problem;
import org.interleave.c.parse.Declarations.Parameters;
import org.interleave.c.token.Budget;
import org.interleave.c.token.Stopped;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.jspecify.annotations.Nullable;

/** The declarations of a translation unit; bodies are read when they are first asked for. */
public final class ParsedUnit {
  /**
   * A function's body.
   *
   * @param first lengths of the parameters' array types
   * @param addressed labels whose address is taken
   */
  public record Body(
      List<Statement> first,
      Statement.Block block,
      List<Label> addressed,
      List<Problem> problems) {}

  private final Tokens tokens;
  private final Limits limits;
  private final Scope scope;
  private final Map<String, Routine> routines;
  private final Map<String, Variable> variables;
  private final List<Problem> problems;
  private final Map<Routine, Body> bodies = new HashMap<>();

  ParsedUnit(
      Tokens tokens,
      Limits limits,
      Scope scope,
      Map<String, Routine> routines,
      Map<String, Variable> variables,
      List<Problem> problems) {
    this.tokens = tokens;
    this.limits = limits;
    this.scope = scope;
    this.routines = new LinkedHashMap<>(routines);
    this.variables = new LinkedHashMap<>(variables);
    this.problems = List.copyOf(problems);
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
      reading.error(e.at(), e.what());
      block = unsupported(e.what(), routine.body());
    } catch (Stopped e) {
      Problem problem = Problem.error(e.place(), String.valueOf(e.getMessage()));
      return new Body(
          List.of(), unsupported(problem.message(), routine.body()), List.of(), List.of(problem));
    }
    List<Label> addressed = new ArrayList<>();
    for (Label label : reading.labels().values()) {
      if (!label.placed()) {
        reading.error(routine.body(), "label '" + label.name() + "' is used but not placed");
      } else if (label.addressTaken()) {
        addressed.add(label);
      }
    }
    return new Body(parameters.measures(), block, addressed, List.copyOf(reading.problems()));
  }

  private static Statement.Block unsupported(String what, int at) {
    return new Statement.Block(List.of(new Statement.Unsupported(what, at)), null, null, at);
  }
}
