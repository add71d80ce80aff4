package org.interleave.locking.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.interleave.c.Place;
import org.interleave.c.Unit;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.Calls.Made;
import org.jspecify.annotations.Nullable;

/** One analysis: what its parts share, and the functions that it begins with. */
final class Analyser {
  /** Steps in all: some seconds. */
  private static final long MOST_STEPS = 40_000_000;

  /** Steps in one function as it is entered. */
  private static final long MOST_STEPS_EACH = 600_000;

  private static final long MOST_STEPS_ROOT = 2_000_000;

  /** Ways that are told apart at one point, as long as that is not too much work. */
  private static final int[] MOST_WAYS = {24, 3, 1};

  final Sources sources;
  final RuleIndex rules;
  final Designation names;
  final Openness openness;
  final Guards guards;
  final Locks locks;
  final Calls calls;
  final CallRules callRules;
  final References references;
  final Balance balance;
  final Contexts contexts;
  final Collector collector = new Collector();

  private final Map<String, Rule> byId = new HashMap<>();
  private final Set<Definition> threads = new LinkedHashSet<>();
  private final Set<Definition> releases = new LinkedHashSet<>();
  private final Map<Token, Hold> releasedUnder = new LinkedHashMap<>();
  private final Map<Definition, String> skipped = new LinkedHashMap<>();
  private final boolean surveys;
  private final Past past;
  private @Nullable Repetition repetition;
  private int repeated;
  private boolean blind;
  private long spent;
  private long allowed;

  Analyser(List<Unit> units, List<Rule> all, Predicate<String> outside) {
    this(units, all, outside, null);
  }

  /** One that only looks at what is held where. */
  Analyser(List<Unit> units, Survey survey) {
    this(units, List.of(), identifier -> true, survey);
  }

  private Analyser(
      List<Unit> units, List<Rule> all, Predicate<String> outside, @Nullable Survey survey) {
    surveys = survey != null;
    rules = new RuleIndex(all);
    all.forEach(rule -> byId.put(rule.id(), rule));
    sources = new Sources(units, rules);
    names = new Designation(sources);
    openness = new Openness(sources, outside);
    guards = new Guards(rules, names, openness, survey);
    boolean recursive = Assumptions.recursive(units) || surveys;
    locks = new Locks(rules, names, openness, recursive, surveys);
    past = new Past(sources, Surroundings.of(rules, sources, openness, recursive));
    calls = new Calls(this);
    callRules = new CallRules(this);
    references = new References(this);
    balance = new Balance(this);
    contexts = new Contexts(this);
  }

  /** Takes over what another revision has in common with this one. */
  void follow(Past before) {
    if (past.follows(before)) {
      repetition = new Repetition(before, sources);
    }
  }

  /** What another revision may take over. */
  Past past() {
    return past;
  }

  int repeated() {
    return repeated;
  }

  /** Whether it only looks at what is held where. */
  boolean surveys() {
    return surveys;
  }

  Rule rule(String id) {
    Rule rule = byId.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("no rule " + id);
    }
    return rule;
  }

  /** Functions that were too large, with what was given up. */
  Map<Definition, String> skipped() {
    return skipped;
  }

  /** Steps done so far. */
  long spent() {
    return spent;
  }

  void spend(int steps) throws Walker.TooMuch {
    spent += steps;
    if (spent > allowed) {
      throw new Walker.TooMuch();
    }
  }

  // ---- where ways begin

  void run() {
    Set<Definition> called = sources.called();
    List<Definition> pointed = new ArrayList<>();
    Set<Definition> done = new HashSet<>();
    for (Definition definition : sources.own()) {
      boolean taken = definition.unit().addressTaken(definition.routine());
      boolean seen =
          called.contains(definition) && (definition.routine().unitOnly() || !outside(definition));
      if (taken && !definition.name().equals("main")) {
        pointed.add(definition);
      } else if (!seen && done.add(definition)) {
        root(definition, open(definition), Map.of());
      }
    }
    // handlers run in the threads that push them
    pointed.sort(Comparator.comparing(this::cleansUp));
    for (Definition definition : pointed) {
      boolean seen = contexts.entered(definition) && onlyCalled(definition);
      if (!seen && done.add(definition)) {
        callback(definition);
      }
    }
    Set<Definition> below = passedBy();
    // those that only call each other, and those whose callers could not be followed
    for (Definition definition : sources.own()) {
      if (!contexts.entered(definition) && done.add(definition)) {
        boolean passed = below.contains(definition);
        boolean spoken = !rules.onFunction(definition.name()).isEmpty();
        if (passed && skipped.isEmpty() && definition.routine().unitOnly() && !spoken) {
          // no way leads to it
          continue;
        }
        blind = !skipped.isEmpty() || passed;
        root(definition, true, Map.of());
        blind = false;
      }
    }
    // threads that only show while others are followed
    for (Definition definition : List.copyOf(threads)) {
      if (done.add(definition)) {
        root(definition, false, Map.of());
      }
    }
  }

  /** What functions that were followed call, or what these call, where no way leads to. */
  private Set<Definition> passedBy() {
    Deque<Definition> open = new ArrayDeque<>();
    sources.own().stream().filter(contexts::entered).forEach(open::add);
    Set<Definition> found = new HashSet<>();
    while (!open.isEmpty()) {
      for (Definition callee : sources.callees(open.remove())) {
        if (!contexts.entered(callee) && found.add(callee)) {
          open.add(callee);
        }
      }
    }
    return found;
  }

  /**
   * Whether a function's address only goes to functions and structures at hand, by which it was
   * seen to be called.
   */
  private boolean onlyCalled(Definition definition) {
    return definition.routine().unitOnly()
        && (cleansUp(definition)
            || sources.callbacks(definition).stream().allMatch(sources::calledHere))
        && !threads.contains(definition)
        && !releases.contains(definition);
  }

  /** Whether a function is a handler of cancellation (pthread_cleanup_push). */
  private boolean cleansUp(Definition definition) {
    return sources.callbacks(definition).stream()
        .anyMatch(callback -> callback.struct().equals("__cleanup"));
  }

  private boolean outside(Definition definition) {
    ParsedUnit unit = definition.unit();
    boolean declared = unit.tokens().file(definition.routine().at()).endsWith(".h");
    return declared && openness.outside(definition.name());
  }

  /** Whether callers that are not seen may hold something. */
  private boolean open(Definition definition) {
    return !definition.name().equals("main")
        && !(definition.routine().unitOnly() && !sources.callbacks(definition).isEmpty())
        && !closedProgram(definition);
  }

  private boolean closedProgram(Definition definition) {
    boolean main = sources.own().stream().anyMatch(d -> d.name().equals("main"));
    return main && !outside(definition);
  }

  private void callback(Definition definition) {
    boolean released = releases.contains(definition);
    boolean thread =
        threads.contains(definition) || Assumptions.begins(sources.callbacks(definition));
    Map<Token, Hold> entry = new LinkedHashMap<>();
    if (released) {
      entry.putAll(releasedUnder);
      entry.put(
          new Token.Private(new Term.Parameter(0)), Hold.of(Hold.Mode.EXCLUSIVE, null, List.of()));
    }
    root(definition, !thread && !released && !closedProgram(definition), entry);
  }

  private void root(Definition definition, boolean open, Map<Token, Hold> more) {
    if (!surveys && !sources.relevant(definition)) {
      return;
    }
    boolean released = !more.isEmpty();
    Past.Begin begin = new Past.Begin(sources.name(definition), open, blind, released);
    Optional<Past.Ways> before = repetition == null ? Optional.empty() : repetition.ways(begin);
    if (before.isPresent() && releasedUnder.isEmpty()) {
      past.keep(begin, before.get());
      repeat(before.get());
      return;
    }
    allowed = MOST_STEPS;
    Map<Token, Hold> entry = new LinkedHashMap<>(callRules.entry(definition));
    entry.putAll(more);
    if (definition.name().equals("main")) {
      entry.put(Guards.ALONE, Hold.of(Hold.Mode.EXCLUSIVE, null, List.of()));
    }
    Context context = new Context(definition, entry, Map.of(), Map.of(), open, null);
    context.root = true;
    context.blind = blind;
    Context followed = contexts.context(context);
    if (releasedUnder.isEmpty()) {
      past.keep(begin, followed);
    }
  }

  private void repeat(Past.Ways ways) {
    repeated++;
    ways.said().forEach(collector::add);
    ways.functions().forEach(contexts::passed);
    threads.addAll(ways.threads());
    releases.addAll(ways.releases());
  }

  /**
   * Walks through a function. If that takes too long, ways are made one sooner and sooner; if that
   * does not help it is said.
   */
  boolean walked(Context context) {
    long before = allowed;
    for (int ways : MOST_WAYS) {
      allowed = Math.min(before, spent + (context.root ? MOST_STEPS_ROOT : MOST_STEPS_EACH));
      try {
        walk(context, ways);
        return true;
      } catch (Walker.TooMuch e) {
        locks.takenFirst(context);
        context.once = true;
      } finally {
        allowed = before;
      }
    }
    skipped.put(
        context.definition,
        spent >= MOST_STEPS
            ? "the analysis came to its limit of steps"
            : "it and what it calls are too large");
    return false;
  }

  /** Walks through a function; again with what that told of the callers. */
  private void walk(Context context, int ways) throws Walker.TooMuch {
    List<Walker.Ended> ended = new Walker(this, context, ways).walk();
    Set<Token> unheld = locks.takenFirst(context);
    if (context.open
        && context.entry.keySet().stream().noneMatch(unheld::contains)
        && !unheld.isEmpty()) {
      unheld.forEach(token -> context.entry.put(token, Hold.none(null)));
      ended = new Walker(this, context, ways).walk();
    }
    balance.judge(context, ended);
    context.outcomes = Walker.outcomes(ended);
  }

  // ---- what shows on the way

  /** A function runs in a thread of its own. */
  void startsThread(Made made, int argument) {
    function(made, argument)
        .ifPresent(definition -> {
          threads.add(definition);
          made.point().context().threads.add(definition);
        });
  }

  /** A function gets an object that nobody else has. */
  void releases(Made made, int argument) {
    function(made, argument)
        .ifPresent(definition -> {
          releases.add(definition);
          made.point().context().releases.add(definition);
        });
    boolean locks = made.name().equals("kref_put_mutex") || made.name().equals("kref_put_lock");
    if (locks && made.argument(2).root() instanceof Term.Global) {
      Term lock = made.argument(2);
      releasedUnder.put(
          new Token.Lock(lock),
          Hold.of(Hold.Mode.EXCLUSIVE, made.point().place(), Locks.fields(lock)));
    }
  }

  private Optional<Definition> function(Made made, int argument) {
    return made.argument(argument) instanceof Term.Function f
        ? sources.named(made.point().flow().unit(), f.name())
        : Optional.empty();
  }

  /** The function that a place stands in. */
  Optional<Definition> at(Place place) {
    Definition found = null;
    int line = 0;
    for (Definition definition : sources.own()) {
      Place begin = definition.unit().tokens().place(definition.routine().definedAt());
      if (begin.file().equals(place.file())
          && begin.line() <= place.line()
          && begin.line() > line) {
        line = begin.line();
        found = definition;
      }
    }
    return Optional.ofNullable(found);
  }
}
