package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.interleave.locking.rule.Wildcard;

/** Rules by what they speak of. */
final class RuleIndex {
  private final List<Rule> rules;
  private final Map<String, List<Rule>> byField = new HashMap<>();
  private final Map<String, List<Rule>> byFunction = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  private final List<String> patterns = new ArrayList<>();
  private final List<Rule> forbidding;
  private final List<Rule> references;
  private final List<Designator> locks;
  private final Set<String> lockNames;
  private final boolean ordersLocks;

  RuleIndex(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    locks = rules.stream().flatMap(rule -> locks(rule.demand()).stream()).distinct().toList();
    lockNames = locks.stream().map(RuleIndex::last).collect(Collectors.toSet());
    ordersLocks = rules.stream().anyMatch(rule -> ordersLocks(rule.demand()));
    forbidding = rules.stream().filter(r -> r.demand() instanceof Demand.Forbids).toList();
    references = rules.stream().filter(r -> r.demand() instanceof Demand.HoldsReference).toList();
    for (Rule rule : rules) {
      for (Designator designator : designators(rule.demand())) {
        words.add(last(designator));
        words.add(designator.root());
      }
      patterns.addAll(functions(rule.demand()));
      field(rule.demand()).forEach(d -> add(byField, last(d), rule));
    }
  }

  private static void add(Map<String, List<Rule>> to, String key, Rule rule) {
    to.computeIfAbsent(key, k -> new ArrayList<>()).add(rule);
  }

  List<Rule> rules() {
    return rules;
  }

  static String last(Designator designator) {
    return designator.steps().isEmpty() ? designator.root() : designator.steps().getLast().member();
  }

  /** All locks that rules name. */
  List<Designator> locks() {
    return locks;
  }

  /** Whether a member has the name of a lock that a rule names. */
  boolean isLock(String member) {
    return lockNames.contains(member);
  }

  /** The members and variables that rules name as locks. */
  Set<String> lockNames() {
    return lockNames;
  }

  /** Whether a word is that of a lock, or of what rules say that it is for. */
  boolean concerns(String lock, String word) {
    return word.equals(lock)
        || rules.stream()
            .map(Rule::demand)
            .filter(demand -> locks(demand).stream().anyMatch(d -> last(d).equals(lock)))
            .anyMatch(demand ->
                designators(demand).stream().anyMatch(d -> last(d).equals(word))
                    || functions(demand).stream().anyMatch(p -> Wildcard.name(p, word)));
  }

  /** Whether a word is what a rule is about. */
  boolean isSubject(String word) {
    return words.contains(word)
        || patterns.stream().anyMatch(pattern -> Wildcard.name(pattern, word));
  }

  /** Whether a function that mentions a word is to be looked into. */
  boolean matters(String word) {
    return words.contains(word)
        || !LockFunction.named(word).isEmpty()
        || KnownFunction.frees(word)
        || word.startsWith("lockdep_")
        || patterns.stream().anyMatch(pattern -> Wildcard.name(pattern, word));
  }

  /** Rules on a field or variable, by its last name. */
  List<Rule> onField(String name) {
    return byField.getOrDefault(name, List.of());
  }

  /** Rules that speak of a function by name. */
  List<Rule> onFunction(String name) {
    return byFunction.computeIfAbsent(
        name,
        n ->
            rules.stream()
                .filter(
                    rule -> functions(rule.demand()).stream().anyMatch(p -> Wildcard.name(p, n)))
                .toList());
  }

  List<Rule> forbidding() {
    return forbidding;
  }

  /** Whether it matters which locks are held whatever their object. */
  boolean ordersLocks() {
    return ordersLocks;
  }

  private static boolean ordersLocks(Demand demand) {
    return demand instanceof Demand.LockOrder
        || demand instanceof Demand.MustNotHold
        || demand instanceof Demand.Forbids f && f.under().isPresent();
  }

  List<Rule> references() {
    return references;
  }

  /** The locks that a rule names. */
  static List<Designator> locks(Demand demand) {
    return switch (demand) {
      case Demand.GuardedBy g -> List.of(g.lock());
      case Demand.MustHold m -> List.of(m.lock());
      case Demand.MustNotHold m -> List.of(m.lock());
      case Demand.Acquires a -> List.of(a.lock());
      case Demand.Releases r -> List.of(r.lock());
      case Demand.LockOrder l -> l.order();
      case Demand.HoldsReference h -> List.of();
      case Demand.Requires r -> List.of();
      case Demand.Forbids f -> f.under().stream().toList();
      case Demand.PoisonedAfter p -> List.of();
      case Demand.Asserts a -> List.of(a.lock());
    };
  }

  private static List<Designator> field(Demand demand) {
    return switch (demand) {
      case Demand.GuardedBy g -> List.of(g.field());
      case Demand.HoldsReference h -> List.of(h.field());
      case Demand.PoisonedAfter p -> List.of(p.field());
      case Demand.Forbids f -> f.on().stream().toList();
      default -> List.of();
    };
  }

  private static List<Designator> designators(Demand demand) {
    List<Designator> all = new ArrayList<>(locks(demand));
    all.addAll(field(demand));
    return all;
  }

  /** All that a rule names: locks, fields, arguments of calls. */
  static List<Designator> named(Demand demand) {
    List<Designator> all = designators(demand);
    calls(demand).stream()
        .flatMap(call -> call.arguments().stream())
        .flatMap(Optional::stream)
        .forEach(all::add);
    return all;
  }

  private static List<CallPattern> calls(Demand demand) {
    return switch (demand) {
      case Demand.Requires r ->
          Stream.of(r.call(), r.after(), r.until()).flatMap(List::stream).toList();
      case Demand.Forbids f -> f.call();
      case Demand.PoisonedAfter p -> p.after();
      default -> List.of();
    };
  }

  static boolean matches(List<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> Wildcard.name(pattern, name));
  }

  private static List<String> functions(Demand demand) {
    return switch (demand) {
      case Demand.GuardedBy g -> List.of();
      case Demand.MustHold m -> m.functions();
      case Demand.MustNotHold m -> m.functions();
      case Demand.Acquires a -> a.functions();
      case Demand.Releases r -> r.functions();
      case Demand.LockOrder l -> List.of();
      case Demand.HoldsReference h -> {
        List<String> all = new ArrayList<>(h.get());
        all.addAll(h.put());
        yield all;
      }
      case Demand.Requires r -> {
        List<String> all = new ArrayList<>(names(r.call()));
        all.addAll(names(r.after()));
        all.addAll(names(r.until()));
        yield all;
      }
      case Demand.Forbids f -> names(f.call());
      case Demand.PoisonedAfter p -> names(p.after());
      case Demand.Asserts a -> a.functions();
    };
  }

  private static List<String> names(List<CallPattern> calls) {
    return calls.stream().map(CallPattern::name).toList();
  }
}
