package org.interleave.c;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.interleave.c.lower.Data;
import org.interleave.c.lower.FunctionLowering;
import org.interleave.c.lower.Symbols;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Linked units. Names are resolved once; functions and objects are lowered when asked for. */
final class Linked implements Program {
  private static final long STACK_BYTES = 1L << 29;

  private record RoutineIn(Routine routine, int unit) {}

  private record VariableIn(Variable variable, int unit) {}

  private final List<Unit> units;
  private final int programs;
  private final Map<String, RoutineIn> routines = new HashMap<>();
  private final Map<String, VariableIn> variables = new HashMap<>();
  private final List<Problem> linkProblems = new ArrayList<>();
  private final Set<Problem> lateProblems = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Map<Symbol, Optional<Function>> functions = new ConcurrentHashMap<>();
  private final Map<Symbol, Optional<Global>> globals = new ConcurrentHashMap<>();

  /** Objects that functions brought along; where labels are, is known when they are lowered. */
  private final Map<Symbol, Supplier<Global>> unbuilt = new ConcurrentHashMap<>();

  private final List<UnitSymbols> symbols = new ArrayList<>();

  Linked(List<Unit> units, int programs) {
    this.units = List.copyOf(units);
    this.programs = programs;
    for (int i = 0; i < units.size(); i++) {
      symbols.add(new UnitSymbols(i));
      ParsedUnit parsed = units.get(i).parsed();
      if (parsed != null) {
        define(parsed, i);
      }
    }
  }

  private void define(ParsedUnit parsed, int unit) {
    for (Routine routine : parsed.routines()) {
      if (!routine.unitOnly() && (routine.defined() || routine.alias() != null)) {
        routines.merge(routine.link(), new RoutineIn(routine, unit), (a, b) -> better(a, b));
      }
    }
    for (Variable variable : parsed.variables()) {
      boolean external = variable.storage() == Variable.Storage.EXTERNAL;
      if (external && (variable.defined() || variable.alias() != null)) {
        variables.merge(
            variable.link(), new VariableIn(variable, unit), (a, b) -> betterVariable(a, b));
      }
    }
  }

  // ---- which definition counts

  private RoutineIn better(RoutineIn first, RoutineIn second) {
    int a = rank(first);
    int b = rank(second);
    if (a == b && a >= STRONG_MODEL) {
      problem(second.unit, second.routine.definedAt(), "redefinition of '" + second.routine + "'");
    }
    return b > a ? second : first;
  }

  private static final int STRONG_MODEL = 3;

  private int rank(RoutineIn in) {
    if (in.routine.inlineOnly() && in.routine.alias() == null) {
      return 0;
    }
    if (in.routine.weak() || in.routine.defined() && inHeader(in.routine, in.unit)) {
      return in.unit < programs ? 2 : 1;
    }
    return in.unit < programs ? STRONG_MODEL + 1 : STRONG_MODEL;
  }

  private boolean inHeader(Routine routine, int unit) {
    return FrontEnd.isHeader(parsed(unit).tokens().file(routine.definedAt()));
  }

  private VariableIn betterVariable(VariableIn first, VariableIn second) {
    int a = rank(first);
    int b = rank(second);
    if (a == b && first.variable.initialiser() != null && !first.variable.weak()) {
      problem(second.unit, second.variable.at(), "redefinition of '" + second.variable + "'");
    }
    return b > a ? second : first;
  }

  private int rank(VariableIn in) {
    int strength = in.variable.weak() ? 0 : in.variable.initialiser() == null ? 1 : 2;
    return strength + (in.unit < programs && strength > 0 ? 2 : 0);
  }

  private void problem(int unit, int at, String message) {
    linkProblems.add(Problem.error(parsed(unit).tokens().place(at), message));
  }

  private ParsedUnit parsed(int unit) {
    return java.util.Objects.requireNonNull(units.get(unit).parsed());
  }

  /** Whether a model has a body for what a header defines. */
  private boolean modelled(String name) {
    RoutineIn known = routines.get(name);
    return known != null && rank(known) == STRONG_MODEL;
  }

  // ---- the program

  @Override
  public Optional<Function> function(Symbol symbol) {
    return functions.computeIfAbsent(symbol, this::lower);
  }

  private Optional<Function> lower(Symbol symbol) {
    @Nullable RoutineIn found = find(symbol);
    if (found == null) {
      return Optional.empty();
    }
    RoutineIn body = behindAlias(found);
    if (body == null) {
      return Optional.empty();
    }
    ParsedUnit parsed = parsed(body.unit);
    parsed.body(body.routine).problems().forEach(lateProblems::add);
    Symbols names = symbols.get(body.unit);
    try {
      return Optional.of(FunctionLowering.lower(parsed, body.routine, names, symbol));
    } catch (StackOverflowError e) {
      return Optional.of(lowerDeep(parsed, body.routine, names, symbol));
    }
  }

  /** Once more, on a stack of its own. */
  private static Function lowerDeep(
      ParsedUnit parsed, Routine routine, Symbols names, Symbol symbol) {
    Function[] result = new Function[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result[0] = FunctionLowering.lower(parsed, routine, names, symbol);
              } catch (StackOverflowError e) {
                result[0] = tooDeep(parsed, routine, symbol);
              }
            },
            "lower " + symbol.name(),
            STACK_BYTES);
    thread.start();
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while lowering " + symbol.name(), e);
      }
    }
    return result[0];
  }

  private static Function tooDeep(ParsedUnit parsed, Routine routine, Symbol symbol) {
    Place place = parsed.tokens().place(routine.definedAt());
    return new Function(
        symbol,
        place,
        routine.parameters().size(),
        routine.type().variadic(),
        routine.parameters().size(),
        List.of(),
        List.of(new Instruction.Unsupported("nested too deep")),
        List.of(place));
  }

  private @Nullable RoutineIn find(Symbol symbol) {
    if (symbol.isExternal()) {
      return routines.get(symbol.name());
    }
    if (symbol.unit() >= units.size() || units.get(symbol.unit()).stopped()) {
      return null;
    }
    Routine routine = parsed(symbol.unit()).routine(symbol.name());
    return routine == null ? null : new RoutineIn(routine, symbol.unit());
  }

  private @Nullable RoutineIn behindAlias(RoutineIn found) {
    RoutineIn at = found;
    for (int i = 0; i < 16; i++) {
      if (at.routine.defined()) {
        return at;
      }
      String target = at.routine.alias();
      if (target == null) {
        return null;
      }
      Routine local = parsed(at.unit).routine(target);
      RoutineIn next =
          local != null && local.defined() ? new RoutineIn(local, at.unit) : routines.get(target);
      if (next == null) {
        return null;
      }
      at = next;
    }
    return null;
  }

  @Override
  public Optional<Global> global(Symbol symbol) {
    Optional<Global> known = globals.get(symbol);
    if (known != null) {
      return known;
    }
    Optional<Global> built = build(symbol);
    Optional<Global> other = globals.putIfAbsent(symbol, built);
    return other == null ? built : other;
  }

  private Optional<Global> build(Symbol symbol) {
    Supplier<Global> inFunction = unbuilt.get(symbol);
    if (inFunction != null) {
      return Optional.of(inFunction.get());
    }
    VariableIn found = null;
    if (symbol.isExternal()) {
      found = variables.get(symbol.name());
    } else if (!units.get(symbol.unit()).stopped()) {
      Variable variable = parsed(symbol.unit()).variable(symbol.name());
      found = variable == null ? null : new VariableIn(variable, symbol.unit());
    }
    for (int i = 0; found != null && found.variable.alias() != null && i < 16; i++) {
      String target = found.variable.alias();
      Variable local = parsed(found.unit).variable(target);
      found =
          local != null && local.defined()
              ? new VariableIn(local, found.unit)
              : variables.get(target);
    }
    if (found == null || !found.variable.defined()) {
      return Optional.empty();
    }
    return Optional.of(data(found.variable, found.unit, symbol, label -> label.placed() ? 0 : -1));
  }

  private Global data(Variable variable, int unit, Symbol symbol, Symbols.Labels labels) {
    return Data.of(
        parsed(unit).tokens(), variable, symbol, symbols.get(unit), labels, lateProblems::add);
  }

  @Override
  public List<Symbol> functions(String file) {
    record Found(Place place, Symbol symbol) {}
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).stopped() || !units.get(i).read().containsKey(file)) {
        continue;
      }
      for (Routine routine : parsed(i).routines()) {
        if (routine.defined()) {
          Place place = parsed(i).tokens().place(routine.definedAt());
          Symbol symbol = symbols.get(i).of(routine);
          boolean replaced = routine.unitOnly() && symbol.isExternal();
          if (place.file().equals(file) && !replaced) {
            found.add(new Found(place, symbol));
          }
        }
      }
    }
    return found.stream()
        .sorted(
            Comparator.comparingInt((Found f) -> f.place.line())
                .thenComparingInt(f -> f.place.column()))
        .map(Found::symbol)
        .distinct()
        .toList();
  }

  @Override
  public List<Symbol> constructors() {
    List<Symbol> found = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      ParsedUnit parsed = units.get(i).parsed();
      if (parsed != null) {
        for (Routine routine : parsed.routines()) {
          if (routine.constructor() && routine.defined()) {
            found.add(symbols.get(i).of(routine));
          }
        }
      }
    }
    return found;
  }

  @Override
  public List<Problem> problems() {
    Set<Problem> all = new LinkedHashSet<>();
    units.forEach(unit -> all.addAll(unit.problems()));
    all.addAll(linkProblems);
    synchronized (lateProblems) {
      all.addAll(lateProblems);
    }
    return List.copyOf(all);
  }

  /** What the names of one unit stand for. */
  private final class UnitSymbols implements Symbols {
    private final int unit;

    UnitSymbols(int unit) {
      this.unit = unit;
    }

    @Override
    public Symbol of(Routine routine) {
      String name = routine.link();
      if (!routine.unitOnly()) {
        return Symbol.external(name);
      }
      boolean fromHeader = routine.defined() && inHeader(routine, unit);
      return fromHeader && modelled(name) ? Symbol.external(name) : new Symbol(name, unit);
    }

    @Override
    public Symbol of(Variable variable, Labels labels) {
      if (variable.storage() == Variable.Storage.EXTERNAL) {
        return Symbol.external(variable.link());
      }
      Symbol symbol = new Symbol(variable.link(), unit);
      if (parsed(unit).variable(variable.name()) != variable) {
        unbuilt.put(symbol, () -> data(variable, unit, symbol, labels));
      }
      return symbol;
    }

    @Override
    public @Nullable Type result(Routine routine) {
      Symbol symbol = of(routine);
      RoutineIn found = symbol.isExternal() ? routines.get(symbol.name()) : null;
      return found == null ? null : found.routine.type().result();
    }

    @Override
    public boolean absent(Routine routine) {
      return routine.weak()
          && !routine.unitOnly()
          && !routine.defined()
          && !routines.containsKey(routine.link());
    }

    @Override
    public boolean absent(Variable variable) {
      return variable.weak()
          && variable.storage() == Variable.Storage.EXTERNAL
          && !variables.containsKey(variable.link());
    }

    @Override
    public Symbol literal(Expression.Text text, String name) {
      Symbol symbol = new Symbol(name, unit);
      globals.put(
          symbol,
          Optional.of(
              new Global(
                  symbol,
                  parsed(unit).tokens().place(text.at()),
                  text.bytes().length,
                  1,
                  text.bytes(),
                  List.of(),
                  true,
                  false,
                  Naming.bytes())));
      return symbol;
    }
  }
}
