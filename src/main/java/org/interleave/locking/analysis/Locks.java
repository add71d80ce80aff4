package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.flow.Field;
import org.jspecify.annotations.Nullable;

/** Takes, releases and asserts locks, and judges the order and the balance of it. */
final class Locks {
  /** A lock that was taken more often is as good as one taken so many times. */
  private static final int MOST_TIMES = 3;

  private final RuleIndex rules;
  private final Designation names;
  private final Openness openness;

  /** Whether locks of pthread may be taken more than once. */
  private final boolean recursive;

  /** Whether all locks matter. */
  private final boolean surveys;

  private final Map<String, Boolean> spoken = new HashMap<>();
  private final Map<Context, Set<Token>> takenFirst = new IdentityHashMap<>();

  /** Locks of all objects, one in each round of a loop. */
  private record Rounds(Context context, String member) {}

  private final Set<Rounds> takenInRounds = new HashSet<>();
  private final Set<Rounds> releasedInRounds = new HashSet<>();

  Locks(RuleIndex rules, Designation names, Openness openness, boolean recursive, boolean surveys) {
    this.surveys = surveys;
    this.rules = rules;
    this.names = names;
    this.openness = openness;
    this.recursive = recursive;
  }

  static List<Field> fields(Term address) {
    Term at = address instanceof Term.Content c ? c.address() : address;
    List<Field> fields = new ArrayList<>();
    while (true) {
      fields.addAll(
          0, at.labels().stream().map(Term.Label::field).filter(f -> !insideLock(f)).toList());
      if (!(at.base() instanceof Term.Element e)) {
        return fields;
      }
      at = e.array();
    }
  }

  /** A spinlock is a raw one inside, a seqlock has a counter: what rules name is outside. */
  private static boolean insideLock(Field field) {
    return switch (field.tag()) {
      case "spinlock", "raw_spinlock", "mutex", "rw_semaphore", "percpu_rw_semaphore" -> true;
      case "" ->
          switch (field.name()) {
            case "rlock", "raw_lock", "seqcount", "dep_map", "wait_lock" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  static Token token(@Nullable Term address, String word) {
    return address == null ? new Token.Word(word) : new Token.Lock(address);
  }

  /**
   * How a lock is taken.
   *
   * @param again whether it may be taken while it is held
   * @param waits whether it is waited for
   */
  record Taking(Hold.Mode mode, String text, boolean again, boolean waits) {}

  void acquire(Point point, @Nullable Term address, String word, Taking taking) {
    Hold.Mode mode = taking.mode;
    Token token = token(address, word);
    State state = point.state();
    Hold before = state.tokens.get(token);
    List<Field> through = address == null ? List.of() : fields(address);
    if (unspoken(address, word, through)) {
      state.acquired();
      return;
    }
    if (before == null && address != null) {
      first(point, address);
    }
    boolean again =
        before != null && before.held() && !taking.again && address != null && !recursive;
    if (again
        && address != null
        && before != null
        && !(before.mode() == Hold.Mode.SHARED && mode == Hold.Mode.SHARED)) {
      Hold known = before;
      naming(address, through)
          .ifPresent(rule ->
              point.site(
                  rule,
                  Site.Action.ACQUIRE,
                  taking.text,
                  new Judgement(
                      Site.State.UNPROTECTED, "it is held already", point.cites(known, false))));
    }
    if (address != null && inRounds(address)) {
      takenInRounds.add(new Rounds(point.context(), last(through)));
    }
    if (address != null && taking.waits) {
      order(point, address, through, taking.text);
    }
    Hold.Mode strongest =
        before != null && before.mode() == Hold.Mode.EXCLUSIVE ? Hold.Mode.EXCLUSIVE : mode;
    if (address != null) {
      state.used(address);
    }
    boolean entry = before != null && before.entry();
    // what a caller took twice it is told of once, and has when the callee gave back its own
    boolean more = before != null && before.held() && (entry || taking.again || address == null);
    int times = more && before != null ? Math.min(before.count() + 1, MOST_TIMES) : 1;
    // a reader of a seqlock holds nothing that it must give back
    boolean reads = taking.again && !taking.waits && mode == Hold.Mode.SHARED;
    state.tokens.put(
        token, new Hold(strongest, times, false, entry || reads, point.place(), through));
    state.acquired();
  }

  /** Whether no rule can be about a lock. */
  private boolean unspoken(@Nullable Term address, String word, List<Field> through) {
    if (surveys) {
      return false;
    }
    if (address == null) {
      return spoken.computeIfAbsent(
          word,
          w ->
              rules.rules().stream()
                  .flatMap(rule -> RuleIndex.locks(rule.demand()).stream())
                  .noneMatch(lock -> Standing.isWord(lock) && lock.root().equals(w)));
    }
    boolean named = !through.isEmpty() || address.root() instanceof Term.Global;
    return named
        && through.stream().noneMatch(field -> rules.isLock(field.name()))
        && naming(address, through).isEmpty();
  }

  /** The caller cannot have held a lock that is taken whatever it passed. */
  private void first(Point point, Term address) {
    boolean depends =
        point.state().facts.keySet().stream()
            .anyMatch(term -> term instanceof Term.Parameter p && !pointer(point, p.index()));
    if (point.context().open && !depends && !(address.root() instanceof Term.Fresh)) {
      takenFirst
          .computeIfAbsent(point.context(), c -> new LinkedHashSet<>())
          .add(new Token.Lock(address));
    }
  }

  private static boolean pointer(Point point, int parameter) {
    var parameters = point.context().definition.routine().parameters();
    return parameter < parameters.size() && parameters.get(parameter).type().isPointer();
  }

  /** Locks that a function takes that nothing was known of when it was entered. */
  Set<Token> takenFirst(Context context) {
    Set<Token> found = takenFirst.remove(context);
    return found == null ? Set.of() : found;
  }

  void release(Point point, @Nullable Term address, String word, String text, boolean balanced) {
    State state = point.state();
    Token token = token(address, word);
    if (unspoken(address, word, address == null ? List.of() : fields(address))) {
      return;
    }
    if (address != null && !held(state, token)) {
      List<Token.Lock> aliases = aliases(state, address);
      List<Token.Lock> now = aliases.stream().filter(lock -> !lock.address().earlier()).toList();
      Rounds here = new Rounds(point.context(), last(fields(address)));
      if (now.size() == 1) {
        token = now.getFirst();
      } else if (state.tokens.get(token) == null
          && inRounds(address)
          && takenInRounds.contains(here)) {
        releasedInRounds.add(here);
        aliases.forEach(lock -> perhaps(state, lock, point));
        return;
      } else if (aliases.size() == 1) {
        token = aliases.getFirst();
      }
    }
    Hold before = state.tokens.get(token);
    if (before != null && before.held() && before.count() > 1) {
      // it was taken more than once
      state.tokens.put(token, before.times(before.count() - 1));
      return;
    }
    boolean surely =
        before != null
            ? before.mode() == Hold.Mode.NONE
            : !point.context().blind
                && (!point.context().open || address != null && closed(address));
    if (address != null && balanced) {
      if (surely) {
        Hold known = before;
        naming(address, fields(address))
            .ifPresent(rule ->
                point.site(
                    rule,
                    Site.Action.RELEASE,
                    text,
                    new Judgement(
                        Site.State.UNPROTECTED, "it is not held here", point.cites(known, false))));
      }
    }
    // what was not taken here was held when the function was entered
    boolean given =
        before == null ? !surely : before.held() && (before.entry() || before.asserted());
    List<Field> through = address == null ? List.of() : fields(address);
    state.tokens.put(token, new Hold(Hold.Mode.NONE, 0, false, given, point.place(), through));
  }

  /** Whether each round of a loop has another one. */
  private static boolean inRounds(Term address) {
    Term one = address.base() instanceof Term.Element e ? e.index() : address.base();
    return one.root() instanceof Term.Fresh f && f.kind() == Term.Kind.JOINED;
  }

  private static String last(List<Field> through) {
    return through.isEmpty() ? "" : through.getLast().toString();
  }

  /** One of those that rounds before took is released; which are left is not known. */
  private static void perhaps(State state, Token.Lock lock, Point point) {
    state.tokens.computeIfPresent(
        lock,
        (t, hold) -> new Hold(Hold.Mode.UNKNOWN, 0, false, false, point.place(), hold.through()));
  }

  /** Whether a loop took such locks, and another one released them. */
  boolean releasedInRounds(Context context, Term address, List<Field> through) {
    return address.earlier() && releasedInRounds.contains(new Rounds(context, last(through)));
  }

  private boolean closed(Term address) {
    return naming(address, fields(address))
        .map(rule ->
            RuleIndex.locks(rule.demand()).stream()
                .filter(lock -> is(lock, address, fields(address)))
                .anyMatch(openness::closed))
        .orElse(false);
  }

  private static boolean held(State state, Token token) {
    Hold hold = state.tokens.get(token);
    return hold != null && hold.held();
  }

  /** The locks held, or perhaps held, that may be the same, known by another name. */
  private static List<Token.Lock> aliases(State state, Term address) {
    List<Field> through = fields(address);
    List<Token.Lock> found = new ArrayList<>();
    state.tokens.forEach((token, hold) -> {
      if (token instanceof Token.Lock lock
          && (hold.held() || hold.mode() == Hold.Mode.UNKNOWN && lock.address().earlier())
          && !through.isEmpty()
          && !hold.through().isEmpty()
          && hold.through().getLast().name().equals(through.getLast().name())
          && !State.apart(lock.address(), address.key())) {
        found.add(lock);
      }
    });
    return found;
  }

  void downgrade(Point point, Term address) {
    point
        .state()
        .tokens
        .computeIfPresent(
            new Token.Lock(address),
            (t, hold) ->
                new Hold(
                    Hold.Mode.SHARED,
                    1,
                    hold.asserted(),
                    hold.entry(),
                    point.place(),
                    hold.through()));
  }

  /** From here on the code counts on the lock. */
  void assertHeld(Point point, Term address, Hold.Mode mode) {
    Token token = new Token.Lock(address);
    Hold before = point.state().tokens.get(token);
    if (before != null && before.held() && !before.asserted() && !before.entry()) {
      return;
    }
    point
        .state()
        .tokens
        .put(token, Hold.of(mode, point.place(), fields(address)).asserted(point.place()));
  }

  // ---- rules

  private void order(Point point, Term address, List<Field> through, String text) {
    for (Rule rule : rules.rules()) {
      if (rule.demand() instanceof Demand.LockOrder(List<Designator> order)) {
        for (int i = 0; i < order.size(); i++) {
          if (is(order.get(i), address, through)) {
            judgeOrder(point, rule, order, i, text);
          }
        }
      }
    }
  }

  private void judgeOrder(Point point, Rule rule, List<Designator> order, int at, String text) {
    boolean any = false;
    for (Map.Entry<Token, Hold> entry : point.state().tokens.entrySet()) {
      if (!(entry.getKey() instanceof Token.Lock lock) || !entry.getValue().held()) {
        continue;
      }
      for (int i = 0; i < order.size(); i++) {
        if (!is(order.get(i), lock.address(), entry.getValue().through())) {
          continue;
        }
        if (i > at) {
          point.site(
              rule,
              Site.Action.ACQUIRE,
              text,
              new Judgement(
                  Site.State.UNPROTECTED,
                  order.get(at) + " is taken while " + order.get(i) + " is held",
                  point.cites(entry.getValue(), false)));
          return;
        }
        any |= i < at;
      }
    }
    if (any) {
      point.site(
          rule,
          Site.Action.ACQUIRE,
          text,
          Judgement.of(Site.State.HELD, order.get(at) + " is taken in order"));
    }
  }

  /** Whether a designator names a lock. */
  boolean is(Designator designator, Term address, List<Field> through) {
    return openness.variable(designator)
        ? names.owner(address, designator).isPresent()
        : names.through(through, designator);
  }

  /** The first rule that speaks of a lock. */
  Optional<Rule> naming(Term address, List<Field> through) {
    boolean perhaps =
        address.root() instanceof Term.Global
            || !through.isEmpty() && rules.isLock(through.getLast().name());
    if (!perhaps) {
      return Optional.empty();
    }
    return rules.rules().stream()
        .filter(
            rule -> RuleIndex.locks(rule.demand()).stream().anyMatch(l -> is(l, address, through)))
        .findFirst();
  }
}
