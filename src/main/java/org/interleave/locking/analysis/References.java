package org.interleave.locking.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interleave.c.Place;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.interleave.locking.Demand.HoldsReference;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.Accounts.Counted;
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
  private final Map<HoldsReference, Optional<Type>> counted = new HashMap<>();

  References(Analyser analyser) {
    this.analyser = analyser;
  }

  // ---- stores

  /** A value is written; of a field that counts, the reference goes along. */
  void stored(Point point, Term address, Term value, Type type, String text) {
    for (Rule rule : analyser.rules.references()) {
      boolean counts =
          rule.demand() instanceof HoldsReference h
              && analyser.names.owner(address, h.field()).isPresent();
      if (!counts && !(address.root() instanceof Term.Local) && mayCount(rule, type)) {
        point.state().accounts.change(new Counted(rule.id(), value), Account::goesOn);
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
      Place here = point.place();
      state.accounts.change(new Counted(rule.id(), value), account -> account.stored(here));
      String why = "the object's reference goes to " + h.field();
      point.site(rule, Site.Action.WRITE, text, Judgement.of(Site.State.HELD, why));
    } else if (hadOne) {
      Place here = point.place();
      Account.Overwritten what = overwritten(point, old);
      state.accounts.change(
          new Counted(rule.id(), old), account -> account.overwritten(here, what));
      String why = "the reference of " + h.field() + " is dropped";
      point.site(rule, Site.Action.WRITE, text, Judgement.of(Site.State.HELD, why));
    }
  }

  /** Whether there was a pointer before: the way looked at it, or the function is there to end. */
  private static Account.Overwritten overwritten(Point point, Term old) {
    String name = point.context().definition.underscored();
    boolean sure = point.state().fact(old).isNonzero() || ENDS.matcher(name).matches();
    return sure ? Account.Overwritten.POINTER : Account.Overwritten.PERHAPS_POINTER;
  }

  // ---- functions that take and drop references

  /** Whether a function, or a macro that its call comes out of, takes or drops references. */
  boolean speaksOf(Made made) {
    return analyser.rules.references().stream()
        .anyMatch(rule ->
            rule.demand() instanceof HoldsReference h && (is(h.get(), made) || is(h.put(), made)));
  }

  private static boolean is(List<String> functions, Made made) {
    return RuleIndex.matches(functions, made.name())
        || made.point().macros().stream().anyMatch(use -> RuleIndex.matches(functions, use.name()));
  }

  /** The ways on from a function that takes or drops references, which may fail. */
  List<State> after(Made made) {
    State state = made.point().state();
    Term.Fresh result = new Term.Fresh(made.point().id(), Term.Kind.RESULT);
    state.age(result, made.point().step());
    made.result(state, givesBack(made) ? made.argument(0) : result);
    State failed = state.copy();
    boolean any = false;
    for (Rule rule : analyser.rules.references()) {
      if (rule.demand() instanceof HoldsReference h) {
        boolean gets = is(h.get(), made);
        if (!gets && !is(h.put(), made)) {
          continue;
        }
        any |= gets;
        Optional<Term> object =
            gets && pointer(made) && !givesBack(made) ? Optional.of(result) : object(made, h);
        if (object.isPresent()) {
          Counted counted = new Counted(rule.id(), object.get());
          Place here = made.point().place();
          if (gets) {
            state.accounts.change(counted, account -> account.taken(here));
          } else {
            state.accounts.change(counted, Account::dropped);
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
    return given != null && result != null && Designation.same(given, result);
  }

  /** The object whose references a function counts, among its arguments. */
  private Optional<Term> object(Made made, HoldsReference h) {
    Optional<Type> wanted = counted(h);
    for (int i = 0; i < made.arguments().size(); i++) {
      Type target = made.op().types().get(i).target();
      if (target == null) {
        continue;
      }
      Term argument = made.argument(i);
      Optional<Term> counter = h.on().flatMap(on -> analyser.names.owner(argument, on));
      if (counter.isPresent()) {
        return counter;
      }
      if (target.isVoid() || wanted.isEmpty() || Designation.same(target, wanted.get())) {
        return Optional.of(argument);
      }
      // the counter in an object
      for (Term.Label label : argument.labels()) {
        if (Designation.same(label.field().owner(), wanted.get())) {
          return Optional.of(argument.object(label));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a value of a type may be a pointer whose references a rule counts. */
  private boolean mayCount(Rule rule, Type type) {
    Type target = type.target();
    return target != null
        && rule.demand() instanceof HoldsReference h
        && (target.isVoid()
            || counted(h).filter(wanted -> Designation.same(target, wanted)).isPresent());
  }

  /** The type of the objects whose references count. */
  private Optional<Type> counted(HoldsReference h) {
    return counted.computeIfAbsent(
        h, x -> analyser.names.type(h.field()).map(Type::target).map(Type::plain));
  }

  /** A function without a body may keep what it gets, or drop it. */
  void handedOn(Made made) {
    boolean ends = ENDS.matcher(Definition.underscored(made.name())).matches();
    for (Rule rule : analyser.rules.references()) {
      for (int i = 0; i < made.arguments().size(); i++) {
        Counted counted = new Counted(rule.id(), made.argument(i));
        Accounts accounts = made.point().state().accounts;
        if (mayCount(rule, made.op().types().get(i))
            && (ends || accounts.of(counted).count() > 0)) {
          accounts.change(counted, Account::goesOn);
        }
      }
    }
  }

  /** An object is freed: what was stored in it counts no longer. */
  static void goneWith(State state, Term object) {
    if (!state.accounts.isEmpty()) {
      state.memory.forEach((address, pointer) -> {
        if (address.base().key().equals(object)) {
          state.accounts.changeAll(pointer, Account::gone);
        }
      });
    }
  }

  // ---- ends of functions

  /** A way through a function ends. */
  static void end(Context context, State state, @Nullable Term result) {
    Type type = context.definition.routine().type().result();
    Fact fact = result == null ? Fact.ANYTHING : state.fact(result);
    boolean truth =
        type.isPointer() || type.plain() == Basic.BOOL || Success.tells(context.definition.name());
    state.accounts.end(
        fact.onlyNegative() || (truth ? fact.isZero() : result != null && !fact.isZero()));
  }

  /** The accounts at the end of a function that nobody known calls. */
  void close(Point point, @Nullable Term result) {
    Accounts accounts = point.state().accounts;
    accounts.forEach((counted, account) -> {
      Rule rule = analyser.rule(counted.rule());
      boolean other = accounts.settled(counted);
      if (rule.demand() instanceof HoldsReference h) {
        if (account.count() < 0 && account.stored()) {
          written(point, rule, account, owes(counted.object(), account, other));
        } else if (account.count() > 0
            && !other
            && !kept(point.state(), counted.object(), result)) {
          keeps(point, rule, h, account);
        }
      }
    });
  }

  private static Judgement owes(Term object, Account account, boolean other) {
    if (object instanceof Term.Fresh f && f.kind() == Term.Kind.ALLOCATED) {
      return Judgement.of(Site.State.HELD, "it has the reference that the new object begins with");
    }
    if (other) {
      return Judgement.of(
          Site.State.UNKNOWN, "whether the reference that was taken is this object's is not known");
    }
    return object instanceof Term.Fresh && !account.got()
        ? Judgement.of(
            Site.State.UNKNOWN,
            "whether the function that gave the object took a reference is not known")
        : Judgement.of(Site.State.UNPROTECTED, "no reference was taken for it");
  }

  private void keeps(Point point, Rule rule, HoldsReference h, Account account) {
    if (account.at() == null) {
      return;
    }
    switch (account.overwritten()) {
      case PERHAPS_POINTER -> {
        boolean fills =
            analyser
                .at(account.at())
                .filter(in -> BEGINS.matcher(in.underscored()).matches() || fills(in, h))
                .isPresent();
        if (!fills && !account.handedOn()) {
          String why = "whether it held a reference that is lost is not known";
          written(point, rule, account, Judgement.of(Site.State.UNKNOWN, why));
        }
      }
      case POINTER -> {
        if (!account.handedOn()) {
          written(point, rule, account, lost(account.at()));
        }
      }
      case NOTHING -> {
        if (!account.handedOn() && uses(point.context().definition, h)) {
          point.site(rule, Site.Action.RETURN, h.field().toString(), lost(account.at()));
        }
      }
    }
  }

  private static Judgement lost(Place taken) {
    return new Judgement(
        Site.State.UNPROTECTED,
        Why.of("the reference", "of", taken, " is not dropped"),
        List.of(new Site.Cite(Site.Reason.RELATED, taken)));
  }

  /** Whether a function has to do with the field. */
  private boolean uses(Definition definition, HoldsReference h) {
    return analyser.sources.flow(definition).ops().stream()
        .anyMatch(op -> op instanceof Op.Member m && is(m, h));
  }

  private boolean is(Op.Member member, HoldsReference h) {
    return member.field().name().equals(RuleIndex.last(h.field()))
        && (h.field().steps().size() > 1
            || analyser.names.isRoot(member.field().owner(), h.field().root()));
  }

  /** Whether a function writes a pointer to the field too: then it had none there before. */
  private boolean fills(Definition definition, HoldsReference h) {
    List<Op> ops = analyser.sources.flow(definition).ops();
    Set<Integer> fields = new HashSet<>();
    Set<Integer> nulls = new HashSet<>();
    for (Op op : ops) {
      switch (op) {
        case Op.Member m when is(m, h) -> fields.add(m.target());
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
  private void written(Point point, Rule rule, Account account, Judgement judgement) {
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
