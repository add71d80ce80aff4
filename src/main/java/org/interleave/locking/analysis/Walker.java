package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.c.BinaryOperator;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.Context.Outcome;
import org.interleave.locking.flow.Flow;
import org.interleave.locking.flow.Op;
import org.jspecify.annotations.Nullable;

/**
 * Walks all ways through one function as it is entered. Ways that meet are one from there on if the
 * same locks are held (property simulation, PLDI'02).
 */
final class Walker {
  private static final int DEEPEST = 8;

  /** Arrivals at one point, for each of the steps that lead there, and some more. */
  private static final int MOST_ARRIVALS = 600;

  private static final int ARRIVALS_EACH = 4;

  /** The function is too large to be followed. */
  static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private record Work(int step, State state) {}

  /** A way that came to an end. */
  record Ended(int step, State state, @Nullable Term result) {}

  private final Analyser analyser;
  private final Context context;

  /** Ways that are told apart at one point; more are made one, and what differs is unknown. */
  private final int mostWays;

  private final Flow flow;
  private final Shape shape;
  private final Map<Integer, Integer> arrivals = new HashMap<>();
  private final Map<Integer, List<State>> stored = new HashMap<>();

  /** What is to be followed, the first step first: ways that meet do so before they go on. */
  private final TreeMap<Integer, List<State>> work = new TreeMap<>();

  private final BitSet visited = new BitSet();

  /** Ways that are followed only if no other comes by. */
  private final List<Work> doubted = new ArrayList<>();

  private final List<Ended> ended = new ArrayList<>();

  Walker(Analyser analyser, Context context, int mostWays) {
    this.analyser = analyser;
    this.mostWays = mostWays;
    this.context = context;
    this.flow = analyser.sources.flow(context.definition);
    this.shape = analyser.sources.shape(context.definition);
  }

  List<Ended> walk() throws TooMuch {
    later(0, entry());
    followAll();
    while (!doubted.isEmpty()) {
      List<Work> again = List.copyOf(doubted);
      doubted.clear();
      for (Work one : again) {
        if (!visited.get(one.step)) {
          later(one.step, one.state);
        }
      }
      followAll();
    }
    if (ended.isEmpty()) {
      stored.forEach((step, states) -> states.forEach(state -> commit(state)));
    }
    return ended;
  }

  private State entry() {
    State state = new State();
    List<Integer> parameters = flow.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      state.cells.put(parameters.get(i), context.known.getOrDefault(i, new Term.Parameter(i)));
    }
    context.entry.forEach(
        (token, hold) -> state.tokens.put(token, hold.held() ? hold.atEntry() : hold));
    context.facts.forEach((term, fact) -> state.learn(term, fact));
    return state;
  }

  // ---- ways

  private void followAll() throws TooMuch {
    while (!work.isEmpty()) {
      Map.Entry<Integer, List<State>> first = work.pollFirstEntry();
      boolean stays = shape.joins(first.getKey());
      for (State state : first.getValue()) {
        follow(first.getKey(), stays ? state.copy() : state);
      }
    }
  }

  /** A way comes to a step; where others may come too it meets them at once. */
  private void later(int step, State state) throws TooMuch {
    State on = shape.joins(step) ? arrive(step, state) : state;
    if (on != null) {
      List<State> here = work.computeIfAbsent(step, s -> new ArrayList<>());
      if (here.stream().noneMatch(other -> other == on)) {
        here.add(on);
      }
    }
  }

  /** Follows one way until it ends or others may meet it. */
  private void follow(int from, State state) throws TooMuch {
    int step = from;
    do {
      analyser.spend(state.weight());
      visited.set(step);
      step = step(step, state);
    } while (step >= 0 && !shape.joins(step));
    if (step >= 0) {
      later(step, state);
    }
  }

  /** What is to go on from where ways meet; null if all that is known was followed before. */
  private @Nullable State arrive(int step, State state) throws TooMuch {
    List<State> here = stored.computeIfAbsent(step, s -> new ArrayList<>());
    if (arrivals.merge(step, 1, Integer::sum) > MOST_ARRIVALS + ARRIVALS_EACH * shape.ways(step)) {
      throw new TooMuch();
    }
    analyser.spend(here.size());
    BitSet live = shape.live(step);
    state.cells.keySet().removeIf(cell -> !live.get(cell));
    advance(step, state);
    state.forgetUnused();
    for (State other : here) {
      age(step, other, state);
      if (other.mergeable(state)) {
        return other.merge(state, step(step)) ? other : null;
      }
    }
    if (here.size() >= mostWays) {
      State other = here.getFirst();
      forget(other, state);
      other.merge(state, step(step));
      return other;
    }
    here.add(state);
    return state;
  }

  private Object step(int step) {
    return new Point.At(context.definition, step);
  }

  /** What an earlier round left under the name that is given here anew is no longer that. */
  private void age(int step, State stored, State arriving) {
    List<Term.Fresh> old = new ArrayList<>();
    stored.cells.forEach((cell, term) -> {
      Term theirs = arriving.cells.get(cell);
      if (theirs != null
          && term instanceof Term.Fresh f
          && f.kind() == Term.Kind.JOINED
          && !theirs.equals(f)
          && f.equals(new Term.Fresh(new State.Joint(step(step), cell), Term.Kind.JOINED))) {
        old.add(f);
      }
    });
    arriving.age(old);
  }

  /**
   * A round begins: what its cursors hold is called by the cursor, whatever round it is, so that
   * rounds are alike.
   */
  private void advance(int step, State state) {
    BitSet cursors = shape.cursors(step);
    for (int cell = cursors.nextSetBit(0); cell >= 0; cell = cursors.nextSetBit(cell + 1)) {
      Term.Fresh cursor = new Term.Fresh(new State.Joint(step(step), cell), Term.Kind.JOINED);
      Term before = state.cells.get(cell);
      if (before == null || before.equals(cursor)) {
        continue;
      }
      state.age(cursor);
      Term now = state.cells.getOrDefault(cell, before);
      boolean object = !(now instanceof Term.Number) && !(now.key() instanceof Term.Address);
      if (object && !(now instanceof Term.Parameter) && !(now instanceof Term.Global)) {
        Term key = now.key();
        state.rename(key, cursor);
      }
      state.cells.put(cell, cursor);
    }
  }

  /** What two ways differ in is not known. */
  private static void forget(State mine, State theirs) {
    mine.accounts.forget(theirs.accounts);
    Map<Token, Hold> all = new HashMap<>(mine.tokens);
    theirs.tokens.forEach(all::putIfAbsent);
    all.forEach((token, hold) -> {
      Hold a = mine.tokens.get(token);
      Hold b = theirs.tokens.get(token);
      if (a == null || b == null || !a.sameAs(b)) {
        Hold unknown =
            new Hold(Hold.Mode.UNKNOWN, 0, false, hold.entry(), hold.at(), hold.through());
        mine.tokens.put(token, unknown);
      }
    });
  }

  private Point point(int step, State state) {
    return new Point(context, flow, step, state, analyser.collector);
  }

  /** Does a step; what is next, or less than 0 where the way ends. */
  private int step(int step, State state) throws TooMuch {
    Op op = flow.ops().get(step);
    switch (op) {
      case Op.Number n -> state.cells.put(n.target(), new Term.Number(n.value()));
      case Op.Move m -> state.cells.put(m.target(), cell(state, m.source(), step));
      case Op.Anything a -> {
        set(state, a.target(), fresh(step, state, Term.Kind.RESULT));
        state.done.set(step);
      }
      case Op.AddressOfLocal a -> local(state, a);
      case Op.AddressOfGlobal a ->
          state.cells.put(a.target(), new Term.Global(a.variable().link()));
      case Op.AddressOfFunction a ->
          state.cells.put(a.target(), new Term.Function(a.routine().name()));
      case Op.Member m -> {
        Term member = cell(state, m.object(), step).member(m.field());
        set(state, m.target(), member);
        analyser.callRules.member(point(step, state), member);
      }
      case Op.Shift s -> set(state, s.target(), cell(state, s.base(), step).moved(s.offset()));
      case Op.Element e ->
          set(
              state,
              e.target(),
              cell(state, e.base(), step).element(cell(state, e.index(), step), e.size()));
      case Op.Compute c -> set(state, c.target(), computed(step, state, c));
      case Op.Not n -> state.cells.put(n.target(), new Term.Not(cell(state, n.operand(), step)));
      case Op.Read r -> read(step, state, r);
      case Op.Write w -> write(step, state, w);
      case Op.Copy c -> copy(step, state, c);
      case Op.Call c -> {
        List<State> after = analyser.calls.call(point(step, state), c);
        after.forEach(one -> one.done.set(step));
        if (after.isEmpty()) {
          commit(state);
          return -1;
        }
        for (State other : after.subList(1, after.size())) {
          later(step + 1, other);
        }
        if (after.getFirst() != state) {
          later(step + 1, after.getFirst());
          return -1;
        }
      }
      case Op.Branch b -> {
        return branch(step, state, b);
      }
      case Op.Jump j -> {
        return j.to();
      }
      case Op.Choose c -> {
        choose(state, c, step);
        return -1;
      }
      case Op.Anywhere a -> {
        if (a.possible().isEmpty()) {
          commit(state);
        }
        analyser.spend(a.possible().size() * state.weight());
        for (int to : a.possible()) {
          later(to, state.copy());
        }
        return -1;
      }
      case Op.Return r -> {
        Term result = r.value() == Op.NONE ? null : cell(state, r.value(), step);
        commit(state);
        ended.add(new Ended(step, state, result));
        return -1;
      }
      case Op.End e ->
          state.cells.keySet().removeIf(cell -> cell >= e.from() && !flow.variables().get(cell));
    }
    return step + 1;
  }

  /** What waited for the object to be freed waits no longer. */
  private void commit(State state) {
    state.pending.forEach((judged, pending) -> {
      Rule rule = analyser.rule(judged.rule());
      point(judged.step(), state).site(rule, judged.action(), judged.text(), pending.judgement());
    });
    state.pending.clear();
  }

  // ---- values

  private Term cell(State state, int cell, int step) {
    Term known = state.cells.get(cell);
    if (known == null) {
      known = new Term.Fresh(new State.Joint("cell", cell), Term.Kind.RESULT);
      state.cells.put(cell, known);
    }
    return known;
  }

  private static void set(State state, int cell, Term value) {
    state.cells.put(cell, value);
  }

  /** A term that has not been there before. */
  private Term fresh(int step, State state, Term.Kind kind) {
    Term.Fresh term = new Term.Fresh(step(step), kind);
    state.age(term, step);
    return term;
  }

  private void local(State state, Op.AddressOfLocal a) {
    Term.Local local = new Term.Local(context.definition.routine(), a.variable().name());
    Type type = a.variable().type();
    while (type.plain() instanceof Type.Array array) {
      type = array.element();
    }
    if (type.plain() instanceof StructType) {
      state.tokens.putIfAbsent(
          new Token.Private(local), Hold.of(Hold.Mode.EXCLUSIVE, null, List.of()));
    }
    state.cells.put(a.target(), local);
  }

  private Term computed(int step, State state, Op.Compute c) {
    Term left = cell(state, c.left(), step);
    Term right = cell(state, c.right(), step);
    boolean beyond = c.unsigned() && ordered(c.operator()) && (negative(left) || negative(right));
    Term value =
        beyond ? errorTest(c.operator(), left, right) : computed(c.operator(), left, right);
    if (value != null && value.depth() <= DEEPEST) {
      return value;
    }
    Term unknown = fresh(step, state, Term.Kind.RESULT);
    state.done.set(step);
    return unknown;
  }

  private static boolean ordered(BinaryOperator operator) {
    return operator.compares()
        && operator != BinaryOperator.EQUAL
        && operator != BinaryOperator.NOT_EQUAL;
  }

  private static boolean negative(Term term) {
    return term instanceof Term.Number n && n.value() < 0;
  }

  /**
   * Whether a pointer is an error number, as IS_ERR asks: it lies among the greatest addresses,
   * which are negative numbers here. Null for other comparisons with what has no sign.
   */
  private static @Nullable Term errorTest(BinaryOperator operator, Term left, Term right) {
    boolean bound =
        right instanceof Term.Number n
            && !(left instanceof Term.Number)
            && n.value() >= -4096
            && n.value() < -1000;
    if (!bound) {
      return null;
    }
    Term error = new Term.Computed(BinaryOperator.LESS, left.key(), Term.ZERO);
    boolean asks = operator == BinaryOperator.GREATER || operator == BinaryOperator.GREATER_EQUAL;
    return asks ? error : new Term.Not(error);
  }

  private static Term computed(BinaryOperator operator, Term left, Term right) {
    if (left instanceof Term.Number a && right instanceof Term.Number b) {
      Long value =
          switch (operator) {
            case ADD -> Long.valueOf(a.value() + b.value());
            case SUBTRACT -> Long.valueOf(a.value() - b.value());
            case AND -> Long.valueOf(a.value() & b.value());
            case OR -> Long.valueOf(a.value() | b.value());
            default -> null;
          };
      if (value != null) {
        return new Term.Number(value);
      }
    }
    if (operator.compares() && left.key().equals(right.key()) && !(left instanceof Term.Computed)) {
      boolean same =
          operator == BinaryOperator.EQUAL
              || operator == BinaryOperator.LESS_EQUAL
              || operator == BinaryOperator.GREATER_EQUAL;
      return new Term.Number(same ? 1 : 0);
    }
    if (right instanceof Term.Number n
        && (operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT)) {
      return plus(left.key(), operator == BinaryOperator.ADD ? n.value() : -n.value());
    }
    return new Term.Computed(operator, left.key(), right.key());
  }

  private static Term plus(Term term, long by) {
    if (term instanceof Term.Computed c
        && c.operator() == BinaryOperator.ADD
        && c.right() instanceof Term.Number n) {
      return plus(c.left(), n.value() + by);
    }
    return by == 0 ? term : new Term.Computed(BinaryOperator.ADD, term, new Term.Number(by));
  }

  private void read(int step, State state, Op.Read r) {
    Term address = cell(state, r.address(), step);
    analyser.guards.access(point(step, state), address, r.type(), r.text(), false);
    touch(address, false);
    state.used(address);
    if (address instanceof Term.Global g && g.name().equals("debug_locks")) {
      // lockdep is on
      state.cells.put(r.target(), new Term.Number(1));
      return;
    }
    Term content = new Term.Content(address);
    boolean known = !(address instanceof Term.Number) && content.depth() <= DEEPEST;
    Term value = state.read(address, known ? content : fresh(step, state, Term.Kind.RESULT));
    state.cells.put(r.target(), value);
    state.done.set(step);
  }

  private void write(int step, State state, Op.Write w) {
    Term address = cell(state, w.address(), step);
    Term value = cell(state, w.value(), step);
    Point point = point(step, state);
    analyser.guards.access(point, address, w.type(), w.text(), true);
    analyser.references.stored(point, address, value, w.type(), w.text());
    touch(address, true);
    state.used(address);
    if (w.type().isPointer()) {
      state.write(address, value);
    } else {
      state.writeNumber(address, value);
    }
    analyser.calls.stored(state, address, value);
  }

  private void copy(int step, State state, Op.Copy c) {
    Term to = cell(state, c.to(), step);
    Term from = cell(state, c.from(), step);
    Point point = point(step, state);
    analyser.guards.access(point, from, c.type(), c.fromText(), false);
    if (!c.toText().isEmpty()) {
      analyser.guards.access(point, to, c.type(), c.toText(), true);
    }
    touch(from, false);
    touch(to, true);
    Term base = to.key();
    state.memory.keySet().removeIf(key -> key.base().equals(base.base()));
  }

  /** Notes what is done to what a parameter points to, for the callers. */
  void touch(Term address, boolean write) {
    if (address.base() instanceof Term.Parameter) {
      context.touched.merge(address.key(), write, Boolean::logicalOr);
    }
  }

  // ---- conditions

  private int branch(int step, State state, Op.Branch b) throws TooMuch {
    Term condition = cell(state, b.condition(), step);
    Fact fact = state.fact(condition);
    if (fact.isZero() || fact.isNonzero()) {
      boolean yes = fact.isNonzero();
      if (state.maybeOld(condition)) {
        State other = state.copy();
        other.facts.keySet().removeIf(t -> t instanceof Term.Content || t instanceof Term.Computed);
        doubted.add(new Work(yes ? b.whenFalse() : b.whenTrue(), other));
      }
      return yes ? b.whenTrue() : b.whenFalse();
    }
    State other = state.copy();
    if (other.learn(condition, false)) {
      later(b.whenFalse(), other);
    }
    return state.learn(condition, true) ? b.whenTrue() : -1;
  }

  private void choose(State state, Op.Choose c, int step) throws TooMuch {
    Term value = cell(state, c.value(), step);
    Fact fact = state.fact(value);
    Long exact = fact.exact();
    for (Op.Case one : c.cases()) {
      if (exact != null && (exact < one.first() || exact > one.last())) {
        continue;
      }
      State other = state.copy();
      if (one.first() != one.last() || other.learn(value, Fact.of(one.first()))) {
        later(one.to(), other);
      }
      if (exact != null) {
        return;
      }
    }
    later(c.otherwise(), state.copy());
  }

  /** How the function may end, as callers see it. */
  static List<Outcome> outcomes(List<Ended> ended) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Ended end : ended) {
      State state = end.state();
      Map<Token, Hold> tokens = new java.util.LinkedHashMap<>();
      state.tokens.forEach((token, hold) -> {
        Term term = token.term();
        if (term == null || !(term.root() instanceof Term.Local)) {
          tokens.put(token, hold);
        }
      });
      Map<Term, Term> writes = new HashMap<>();
      state.memory.forEach((address, value) -> {
        if (!(address.root() instanceof Term.Local)) {
          writes.put(address, value);
        }
      });
      Term result = end.result();
      Fact fact = result == null ? Fact.ANYTHING : state.fact(result);
      Outcome outcome =
          new Outcome(
              tokens,
              state.accounts.left(),
              result,
              fact,
              writes,
              seen(state),
              state.freed,
              state.acquisitions > 0);
      merge(outcomes, outcome);
    }
    return outcomes;
  }

  /** What is known of objects that callers know. */
  private static Map<Term, Fact> seen(State state) {
    Map<Term, Fact> seen = new HashMap<>();
    state.facts.forEach((term, learned) -> {
      boolean outside =
          term instanceof Term.Content c
              && c.depth() < 3
              && (c.root() instanceof Term.Parameter || c.root() instanceof Term.Global);
      if (outside && !state.memory.containsKey(((Term.Content) term).address().key())) {
        seen.put(term, learned.fact());
      }
    });
    return seen;
  }

  private static void merge(List<Outcome> outcomes, Outcome more) {
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome one = outcomes.get(i);
      if (alike(one, more)) {
        Term a = one.result();
        Term b = more.result();
        Accounts accounts = one.accounts().copy();
        accounts.merge(more.accounts());
        boolean same = a == null ? b == null : b != null && a.key().equals(b.key());
        Term result = same ? a : new Term.Fresh("results", Term.Kind.RESULT);
        Map<Term, Term> writes = new HashMap<>(one.writes());
        writes.entrySet().removeIf(e -> !e.getValue().equals(more.writes().get(e.getKey())));
        Map<Term, Fact> facts = new HashMap<>(one.facts());
        facts.keySet().retainAll(more.facts().keySet());
        facts.replaceAll((t, f) -> f.or(more.facts().getOrDefault(t, Fact.ANYTHING)));
        List<Term> freed = new ArrayList<>(one.freed());
        freed.retainAll(more.freed());
        outcomes.set(
            i,
            new Outcome(
                one.tokens(),
                accounts,
                result,
                one.fact().or(more.fact()),
                writes,
                facts,
                freed,
                one.acquired() || more.acquired()));
        return;
      }
    }
    outcomes.add(more);
  }

  /** With the same locks, and a result that is 0 in both or in none. */
  private static boolean alike(Outcome one, Outcome more) {
    if (!one.tokens().keySet().equals(more.tokens().keySet())
        || !one.accounts().alike(more.accounts())
        || one.fact().isZero() != more.fact().isZero()
        || one.fact().isNonzero() != more.fact().isNonzero()) {
      return false;
    }
    return one.tokens().entrySet().stream()
        .allMatch(e -> {
          Hold other = more.tokens().get(e.getKey());
          return other != null && e.getValue().sameAs(other);
        });
  }
}
