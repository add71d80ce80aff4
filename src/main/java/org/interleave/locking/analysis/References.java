package org.interleave.locking.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.Place;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.HoldsReference;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.Calls.Made;
import org.jspecify.annotations.Nullable;

/**
 * Counts references on each way: a get gives one to the way, a put takes one, a pointer stored in a
 * field that counts takes one, and one that is overwritten there gives its own back to the way.
 */
final class References {
  private final Analyser analyser;

  /** What is written where a pointer is stored. */
  private final Map<Place, String> texts = new HashMap<>();

  References(Analyser analyser) {
    this.analyser = analyser;
  }

  /**
   * What a way owes or has.
   *
   * @param stored where a pointer was stored last; null if none was
   * @param cleared where one was overwritten last
   */
  private static Hold bumped(
      @Nullable Hold before, int by, @Nullable Place at, boolean stored, boolean cleared) {
    // more than one too many is no worse, and loops come to an end
    int count = Math.clamp((before == null ? 0 : before.count()) + by, -2, 2);
    boolean anyStored = stored || before != null && before.asserted();
    boolean anyCleared = cleared || before != null && before.mode() == Hold.Mode.SHARED;
    Place place = stored || before == null || !before.asserted() ? at : before.at();
    return new Hold(
        anyCleared ? Hold.Mode.SHARED : Hold.Mode.EXCLUSIVE,
        count,
        anyStored,
        false,
        place,
        List.of());
  }

  private static void bump(
      State state, Token token, int by, @Nullable Place at, boolean stored, boolean cleared) {
    state.tokens.put(token, bumped(state.tokens.get(token), by, at, stored, cleared));
  }

  /** A callee's account is added to the caller's. */
  static void add(State state, Token.Reference token, Hold callee) {
    Hold before = state.tokens.get(token);
    boolean cleared = callee.mode() == Hold.Mode.SHARED;
    state.tokens.put(
        token, bumped(before, callee.count(), callee.at(), callee.asserted(), cleared));
  }

  /** A value is written; of a field that counts, the reference goes along. */
  void stored(Point point, Term address, Term value, String text) {
    for (Rule rule : analyser.rules.references()) {
      if (!(address.root() instanceof Term.Local) && !ofField(rule, address)) {
        handedOn(point.state(), rule, value);
      }
      if (!(rule.demand() instanceof HoldsReference h)
          || analyser.names.owner(address, h.field()).isEmpty()
          || !address.labels().getLast().field().name().equals(RuleIndex.last(h.field()))) {
        continue;
      }
      texts.put(point.place(), text);
      State state = point.state();
      Term old = state.read(address, new Term.Content(address));
      if (state.memory.containsKey(address.key()) && old.key().equals(value.key())) {
        // it is there already
        continue;
      }
      boolean hadOne =
          !state.fact(old).isZero() && analyser.guards.alone(point, address.base()).isEmpty();
      boolean cleared = value instanceof Term.Number || state.fact(value).isZero();
      if (hadOne && cleared && !(old instanceof Term.Number)) {
        bump(state, new Token.Reference(rule.id(), old), 1, point.place(), false, true);
      }
      if (!(value instanceof Term.Number) && !state.fact(value).isZero()) {
        bump(state, new Token.Reference(rule.id(), value), -1, point.place(), true, false);
        point.site(
            rule,
            Site.Action.WRITE,
            text,
            Judgement.of(Site.State.HELD, "the object's reference goes to " + h.field()));
      } else if (hadOne) {
        point.site(
            rule,
            Site.Action.WRITE,
            text,
            Judgement.of(Site.State.HELD, "the reference of " + h.field() + " is dropped"));
      }
    }
  }

  private boolean ofField(Rule rule, Term address) {
    return rule.demand() instanceof HoldsReference h
        && analyser.names.owner(address, h.field()).isPresent();
  }

  /** A reference goes to another holder, of which the rule does not speak. */
  static void handedOn(State state, Rule rule, Term value) {
    Token token = new Token.Reference(rule.id(), value);
    Hold hold = state.tokens.get(token);
    if (hold != null && hold.count() > 0) {
      bump(state, token, -1, hold.at(), false, false);
    }
  }

  /** An object is freed: what was stored in it counts no longer. */
  static void goneWith(State state, Term object) {
    for (Map.Entry<Term, Term> stored : List.copyOf(state.memory.entrySet())) {
      if (!stored.getKey().base().key().equals(object)) {
        continue;
      }
      for (Map.Entry<Token, Hold> entry : List.copyOf(state.tokens.entrySet())) {
        if (entry.getKey() instanceof Token.Reference r
            && r.object().equals(stored.getValue().key())
            && entry.getValue().count() < 0) {
          bump(state, r, 1, entry.getValue().at(), false, false);
        }
      }
    }
  }

  /** Whether a function takes or drops references. */
  boolean speaksOf(String name) {
    return analyser.rules.onFunction(name).stream()
        .anyMatch(rule -> rule.demand() instanceof HoldsReference);
  }

  /** The ways on from a function that takes or drops references, which may fail. */
  List<State> after(Made made) {
    State state = made.point().state();
    Term.Fresh result = new Term.Fresh(made.point().id(), Term.Kind.RESULT);
    state.age(result, made.point().step());
    boolean same =
        pointer(made) && !made.arguments().isEmpty() && made.op().types().getFirst().isPointer();
    made.result(state, same ? made.argument(0) : result);
    State failed = state.copy();
    boolean any = false;
    for (Rule rule : analyser.rules.onFunction(made.name())) {
      if (rule.demand() instanceof HoldsReference h) {
        boolean gets = RuleIndex.matches(h.get(), made.name());
        any |= gets;
        Optional<Term> object = object(made, h);
        if (object.isEmpty() && gets && pointer(made)) {
          object = Optional.of(result);
        }
        if (object.isPresent()) {
          Token token = new Token.Reference(rule.id(), object.get());
          bump(state, token, gets ? 1 : -1, made.point().place(), false, false);
        }
      }
    }
    Optional<Success.Results> results = any && !pointer(made) ? Success.of(made) : Optional.empty();
    if (results.isEmpty()) {
      return List.of(state);
    }
    failed.learn(result, results.get().bad());
    state.learn(result, results.get().good());
    return List.of(state, failed);
  }

  private static boolean pointer(Made made) {
    var routine = made.op().routine();
    return routine != null && routine.type().result().isPointer();
  }

  private Optional<Term> object(Made made, HoldsReference h) {
    for (int i = 0; i < made.arguments().size(); i++) {
      if (!made.op().types().get(i).isPointer()) {
        continue;
      }
      Term argument = made.argument(i);
      if (h.on().isPresent()) {
        Optional<Term> owner = analyser.names.owner(argument, h.on().get());
        if (owner.isPresent()) {
          return owner;
        }
      }
      return Optional.of(argument);
    }
    return Optional.empty();
  }

  /** The accounts at the end of a function that nobody known calls. */
  void close(Point point, @Nullable Term result) {
    State state = point.state();
    for (Map.Entry<Token, Hold> entry : state.tokens.entrySet()) {
      if (!(entry.getKey() instanceof Token.Reference reference)) {
        continue;
      }
      Hold hold = entry.getValue();
      Rule rule = analyser.rule(reference.rule());
      if (!(rule.demand() instanceof Demand.HoldsReference h) || hold.count() == 0) {
        continue;
      }
      Term object = reference.object();
      if (hold.count() < 0 && hold.asserted() && hold.at() != null) {
        boolean mine = object instanceof Term.Fresh f && f.kind() == Term.Kind.ALLOCATED;
        if (!mine) {
          boolean given = object instanceof Term.Fresh;
          analyser.at(
              point.context(),
              rule,
              hold.at(),
              Site.Action.WRITE,
              texts.getOrDefault(hold.at(), h.field().toString()),
              Judgement.of(
                  given ? Site.State.UNKNOWN : Site.State.UNPROTECTED,
                  given
                      ? "whether the function that gave the object took a reference is not known"
                      : "no reference was taken for it"));
        }
      } else if (hold.count() > 0
          && analyser.sources.mentions(point.context().definition, RuleIndex.last(h.field()))
          && !kept(state, object, result)
          && hold.at() != null) {
        boolean cleared = hold.mode() == Hold.Mode.SHARED;
        Judgement judgement =
            new Judgement(
                Site.State.UNPROTECTED,
                Why.of("the reference", "of", hold.at(), " is not dropped"),
                List.of(new Site.Cite(Site.Reason.RELATED, hold.at())));
        if (cleared) {
          analyser.at(
              point.context(),
              rule,
              hold.at(),
              Site.Action.WRITE,
              texts.getOrDefault(hold.at(), h.field().toString()),
              judgement);
        } else {
          point.site(rule, Site.Action.RETURN, h.field().toString(), judgement);
        }
      }
    }
  }

  /** Whether the object is handed on: returned, stored somewhere, or new. */
  private static boolean kept(State state, Term object, @Nullable Term result) {
    return result != null && result.contains(object)
        || state.fact(object).isZero()
        || state.memory.entrySet().stream()
            .anyMatch(e ->
                e.getValue().key().equals(object) && !(e.getKey().root() instanceof Term.Local));
  }
}
