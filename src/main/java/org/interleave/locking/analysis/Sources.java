package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.interleave.c.Table;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Token;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.StructType;
import org.interleave.locking.flow.Flow;
import org.jspecify.annotations.Nullable;

/** The functions of the units under analysis, who calls whom, and what outsiders can name. */
final class Sources {
  /** Functions of so many tokens are looked into even if nothing speaks for it. */
  private static final int SMALL = 60;

  private final List<Unit> units;
  private final Reach<Definition> speaking;
  private final Reach<Definition> relevant;
  private final Map<String, Definition> external = new HashMap<>();
  private final Map<ParsedUnit, String> paths = new HashMap<>();
  private final Map<String, ParsedUnit> byPath = new HashMap<>();
  private final Map<String, Optional<StructType>> structs = new HashMap<>();
  private final List<Definition> own = new ArrayList<>();
  private final Map<Definition, Flow> flows = new HashMap<>();
  private final Map<Definition, Shape> shapes = new HashMap<>();
  private final Reach<Definition> interesting;
  private final Map<String, Reach<Definition>> locks = new TreeMap<>();
  private final Map<Definition, Set<Definition>> callees = new HashMap<>();
  private final Map<ParsedUnit, Set<String>> defined = new HashMap<>();
  private final List<Callback> callbacks = new ArrayList<>();

  /** A function, as every revision calls it. */
  record Name(String unit, String file, String name) {}

  /** A function that a structure's member points to. */
  record Callback(String struct, String member, Definition definition) {}

  Sources(List<Unit> units, RuleIndex rules) {
    this.units = units;
    Predicate<String> spoken = remembered(rules::matters);
    Predicate<String> meant = remembered(rules::isSubject);
    for (String lock : rules.lockNames()) {
      Predicate<String> about = remembered(word -> rules.concerns(lock, word));
      locks.put(lock, new Reach<>(d -> mentions(d, about), this::callees));
    }
    interesting = new Reach<>(d -> small(d) || mentions(d, spoken), this::callees);
    speaking = new Reach<>(d -> mentions(d, spoken), this::callees);
    relevant = new Reach<>(d -> mentions(d, meant), this::callees);
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      if (parsed == null) {
        continue;
      }
      paths.put(parsed, unit.path());
      byPath.put(unit.path(), parsed);
      for (Routine routine : parsed.routines()) {
        if (routine.defined()) {
          Definition definition = new Definition(parsed, routine);
          if (!definition.inHeader()) {
            own.add(definition);
          }
          if (!routine.unitOnly()) {
            external.putIfAbsent(routine.link(), definition);
          }
        }
      }
    }
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      if (parsed != null) {
        unit.tables().forEach(table -> add(parsed, table));
      }
    }
  }

  private void add(ParsedUnit parsed, Table table) {
    Routine routine = parsed.routine(table.function());
    if (routine != null) {
      definition(parsed, routine)
          .ifPresent(d -> callbacks.add(new Callback(table.struct(), table.member(), d)));
    }
  }

  List<Unit> units() {
    return units;
  }

  Name name(Definition definition) {
    return new Name(path(definition.unit()), definition.file(), definition.name());
  }

  String path(ParsedUnit unit) {
    return paths.getOrDefault(unit, "");
  }

  @Nullable ParsedUnit unit(String path) {
    return byPath.get(path);
  }

  /** Those that stand in no header, in the order of the files. */
  List<Definition> own() {
    return own;
  }

  Optional<Definition> definition(ParsedUnit from, Routine called) {
    if (called.defined()) {
      return Optional.of(new Definition(from, called));
    }
    return Optional.ofNullable(external.get(called.link()));
  }

  Optional<Definition> named(ParsedUnit from, String name) {
    Routine routine = from.routine(name);
    return routine == null ? Optional.ofNullable(external.get(name)) : definition(from, routine);
  }

  /** The functions that a member of a structure is known to point to. */
  List<Definition> pointed(String struct, String member) {
    return callbacks.stream()
        .filter(c -> c.struct.equals(struct) && c.member.equals(member))
        .map(Callback::definition)
        .distinct()
        .toList();
  }

  List<Callback> callbacks(Definition definition) {
    return callbacks.stream().filter(c -> c.definition.equals(definition)).toList();
  }

  Flow flow(Definition definition) {
    return flows.computeIfAbsent(definition, d -> Flow.of(d.unit(), d.routine()));
  }

  Shape shape(Definition definition) {
    return shapes.computeIfAbsent(definition, d -> new Shape(flow(d)));
  }

  // ---- words of bodies

  /** Whether anything that rules speak of happens in a function or below it. */
  boolean interesting(Definition definition) {
    return interesting.from(definition);
  }

  /** Whether rules can tell what happens in a function from nothing. */
  boolean speaks(Definition definition) {
    return speaking.from(definition);
  }

  /** The locks, by name, of which rules say what has to do with a function or what it calls. */
  Set<String> locks(Definition definition) {
    Set<String> found = new TreeSet<>();
    locks.forEach((lock, reach) -> {
      if (reach.from(definition)) {
        found.add(lock);
      }
    });
    return found;
  }

  /** Whether what rules say of a lock has to do with a function or what it calls. */
  boolean concerns(Definition definition, String lock) {
    Reach<Definition> reach = locks.get(lock);
    return reach == null || reach.from(definition);
  }

  /** Whether a function or what it calls mentions what rules are about, locking aside. */
  boolean relevant(Definition definition) {
    return relevant.from(definition);
  }

  /** Whether a word stands in a function's body. */
  boolean mentions(Definition definition, String word) {
    return mentions(definition, word::equals);
  }

  private static boolean small(Definition definition) {
    int from = definition.routine().body();
    return definition.unit().tokens().closing(from) - from < SMALL;
  }

  private static boolean mentions(Definition definition, Predicate<String> about) {
    int from = definition.routine().body();
    int to = definition.unit().tokens().closing(from);
    Token[] tokens = definition.unit().tokens().tokens();
    for (int i = from; i < to; i++) {
      if (tokens[i].kind() == Token.Kind.IDENTIFIER && about.test(tokens[i].text())) {
        return true;
      }
    }
    return false;
  }

  private static Predicate<String> remembered(Predicate<String> about) {
    Map<String, Boolean> words = new HashMap<>();
    return word -> words.computeIfAbsent(word, about::test);
  }

  /** What a body calls by name. */
  Set<Definition> callees(Definition definition) {
    Set<Definition> known = callees.get(definition);
    if (known == null) {
      known = findCallees(definition);
      callees.put(definition, known);
    }
    return known;
  }

  private Set<Definition> findCallees(Definition definition) {
    ParsedUnit unit = definition.unit();
    Token[] tokens = unit.tokens().tokens();
    int to = unit.tokens().closing(definition.routine().body());
    Set<Definition> found = new LinkedHashSet<>();
    for (int i = definition.routine().body(); i < to; i++) {
      if (tokens[i].kind() == Token.Kind.IDENTIFIER && tokens[i + 1].is("(")) {
        Routine routine = unit.routine(tokens[i].text());
        if (routine != null) {
          definition(unit, routine).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** The functions that some function outside of headers calls by name, itself left out. */
  Set<Definition> called() {
    Set<Definition> called = new HashSet<>();
    for (Definition caller : own) {
      for (Definition callee : callees(caller)) {
        if (!callee.equals(caller)) {
          called.add(callee);
        }
      }
    }
    return called;
  }

  // ---- what outsiders can name

  /** Whether a structure is defined in one of the files themselves, not in a header. */
  boolean ownStruct(ParsedUnit unit, StructType type) {
    Set<String> here = defined.computeIfAbsent(unit, Sources::definedHere);
    return here.contains(type.tag().isEmpty() ? unit.nameOf(type) : type.tag());
  }

  /** Whether only the files themselves can call what a structure's member points to. */
  boolean calledHere(Callback callback) {
    return units.stream()
        .map(Unit::parsed)
        .anyMatch(parsed ->
            parsed != null
                && defined.computeIfAbsent(parsed, Sources::definedHere).contains(callback.struct));
  }

  private static Set<String> definedHere(ParsedUnit unit) {
    Set<String> found = new HashSet<>();
    Token[] tokens = unit.tokens().tokens();
    for (int i = 0; i + 1 < tokens.length; i++) {
      if (!tokens[i].is("struct") && !tokens[i].is("union")
          || unit.tokens().file(i).endsWith(".h")) {
        continue;
      }
      int open = i + 1;
      while (open < tokens.length
          && open < i + 24
          && !tokens[open].is("{")
          && !tokens[open].is(";")) {
        open++;
      }
      if (open >= tokens.length || !tokens[open].is("{")) {
        continue;
      }
      if (open > i + 1 && tokens[open - 1].kind() == Token.Kind.IDENTIFIER) {
        found.add(tokens[open - 1].text());
      }
      int behind = unit.tokens().closing(open) + 1;
      if (behind < tokens.length && tokens[behind].kind() == Token.Kind.IDENTIFIER) {
        found.add(tokens[behind].text());
      }
    }
    return found;
  }

  /** Whether a variable is declared in no header. */
  boolean ownVariable(String name) {
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      Variable variable = parsed == null ? null : parsed.variable(name);
      if (variable != null && parsed != null) {
        return !parsed.tokens().file(variable.at()).endsWith(".h");
      }
    }
    return true;
  }

  @Nullable Variable variable(String name) {
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      Variable variable = parsed == null ? null : parsed.variable(name);
      if (variable != null) {
        return variable;
      }
    }
    return null;
  }

  /** The structure that a tag or a typedef's name stands for. */
  @Nullable StructType struct(String name) {
    return structs.computeIfAbsent(name, n -> Optional.ofNullable(find(n))).orElse(null);
  }

  private @Nullable StructType find(String name) {
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      if (parsed == null) {
        continue;
      }
      if (parsed.tagged(name) instanceof StructType type && type.complete()) {
        return type;
      }
      var typedef = parsed.typedef(name);
      if (typedef != null && typedef.plain() instanceof StructType type && type.complete()) {
        return type;
      }
    }
    return null;
  }
}
