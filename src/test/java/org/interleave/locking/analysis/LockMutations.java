package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.analysis.ProgramText.Function;
import org.interleave.locking.analysis.ProgramText.LockCall;

/** Breaks what a program does with its locks. */
final class LockMutations {
  private static final Pattern ONE_STATEMENT = Pattern.compile("(\\t+)[^\\t{}]*;(\\s*//.*)?");
  private static final Pattern WRITE =
      Pattern.compile("\\+\\+|--|[^=!<>]=[^=]|rcu_assign_pointer|WRITE_ONCE|list_(add|del)");
  private static final Pattern GLOBAL_LOCK =
      Pattern.compile(
          "static (DEFINE_MUTEX|DEFINE_SPINLOCK|DECLARE_RWSEM)\\((\\w+)\\);.*"
              + "|static (pthread_\\w+_t) (\\w+) = .*");

  private final ProgramText text;
  private final List<LockCall> acquisitions;
  private final List<LockCall> releases;
  private final List<Mutant> mutants = new ArrayList<>();

  private LockMutations(ProgramText text) {
    this.text = text;
    this.acquisitions = text.acquisitions().stream().filter(this::isRuled).toList();
    this.releases = text.releases().stream().filter(this::isRuled).toList();
  }

  /** Locks that no rule names are not looked at. */
  private boolean isRuled(LockCall call) {
    return text.program().rules().stream()
        .anyMatch(rule -> ProgramText.names(rule.demand(), call.lock()));
  }

  static List<Mutant> of(ProgramText text) {
    LockMutations mutations = new LockMutations(text);
    for (LockCall call : mutations.acquisitions) {
      mutations.deleteLock(call);
      mutations.moveLockDown(call);
      mutations.lockWrongObject(call);
      mutations.shareExclusive(call);
      mutations.swapNested(call);
      mutations.returnWhileLocked(call);
      mutations.lockTwice(call);
    }
    for (LockCall call : mutations.releases) {
      mutations.deleteUnlock(call);
      mutations.moveUnlockUp(call);
      mutations.unlockTwice(call);
    }
    return mutations.mutants;
  }

  /** Without a place where a report could stand, the change does not matter: no mutant. */
  private void add(Operator operator, int line, String changed, SortedSet<Integer> places) {
    if (!places.isEmpty()) {
      mutants.add(new Mutant(text.program(), operator, line, changed, places));
    }
  }

  /** Where rules want the lock to be held. */
  private SortedSet<Integer> guarded(Set<Function> within, String lock) {
    return text.marks(
        within,
        demand -> !(demand instanceof Demand.MustNotHold) && ProgramText.names(demand, lock));
  }

  /** Of those, what stands between the call and the last release in its function, or is called. */
  private SortedSet<Integer> guardedBehind(LockCall call, Set<Function> within) {
    int end =
        releases.stream()
            .filter(release -> release.in() == call.in() && same(release, call))
            .mapToInt(LockCall::line)
            .max()
            .orElse(call.in().last());
    SortedSet<Integer> places = guarded(within, call.lock());
    places.removeIf(at -> call.in().has(at) && call.line() < end && (at < call.line() || at > end));
    return places;
  }

  private void deleteLock(LockCall call) {
    Set<Function> reach = text.reach(call.in(), call.lock());
    SortedSet<Integer> places = guardedBehind(call, reach);
    places.addAll(ProgramText.lines(releases, reach, call.lock()));
    if (isNamed(call.in(), Demand.Acquires.class)) {
      places.addAll(text.ends(Set.of(call.in())));
    }
    add(Operator.DELETE_LOCK, call.line(), text.replaced(call.line(), call.indent() + ";"), places);
  }

  private boolean isNamed(Function function, Class<? extends Demand> kind) {
    return text.program().rules().stream()
        .map(rule -> rule.demand())
        .filter(kind::isInstance)
        .anyMatch(demand ->
            switch (demand) {
              case Demand.Acquires a -> a.functions().contains(function.name());
              case Demand.Releases r -> r.functions().contains(function.name());
              default -> false;
            });
  }

  /** Before the process ends it makes no difference. */
  private void deleteUnlock(LockCall call) {
    if (text.line(call.line() + 1).matches("\\t*(exit|abort)\\(.*")) {
      return;
    }
    Set<Function> callers = text.withCallers(call.in());
    SortedSet<Integer> places = text.ends(callers);
    Set<Function> reach = text.reach(call.in(), call.lock());
    places.addAll(ProgramText.lines(acquisitions, callers, call.lock()));
    places.addAll(ProgramText.lines(acquisitions, reach, call.lock()));
    places.addAll(text.marks(callers, demand -> demand instanceof Demand.MustNotHold));
    add(
        Operator.DELETE_UNLOCK,
        call.line(),
        text.replaced(call.line(), call.indent() + ";"),
        places);
  }

  /** Over the next statement of the same block, if that is one marked line. */
  private void moveLockDown(LockCall call) {
    Optional<Integer> over = next(call, 1);
    if (over.isEmpty() || !guardedAt(over.get(), call)) {
      return;
    }
    Map<Integer, String> changes = new HashMap<>();
    for (int at = call.line(); at < over.get(); at++) {
      changes.put(at, text.line(at + 1));
    }
    changes.put(over.get(), text.line(call.line()));
    SortedSet<Integer> places = new TreeSet<>();
    for (int marked : guarded(Set.of(call.in()), call.lock())) {
      if (marked > call.line() && marked <= over.get()) {
        places.add(marked - 1);
      }
    }
    add(Operator.MOVE_LOCK_DOWN, call.line(), text.replaced(changes), places);
  }

  private void moveUnlockUp(LockCall call) {
    Optional<Integer> over = next(call, -1);
    if (over.isEmpty() || !guardedAt(over.get(), call)) {
      return;
    }
    Map<Integer, String> changes = new HashMap<>();
    for (int at = call.line(); at > over.get(); at--) {
      changes.put(at, text.line(at - 1));
    }
    changes.put(over.get(), text.line(call.line()));
    SortedSet<Integer> places = new TreeSet<>();
    Set<Function> reach = text.withCallees(call.in());
    for (int marked : guarded(reach, call.lock())) {
      if (!call.in().has(marked)) {
        places.add(marked);
      } else if (marked >= over.get() && marked < call.line()) {
        places.add(marked + 1);
      }
    }
    add(Operator.MOVE_UNLOCK_UP, call.line(), text.replaced(changes), places);
  }

  /** The nearest line of the block with a mark, if only simple statements stand between. */
  private Optional<Integer> next(LockCall call, int step) {
    for (int at = call.line() + step; at > call.in().first() && at < call.in().last(); at += step) {
      Matcher statement = ONE_STATEMENT.matcher(text.line(at));
      String before = text.line(at - 1);
      boolean dependent =
          before.matches("\\t*(if|for|while|else|do|switch|scoped|list_for).*[^;{]")
              || before.matches(".*\\w:(\\s*//.*)?");
      boolean locks = locksAt(at, call.lock());
      boolean jumps = text.line(at).matches("\\t*(return|goto|break|continue)\\b.*");
      if (!statement.matches()
          || !statement.group(1).equals(call.indent())
          || dependent
          || jumps
          || locks) {
        return Optional.empty();
      }
      if (text.line(at).contains("// site:")) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private boolean locksAt(int line, String lock) {
    return java.util.stream.Stream.concat(acquisitions.stream(), releases.stream())
        .anyMatch(other -> other.line() == line && other.lock().equals(lock));
  }

  private boolean guardedAt(int line, LockCall call) {
    return guarded(Set.of(call.in()), call.lock()).contains(line);
  }

  private void lockWrongObject(LockCall call) {
    Map<Integer, String> changes = new HashMap<>();
    Function function = call.in();
    boolean both = releases.stream().anyMatch(r -> r.in() == function && same(r, call));
    boolean first =
        acquisitions.stream().filter(a -> a.in() == function && same(a, call)).findFirst().get()
            == call;
    Optional<String> wrong = both && first ? declareWrong(call, changes) : Optional.empty();
    if (wrong.isEmpty()) {
      return;
    }
    Pattern lock = Pattern.compile(Pattern.quote(call.argument()) + "(?![\\w.>\\[-])");
    for (int at = function.first() + 1; at < function.last(); at++) {
      String replaced = lock.matcher(text.line(at)).replaceAll(wrong.get());
      if (!replaced.equals(text.line(at))) {
        changes.put(at, replaced);
      }
    }
    SortedSet<Integer> places = guardedBehind(call, text.withCallees(function));
    add(Operator.LOCK_WRONG_OBJECT, call.line(), text.replaced(changes), places);
  }

  private static boolean same(LockCall one, LockCall other) {
    return one.argument().equals(other.argument());
  }

  /** Another lock of the same kind; no line is added. */
  private Optional<String> declareWrong(LockCall call, Map<Integer, String> changes) {
    for (int at = 1; at <= text.size(); at++) {
      Matcher global = GLOBAL_LOCK.matcher(text.line(at));
      if (global.matches() && call.argument().equals("&" + globalName(global))) {
        String other = text.line(at).replaceAll("\\b" + call.lock() + "\\b", "wrong_lock");
        changes.put(at, text.line(at) + " " + other);
        return Optional.of("&wrong_lock");
      }
    }
    Matcher member = Pattern.compile("&(\\w+)->(\\w+)").matcher(call.argument());
    if (!member.matches()) {
      return Optional.empty();
    }
    return typeOf(member.group(1), call.in())
        .flatMap(type -> declareObject(type, changes))
        .map(object -> "&" + object + "." + member.group(2));
  }

  private static String globalName(Matcher global) {
    return global.group(2) == null ? global.group(4) : global.group(2);
  }

  private Optional<String> typeOf(String pointer, Function function) {
    Pattern declared =
        Pattern.compile("struct (\\w+) (?:\\*\\w+(?: = [^,;]+)?, )*\\*" + pointer + "\\b");
    for (int at = function.first(); at <= function.last(); at++) {
      Matcher declaration = declared.matcher(text.line(at));
      if (declaration.find()) {
        return Optional.of(declaration.group(1));
      }
    }
    return Optional.empty();
  }

  private Optional<String> declareObject(String type, Map<Integer, String> changes) {
    for (int at = 1; at <= text.size(); at++) {
      if (text.line(at).equals("struct " + type + " {")) {
        while (!text.line(at).equals("};")) {
          at++;
        }
        changes.put(at, "}; static struct " + type + " wrong_object;");
        return Optional.of("wrong_object");
      }
    }
    return Optional.empty();
  }

  /** What only reads below its lock stays correct. */
  private void shareExclusive(LockCall call) {
    if (!ProgramText.SHARED.containsKey(call.name())) {
      return;
    }
    Map<Integer, String> changes = new HashMap<>();
    changes.put(call.line(), shared(text.line(call.line())));
    boolean unlocked = false;
    for (int at = call.line() + 1; at < call.in().last(); at++) {
      boolean release = text.line(at).matches(".*(unlock|up_|downgrade).*");
      boolean again = text.line(at).matches(".*(_lock|down_)[a-z_]*\\(.*") && !release;
      if (unlocked && again) {
        break;
      }
      unlocked |= release;
      changes.put(at, shared(text.line(at)));
    }
    SortedSet<Integer> places = new TreeSet<>();
    int end = changes.keySet().stream().max(Integer::compare).get();
    for (int marked : guarded(text.withCallees(call.in()), call.lock())) {
      boolean exclusive = WRITE.matcher(text.line(marked).replaceFirst("//.*", "")).find();
      boolean region = !call.in().has(marked) || marked > call.line() && marked <= end;
      if (region && (exclusive || exclusiveCall(marked))) {
        places.add(marked);
      }
    }
    add(Operator.SHARE_EXCLUSIVE, call.line(), text.replaced(changes), places);
  }

  private boolean exclusiveCall(int marked) {
    return text.marks(
            Set.copyOf(text.functions()),
            demand -> demand instanceof Demand.MustHold m && m.hold() == Hold.EXCLUSIVE)
        .contains(marked);
  }

  private static String shared(String line) {
    String changed = line.replaceFirst("\\bdowngrade_write\\(.*\\);", ";");
    for (Map.Entry<String, String> form : ProgramText.SHARED.entrySet()) {
      changed = changed.replaceAll("\\b" + form.getKey() + "\\(", form.getValue() + "(");
    }
    return changed;
  }

  private void swapNested(LockCall outer) {
    for (LockCall inner : acquisitions) {
      boolean ordered =
          text.program().rules().stream()
              .map(rule -> rule.demand())
              .anyMatch(demand ->
                  demand instanceof Demand.LockOrder
                      && ProgramText.names(demand, outer.lock())
                      && ProgramText.names(demand, inner.lock()));
      if (ordered && inner.line() == outer.line() + 1 && inner.indent().equals(outer.indent())) {
        Map<Integer, String> swapped =
            Map.of(outer.line(), text.line(inner.line()), inner.line(), text.line(outer.line()));
        add(
            Operator.SWAP_NESTED_LOCKS,
            outer.line(),
            text.replaced(swapped),
            new TreeSet<>(Set.of(inner.line())));
      }
    }
  }

  /** A way out is added behind the lock. */
  private void returnWhileLocked(LockCall call) {
    boolean released = releases.stream().anyMatch(r -> r.in() == call.in() && same(r, call));
    if (!released || isNamed(call.in(), Demand.Acquires.class)) {
      return;
    }
    Map<Integer, String> changes = new HashMap<>();
    for (int at = 1; at < call.in().first(); at++) {
      if (text.line(at).startsWith("struct ") && text.line(at).endsWith("{")) {
        changes.put(at, "int is_lost(void); " + text.line(at));
        break;
      }
    }
    if (changes.isEmpty()) {
      changes.put(call.in().first(), "int is_lost(void); " + text.line(call.in().first()));
    }
    String value =
        text.line(call.in().first()).matches("(static )?(inline )?void \\w.*") ? "" : " 0";
    changes.put(call.line(), text.line(call.line()) + " if (is_lost()) return" + value + ";");
    add(
        Operator.RETURN_WHILE_LOCKED,
        call.line(),
        text.replaced(changes),
        new TreeSet<>(Set.of(call.line())));
  }

  /** Readers may nest. */
  private void lockTwice(LockCall call) {
    if (!call.shared()) {
      String again = text.line(call.line()) + " " + text.line(call.line()).strip();
      add(
          Operator.LOCK_TWICE,
          call.line(),
          text.replaced(call.line(), again),
          new TreeSet<>(Set.of(call.line())));
    }
  }

  /** Callers may be readers of RCU. */
  private void unlockTwice(LockCall call) {
    if (call.lock().equals("rcu")) {
      return;
    }
    String again = text.line(call.line()) + " " + text.line(call.line()).strip();
    add(
        Operator.UNLOCK_TWICE,
        call.line(),
        text.replaced(call.line(), again),
        new TreeSet<>(Set.of(call.line())));
  }
}
