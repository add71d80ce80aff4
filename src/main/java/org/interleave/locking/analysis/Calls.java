package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interleave.c.token.MacroUse;
import org.interleave.c.tree.Routine;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.interleave.locking.Demand.Outcome;
import org.interleave.locking.Designator;
import org.interleave.locking.analysis.Hold.Mode;
import org.interleave.locking.flow.Op;
import org.jspecify.annotations.Nullable;

/** What calls do: to locks, to objects that only this thread has, and by the functions' bodies. */
final class Calls {
  private static final Pattern LOCKS = Pattern.compile("\\w*(lock|_down|_up|acquire|release)\\w*");

  private final Analyser analyser;

  Calls(Analyser analyser) {
    this.analyser = analyser;
  }

  /** An argument that a call does not pass. */
  private record Missing(Object call, int index) {}

  /** One call on one way. */
  record Made(Point point, Op.Call op, String name, List<Term> arguments) {
    Term argument(int index) {
      return index >= 0 && index < arguments.size()
          ? arguments.get(index)
          : new Term.Fresh(new Missing(point.id(), index), Term.Kind.RESULT);
    }

    String text() {
      return name + "()";
    }

    /** Whether the result may be looked at. */
    boolean used() {
      return op.used();
    }

    void result(State state, Term value) {
      state.cells.put(op.target(), value);
    }
  }

  /** The ways on from a call: the same state, changed, or several; none if it never returns. */
  List<State> call(Point point, Op.Call op) throws Walker.TooMuch {
    State state = point.state();
    List<Term> arguments = new ArrayList<>();
    for (int cell : op.arguments()) {
      arguments.add(
          state.cells.getOrDefault(
              cell, new Term.Fresh(new State.Joint("cell", cell), Term.Kind.RESULT)));
    }
    Routine routine = op.routine();
    Term pointer = routine == null ? state.cells.get(op.pointer()) : null;
    String name =
        routine != null ? routine.name() : pointer instanceof Term.Function f ? f.name() : "";
    Made made = new Made(point, op, name, arguments);
    analyser.callRules.before(made);
    Optional<MacroUse> asserted = assertion(made);
    if (asserted.isPresent()) {
      return asserted(made, asserted.get().name());
    }
    if (Assertions.asks(name)) {
      return asks(made);
    }
    if (KnownFunction.neverReturns(name)) {
      return List.of();
    }
    if (name.equals("__cleanup_pop")) {
      return cleanedUp(made);
    }
    List<LockFunction> locks = LockFunction.named(name);
    List<State> after;
    if (analyser.callRules.declares(name)) {
      after = analyser.callRules.declared(made);
    } else if (!locks.isEmpty()) {
      after = locked(made, locks);
    } else if (analyser.references.speaksOf(made)) {
      after = analyser.references.after(made);
    } else {
      after = entered(made);
    }
    List<State> all = new ArrayList<>();
    for (State one : after) {
      all.addAll(analyser.callRules.after(made, one));
    }
    return all;
  }

  // ---- locks

  private List<State> locked(Made made, List<LockFunction> functions) {
    State state = made.point.state();
    LockFunction first = functions.getFirst();
    Term result = new Term.Fresh(made.point.id(), Term.Kind.RESULT);
    state.age((Term.Fresh) result, made.point.step());
    made.result(state, result);
    boolean sure = first.success() == Outcome.ALWAYS || first.ignorable() && !made.used();
    if (sure) {
      functions.forEach(f -> apply(made, made.point, f));
      return List.of(state);
    }
    State failed = state.copy();
    failed.learn(result, first.failed());
    state.learn(result, first.success() == Outcome.ZERO ? Fact.ZERO : Fact.NONZERO);
    functions.forEach(f -> apply(made, made.point, f));
    return List.of(state, failed);
  }

  private void apply(Made made, Point point, LockFunction function) {
    @Nullable Term address = function.argument() < 0 ? null : made.argument(function.argument());
    if (address instanceof Term.Number) {
      return;
    }
    String word = function.word().orElse("");
    switch (function.does()) {
      case EXCLUSIVE ->
          analyser.locks.acquire(point, address, word, taking(made, function, Mode.EXCLUSIVE));
      case SHARED ->
          analyser.locks.acquire(point, address, word, taking(made, function, Mode.SHARED));
      case RELEASE ->
          analyser.locks.release(point, address, word, made.text(), function.balanced());
      case DOWNGRADE -> {
        if (address != null) {
          analyser.locks.downgrade(point, address);
        }
      }
    }
    if (address != null && function.word().isPresent()) {
      if (function.releases()) {
        analyser.locks.release(point, null, word, made.text(), false);
      } else {
        analyser.locks.acquire(point, null, word, taking(made, function, Mode.SHARED));
      }
    }
  }

  private static Locks.Taking taking(Made made, LockFunction function, Mode mode) {
    return new Locks.Taking(mode, made.text(), !function.balanced(), function.waits());
  }

  // ---- assertions

  /** The macro that a call to ask for a lock stands in, if it makes an assertion of it. */
  private static Optional<MacroUse> assertion(Made made) {
    if (!Assertions.asks(made.name)) {
      return Optional.empty();
    }
    return made.point.macros().stream().filter(use -> Assertions.asserts(use.name())).findFirst();
  }

  private List<State> asserted(Made made, String macro) {
    State state = made.point.state();
    Term address = Assertions.lock(made.argument(0));
    Term result = new Term.Fresh(made.point.id(), Term.Kind.RESULT);
    state.age((Term.Fresh) result, made.point.step());
    made.result(state, result);
    Optional<Hold.Mode> mode = Assertions.mode(macro);
    if (mode.isEmpty()) {
      state.tokens.put(new Token.Lock(address), Hold.none(made.point.place()));
    } else {
      analyser.locks.assertHeld(made.point, address, mode.get());
      analyser.callRules.asserted(made, address, Locks.fields(address), mode.get());
    }
    return List.of(state);
  }

  /** A question outside of an assertion: what follows depends on the answer. */
  private List<State> asks(Made made) {
    State state = made.point.state();
    Term address = Assertions.lock(made.argument(0));
    Term.Fresh result = new Term.Fresh(made.point.id(), Term.Kind.RESULT);
    state.age(result, made.point.step());
    made.result(state, result);
    State no = state.copy();
    no.learn(result, Fact.ZERO);
    state.learn(result, Fact.NONZERO);
    analyser.locks.assertHeld(made.point, address, Hold.Mode.EXCLUSIVE);
    return List.of(state, no);
  }

  // ---- bodies

  private List<State> entered(Made made) throws Walker.TooMuch {
    List<Definition> candidates = candidates(made);
    List<State> after = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Definition definition = candidates.get(i);
      State state = i + 1 < candidates.size() ? made.point.state().copy() : made.point.state();
      Point point =
          new Point(
              made.point.context(),
              made.point.flow(),
              made.point.step(),
              state,
              made.point.collector());
      Made one = new Made(point, made.op, definition.name(), made.arguments);
      if (analyser.sources.interesting(definition)) {
        after.addAll(analyser.contexts.enter(one, definition));
      } else {
        external(one, definition.routine());
        after.add(state);
      }
    }
    if (candidates.isEmpty()) {
      external(made, made.op.routine());
      after.add(made.point.state());
    }
    return after;
  }

  /**
   * A handler of cancellation is popped: it runs if that is asked for, and may have run before, if
   * the thread was cancelled. See {@code pthread.h} of the bundled headers.
   */
  private List<State> cleanedUp(Made made) throws Walker.TooMuch {
    State state = made.point.state();
    Term handler = made.argument(0);
    Term run = state.read(handler, new Term.Content(handler));
    Definition definition =
        run instanceof Term.Function f
            ? analyser.sources.named(made.point.flow().unit(), f.name()).orElse(null)
            : null;
    if (definition == null) {
      return List.of(state);
    }
    Term data = handler.moved(made.op.types().getFirst().size());
    Term argument = state.read(data, new Term.Content(data));
    Op.Call call =
        new Op.Call(
            made.op.target(),
            definition.routine(),
            Op.NONE,
            null,
            List.of(),
            definition.routine().type().parameters(),
            List.of(definition.name()),
            false);
    Fact executes = state.fact(made.argument(1));
    List<State> after = new ArrayList<>();
    if (!executes.isNonzero()) {
      after.add(state.copy());
    }
    List<State> ran =
        analyser.contexts.enter(
            new Made(made.point, call, definition.name(), List.of(argument)), definition);
    if (!executes.isZero()) {
      after.addAll(ran);
    }
    return after;
  }

  private List<Definition> candidates(Made made) {
    var unit = made.point.flow().unit();
    Routine routine = made.op.routine();
    if (routine != null) {
      return analyser.sources.definition(unit, routine).stream().toList();
    }
    if (!made.name.isEmpty()) {
      return analyser.sources.named(unit, made.name).stream().toList();
    }
    var through = made.op.through();
    return through == null
        ? List.of()
        : analyser.sources.pointed(unit.nameOf(through.owner()), through.name());
  }

  /** A function that is known by its name and declaration only. */
  void external(Made made, @Nullable Routine routine) {
    State state = made.point.state();
    String name = made.name;
    handOver(made);
    passed(made, routine);
    mayLock(made);
    if (KnownFunction.endsLock(name)) {
      state.tokens.remove(new Token.Lock(made.argument(0)));
    }
    if (KnownFunction.frees(name)) {
      Term object = made.argument(KnownFunction.freed(name));
      free(state, object);
    }
    boolean allocates = KnownFunction.allocates(name);
    Term.Fresh result =
        new Term.Fresh(made.point.id(), allocates ? Term.Kind.ALLOCATED : Term.Kind.RESULT);
    state.age(result, made.point.step());
    if (allocates) {
      state.tokens.put(
          new Token.Private(result), Hold.of(Hold.Mode.EXCLUSIVE, made.point.place(), List.of()));
    }
    if (!allocates && KnownFunction.perhapsAllocates(name)) {
      state.tokens.put(
          new Token.Private(result), Hold.of(Mode.UNKNOWN, made.point.place(), List.of()));
    }
    made.result(state, result);
  }

  /** A function of another file that is called a lock may take or release one of its object's. */
  private void mayLock(Made made) {
    if (!LOCKS.matcher(made.name).matches()) {
      return;
    }
    for (Designator lock : analyser.rules.locks()) {
      for (int i = 0; i < made.arguments.size(); i++) {
        Type target = made.op.types().get(i).target();
        if (target != null
            && target.plain() instanceof StructType struct
            && analyser.names.isRoot(struct, lock.root())) {
          Term address = analyser.names.locate(lock, made.argument(i));
          if (address != null) {
            made.point
                .state()
                .tokens
                .put(
                    new Token.Lock(address),
                    new Hold(
                        Hold.Mode.UNKNOWN,
                        0,
                        false,
                        false,
                        made.point.place(),
                        Locks.fields(address)));
          }
        }
      }
    }
  }

  /** An object is gone: whoever frees it had it alone. */
  static void free(State state, Term object) {
    state.pending.values().removeIf(p -> p.object().equals(object.key()));
    // its locks are gone with it
    state
        .tokens
        .keySet()
        .removeIf(token ->
            token instanceof Token.Lock lock && lock.address().base().key().equals(object.key()));
    state.freed.add(object.key());
    References.goneWith(state, object.key());
    state.memory.keySet().removeIf(key -> key.base().equals(object.key()));
  }

  /** Addresses of guarded fields in the arguments are accesses at the call. */
  private void passed(Made made, @Nullable Routine routine) {
    if (KnownFunction.initialises(made.name) || KnownFunction.frees(made.name)) {
      return;
    }
    List<Type> parameters = routine == null ? List.of() : routine.type().parameters();
    for (int i = 0; i < made.arguments.size(); i++) {
      Term argument = made.argument(i);
      Type given = made.op.types().get(i);
      boolean named = !argument.labels().isEmpty() || argument.base() instanceof Term.Global;
      boolean whole = made.name.startsWith("mem") && given.target() != null;
      Type target = i < parameters.size() ? parameters.get(i).target() : null;
      boolean looked = i == 0 && KnownFunction.looksUp(made.name);
      boolean write = !looked && (target == null || !target.isConst());
      if (given.isPointer() && (named || whole)) {
        analyser.guards.access(
            made.point, argument, whole ? given.target() : null, text(made, i), write);
      }
      if (argument.base() instanceof Term.Parameter) {
        if (given.isPointer() && (target == null || !target.isFunction())) {
          touch(made, argument, write);
        }
      }
    }
  }

  static void touch(Made made, Term argument, boolean write) {
    made.point.context().touched.merge(argument.key(), write, Boolean::logicalOr);
  }

  static String text(Made made, int argument) {
    String text = made.op.texts().get(argument);
    return text.startsWith("&") ? text.substring(1) : text;
  }

  // ---- objects that only this thread has

  private void handOver(Made made) {
    State state = made.point.state();
    int thread = KnownFunction.thread(made.name);
    if (thread >= 0) {
      analyser.startsThread(made, thread);
    }
    int release = KnownFunction.release(made.name);
    if (release >= 0) {
      analyser.releases(made, release);
    }
    boolean quiet = KnownFunction.keepsQuiet(made.name) || KnownFunction.frees(made.name);
    if (!quiet) {
      analyser.references.handedOn(made);
    }
    if (KnownFunction.starts(made.name)) {
      state.tokens.remove(Guards.ALONE);
    }
    for (Term argument : made.arguments) {
      if (KnownFunction.starts(made.name)) {
        share(state, argument, Hold.Mode.NONE, made.point);
      } else if (!quiet && argument.offset() == 0) {
        share(state, argument, Hold.Mode.UNKNOWN, made.point);
      }
    }
  }

  /** A value is written: an object whose address others can read now is no longer alone. */
  void stored(State state, Term address, Term value) {
    if (!(value.base() instanceof Term.Number) && !alone(state, address)) {
      Hold holder = state.tokens.get(new Token.Private(address.base().key()));
      boolean perhaps = holder != null && holder.mode() == Mode.UNKNOWN;
      share(state, value, perhaps ? Mode.UNKNOWN : Mode.NONE, null);
    }
  }

  private static boolean alone(State state, Term address) {
    Hold hold = state.tokens.get(new Token.Private(address.base().key()));
    return hold != null ? hold.held() : address.base() instanceof Term.Local;
  }

  private static void share(State state, Term object, Hold.Mode mode, @Nullable Point point) {
    Token token = new Token.Private(object.base().key());
    Hold hold = state.tokens.get(token);
    if (hold == null || hold.mode() == Hold.Mode.NONE || hold.mode() == mode) {
      return;
    }
    state.tokens.put(token, Hold.of(mode, point == null ? null : point.place(), List.of()));
    for (Map.Entry<Term, Term> entry : List.copyOf(state.memory.entrySet())) {
      if (entry.getKey().base().key().equals(object.base().key())
          && !(entry.getValue().base().key().equals(object.base().key()))) {
        share(state, entry.getValue(), mode, point);
      }
    }
  }
}
