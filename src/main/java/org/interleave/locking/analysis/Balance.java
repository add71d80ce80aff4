package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;
import org.interleave.locking.analysis.Walker.Ended;

/** Judges what a function leaves behind when it returns: locks that it took, references. */
final class Balance {
  /** Names of functions that return with a lock by design. */
  private static final Pattern HANDS_OVER =
      Pattern.compile(
          "(.*_)?(?!unlock|relock)[a-z0-9]*?lock(ed|s)?[0-9]*(_.*)?"
              + "|(.*_)?(acquire|begin|start|enter|get|hold|freeze|down|grab|take|first|next)"
              + "(_.*|[0-9]*)");

  private final Analyser analyser;

  Balance(Analyser analyser) {
    this.analyser = analyser;
  }

  void judge(Context context, List<Ended> ended) {
    ended.forEach(end -> References.end(context, end.state(), end.result()));
    declared(context, ended);
    asserted(context, ended);
    Set<Token> taken = new LinkedHashSet<>();
    for (Ended end : ended) {
      end.state()
          .tokens
          .forEach((token, hold) -> {
            boolean lock = token instanceof Token.Lock || word(token);
            if (lock && taken(hold)) {
              taken.add(token);
            }
          });
    }
    for (Token token : taken) {
      left(context, ended, token);
    }
    if (context.root) {
      for (Ended end : ended) {
        analyser.references.close(point(context, end), end.result());
      }
    }
  }

  private Point point(Context context, Ended end) {
    return new Point(
        context,
        analyser.sources.flow(context.definition),
        end.step(),
        end.state(),
        analyser.collector);
  }

  private static boolean holds(Ended end, Token token) {
    Hold hold = end.state().tokens.get(token);
    return hold != null && hold.held();
  }

  /** Whether a word is one that rules take for a lock. */
  private boolean word(Token token) {
    return token instanceof Token.Word w && ofWord(w).isPresent();
  }

  /** What such rules say of functions with a name is nothing for others that enter a section. */
  private static boolean ofNamedFunctions(Demand demand) {
    return demand instanceof Demand.Acquires || demand instanceof Demand.Releases;
  }

  private Optional<Rule> ofWord(Token.Word word) {
    return analyser.rules.rules().stream()
        .filter(rule -> !ofNamedFunctions(rule.demand()))
        .filter(rule ->
            RuleIndex.locks(rule.demand()).stream()
                .anyMatch(d -> Standing.isWord(d) && d.root().equals(word.name())))
        .findFirst();
  }

  private void left(Context context, List<Ended> ended, Token lock) {
    List<Ended> with = ended.stream().filter(end -> holds(end, lock)).toList();
    List<Ended> without = ended.stream().filter(end -> !holds(end, lock)).toList();
    Hold hold = with.getFirst().state().tokens.get(lock);
    boolean unsure =
        without.stream()
            .map(end -> end.state().tokens.get(lock))
            .anyMatch(other -> other != null && other.mode() == Hold.Mode.UNKNOWN);
    boolean rounds =
        hold != null
            && lock instanceof Token.Lock l
            && analyser.locks.releasedInRounds(context, l.address(), hold.through());
    if (hold == null || unsure || rounds || declares(context.definition, lock, hold)) {
      return;
    }
    boolean wrong;
    if (without.isEmpty()) {
      boolean main = context.definition.name().equals("main");
      wrong = context.root && !main && (!context.open || !handsOver(context.definition));
    } else {
      boolean pointer = context.definition.routine().type().result().isPointer();
      boolean nothing = context.definition.routine().type().result().isVoid();
      boolean designed =
          nothing && handsOver(context.definition) || tellsWhich(with, without, lock, pointer);
      boolean left =
          !designed
              && (!told(with, without, pointer) || context.root && !handsOver(context.definition));
      wrong = left && !held(context, lock);
    }
    Optional<Rule> rule =
        lock instanceof Token.Lock l
            ? analyser.locks.naming(l.address(), hold.through())
            : lock instanceof Token.Word w ? ofWord(w) : Optional.empty();
    if (!wrong || rule.isEmpty()) {
      return;
    }
    for (Ended end : with) {
      Point point = point(context, end);
      Hold here = end.state().tokens.get(lock);
      point.site(
          rule.get(),
          Site.Action.RETURN,
          context.definition.name(),
          new Judgement(
              Site.State.UNPROTECTED, "it returns with the lock held", point.cites(here, false)));
      // said once: callers go on as if it were released
      end.state().tokens.put(lock, Hold.none(null));
    }
  }

  /** Whether a function was entered with a lock, as far as it is known. */
  private static boolean held(Context context, Token lock) {
    Hold entry = context.entry.get(lock);
    return entry != null && entry.held();
  }

  private static boolean handsOver(Definition definition) {
    return HANDS_OVER.matcher(definition.underscored()).matches();
  }

  /** Whether the result tells which of two locks is held: each way has one of them. */
  private static boolean tellsWhich(
      List<Ended> with, List<Ended> without, Token lock, boolean pointer) {
    boolean told = fact(with, pointer).and(fact(without, pointer)).impossible();
    return told
        && without.stream()
            .allMatch(end ->
                end.state().tokens.entrySet().stream()
                    .anyMatch(entry ->
                        entry.getKey() instanceof Token.Lock
                            && taken(entry.getValue())
                            && with.stream().noneMatch(other -> holds(other, entry.getKey()))));
  }

  private static boolean taken(Hold hold) {
    return hold.held() && !hold.entry() && !hold.asserted();
  }

  /** Whether the result tells if the lock is held. */
  private static boolean told(List<Ended> with, List<Ended> without, boolean pointer) {
    Fact held = fact(with, pointer);
    Fact free = fact(without, pointer);
    boolean failed = held.and(new Fact(6, null)).impossible();
    boolean nothing = pointer && held.isZero();
    boolean either =
        held.and(free).impossible() || pointer && free.and(new Fact(4, null)).impossible();
    return either && !failed && !nothing;
  }

  private static Fact fact(List<Ended> ended, boolean pointer) {
    Fact all = null;
    for (Ended end : ended) {
      Fact one = end.result() == null ? Fact.ANYTHING : end.state().fact(end.result());
      if (pointer && !(end.result() instanceof Term.Number) && !one.isZero()) {
        // an error in a pointer is negative; what points to an object is not
        one = new Fact(one.isNonzero() ? 4 : 6, null);
      }
      all = all == null ? one : all.or(one);
    }
    return all == null ? Fact.ANYTHING : all;
  }

  /** Whether a rule says what the function does to the lock. */
  private boolean declares(Definition definition, Token token, Hold hold) {
    return analyser.rules.onFunction(definition.name()).stream()
        .anyMatch(rule ->
            rule.demand() instanceof Demand.Acquires a
                && (token instanceof Token.Lock lock
                    ? analyser.locks.is(a.lock(), lock.address(), hold.through())
                    : token instanceof Token.Word w && w.name().equals(a.lock().root())));
  }

  // ---- rules on what a function does

  private void declared(Context context, List<Ended> ended) {
    for (Rule rule : analyser.rules.onFunction(context.definition.name())) {
      if (rule.demand() instanceof Demand.Acquires a) {
        ended.forEach(end -> acquires(context, end, rule, a));
      } else if (rule.demand() instanceof Demand.Releases r) {
        ended.forEach(end -> releases(context, end, rule, r));
      }
    }
  }

  private List<Map.Entry<Token, Hold>> of(Ended end, org.interleave.locking.Designator lock) {
    List<Map.Entry<Token, Hold>> found = new ArrayList<>();
    for (Map.Entry<Token, Hold> entry : end.state().tokens.entrySet()) {
      boolean is =
          entry.getKey() instanceof Token.Lock l
              ? analyser.locks.is(lock, l.address(), entry.getValue().through())
              : entry.getKey() instanceof Token.Word w && w.name().equals(lock.root());
      if (is && entry.getValue().held()) {
        found.add(entry);
      }
    }
    return found;
  }

  private void acquires(Context context, Ended end, Rule rule, Demand.Acquires a) {
    Point point = point(context, end);
    Fact fact = end.result() == null ? Fact.ANYTHING : end.state().fact(end.result());
    boolean succeeds =
        switch (a.when()) {
          case ALWAYS -> true;
          case NONZERO -> fact.isNonzero();
          case ZERO -> fact.isZero();
        };
    boolean fails =
        switch (a.when()) {
          case ALWAYS -> false;
          case NONZERO -> fact.isZero();
          case ZERO -> fact.isNonzero();
        };
    boolean held = !of(end, a.lock()).isEmpty();
    if (!succeeds && !fails) {
      return;
    }
    boolean good = held == succeeds;
    String why = held ? a.lock() + " is held" : a.lock() + " is not held";
    point.site(
        rule,
        Site.Action.RETURN,
        context.definition.name(),
        good
            ? Judgement.of(Site.State.HELD, why)
            : new Judgement(Site.State.UNPROTECTED, "it returns while " + why, List.of()));
  }

  private void releases(Context context, Ended end, Rule rule, Demand.Releases r) {
    Point point = point(context, end);
    boolean held = !of(end, r.lock()).isEmpty();
    point.site(
        rule,
        Site.Action.RETURN,
        context.definition.name(),
        held
            ? Judgement.of(Site.State.UNPROTECTED, "it returns while " + r.lock() + " is held")
            : Judgement.of(Site.State.HELD, r.lock() + " is released"));
  }

  private static List<Site.Cite> asserted(Ended end, Rule rule) {
    Hold hold = end.state().tokens.get(new Token.Word("asserts " + rule.id()));
    return hold == null || hold.at() == null
        ? List.of()
        : List.of(new Site.Cite(Site.Reason.ASSERTED, hold.at()));
  }

  private void asserted(Context context, List<Ended> ended) {
    for (Rule rule : analyser.rules.onFunction(context.definition.name())) {
      if (!(rule.demand() instanceof Demand.Asserts a)) {
        continue;
      }
      boolean always =
          ended.stream()
              .allMatch(
                  end -> end.state().tokens.containsKey(new Token.Word("asserts " + rule.id())));
      if (always && !ended.isEmpty()) {
        analyser.collector.add(
            context,
            rule,
            context.definition.name(),
            analyser.sources.flow(context.definition).place(),
            Site.Action.FUNCTION,
            context.definition.name(),
            new Judgement(
                Site.State.ASSERTED,
                "it asserts that " + a.lock() + " is held",
                asserted(ended.getFirst(), rule)));
      } else if (!ended.isEmpty()) {
        analyser.collector.add(
            context,
            rule,
            context.definition.name(),
            analyser.sources.flow(context.definition).place(),
            Site.Action.FUNCTION,
            context.definition.name(),
            Judgement.of(
                Site.State.UNPROTECTED, "it does not assert that " + a.lock() + " is held"));
      }
    }
  }
}
