package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interleave.c.token.MacroUse;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.Calls.Made;
import org.interleave.locking.flow.Field;
import org.interleave.locking.rule.Wildcard;
import org.jspecify.annotations.Nullable;

/** Judges calls by the rules that speak of functions, and does what such rules say they do. */
final class CallRules {
  /** Names of functions that do not wait: in C the word stands by itself. */
  private static final Pattern TRIES = Pattern.compile("(^|_)try|[a-z0-9]Try[A-Z]|^[Tt]ry[A-Z]");

  private final Analyser analyser;

  CallRules(Analyser analyser) {
    this.analyser = analyser;
  }

  // ---- before a call

  void before(Made made) {
    if (made.name().isEmpty()) {
      return;
    }
    for (Rule rule : analyser.rules.onFunction(made.name())) {
      switch (rule.demand()) {
        case Demand.MustHold m -> held(made, rule, m.lock(), m.hold());
        case Demand.Releases r -> {
          if (!stands(made.name())) {
            held(made, rule, r.lock(), Demand.Hold.SHARED);
          }
        }
        case Demand.MustNotHold m -> notHeld(made, rule, m.lock());
        case Demand.Requires r -> {
          if (matches(r.call(), made)) {
            required(made, rule, r);
          }
        }
        case Demand.Forbids f -> {
          if (matches(f.call(), made)) {
            forbidden(made, rule, f);
          }
        }
        default -> {}
      }
    }
    macros(made);
  }

  /** Whether a function locks by its name already. */
  private static boolean stands(String name) {
    return !LockFunction.named(name).isEmpty();
  }

  private void held(Made made, Rule rule, Designator lock, Demand.Hold hold) {
    Standing best = null;
    for (@Nullable Term exact : candidates(made, lock)) {
      Standing one = standing(made.point(), lock, exact);
      if (best == null || one.held() && !best.held()) {
        best = one;
      }
    }
    if (best != null) {
      made.point()
          .site(
              rule,
              Site.Action.CALL,
              made.text(),
              Guards.judgement(made.point(), best, hold, lock));
    }
  }

  private Standing standing(Point point, Designator lock, @Nullable Term exact) {
    Context context = point.context();
    boolean open = context.blind || context.open && !analyser.openness.closed(lock);
    return Standing.of(point.state(), lock, exact, analyser.names, open);
  }

  /** Where the lock may be: of each argument that is of its structure. */
  private List<@Nullable Term> candidates(Made made, Designator lock) {
    List<@Nullable Term> found = new ArrayList<>();
    if (!Standing.isWord(lock)) {
      if (analyser.openness.variable(lock)) {
        found.add(analyser.names.locate(lock, null));
        return found;
      }
      for (int i = 0; i < made.arguments().size(); i++) {
        Type target = made.op().types().get(i).target();
        if (target != null
            && target.plain() instanceof StructType struct
            && analyser.names.isRoot(struct, lock.root())) {
          found.add(analyser.names.locate(lock, made.argument(i)));
        }
      }
    }
    if (found.isEmpty()) {
      found.add(null);
    }
    return found;
  }

  private void notHeld(Made made, Rule rule, Designator lock) {
    for (@Nullable Term exact : candidates(made, lock)) {
      Standing standing = standing(made.point(), lock, exact);
      Judgement judgement =
          standing.held()
              ? new Judgement(
                  Site.State.UNPROTECTED,
                  lock + " is held",
                  made.point().cites(standing.hold(), false))
              : standing.state() == Site.State.UNKNOWN
                  ? new Judgement(
                      Site.State.UNKNOWN,
                      standing.why(),
                      made.point().cites(standing.hold(), false))
                  : Judgement.of(Site.State.HELD, lock + " is not held");
      made.point().site(rule, Site.Action.CALL, made.text(), judgement);
    }
  }

  private boolean matches(List<CallPattern> patterns, Made made) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, made));
  }

  private boolean matches(CallPattern pattern, Made made) {
    if (!Wildcard.name(pattern.name(), made.name())) {
      return false;
    }
    for (int i = 0; i < pattern.arguments().size(); i++) {
      Optional<Designator> wanted = pattern.arguments().get(i);
      if (wanted.isPresent()
          && (i >= made.arguments().size() || !is(made.argument(i), wanted.get()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value is a field's address, or was read from it. */
  private boolean is(Term value, Designator designator) {
    if (analyser.names.owner(value, designator).isPresent()) {
      return true;
    }
    return value.key() instanceof Term.Content c
        && analyser.names.owner(c.address(), designator).isPresent();
  }

  private void forbidden(Made made, Rule rule, Demand.Forbids f) {
    if (f.on().isPresent()
        && made.arguments().stream().noneMatch(argument -> is(argument, f.on().get()))) {
      return;
    }
    forbidden(made.point(), rule, f, made.text());
  }

  private void forbidden(Point point, Rule rule, Demand.Forbids f, String text) {
    String what = text + " is forbidden";
    if (f.under().isEmpty()) {
      String on = f.on().map(d -> " on " + d).orElse("");
      point.site(rule, Site.Action.CALL, text, Judgement.of(Site.State.UNPROTECTED, what + on));
      return;
    }
    Designator lock = f.under().get();
    @Nullable Term exact =
        !Standing.isWord(lock) && analyser.openness.variable(lock)
            ? analyser.names.locate(lock, null)
            : null;
    Standing standing = standing(point, lock, exact);
    if (standing.held()) {
      point.site(
          rule,
          Site.Action.CALL,
          text,
          new Judgement(
              Site.State.UNPROTECTED,
              what + " while " + lock + " is held",
              point.cites(standing.hold(), false)));
    } else if (standing.state() == Site.State.UNKNOWN) {
      point.site(
          rule,
          Site.Action.CALL,
          text,
          new Judgement(Site.State.UNKNOWN, standing.why(), List.of()));
    }
  }

  // ---- macros

  /** A call that comes out of a macro of which a rule speaks. */
  private void macros(Made made) {
    Point point = made.point();
    for (Rule rule : analyser.rules.forbidding()) {
      if (rule.demand() instanceof Demand.Forbids f && f.on().isEmpty()) {
        for (MacroUse use : point.macros()) {
          if (names(f, use)) {
            forbidden(point, rule, f, use.name() + "()");
          }
        }
      }
    }
  }

  /** A member's address that comes up in a macro of which a rule speaks. */
  void member(Point point, Term address) {
    for (Rule rule : analyser.rules.forbidding()) {
      if (rule.demand() instanceof Demand.Forbids f
          && f.on().isPresent()
          && analyser.names.owner(address, f.on().get()).isPresent()) {
        for (MacroUse use : point.macros()) {
          if (names(f, use)) {
            forbidden(point, rule, f, use.name() + "()");
          }
        }
      }
    }
  }

  private static boolean names(Demand.Forbids f, MacroUse use) {
    return f.call().stream()
        .anyMatch(pattern -> Wildcard.name(pattern.name(), use.name()) && use.name().length() > 1);
  }

  // ---- requires

  private void required(Made made, Rule rule, Demand.Requires requires) {
    Set<Term> about = about(made);
    Map.Entry<Token, Hold> found = null;
    boolean another = false;
    for (Map.Entry<Token, Hold> entry : made.point().state().tokens.entrySet()) {
      if (!(entry.getKey() instanceof Token.Done done) || !done.rule().equals(rule.id())) {
        continue;
      }
      boolean same = done.object() == null || about.isEmpty() || about.contains(done.object());
      boolean related = same || !comparable(made, done);
      if (related && (found == null || entry.getValue().held())) {
        found = entry;
      } else if (!related && entry.getValue().held()) {
        Term object = done.object();
        another |= object != null && about.stream().anyMatch(t -> !State.apart(t, object));
      }
    }
    String after = requires.after().isEmpty() ? "" : requires.after().getFirst().name();
    made.point().site(rule, Site.Action.CALL, made.text(), required(made, found, another, after));
  }

  private Judgement required(
      Made made, Map.@Nullable Entry<Token, Hold> found, boolean another, String after) {
    if (found != null && found.getValue().held()) {
      return new Judgement(
          found.getValue().asserted() ? Site.State.ASSERTED : Site.State.HELD,
          after + "() succeeded before",
          related(found.getValue()));
    }
    if (found != null && found.getValue().mode() == Hold.Mode.NONE) {
      return new Judgement(
          Site.State.UNPROTECTED,
          found.getValue().at() == null
              ? Why.of(after + "() did not succeed before")
              : Why.of("what " + after + "() gave ended", "at", found.getValue().at(), ""),
          made.point().cites(null, false));
    }
    if (another || found != null || made.point().context().open) {
      String why =
          another
              ? "whether " + after + "() was done to the same object is not known"
              : "whether callers did " + after + "() is not known";
      return new Judgement(Site.State.UNKNOWN, why, made.point().cites(null, false));
    }
    return new Judgement(
        Site.State.UNPROTECTED, after + "() was not done before", made.point().cites(null, false));
  }

  private static List<Site.Cite> related(Hold hold) {
    return hold.at() == null ? List.of() : List.of(new Site.Cite(Site.Reason.RELATED, hold.at()));
  }

  /** The objects that a call may be about: its arguments and what they are members of. */
  private static Set<Term> about(Made made) {
    Set<Term> about = new LinkedHashSet<>();
    for (int i = 0; i < made.arguments().size(); i++) {
      if (made.op().types().get(i).isPointer()) {
        Term argument = made.argument(i);
        about.add(argument.key());
        argument.labels().forEach(label -> about.add(argument.object(label).key()));
      }
    }
    return about;
  }

  // ---- after a call

  List<State> after(Made made, State state) {
    List<State> all = new ArrayList<>(List.of(state));
    for (Rule rule : analyser.rules.onFunction(made.name())) {
      switch (rule.demand()) {
        case Demand.Requires r -> {
          if (matches(r.until(), made)) {
            all.forEach(one -> done(made, one, rule, Hold.none(made.point().place())));
          }
          if (matches(r.after(), made)) {
            all = succeeded(made, all, rule);
          }
        }
        case Demand.PoisonedAfter p -> {
          if (matches(p.after(), made)) {
            all.forEach(one -> poison(made, one, rule));
          }
        }
        default -> {}
      }
    }
    return all;
  }

  private void poison(Made made, State state, Rule rule) {
    for (Term object : about(made)) {
      state.tokens.put(
          new Token.Poisoned(rule.id(), object),
          Hold.of(Hold.Mode.EXCLUSIVE, made.point().place(), List.of()));
    }
  }

  private static void done(Made made, State state, Rule rule, Hold hold) {
    Set<Term> about = about(made);
    if (about.isEmpty()) {
      state.tokens.put(new Token.Done(rule.id(), null, ""), hold);
    } else {
      List<String> types = types(made);
      String type = types.isEmpty() ? "" : types.getFirst();
      state.tokens.put(new Token.Done(rule.id(), about.iterator().next(), type), hold);
    }
  }

  /** The structures that a call's arguments are, or are members of. */
  private static List<String> types(Made made) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < made.arguments().size(); i++) {
      Type target = made.op().types().get(i).target();
      if (target != null && target.plain() instanceof StructType struct) {
        types.add(struct.tag());
      }
      made.argument(i).labels().forEach(label -> types.add(label.field().owner().tag()));
    }
    return types;
  }

  /** Whether a call has an object of the structure that something was done to. */
  private static boolean comparable(Made made, Token.Done done) {
    return done.type().isEmpty() || types(made).contains(done.type());
  }

  private List<State> succeeded(Made made, List<State> states, Rule rule) {
    Hold hold = Hold.of(Hold.Mode.EXCLUSIVE, made.point().place(), List.of());
    Optional<Success.Results> results = Success.of(made);
    List<State> all = new ArrayList<>();
    for (State state : states) {
      Term result = state.cells.get(made.op().target());
      if (results.isEmpty() || result == null) {
        done(made, state, rule, hold);
        all.add(state);
        continue;
      }
      State failed = state.copy();
      if (failed.learn(result, results.get().bad())) {
        done(made, failed, rule, Hold.none(null));
        all.add(failed);
      }
      if (state.learn(result, results.get().good())) {
        done(made, state, rule, hold);
        all.add(state);
      }
    }
    return all;
  }

  // ---- what rules say that functions do

  /** Whether a rule says what a function does to a lock. */
  boolean declares(String name) {
    return analyser.rules.onFunction(name).stream()
        .anyMatch(rule ->
            rule.demand() instanceof Demand.Acquires || rule.demand() instanceof Demand.Releases);
  }

  List<State> declared(Made made) throws Walker.TooMuch {
    State state = made.point().state();
    Term.Fresh result = new Term.Fresh(made.point().id(), Term.Kind.RESULT);
    state.age(result, made.point().step());
    made.result(state, result);
    List<State> all = new ArrayList<>(List.of(state));
    for (Rule rule : analyser.rules.onFunction(made.name())) {
      if (rule.demand() instanceof Demand.Releases r) {
        for (@Nullable Term exact : candidates(made, r.lock())) {
          all.forEach(one -> release(made, one, r.lock(), exact));
        }
      } else if (rule.demand() instanceof Demand.Acquires a) {
        all = acquired(made, all, a, result);
      }
    }
    return all;
  }

  private List<State> acquired(Made made, List<State> states, Demand.Acquires a, Term result) {
    List<State> all = new ArrayList<>();
    for (State state : states) {
      if (a.when() != Demand.Outcome.ALWAYS) {
        State failed = state.copy();
        if (failed.learn(result, a.when() == Demand.Outcome.ZERO ? Fact.NONZERO : Fact.ZERO)) {
          all.add(failed);
        }
        state.learn(result, a.when() == Demand.Outcome.ZERO ? Fact.ZERO : Fact.NONZERO);
      }
      Point point = at(made, state);
      Hold.Mode mode = a.hold() == Demand.Hold.SHARED ? Hold.Mode.SHARED : Hold.Mode.EXCLUSIVE;
      for (@Nullable Term exact : candidates(made, a.lock())) {
        if (exact == null && !Standing.isWord(a.lock())) {
          state.tokens.put(new Token.Lock(result), Hold.of(mode, point.place(), fields(a.lock())));
        } else {
          boolean waits = a.when() == Demand.Outcome.ALWAYS || !TRIES.matcher(made.name()).find();
          analyser.locks.acquire(
              point, exact, a.lock().root(), new Locks.Taking(mode, made.text(), false, waits));
        }
      }
      all.add(state);
    }
    return all;
  }

  private void release(Made made, State state, Designator lock, @Nullable Term exact) {
    if (exact == null && !Standing.isWord(lock)) {
      state
          .tokens
          .entrySet()
          .removeIf(e ->
              e.getKey() instanceof Token.Lock
                  && analyser.names.through(e.getValue().through(), lock));
      return;
    }
    analyser.locks.release(at(made, state), exact, lock.root(), made.text(), false);
  }

  private static Point at(Made made, State state) {
    Point p = made.point();
    return new Point(p.context(), p.flow(), p.step(), state, p.collector());
  }

  /** The members that a lock's designator goes through. */
  private List<Field> fields(Designator lock) {
    Term somewhere =
        analyser.names.locate(lock, new Term.Fresh("some " + lock.root(), Term.Kind.RESULT));
    return somewhere == null ? List.of() : Locks.fields(somewhere);
  }

  // ---- what a function is entered with

  /** The locks that rules let a function count on, and those that it is called without. */
  Map<Token, Hold> entry(Definition definition) {
    Map<Token, Hold> entry = new java.util.LinkedHashMap<>();
    for (Rule rule : analyser.rules.onFunction(definition.name())) {
      switch (rule.demand()) {
        case Demand.MustHold m -> put(entry, definition, m.lock(), mode(m.hold()), rule);
        case Demand.Releases r -> put(entry, definition, r.lock(), Hold.Mode.EXCLUSIVE, rule);
        case Demand.MustNotHold m -> put(entry, definition, m.lock(), Hold.Mode.NONE, rule);
        case Demand.Acquires a -> put(entry, definition, a.lock(), Hold.Mode.NONE, rule);
        default -> {}
      }
    }
    return entry;
  }

  private static Hold.Mode mode(Demand.Hold hold) {
    return hold == Demand.Hold.SHARED ? Hold.Mode.SHARED : Hold.Mode.EXCLUSIVE;
  }

  private void put(
      Map<Token, Hold> entry, Definition definition, Designator lock, Hold.Mode mode, Rule rule) {
    boolean none = mode == Hold.Mode.NONE;
    if (Standing.isWord(lock)) {
      entry.put(
          new Token.Word(lock.root()),
          none ? Hold.none(null) : new Hold(mode, 1, true, true, null, List.of()));
      return;
    }
    for (@Nullable Term exact : parameters(definition, lock)) {
      Term address =
          exact == null ? new Term.Fresh("lock of " + rule.id(), Term.Kind.RESULT) : exact;
      List<Field> fields = exact == null ? fields(lock) : Locks.fields(exact);
      if (exact != null || !none) {
        entry.put(
            new Token.Lock(address),
            none ? Hold.none(null) : new Hold(mode, 1, true, true, null, fields));
      }
    }
  }

  private List<@Nullable Term> parameters(Definition definition, Designator lock) {
    List<@Nullable Term> found = new ArrayList<>();
    if (analyser.openness.variable(lock)) {
      found.add(analyser.names.locate(lock, null));
      return found;
    }
    List<Variable> parameters = definition.routine().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Type target = parameters.get(i).type().target();
      if (target != null
          && target.plain() instanceof StructType struct
          && analyser.names.isRoot(struct, lock.root())) {
        found.add(analyser.names.locate(lock, new Term.Parameter(i)));
      }
    }
    if (found.isEmpty()) {
      found.add(null);
    }
    return found;
  }

  // ---- asserts and returns

  /** An assertion was made: the rules that ask for it are content on this way. */
  void asserted(Made made, Term address, List<Field> through, Hold.Mode mode) {
    Definition in = made.point().context().definition;
    for (Rule rule : analyser.rules.onFunction(in.name())) {
      if (rule.demand() instanceof Demand.Asserts a
          && analyser.locks.is(a.lock(), address, through)
          && (a.hold() == Demand.Hold.SHARED || mode == Hold.Mode.EXCLUSIVE)) {
        made.point()
            .state()
            .tokens
            .put(
                new Token.Word("asserts " + rule.id()),
                Hold.of(Hold.Mode.EXCLUSIVE, made.point().place(), List.of()));
      }
    }
  }
}
