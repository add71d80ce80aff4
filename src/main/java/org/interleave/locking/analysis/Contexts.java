package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.locking.analysis.Calls.Made;
import org.interleave.locking.analysis.Context.Outcome;
import org.jspecify.annotations.Nullable;

/** Functions as they are entered, each way of entering looked at once. */
final class Contexts {
  /** Entries of one function that are told apart; more if that costs little. */
  private static final int MOST = 24;

  /** Steps in one function, all entries together, that are little. */
  private static final long LITTLE = 40_000;

  private static final int MOST_FACTS = 6;

  /** Terms that are longer are not followed from a callee to its caller. */
  private static final int DEEPEST = 10;

  /** Calls by which what a callee gives is told apart. */
  private static final int MOST_CALLS = 6;

  private final Analyser analyser;
  private final Map<Context.Key, Context> contexts = new HashMap<>();
  private final Map<Definition, Integer> entries = new HashMap<>();
  private final Map<Definition, Long> costs = new HashMap<>();

  Contexts(Analyser analyser) {
    this.analyser = analyser;
  }

  /** Goes through a function's body as it is called; the ways on from the call. */
  List<State> enter(Made made, Definition definition) {
    State caller = made.point().state();
    Map<Token, Hold> entry = new LinkedHashMap<>();
    Map<Token, Token> passed = new HashMap<>();
    Set<Token> settled = new HashSet<>();
    List<View> views = views(made, caller);
    boolean speaks =
        analyser.sources.speaks(definition)
            || made.arguments().stream().anyMatch(a -> a instanceof Term.Function);
    int outer = 0;
    for (Map.Entry<Token, Hold> held : caller.tokens.entrySet()) {
      if (held.getKey() instanceof Token.Word w && w.name().startsWith("asserts ")) {
        continue;
      }
      if (!speaks && !(held.getKey() instanceof Token.Private)) {
        continue;
      }
      Optional<Token> inside = inside(held.getKey(), views);
      if (inside.isEmpty() && outer(held, definition)) {
        // the callee cannot name it, but rules can
        outer++;
        String name = held.getValue().through().getLast() + " " + outer;
        inside = Optional.of(new Token.Lock(new Term.Fresh(name, Term.Kind.OUTER)));
      }
      if (inside.isPresent()) {
        entry.putIfAbsent(inside.get(), held.getValue());
        passed.put(held.getKey(), inside.get());
      }
    }
    analyser
        .callRules
        .entry(definition)
        .forEach((token, hold) -> {
          Hold before = entry.get(token);
          if (before == null || hold.held() != before.held()) {
            entry.put(token, hold);
          }
          if (before != null && before.held() && !hold.held()) {
            // the call is reported; the body is looked at as the rule says, and changes nothing
            passed.values().remove(token);
            settled.add(token);
          }
        });
    Map<Integer, Term> known = new TreeMap<>();
    for (int i = 0; i < made.arguments().size(); i++) {
      Fact fact = caller.fact(made.argument(i));
      boolean there = i < definition.routine().parameters().size();
      if (there && made.argument(i) instanceof Term.Function f) {
        known.put(i, f);
      } else if (there && fact.exact() != null) {
        known.put(i, new Term.Number(fact.exact()));
      }
    }
    Map<Term, Fact> facts = new HashMap<>();
    for (View view : views) {
      Fact fact = caller.fact(view.mine);
      if (fact.exact() == null && !fact.equals(Fact.ANYTHING) && view.theirs.depth() < 2) {
        facts.put(view.theirs, fact);
      }
    }
    for (Map.Entry<Term, State.Learned> learned : caller.facts.entrySet()) {
      if (facts.size() < MOST_FACTS && learned.getKey() instanceof Term.Content content) {
        Term inside = inside(content, views);
        Fact fact = learned.getValue().fact();
        if (inside != null && inside.depth() < 2 && (fact.isZero() || fact.isNonzero())) {
          facts.put(inside, fact.isZero() ? Fact.ZERO : Fact.NONZERO);
        }
      }
    }
    if (!speaks) {
      facts.clear();
    }
    Context wanted =
        new Context(
            definition, entry, known, facts, made.point().context().open, made.point().place());
    wanted.blind = made.point().context().blind;
    Context context = context(wanted);
    made.point().context().calls.add(context);
    if (!context.finished) {
      // called from itself, or too large: what it does is not known
      analyser.calls.external(made, definition.routine());
      return List.of(caller);
    }
    for (Map.Entry<Term, Boolean> touch : context.touched.entrySet()) {
      touched(made, touch.getKey(), touch.getValue());
    }
    List<State> after = new ArrayList<>();
    for (Outcome outcome : context.outcomes) {
      State state = caller.copy();
      leave(made, state, context, outcome, new Crossing(passed, settled));
      if (learn(made, state, outcome)) {
        after.add(state);
      }
    }
    if (after.isEmpty() && !context.outcomes.isEmpty()) {
      // what is known here contradicts all ways: better too many than none
      State state = caller.copy();
      leave(made, state, context, context.outcomes.getFirst(), new Crossing(passed, settled));
      after.add(state);
    }
    return after;
  }

  /** What the callee saw of objects that the caller knows; false if it cannot have been so. */
  private static boolean learn(Made made, State state, Outcome outcome) {
    for (Map.Entry<Term, Fact> entry : outcome.facts().entrySet()) {
      Term term =
          entry.getKey().mapped(t -> t instanceof Term.Parameter p ? made.argument(p.index()) : t);
      if (term.depth() < 6 && !state.learn(term, entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a lock matters to a callee that no argument leads to its object. */
  private boolean outer(Map.Entry<Token, Hold> held, Definition callee) {
    if (!(held.getKey() instanceof Token.Lock lock)
        || !held.getValue().held()
        || held.getValue().through().isEmpty()) {
      return false;
    }
    String name = held.getValue().through().getLast().name();
    return analyser.surveys()
        || analyser.sources.concerns(callee, name)
            && analyser.locks.naming(lock.address(), held.getValue().through()).isPresent();
  }

  /** What a callee does to the parts of an argument is done at the call. */
  private void touched(Made made, Term what, boolean write) {
    if (!(what.base() instanceof Term.Parameter p) || p.index() >= made.arguments().size()) {
      return;
    }
    Term argument = made.argument(p.index());
    if (argument.base() instanceof Term.Parameter) {
      Calls.touch(made, argument.moved(what.offset()), write);
    }
    Term part = argument.moved(what.offset());
    boolean named = !argument.labels().isEmpty() || argument.base() instanceof Term.Global;
    if (named && !KnownFunction.initialises(made.name())) {
      analyser.guards.access(made.point(), part, null, Calls.text(made, p.index()), write);
    }
  }

  /** Another revision's ways went through a function, and so would this one's. */
  void passed(Definition definition) {
    entries.putIfAbsent(definition, 0);
  }

  boolean entered(Definition definition) {
    return entries.containsKey(definition);
  }

  Context context(Context wanted) {
    Context context = contexts.get(wanted.key());
    if (context != null) {
      return context;
    }
    int count = entries.merge(wanted.definition, 1, Integer::sum);
    if (count > MOST && costs.getOrDefault(wanted.definition, 0L) > LITTLE) {
      return wanted;
    }
    contexts.put(wanted.key(), wanted);
    long before = analyser.spent();
    wanted.finished = analyser.walked(wanted);
    costs.merge(wanted.definition, analyser.spent() - before, Long::sum);
    return wanted;
  }

  // ---- from the caller's terms to the callee's

  /** A term of the caller, and what the callee calls it. */
  private record View(Term mine, Term theirs) {}

  /** The arguments, and what lies in memory where they point to. */
  private static List<View> views(Made made, State caller) {
    List<View> views = new ArrayList<>();
    for (int i = 0; i < made.arguments().size(); i++) {
      Term argument = made.argument(i);
      if (!(argument instanceof Term.Number) && !(argument instanceof Term.Function)) {
        views.add(new View(argument, new Term.Parameter(i)));
      }
    }
    for (View view : List.copyOf(views)) {
      caller.memory.forEach((address, value) -> {
        if (address.base().equals(view.mine.base())
            && !(value instanceof Term.Number)
            && !(value instanceof Term.Function)) {
          Term there = view.theirs.moved(address.offset() - view.mine.offset());
          views.add(new View(value, new Term.Content(there)));
        }
      });
    }
    return views;
  }

  private static Optional<Token> inside(Token token, List<View> arguments) {
    Term term = token.term();
    if (term == null) {
      return Optional.of(token);
    }
    Term renamed = inside(term, arguments);
    if (renamed == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (token) {
          case Token.Lock l -> new Token.Lock(renamed);
          case Token.Done d -> new Token.Done(d.rule(), renamed.key(), d.type());
          case Token.Poisoned p -> new Token.Poisoned(p.rule(), renamed);
          case Token.Private p -> new Token.Private(renamed.key());
          case Token.Word w -> w;
        });
  }

  private static @Nullable Term inside(Term term, List<View> arguments) {
    for (View view : arguments) {
      if (view.mine.key().equals(term.key())) {
        return view.theirs;
      }
      if (view.mine.base().equals(term.base())) {
        return view.theirs.moved(term.offset() - view.mine.offset());
      }
    }
    return switch (term) {
      case Term.Global g -> g;
      case Term.Address a -> {
        Term base = inside(a.base(), arguments);
        yield base == null
            ? null
            : new Term.Address(base.base(), base.offset() + a.offset(), List.of());
      }
      case Term.Content c -> {
        Term address = inside(c.address(), arguments);
        yield address == null ? null : new Term.Content(address);
      }
      case Term.Element e -> {
        Term base = inside(e.array(), arguments);
        Term index = inside(e.index(), arguments);
        yield base == null || index == null ? null : base.element(index, e.size());
      }
      default -> null;
    };
  }

  // ---- from the callee's terms to the caller's

  /**
   * What a call takes along.
   *
   * @param passed what the callee calls what the caller has
   * @param settled what a rule says of the callee, whatever the caller has
   */
  private record Crossing(Map<Token, Token> passed, Set<Token> settled) {}

  private void leave(Made made, State state, Context context, Outcome outcome, Crossing crossing) {
    Object call = made.point().id();
    java.util.function.UnaryOperator<Term> outside =
        term ->
            switch (term) {
              case Term.Parameter p -> made.argument(p.index());
              case Term.Fresh f -> new Term.Fresh(Through.of(call, f.step()), f.kind());
              case Term.Content c -> state.read(c.address(), c);
              default -> term;
            };
    Term result = outcome.result();
    // what an earlier round left is no longer what this one gives
    outcome.tokens().keySet().forEach(token -> ageAll(state, token.term(), made));
    outcome.accounts().forEach((counted, account) -> ageAll(state, counted.object(), made));
    if (result != null) {
      ageAll(state, result, made);
    }
    Map<Token, Hold> before = new HashMap<>();
    crossing.passed.forEach((mine, theirs) -> {
      Hold hold = state.tokens.remove(mine);
      if (hold != null) {
        before.put(mine, hold);
      }
    });
    Map<Token, Token> back = new HashMap<>();
    crossing.passed.forEach((mine, theirs) -> back.putIfAbsent(theirs, mine));
    outcome
        .tokens()
        .forEach((token, hold) -> {
          if (crossing.settled.contains(token)) {
            return;
          }
          Token mine = back.containsKey(token) ? back.get(token) : token.mapped(outside);
          Term about = mine.term();
          if (about != null && about.depth() > DEEPEST) {
            return;
          }
          if (token instanceof Token.Word w && w.name().startsWith("asserts ")) {
            return;
          }
          Hold entered = context.entry.get(token);
          if (hold.asserted() && (entered == null || !entered.held())) {
            // what the callee counts on is no knowledge of the caller's
            return;
          }
          Hold mineBefore = before.get(mine);
          boolean asserted =
              entered != null && entered.held() && hold.asserted() && entered.mode() == hold.mode();
          boolean unchanged = asserted || entered != null && entered.sameAs(hold) && hold.entry();
          if (unchanged && mineBefore != null) {
            state.tokens.put(mine, mineBefore);
          } else if (!unchanged || entered == null) {
            // what the caller was entered with, it still is if the callee only gave it back
            boolean gone = hold.mode() == Hold.Mode.NONE && mineBefore == null;
            boolean mineAtEntry = gone || mineBefore != null && mineBefore.entry();
            Hold now = caller(token, hold, outside);
            state.tokens.put(mine, hold.entry() && mineAtEntry ? now.atEntry() : now);
          }
        });
    outcome
        .accounts()
        .forEach((counted, account) ->
            state.accounts.change(counted.mapped(outside), mine -> mine.called(account)));
    outcome
        .writes()
        .forEach((address, value) -> {
          Term there = address.mapped(outside);
          if (there.depth() <= DEEPEST) {
            state.write(there, bounded(made, state, value.mapped(outside), address));
          }
        });
    for (Term freed : outcome.freed()) {
      Calls.free(state, freed.mapped(outside));
    }
    if (outcome.acquired()) {
      state.acquired();
    }
    Term value =
        result == null
            ? new Term.Fresh(call, Term.Kind.RESULT)
            : bounded(made, state, result.mapped(outside), result);
    made.result(state, value);
    state.learn(value, outcome.fact());
  }

  /** The value, or one that nothing is known of if it is too long to be told apart. */
  private static Term bounded(Made made, State state, Term value, Term what) {
    if (value.depth() <= DEEPEST) {
      return value;
    }
    Term.Fresh unknown = new Term.Fresh(new Through(made.point().id(), what, 0), Term.Kind.RESULT);
    state.age(unknown, made.point().step());
    return unknown;
  }

  /** The members that a lock goes through are known better to who has the object. */
  private static Hold caller(
      Token token, Hold hold, java.util.function.UnaryOperator<Term> outside) {
    return new Hold(
        hold.mode(),
        hold.count(),
        hold.asserted(),
        false,
        hold.at(),
        through(token, hold, outside));
  }

  private static List<org.interleave.locking.flow.Field> through(
      Token token, Hold hold, java.util.function.UnaryOperator<Term> outside) {
    if (hold.through().isEmpty() && token instanceof Token.Lock l) {
      return Locks.fields(l.address().mapped(outside));
    }
    return hold.through();
  }

  /**
   * A step of a callee as a call gives it; what comes from very deep is not told apart by how.
   *
   * @param depth how many calls further in the step was done
   */
  private record Through(Object call, Object step, int depth) {
    static Through of(Object call, Object step) {
      Object from = step;
      if (from instanceof Through deep && deep.depth == MOST_CALLS) {
        while (from instanceof Through t) {
          from = t.step;
        }
      }
      return new Through(call, from, from instanceof Through t ? t.depth + 1 : 0);
    }
  }

  private static void ageAll(State state, @Nullable Term term, Made made) {
    Object call = made.point().id();
    if (term != null && term.root() instanceof Term.Fresh f) {
      state.age(new Term.Fresh(Through.of(call, f.step()), f.kind()), made.point().step());
    }
  }
}
