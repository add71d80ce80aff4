package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interleave.locking.Site;
import org.jspecify.annotations.Nullable;

/** What is known at one point of one way through a function. */
final class State {
  private static final int MOST_FACTS = 40;

  /** A judgement that waits for whether the object is freed on this way. */
  record Pending(Term object, Judgement judgement) {}

  /**
   * @param step the step judged
   */
  record Judged(String rule, int step, Site.Action action, String text) {}

  /**
   * @param after how many locks were taken when it was learned: others may have changed it since
   */
  record Learned(Fact fact, int after) {}

  final Map<Integer, Term> cells;
  final Map<Term, Term> memory;
  final Map<Term, Learned> facts;
  final Map<Token, Hold> tokens;
  final Map<Judged, Pending> pending;
  final Accounts accounts;

  /** Objects freed on this way. */
  final Set<Term> freed = new LinkedHashSet<>();

  /** The steps of the function that were done on this way. */
  final BitSet done = new BitSet();

  /** Where numbers were written that others may have changed since when a lock is taken anew. */
  private final Set<Term> numbers = new LinkedHashSet<>();

  /** Locks taken so far. */
  int acquisitions;

  State() {
    cells = new HashMap<>();
    memory = new HashMap<>();
    facts = new HashMap<>();
    tokens = new LinkedHashMap<>();
    pending = new LinkedHashMap<>();
    accounts = new Accounts();
  }

  private State(State other) {
    cells = new HashMap<>(other.cells);
    memory = new HashMap<>(other.memory);
    facts = new HashMap<>(other.facts);
    tokens = new LinkedHashMap<>(other.tokens);
    pending = new LinkedHashMap<>(other.pending);
    accounts = other.accounts.copy();
    acquisitions = other.acquisitions;
    numbers.addAll(other.numbers);
    freed.addAll(other.freed);
    done.or(other.done);
  }

  State copy() {
    return new State(this);
  }

  // ---- facts

  Fact fact(Term term) {
    return switch (term) {
      case Term.Number n -> Fact.of(n.value());
      case Term.Not n -> {
        Fact operand = fact(n.operand());
        yield operand.isZero() ? Fact.of(1) : operand.isNonzero() ? Fact.ZERO : Fact.ANYTHING;
      }
      case Term.Computed c when c.operator().compares() -> {
        Boolean holds = Fact.compare(c.operator(), fact(c.left()), fact(c.right()));
        yield holds != null ? Fact.of(holds ? 1 : 0) : learned(c);
      }
      case Term.Global g -> Fact.NONZERO;
      case Term.Local l -> Fact.NONZERO;
      case Term.Function f -> Fact.NONZERO;
      case Term.Address a when a.base() instanceof Term.Global || a.base() instanceof Term.Local ->
          Fact.NONZERO;
      // the address of a member: nobody takes it of NULL
      case Term.Address a when !a.labels().isEmpty() -> Fact.NONZERO;
      default -> learned(term);
    };
  }

  /** An object is used: the pointer to it is not NULL, nor an error. */
  void used(Term address) {
    if (!address.labels().isEmpty() && !(address.base() instanceof Term.Number)) {
      learn(address.base(), Fact.ABOVE);
    }
  }

  private Fact learned(Term term) {
    Learned known = facts.get(term.key());
    return known == null ? Fact.ANYTHING : known.fact();
  }

  /** Whether what is known of a term was read before a lock was taken, so that it may be old. */
  boolean maybeOld(Term term) {
    return switch (term) {
      case Term.Not n -> maybeOld(n.operand());
      case Term.Computed c -> maybeOld(c.left()) || maybeOld(c.right()) || old(c);
      default -> old(term);
    };
  }

  private boolean old(Term term) {
    Learned known = facts.get(term.key());
    return known != null
        && known.after() < acquisitions
        && term.key() instanceof Term.Content c
        && !(c.address().root() instanceof Term.Local);
  }

  /** Notes that a term is 0 or not; false if it cannot be. */
  boolean learn(Term term, boolean nonzero) {
    if (term instanceof Term.Not n) {
      return learn(n.operand(), !nonzero);
    }
    if (term instanceof Term.Computed c && c.operator().compares()) {
      var operator = nonzero ? c.operator() : Fact.opposite(c.operator());
      if (c.right() instanceof Term.Number n
          && !learn(c.left(), Fact.implied(operator, n.value()))) {
        return false;
      }
    }
    return learn(term, nonzero ? Fact.NONZERO : Fact.ZERO);
  }

  boolean learn(Term term, Fact more) {
    Fact all = fact(term).and(more);
    if (all.impossible()) {
      return false;
    }
    if (!(term instanceof Term.Number)) {
      facts.put(term.key(), new Learned(all, acquisitions));
    }
    return true;
  }

  // ---- memory

  Term read(Term address, Term otherwise) {
    return memory.getOrDefault(address.key(), otherwise);
  }

  void write(Term address, Term value) {
    Term key = address.key();
    boolean local = key.root() instanceof Term.Local;
    memory
        .keySet()
        .removeIf(other ->
            !other.equals(key)
                && other.offset() == key.offset()
                && !local
                && !(other.root() instanceof Term.Local)
                && !apart(other.base(), key.base()));
    memory.put(key, value);
  }

  /** A number is written. */
  void writeNumber(Term address, Term value) {
    write(address, value);
    if (!(address.root() instanceof Term.Local)) {
      numbers.add(address.key());
    }
  }

  /** A lock is taken: what was written before may have been changed by others. */
  void acquired() {
    acquisitions++;
    for (Term address : numbers) {
      Hold alone = tokens.get(new Token.Private(address.base().key()));
      if (alone == null || !alone.held()) {
        memory.remove(address);
        forget(new Term.Content(address));
      }
    }
    numbers.clear();
  }

  /** Nothing is known of a value any longer. */
  private boolean forget(Term content) {
    return facts.keySet().removeIf(term -> term.contains(content));
  }

  /** Whether two objects are surely different. */
  static boolean apart(Term left, Term right) {
    Term a = left.key();
    Term b = right.key();
    if (a.equals(b)) {
      return false;
    }
    if (a instanceof Term.Address || b instanceof Term.Address) {
      return a.base().equals(b.base()) ? a.offset() != b.offset() : apart(a.base(), b.base());
    }
    if (a instanceof Term.Element x && b instanceof Term.Element y) {
      return x.array().key().equals(y.array().key())
          && !x.index().earlier()
          && !y.index().earlier();
    }
    if (a instanceof Term.Content x && b instanceof Term.Content y) {
      // two fields of one object are taken for pointers to different objects, and so is one field
      // of two objects
      boolean same = x.address().base().key().equals(y.address().base().key());
      boolean field = x.address().offset() == y.address().offset();
      if (same ? !field : field && apart(x.address().base(), y.address().base())) {
        return true;
      }
    }
    return named(a) && named(b)
        || outer(a) && b instanceof Term.Parameter
        || outer(b) && a instanceof Term.Parameter
        || a.contains(b) && !leadsBack(a, b)
        || b.contains(a) && !leadsBack(b, a);
  }

  /**
   * Whether a pointer may lead back to an object that it was come to from, by one of another kind.
   */
  private static boolean leadsBack(Term pointer, Term object) {
    String kind = "";
    String from = "";
    for (Term at = pointer; !at.key().equals(object); ) {
      if (at.base() instanceof Term.Content c) {
        at = c.address();
        from = at.labels().isEmpty() ? "" : at.labels().getFirst().field().tag();
        kind = kind.isEmpty() ? from : kind;
      } else if (at.base() instanceof Term.Element e) {
        at = e.array();
      } else {
        break;
      }
    }
    return !kind.isEmpty() && !from.isEmpty() && !kind.equals(from);
  }

  private static boolean outer(Term term) {
    return term instanceof Term.Fresh f && f.kind() == Term.Kind.OUTER;
  }

  /** Whether a term names an object of its own: parameters are taken for different ones. */
  static boolean named(Term term) {
    return term instanceof Term.Parameter
        || term instanceof Term.Global
        || term instanceof Term.Local
        || term instanceof Term.Fresh f && f.kind() == Term.Kind.ALLOCATED;
  }

  /** How much work it is to go on from here, in steps. */
  int weight() {
    return 1 + (cells.size() + memory.size() + facts.size()) / 8;
  }

  /** Lets go of facts about values that nothing holds any longer. */
  void forgetUnused() {
    if (facts.size() < MOST_FACTS) {
      return;
    }
    Set<Term> used = new HashSet<>();
    cells.values().forEach(term -> used.add(term.root()));
    memory.values().forEach(term -> used.add(term.root()));
    facts
        .keySet()
        .removeIf(term ->
            term instanceof Term.Computed
                || term.root() instanceof Term.Fresh f && !used.contains(f));
    if (facts.size() > 4 * MOST_FACTS) {
      facts.clear();
    }
  }

  // ---- ways that meet

  /** Whether two ways are told apart no longer. */
  boolean mergeable(State other) {
    return splits(other) && other.splits(this) && accounts.alike(other.accounts);
  }

  /** Whether all that must not be lost is so in the other too. */
  private boolean splits(State other) {
    for (Map.Entry<Token, Hold> entry : tokens.entrySet()) {
      Hold theirs = other.tokens.get(entry.getKey());
      Hold mine = entry.getValue();
      boolean matters =
          switch (entry.getKey()) {
            // what was given back that the function was entered with is told apart too
            case Token.Lock l -> mine.held() || mine.mode() == Hold.Mode.NONE && mine.entry();
            case Token.Word w -> mine.held();
            case Token.Private p -> false;
            case Token.Done d -> true;
            case Token.Poisoned p -> true;
          };
      if (matters && (theirs == null || !mine.sameAs(theirs))) {
        return false;
      }
    }
    return true;
  }

  /** What is weaker than both, of what does not tell ways apart. */
  private boolean weaken(State other) {
    boolean changed = false;
    for (Map.Entry<Token, Hold> entry : other.tokens.entrySet()) {
      Hold mine = tokens.get(entry.getKey());
      Hold theirs = entry.getValue();
      switch (entry.getKey()) {
        case Token.Private p -> {
          boolean worse =
              mine == null
                  || theirs.mode() == Hold.Mode.NONE && mine.mode() != Hold.Mode.NONE
                  || theirs.mode() == Hold.Mode.UNKNOWN && mine.held();
          if (worse) {
            tokens.put(p, theirs);
            changed = true;
          }
        }
        default -> {}
      }
    }
    // not held on one way, and nothing known on the other
    changed |=
        tokens
            .entrySet()
            .removeIf(entry ->
                entry.getKey() instanceof Token.Lock
                    && entry.getValue().mode() == Hold.Mode.NONE
                    && !other.tokens.containsKey(entry.getKey()));
    return changed;
  }

  /** Makes what a step gave the last time into an earlier term, if it was done before. */
  void age(Term.Fresh term, int step) {
    if (done.get(step)) {
      age(term);
    }
  }

  void age(Term.Fresh term) {
    age(List.of(term));
  }

  /** Makes terms that are about to be given anew into earlier ones. */
  void age(List<Term.Fresh> terms) {
    for (Term.Fresh term : terms) {
      rename(term, new Term.Fresh(term.step(), Term.Kind.EARLIER));
    }
  }

  /** Replaces a term everywhere. */
  void rename(Term part, Term by) {
    for (Map.Entry<Integer, Term> entry : cells.entrySet()) {
      if (entry.getValue().contains(part)) {
        entry.setValue(entry.getValue().renamed(part, by));
      }
    }
    for (Map.Entry<Term, Term> entry : memory.entrySet()) {
      if (entry.getValue().contains(part)) {
        entry.setValue(entry.getValue().renamed(part, by));
      }
    }
    renameKeys(memory, part, by);
    renameKeys(facts, part, by);
    boolean held = false;
    for (Token token : tokens.keySet()) {
      Term about = token.term();
      held |= about != null && about.contains(part);
    }
    if (held) {
      Map<Token, Hold> before = new LinkedHashMap<>(tokens);
      tokens.clear();
      before.forEach((k, v) -> tokens.put(k.mapped(t -> t.equals(part) ? by : t), v));
    }
    accounts.rename(part, by);
    if (!pending.isEmpty()) {
      pending.replaceAll((k, v) -> new Pending(v.object().renamed(part, by).key(), v.judgement()));
    }
  }

  private static <V> void renameKeys(Map<Term, V> map, Term part, Term by) {
    List<Term> old = null;
    for (Term key : map.keySet()) {
      if (key.contains(part)) {
        old = old == null ? new ArrayList<>() : old;
        old.add(key);
      }
    }
    if (old != null) {
      Map<Term, V> renamed = new LinkedHashMap<>();
      old.forEach(key -> renamed.put(key.renamed(part, by).key(), map.remove(key)));
      map.putAll(renamed);
    }
  }

  /**
   * Takes in what is known on another way to the same point.
   *
   * @param point names what is joined there
   * @return whether less is known than before
   */
  boolean merge(State other, Object point) {
    boolean changed = weaken(other);
    for (Map.Entry<Integer, Term> entry : cells.entrySet()) {
      Term mine = entry.getValue();
      Term theirs = other.cells.get(entry.getKey());
      if (theirs != null && mine.equals(theirs)) {
        continue;
      }
      Term joined = new Term.Fresh(new Joint(point, entry.getKey()), Term.Kind.JOINED);
      if (!mine.equals(joined) && (theirs == null || !mine.key().equals(theirs.key()))) {
        Fact either = fact(mine).or(theirs == null ? Fact.ANYTHING : other.fact(theirs));
        entry.setValue(joined);
        facts.put(joined, new Learned(either, acquisitions));
        changed = true;
      } else if (mine.equals(joined) && theirs != null) {
        Learned before = facts.get(joined);
        if (before != null) {
          Fact wider = before.fact().or(other.fact(theirs));
          if (!wider.equals(before.fact())) {
            facts.put(joined, new Learned(wider, before.after()));
            changed = true;
          }
        }
      }
    }
    changed |= mergeMemory(other);
    changed |= accounts.merge(other.accounts);
    numbers.addAll(other.numbers);
    Set<Term> weaker = new HashSet<>();
    for (Map.Entry<Term, Learned> entry : facts.entrySet()) {
      if (entry.getKey() instanceof Term.Fresh f
          && f.step() instanceof Joint j
          && j.point().equals(point)) {
        continue;
      }
      Fact wider = entry.getValue().fact().or(other.fact(entry.getKey()));
      if (!wider.equals(entry.getValue().fact())) {
        entry.setValue(new Learned(wider, entry.getValue().after()));
        changed = true;
      }
      if (wider.equals(Fact.ANYTHING)) {
        weaker.add(entry.getKey());
      }
    }
    facts.keySet().removeAll(weaker);
    for (Map.Entry<Judged, Pending> entry : other.pending.entrySet()) {
      changed |= pending.putIfAbsent(entry.getKey(), entry.getValue()) == null;
    }
    acquisitions = Math.max(acquisitions, other.acquisitions);
    changed |= freed.retainAll(other.freed);
    done.or(other.done);
    return changed;
  }

  /** What was written on one way only is not known, nor is what was known of what was there. */
  private boolean mergeMemory(State other) {
    boolean changed = false;
    for (Term address : List.copyOf(memory.keySet())) {
      if (!same(memory.getOrDefault(address, address), other.memory.get(address))) {
        memory.remove(address);
        forget(new Term.Content(address));
        changed = true;
      }
    }
    for (Map.Entry<Term, Term> theirs : other.memory.entrySet()) {
      Term before = new Term.Content(theirs.getKey());
      if (!memory.containsKey(theirs.getKey()) && !theirs.getValue().equals(before)) {
        changed |= forget(before);
      }
    }
    return changed;
  }

  private static boolean same(Term mine, @Nullable Term theirs) {
    return theirs != null && mine.key().equals(theirs.key());
  }

  /** A cell where ways meet. */
  record Joint(Object point, int cell) {}
}
