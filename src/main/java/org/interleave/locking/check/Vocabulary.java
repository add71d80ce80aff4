package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.rule.Designators;
import org.interleave.locking.rule.Wildcard;
import org.interleave.yaml.Nearest;
import org.jspecify.annotations.Nullable;

/** What the code of one revision has names for, as far as rules speak of it. */
final class Vocabulary {
  private final List<ParsedUnit> units;
  private @Nullable Set<String> macros;

  Vocabulary(Collection<Unit> units) {
    this.units = units.stream().flatMap(unit -> Stream.ofNullable(unit.parsed())).toList();
  }

  /** Whether there is anything that a demand speaks of. */
  boolean speaksOf(Demand demand) {
    return switch (demand) {
      case Demand.GuardedBy g -> has(g.field()) && has(g.lock());
      case Demand.MustHold m -> anyFunction(m.functions()) && has(m.lock());
      case Demand.MustNotHold m -> anyFunction(m.functions()) && has(m.lock());
      case Demand.Acquires a -> anyFunction(a.functions()) && has(a.lock());
      case Demand.Releases r -> anyFunction(r.functions()) && has(r.lock());
      case Demand.LockOrder l -> l.order().stream().filter(this::has).count() > 1;
      case Demand.HoldsReference h -> has(h.field());
      case Demand.Requires r -> anyCall(r.call());
      case Demand.Forbids f ->
          f.on().map(this::has).orElse(true) && f.under().map(this::has).orElse(true);
      case Demand.PoisonedAfter p -> has(p.field()) && anyCall(p.after());
      case Demand.Asserts a -> anyFunction(a.functions()) && has(a.lock());
    };
  }

  /** The names in a demand that the code does not have, each with what was perhaps meant. */
  List<String> unknown(Demand demand) {
    List<String> unknown = new ArrayList<>();
    Stream<Designator> designators =
        switch (demand) {
          case Demand.GuardedBy g -> Stream.of(g.field(), g.lock());
          case Demand.MustHold m -> Stream.of(m.lock());
          case Demand.MustNotHold m -> Stream.of(m.lock());
          case Demand.Acquires a -> Stream.of(a.lock());
          case Demand.Releases r -> Stream.of(r.lock());
          case Demand.LockOrder l -> l.order().stream();
          case Demand.HoldsReference h -> Stream.concat(Stream.of(h.field()), h.on().stream());
          case Demand.Requires r -> arguments(Stream.concat(r.call().stream(), r.after().stream()));
          case Demand.Forbids f ->
              Stream.of(f.on().stream(), f.under().stream(), arguments(f.call().stream()))
                  .flatMap(one -> one);
          case Demand.PoisonedAfter p ->
              Stream.concat(Stream.of(p.field()), arguments(p.after().stream()));
          case Demand.Asserts a -> Stream.of(a.lock());
        };
    designators
        .distinct()
        .forEach(one -> missing(one).map(text -> meant(one, text)).ifPresent(unknown::add));
    functions(demand)
        .distinct()
        .filter(name -> name.indexOf('*') < 0 && !function(name))
        .forEach(name -> unknown.add("a function " + name + near(name, functionNames())));
    return unknown;
  }

  private static Stream<Designator> arguments(Stream<CallPattern> calls) {
    return calls.flatMap(call -> call.arguments().stream()).flatMap(Optional::stream);
  }

  /** Those without which a demand says nothing; what is forbidden may well not be there. */
  private static Stream<String> functions(Demand demand) {
    return switch (demand) {
      case Demand.MustHold m -> m.functions().stream();
      case Demand.MustNotHold m -> m.functions().stream();
      case Demand.Acquires a -> a.functions().stream();
      case Demand.Releases r -> r.functions().stream();
      case Demand.HoldsReference h -> Stream.concat(h.get().stream(), h.put().stream());
      case Demand.Requires r -> Stream.concat(names(r.call()), names(r.after()));
      case Demand.PoisonedAfter p -> names(p.after());
      case Demand.Asserts a -> a.functions().stream();
      case Demand.GuardedBy _, Demand.LockOrder _, Demand.Forbids _ -> Stream.empty();
    };
  }

  private static Stream<String> names(List<CallPattern> calls) {
    return calls.stream().map(CallPattern::name);
  }

  private boolean anyCall(List<CallPattern> calls) {
    return calls.stream().anyMatch(call -> call.name().indexOf('*') >= 0 || function(call.name()));
  }

  private boolean anyFunction(List<String> names) {
    return names.stream().anyMatch(this::function);
  }

  /** A function that is declared, or a macro that is used. */
  private boolean function(String name) {
    if (name.indexOf('*') >= 0) {
      return functionNames().stream().anyMatch(known -> Wildcard.name(name, known));
    }
    return units.stream()
            .anyMatch(unit -> unit.routine(name) != null || unit.variable(name) != null)
        || macroNames().contains(name);
  }

  private synchronized Set<String> macroNames() {
    if (macros == null) {
      Set<String> names = new HashSet<>();
      units.forEach(unit -> unit.tokens().uses().written().forEach(use -> names.add(use.name())));
      macros = names;
    }
    return macros;
  }

  private Set<String> functionNames() {
    Set<String> names = new TreeSet<>();
    units.forEach(unit -> unit.routines().stream().map(Routine::name).forEach(names::add));
    return names;
  }

  boolean has(Designator designator) {
    return Designators.isContext(designator)
        || units.stream().anyMatch(unit -> walk(designator, unit, new ArrayList<>()));
  }

  /** What a designator names that is not there; empty if all is. */
  private Optional<String> missing(Designator designator) {
    if (has(designator)) {
      return Optional.empty();
    }
    List<String> told = new ArrayList<>();
    for (ParsedUnit unit : units) {
      walk(designator, unit, told);
    }
    // a unit that knows the structure says more than one that does not
    return told.stream()
        .filter(text -> text.startsWith("a member"))
        .findFirst()
        .or(() -> told.stream().findFirst())
        .or(() -> Optional.of(designator.toString()));
  }

  /** Whether a unit has all of it; tells what is missing. */
  private boolean walk(Designator designator, ParsedUnit unit, List<String> missing) {
    String root = designator.root();
    Type type = unit.tagged(root);
    if (type == null) {
      type = unit.typedef(root);
    }
    if (type == null) {
      Variable variable = unit.variable(root);
      type = variable == null ? null : variable.type();
    }
    if (type == null) {
      missing.add((designator.steps().isEmpty() ? "a variable " : "a structure ") + root);
      return false;
    }
    for (Designator.Step step : designator.steps()) {
      Type here = type.isPointer() ? type.target() : type;
      if (here == null || !(here.plain() instanceof StructType struct)) {
        missing.add("a structure before ." + step.member() + " of " + designator);
        return false;
      }
      List<Member> way = struct.complete() ? struct.find(step.member()) : List.of();
      if (way.isEmpty()) {
        missing.add(
            struct.complete()
                ? "a member "
                    + step.member()
                    + " of "
                    + struct
                    + near(step.member(), members(struct))
                : "a definition of " + struct);
        return false;
      }
      type = way.getLast().type();
    }
    return true;
  }

  private static List<String> members(StructType struct) {
    return struct.members().stream().map(Member::name).toList();
  }

  private String meant(Designator designator, String missing) {
    String root = designator.root();
    return missing.equals("a variable " + root)
        ? missing + near(root, variables())
        : missing.equals("a structure " + root) ? missing + near(root, structures()) : missing;
  }

  private Set<String> variables() {
    Set<String> names = new TreeSet<>();
    units.forEach(unit -> unit.variables().stream().map(Variable::name).forEach(names::add));
    return names;
  }

  /** Those that functions take or give, which is where the others are reached from. */
  private Set<String> structures() {
    Set<String> names = new TreeSet<>();
    for (ParsedUnit unit : units) {
      for (Routine routine : unit.routines()) {
        for (Type type : routine.type().parameters()) {
          Type pointed = type.isPointer() ? type.target() : type;
          if (pointed != null && pointed.plain() instanceof StructType struct) {
            names.add(struct.tag());
          }
        }
      }
    }
    names.remove("");
    return names;
  }

  private static String near(String name, Collection<String> known) {
    return Nearest.to(name, known).map(word -> " (is " + word + " meant?)").orElse("");
  }
}
