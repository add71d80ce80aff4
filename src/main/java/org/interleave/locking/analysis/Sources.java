package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Predicate<String> matters;
  private final Predicate<String> subjects;
  private final Map<Definition, Boolean> speaking = new HashMap<>();
  private final Map<Definition, Boolean> relevant = new HashMap<>();
  private final Map<String, Boolean> subjectWords = new HashMap<>();
  private final Map<String, Definition> external = new HashMap<>();
  private final List<Definition> own = new ArrayList<>();
  private final Map<Definition, Flow> flows = new HashMap<>();
  private final Map<Definition, Boolean> interesting = new HashMap<>();
  private final Map<String, Boolean> words = new HashMap<>();
  private final Map<Definition, Set<Definition>> callees = new HashMap<>();
  private final Map<ParsedUnit, Set<String>> defined = new HashMap<>();
  private final List<Callback> callbacks = new ArrayList<>();

  /** A function that a structure's member points to. */
  record Callback(String struct, String member, Definition definition) {}

  /**
   * @param matters whether a function that mentions a word is to be looked into
   * @param subjects whether a word is what rules are about
   */
  Sources(List<Unit> units, Predicate<String> matters, Predicate<String> subjects) {
    this.units = units;
    this.matters = matters;
    this.subjects = subjects;
    for (Unit unit : units) {
      ParsedUnit parsed = unit.parsed();
      if (parsed == null) {
        continue;
      }
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

  // ---- words of bodies

  /** Whether anything that rules speak of happens in a function or below it. */
  boolean interesting(Definition definition) {
    Boolean known = interesting.get(definition);
    if (known != null) {
      return known;
    }
    interesting.put(definition, false);
    int from = definition.routine().body();
    int to = definition.unit().tokens().closing(from);
    boolean found = to - from < SMALL || speaks(definition.unit(), from, to);
    if (!found) {
      for (Definition callee : callees(definition)) {
        if (interesting(callee)) {
          found = true;
          break;
        }
      }
    }
    interesting.put(definition, found);
    return found;
  }

  /** Whether rules can tell what happens in a function from nothing. */
  boolean speaks(Definition definition) {
    Boolean known = speaking.get(definition);
    if (known != null) {
      return known;
    }
    speaking.put(definition, false);
    int from = definition.routine().body();
    boolean found = speaks(definition.unit(), from, definition.unit().tokens().closing(from));
    for (Definition callee : found ? List.<Definition>of() : callees(definition)) {
      found = found || speaks(callee);
    }
    speaking.put(definition, found);
    return found;
  }

  /** Whether a function or what it calls mentions what rules are about, locking aside. */
  boolean relevant(Definition definition) {
    Boolean known = relevant.get(definition);
    if (known != null) {
      return known;
    }
    relevant.put(definition, false);
    int from = definition.routine().body();
    int to = definition.unit().tokens().closing(from);
    boolean found = speaks(definition.unit(), from, to, subjects, subjectWords);
    for (Definition callee : found ? List.<Definition>of() : callees(definition)) {
      found = found || relevant(callee);
    }
    relevant.put(definition, found);
    return found;
  }

  /** Whether a word stands in a function's body. */
  boolean mentions(Definition definition, String word) {
    int from = definition.routine().body();
    int to = definition.unit().tokens().closing(from);
    return speaks(definition.unit(), from, to, word::equals, new HashMap<>());
  }

  private boolean speaks(ParsedUnit unit, int from, int to) {
    return speaks(unit, from, to, matters, words);
  }

  private static boolean speaks(
      ParsedUnit unit, int from, int to, Predicate<String> about, Map<String, Boolean> words) {
    Token[] tokens = unit.tokens().tokens();
    for (int i = from; i < to; i++) {
      if (tokens[i].kind() == Token.Kind.IDENTIFIER
          && words.computeIfAbsent(tokens[i].text(), about::test)) {
        return true;
      }
    }
    return false;
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

  private static Set<String> definedHere(ParsedUnit unit) {
    Set<String> found = new HashSet<>();
    Token[] tokens = unit.tokens().tokens();
    for (int i = 0; i + 1 < tokens.length; i++) {
      if (!tokens[i].is("struct") && !tokens[i].is("union")
          || unit.tokens().place(i).file().endsWith(".h")) {
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
        return !parsed.tokens().place(variable.at()).file().endsWith(".h");
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
