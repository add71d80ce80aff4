package org.interleave.locking.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interleave.c.Place;
import org.interleave.c.type.Type;
import org.interleave.locking.Demand.HoldsReference;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.Calls.Made;
import org.interleave.locking.flow.Flow;
import org.interleave.locking.flow.Op;
import org.jspecify.annotations.Nullable;

/** Judges whether pointers in fields that count are references: what ways took, stored, dropped. */
final class References {
  /** Names of functions that end what an object was used for. */
  private static final Pattern ENDS =
      Pattern.compile(
          "(.*_)?(exit|close|destroy|release|free|unregister|remove|detach|fini|deinit|uninit"
              + "|teardown|cleanup|put|drop|disconnect|shutdown|unbind|del|delete|dispose|kill"
              + "|dtor)(_.*)?");

  /** Names of functions that get an object which was not used before. */
  private static final Pattern BEGINS =
      Pattern.compile(
          "(.*_)?(init|initialise|initialize|setup|alloc|create|new|make|ctor|open|register|probe"
              + "|prepare|start)(_.*)?");

  private final Analyser analyser;

  References(Analyser analyser) {
    this.analyser = analyser;
  }

  // ---- stores

  /** A value is written; of a field that counts, the reference goes along. */
  void stored(Point point, Term address, Term value, String text) {
    for (Rule rule : analyser.rules.references()) {
      boolean counts =
          rule.demand() instanceof HoldsReference h
              && analyser.names.owner(address, h.field()).isPresent();
      if (!counts && !(address.root() instanceof Term.Local)) {
        Account.handedOn(point.state(), rule, value);
      }
      if (counts
          && rule.demand() instanceof HoldsReference h
          && address.labels().getLast().field().name().equals(RuleIndex.last(h.field()))) {
        stored(point, rule, h, address, value, text);
      }
    }
  }

  private void stored(
      Point point, Rule rule, HoldsReference h, Term address, Term value, String text) {
    State state = point.state();
    Term old = state.read(address, new Term.Content(address));
    if (state.memory.containsKey(address.key()) && old.key().equals(value.key())) {
      // it is there already
      return;
    }
    boolean hadOne =
        !state.fact(old).isZero()
            && !(old instanceof Term.Number)
            && analyser.guards.alone(point, address.base()).isEmpty();
    boolean clears = value instanceof Term.Number || state.fact(value).isZero();
    if (!clears) {
      Account.stored(state, new Token.Reference(rule.id(), value), point.place());
      String why = "the object's reference goes to " + h.field();
      point.site(rule, Site.Action.WRITE, text, Judgement.of(Site.State.HELD, why));
    } else if (hadOne) {
      Account.overwritten(
          state, new Token.Reference(rule.id(), old), point.place(), overwritten(point, old));
      String why = "the reference of " + h.field() + " is dropped";
      point.site(rule, Site.Action.WRITE, text, Judgement.of(Site.State.HELD, why));
    }
  }

  /** Whether there was a pointer before: the way looked at it, or the function is there to end. */
  private static Hold.Mode overwritten(Point point, Term old) {
    String name = point.context().definition.underscored();
    boolean sure = point.state().fact(old).isNonzero() || ENDS.matcher(name).matches();
    return sure ? Account.POINTER : Account.PERHAPS_POINTER;
  }

  // ---- functions that take and drop references

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
    made.result(state, givesBack(made) ? made.argument(0) : result);
    State failed = state.copy();
    boolean any = false;
    for (Rule rule : analyser.rules.onFunction(made.name())) {
      if (rule.demand() instanceof HoldsReference h) {
        boolean gets = RuleIndex.matches(h.get(), made.name());
        any |= gets;
        Optional<Term> object =
            gets && pointer(made) && !givesBack(made) ? Optional.of(result) : object(made, h);
        if (object.isPresent()) {
          Token.Reference account = new Token.Reference(rule.id(), object.get());
          if (gets) {
            Account.got(state, account, made.point().place());
          } else {
            Account.dropped(state, account, made.point().place());
          }
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

  /** Whether a function returns its argument; one that returns something else found it. */
  private static boolean givesBack(Made made) {
    var routine = made.op().routine();
    Type given = made.op().types().isEmpty() ? null : made.op().types().getFirst().target();
    Type result = routine == null ? null : routine.type().result().target();
    return given != null && result != null && given.plain() == result.plain();
  }

  /** The object whose references a function counts, among its arguments. */
  private Optional<Term> object(Made made, HoldsReference h) {
    Optional<Type> wanted = analyser.names.type(h.field()).map(Type::target).map(Type::plain);
    Optional<Term> first = Optional.empty();
    for (int i = 0; i < made.arguments().size(); i++) {
      Type type = made.op().types().get(i);
      if (!type.isPointer()) {
        continue;
      }
      Term argument = made.argument(i);
      Optional<Term> counter = h.on().flatMap(on -> analyser.names.owner(argument, on));
      if (counter.isPresent()) {
        return counter;
      }
      Type target = type.target();
      if (target != null && wanted.isPresent() && target.plain() == wanted.get()) {
        return Optional.of(argument);
      }
      first = first.isPresent() ? first : Optional.of(argument);
    }
    return first;
  }

  // ---- ends of functions

  /** A way through a function ends. */
  static void end(Context context, State state, @Nullable Term result) {
    Type type = context.definition.routine().type().result();
    Fact fact = result == null ? Fact.ANYTHING : state.fact(result);
    boolean nought = type.isPointer() || type.plain() == org.interleave.c.type.Basic.BOOL;
    Account.end(state, fact.onlyNegative() || nought && fact.isZero());
  }

  /** The accounts at the end of a function that nobody known calls. */
  void close(Point point, @Nullable Term result) {
    for (Map.Entry<Token, Hold> entry : point.state().tokens.entrySet()) {
      Hold account = entry.getValue();
      if (entry.getKey() instanceof Token.Reference reference
          && account.at() != null
          && analyser.rule(reference.rule()).demand() instanceof HoldsReference h) {
        Rule rule = analyser.rule(reference.rule());
        if (account.count() < 0 && account.asserted()) {
          owes(point, rule, reference.object(), account);
        } else if (account.count() > 0 && !kept(point.state(), reference.object(), result)) {
          keeps(point, rule, h, account);
        }
      }
    }
  }

  private void owes(Point point, Rule rule, Term object, Hold account) {
    if (object instanceof Term.Fresh f && f.kind() == Term.Kind.ALLOCATED) {
      return;
    }
    boolean given = object instanceof Term.Fresh && !account.entry();
    written(
        point,
        rule,
        account,
        given
            ? Judgement.of(
                Site.State.UNKNOWN,
                "whether the function that gave the object took a reference is not known")
            : Judgement.of(Site.State.UNPROTECTED, "no reference was taken for it"));
  }

  private void keeps(Point point, Rule rule, HoldsReference h, Hold account) {
    if (account.mode() == Account.PERHAPS_POINTER) {
      Place place = Objects.requireNonNull(account.at());
      boolean fills =
          analyser
              .at(place)
              .filter(in -> BEGINS.matcher(in.underscored()).matches() || fills(in, h))
              .isPresent();
      if (!fills) {
        String why = "whether it held a reference that is lost is not known";
        written(point, rule, account, Judgement.of(Site.State.UNKNOWN, why));
      }
      return;
    }
    if (!analyser.sources.mentions(point.context().definition, RuleIndex.last(h.field()))) {
      return;
    }
    Judgement judgement =
        new Judgement(
            Site.State.UNPROTECTED,
            Why.of("the reference", "of", account.at(), " is not dropped"),
            List.of(new Site.Cite(Site.Reason.RELATED, Objects.requireNonNull(account.at()))));
    if (account.mode() == Account.POINTER) {
      written(point, rule, account, judgement);
    } else {
      point.site(rule, Site.Action.RETURN, h.field().toString(), judgement);
    }
  }

  /** Whether a function writes a pointer to the field too: then it had none there before. */
  private boolean fills(Definition definition, HoldsReference h) {
    List<Op> ops = analyser.sources.flow(definition).ops();
    Set<Integer> fields = new HashSet<>();
    Set<Integer> nulls = new HashSet<>();
    for (Op op : ops) {
      switch (op) {
        case Op.Member m when m.field().name().equals(RuleIndex.last(h.field())) ->
            fields.add(m.target());
        case Op.Number n -> nulls.add(n.target());
        case Op.Write w when fields.contains(w.address()) && !nulls.contains(w.value()) -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Judges where a pointer was written. */
  private void written(Point point, Rule rule, Hold account, Judgement judgement) {
    Place place = Objects.requireNonNull(account.at());
    Optional<Definition> in = analyser.at(place);
    String text =
        in.flatMap(definition -> text(analyser.sources.flow(definition), place)).orElse("");
    String function = in.map(Definition::name).orElse("");
    analyser.collector.add(
        point.context(), rule, function, place, Site.Action.WRITE, text, judgement);
  }

  private static Optional<String> text(Flow flow, Place place) {
    for (int step = 0; step < flow.ops().size(); step++) {
      if (flow.ops().get(step) instanceof Op.Write w && flow.place(step).equals(place)) {
        return Optional.of(w.text());
      }
    }
    return Optional.empty();
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
