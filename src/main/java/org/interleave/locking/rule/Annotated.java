package org.interleave.locking.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.c.Annotation;
import org.interleave.c.Place;
import org.interleave.c.Unit;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Demand.Outcome;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;

/**
 * The rules that code states of itself: sparse's annotations (Documentation/dev-tools/sparse.rst),
 * those of the kernel's context analysis, and clang's thread-safety attributes with the macro names
 * that its manual proposes. An annotation whose lock cannot be named outside of its place (a
 * parameter that is the lock, the result of a call) makes no rule.
 */
public final class Annotated {
  /** Ids of such rules begin so. */
  public static final String ID = "annotated-";

  private final AnnotatedNames names;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Set<String> unchecked = new TreeSet<>();

  private Annotated(AnnotatedNames names) {
    this.names = names;
  }

  /** In the order of the unit, each once; the same rule has the same id in every unit. */
  public static List<Rule> of(Unit unit) {
    Annotated annotated = new Annotated(new AnnotatedNames(unit));
    for (Annotation annotation : unit.annotations()) {
      annotated.read(annotation);
    }
    return annotated.finish();
  }

  private void read(Annotation annotation) {
    String word = annotation.name().replaceAll("^_+|_+$", "").toLowerCase(Locale.ROOT);
    String written = annotation.macro().orElse(annotation.name());
    switch (annotation.target()) {
      case Annotation.OfFunction f -> function(word, written, annotation, f.name());
      case Annotation.OfMember m -> member(word, written, annotation, m);
      case Annotation.OfVariable v -> variable(word, written, annotation, v.name());
      case Annotation.OfParameter p -> {}
      case Annotation.OfType t -> {}
    }
  }

  private void function(String word, String written, Annotation annotation, String function) {
    List<String> all = annotation.arguments();
    List<String> one = List.of(function);
    Place place = annotation.place();
    switch (word) {
      case "must_hold", "requires_capability", "requires", "exclusive_locks_required" ->
          locks(all, function, lock -> new Demand.MustHold(one, lock, hold(lock)), written, place);
      case "must_hold_shared",
          "requires_shared_capability",
          "requires_shared",
          "shared_locks_required" ->
          locks(all, function, lock -> new Demand.MustHold(one, lock, Hold.SHARED), written, place);
      case "must_not_hold", "locks_excluded", "excludes" ->
          locks(all, function, lock -> new Demand.MustNotHold(one, lock), written, place);
      case "acquires", "acquire_capability", "acquire", "exclusive_lock_function" ->
          acquires(all, function, false, Outcome.ALWAYS, written, place);
      case "acquires_shared",
          "acquire_shared_capability",
          "acquire_shared",
          "shared_lock_function" ->
          acquires(all, function, true, Outcome.ALWAYS, written, place);
      case "cond_acquires", "try_acquire_capability", "try_acquire", "exclusive_trylock_function" ->
          conditional(all, function, false, written, place);
      case "cond_acquires_shared",
          "try_acquire_shared_capability",
          "try_acquire_shared",
          "shared_trylock_function" ->
          conditional(all, function, true, written, place);
      case "releases",
          "releases_shared",
          "release_capability",
          "release_shared_capability",
          "release_generic_capability",
          "release",
          "release_shared",
          "release_generic",
          "unlock_function" ->
          locks(all, function, lock -> new Demand.Releases(one, lock), written, place);
      case "no_thread_safety_analysis", "no_context_analysis" -> unchecked.add(function);
      default -> {}
    }
  }

  private void acquires(
      List<String> locks,
      String function,
      boolean shared,
      Outcome when,
      String written,
      Place place) {
    locks(
        locks,
        function,
        lock ->
            new Demand.Acquires(List.of(function), lock, shared ? Hold.SHARED : hold(lock), when),
        written,
        place);
  }

  /** The result that means success may stand before the locks: clang's order. */
  private void conditional(
      List<String> all, String function, boolean shared, String written, Place place) {
    Optional<Outcome> said = all.size() < 2 ? Optional.empty() : outcome(all.getFirst());
    List<String> locks = said.isPresent() ? all.subList(1, all.size()) : all;
    acquires(locks, function, shared, said.orElse(Outcome.NONZERO), written, place);
  }

  private static Optional<Outcome> outcome(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "nonzero", "nonnull" -> Optional.of(Outcome.NONZERO);
      case "false", "0", "null" -> Optional.of(Outcome.ZERO);
      default -> Optional.empty();
    };
  }

  private void member(
      String word, String written, Annotation annotation, Annotation.OfMember member) {
    Designator field = AnnotatedNames.member(member.owner(), member.member());
    for (String argument : annotation.arguments()) {
      names
          .besideMember(member.owner(), argument)
          .ifPresent(lock -> object(word, written, annotation, field, lock));
    }
  }

  private void variable(String word, String written, Annotation annotation, String variable) {
    Designator field = new Designator(variable, List.of());
    for (String argument : annotation.arguments()) {
      names.global(argument).ifPresent(lock -> object(word, written, annotation, field, lock));
    }
  }

  private void object(
      String word, String written, Annotation annotation, Designator field, Designator lock) {
    Optional<Demand> demand =
        switch (word) {
          case "guarded_by" ->
              Optional.of(new Demand.GuardedBy(field, lock, hold(lock), Hold.SHARED, false));
          case "pt_guarded_by" ->
              Optional.of(new Demand.GuardedBy(field, lock, hold(lock), Hold.SHARED, true));
          case "acquired_after" -> Optional.of(new Demand.LockOrder(List.of(lock, field)));
          case "acquired_before" -> Optional.of(new Demand.LockOrder(List.of(field, lock)));
          default -> Optional.empty();
        };
    demand.ifPresent(it -> add(it, field + "", lock, written, annotation.place()));
  }

  /** A context such as rcu is never held by one alone. */
  private static Hold hold(Designator lock) {
    return Designators.isContext(lock) ? Hold.SHARED : Hold.EXCLUSIVE;
  }

  private interface Demanding {
    Demand of(Designator lock);
  }

  private void locks(
      List<String> arguments, String function, Demanding demand, String written, Place place) {
    for (String argument : arguments) {
      names
          .ofFunction(function, argument)
          .ifPresent(lock -> add(demand.of(lock), function, lock, written, place));
    }
  }

  private void add(Demand demand, String subject, Designator lock, String written, Place place) {
    String id = id(demand.kind(), subject, lock);
    String title = title(demand, subject, lock) + " (" + written + ")";
    rules.putIfAbsent(
        id,
        new Rule(
            id,
            title,
            demand,
            Optional.empty(),
            List.of(),
            List.of(),
            new Rule.Origin(place.file(), place.line())));
  }

  private static String id(String kind, String subject, Designator lock) {
    return ID + (kind + "-" + subject + "-" + lock).replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static String title(Demand demand, String subject, Designator lock) {
    return switch (demand) {
      case Demand.GuardedBy g ->
          (g.pointee() ? "what " + subject + " points to" : subject) + " is guarded by " + lock;
      case Demand.MustHold m -> subject + "() is called with " + lock + " held";
      case Demand.MustNotHold m -> subject + "() is called without " + lock;
      case Demand.Acquires a ->
          subject + "() " + (a.when() == Outcome.ALWAYS ? "takes " : "tries to take ") + lock;
      case Demand.Releases r -> subject + "() releases " + lock;
      case Demand.LockOrder o -> o.order().getFirst() + " is taken before " + o.order().getLast();
      case Demand.HoldsReference h -> subject;
      case Demand.Requires r -> subject;
      case Demand.Forbids f -> subject;
      case Demand.PoisonedAfter p -> subject;
      case Demand.Asserts a -> subject;
    };
  }

  /**
   * A function that says both that it releases and acquires a lock drops it for a while: it is
   * called and returns with it.
   */
  private List<Rule> finish() {
    List<Rule> finished = new ArrayList<>();
    Collection<Rule> all = List.copyOf(rules.values());
    for (Rule rule : all) {
      switch (rule.demand()) {
        case Demand.Releases r when find("acquires", r.functions(), r.lock()).isPresent() ->
            finished.add(dropping(rule, r));
        case Demand.Acquires a when find("releases", a.functions(), a.lock()).isPresent() -> {}
        default -> finished.add(rule);
      }
    }
    List<Rule.Exemption> except =
        unchecked.stream()
            .map(name -> new Rule.Exemption(name, "it is annotated not to be analysed"))
            .toList();
    return finished.stream()
        .map(it ->
            new Rule(it.id(), it.title(), it.demand(), it.because(), it.in(), except, it.origin()))
        .toList();
  }

  private Optional<Rule> find(String kind, List<String> functions, Designator lock) {
    return Optional.ofNullable(rules.get(id(kind, functions.getFirst(), lock)));
  }

  private static Rule dropping(Rule rule, Demand.Releases it) {
    String function = it.functions().getFirst();
    return new Rule(
        id("must_hold", function, it.lock()),
        function + "() is called with " + it.lock() + " held, and drops it for a while",
        new Demand.MustHold(it.functions(), it.lock(), hold(it.lock())),
        rule.because(),
        rule.in(),
        rule.except(),
        rule.origin());
  }
}
