package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.CallPattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.ProgramText.Function;
import org.interleave.locking.analysis.ProgramText.LockCall;

/** Breaks what a program does with assertions, references, checks and error paths. */
final class OtherMutations {
  private static final Pattern ASSERTION =
      Pattern.compile("(\\t+)(lockdep_assert_held\\w*)\\(.*\\);");
  private static final Pattern GUARDED_EXIT =
      Pattern.compile("(\\t+)if \\((!?)(\\w+)\\(([^()]*)\\)( == 0| != 0| != thrd_success)?\\)");
  private static final Pattern STORED_RESULT =
      Pattern.compile("(\\t+)(\\w+ )?\\w+ = (\\w+)\\([^()]*\\);");
  private static final Pattern BLOCK =
      Pattern.compile("(\\t+)if \\((!?)(\\w+)\\(([^()]*)\\)( == 0)?\\) \\{");
  private static final Pattern TRYLOCK =
      Pattern.compile(
          "\\w*trylock\\w*|mutex_lock_(interruptible|killable)|down_(read|write)_killable"
              + "|pthread_rwlock_try(rd|wr)lock");
  private static final Pattern GOTO = Pattern.compile("(\\t+)goto (\\w+);");

  private final ProgramText text;
  private final List<LockCall> releases;
  private final List<Mutant> mutants = new ArrayList<>();

  private OtherMutations(ProgramText text) {
    this.text = text;
    this.releases = text.releases();
  }

  static List<Mutant> of(ProgramText text) {
    OtherMutations mutations = new OtherMutations(text);
    for (Function function : text.functions()) {
      for (int at = function.first() + 1; at < function.last(); at++) {
        mutations.deleteAssertion(function, at);
        mutations.deleteReference(function, at);
        mutations.deleteExit(function, at);
        mutations.deleteStoredCheck(function, at);
        mutations.deleteBlockCheck(function, at);
        mutations.returnForGoto(function, at);
        mutations.endTooEarly(function, at);
      }
    }
    return mutations.mutants;
  }

  private void add(Operator operator, int line, String changed, SortedSet<Integer> places) {
    if (!places.isEmpty()) {
      mutants.add(new Mutant(text.program(), operator, line, changed, places));
    }
  }

  private List<Demand> demands() {
    return text.program().rules().stream().map(Rule::demand).toList();
  }

  /** Equivalent, and left out, where all callers are known and hold the lock. */
  private void deleteAssertion(Function function, int at) {
    Matcher assertion = ASSERTION.matcher(text.line(at));
    if (!assertion.matches()) {
      return;
    }
    boolean ruled =
        demands().stream()
            .anyMatch(
                d -> d instanceof Demand.Asserts a && a.functions().contains(function.name()));
    if (!ruled && function.internal()) {
      return;
    }
    SortedSet<Integer> places = text.marks(Set.of(function), demand -> true);
    if (ruled) {
      places.add(function.first());
    }
    add(Operator.DELETE_ASSERTION, at, text.replaced(at, assertion.group(1) + ";"), places);
  }

  private void deleteReference(Function function, int at) {
    for (Demand demand : demands()) {
      if (demand instanceof Demand.HoldsReference reference) {
        SortedSet<Integer> stores =
            text.marks(text.withCallees(function), other -> other.equals(demand));
        Matcher call = Pattern.compile("(\\t+)(\\w+)\\((.*)\\);").matcher(text.line(at));
        if (call.matches() && reference.get().contains(call.group(2))) {
          String gone = text.replaced(at, call.group(1) + ";");
          add(Operator.DELETE_GET, at, gone, after(at, function, stores));
        } else if (call.matches() && reference.put().contains(call.group(2))) {
          SortedSet<Integer> places = text.ends(Set.of(function));
          places.add(at + 1);
          places.addAll(stores);
          add(Operator.DELETE_PUT, at, text.replaced(at, call.group(1) + ";"), places);
        }
        for (String get : reference.get()) {
          String plain = text.line(at).replaceFirst("= " + get + "\\((.*)\\);", "= ($1);");
          if (!plain.equals(text.line(at)) && text.line(at).contains("// site:")) {
            add(Operator.DELETE_GET, at, text.replaced(at, plain), new TreeSet<>(Set.of(at)));
          }
        }
      }
    }
  }

  private static SortedSet<Integer> after(int at, Function function, SortedSet<Integer> lines) {
    SortedSet<Integer> later = new TreeSet<>(lines);
    later.removeIf(line -> function.has(line) && line < at);
    return later;
  }

  /** {@code if (!check(x)) return …;} on two lines, gone or the other way round. */
  private void deleteExit(Function function, int at) {
    Matcher check = GUARDED_EXIT.matcher(text.line(at));
    if (!check.matches() || !text.line(at + 1).matches("\\t+(return|goto)\\b.*;")) {
      return;
    }
    SortedSet<Integer> places = touched(function, check.group(3), check.group(4), at);
    Map<Integer, String> gone = new HashMap<>();
    gone.put(at, check.group(1) + ";");
    gone.put(at + 1, "");
    boolean get = isGet(check.group(3));
    add(get ? Operator.DELETE_GET : Operator.DELETE_CHECK, at, text.replaced(gone), places);
    boolean negated = !check.group(2).isEmpty();
    String line =
        negated
            ? text.line(at).replace("(!" + check.group(3), "(" + check.group(3))
            : text.line(at).replace("(" + check.group(3), "(!" + check.group(3));
    if (check.group(5) == null) {
      SortedSet<Integer> inverted = new TreeSet<>(places);
      if (!places.isEmpty()) {
        inverted.addAll(text.ends(Set.of(function)));
      }
      add(Operator.INVERT_CHECK, at, text.replaced(at, line), inverted);
    }
  }

  private boolean isGet(String name) {
    return demands().stream()
        .anyMatch(d -> d instanceof Demand.HoldsReference h && h.get().contains(name));
  }

  /** {@code err = check(x); if (err) return err;} without the second; no object is no defect. */
  private void deleteStoredCheck(Function function, int at) {
    Matcher stored = STORED_RESULT.matcher(text.line(at));
    if (!stored.matches() || isGet(stored.group(3))) {
      return;
    }
    int test = text.line(at + 1).isEmpty() ? at + 2 : at + 1;
    if (!text.line(test).matches("\\t+if \\(!?\\w+( < 0)?\\)")
        || !text.line(test + 1).matches("\\t+return\\b.*;")) {
      return;
    }
    SortedSet<Integer> places = touched(function, stored.group(3), "", at);
    Map<Integer, String> gone = new HashMap<>();
    gone.put(test, stored.group(1) + ";");
    gone.put(test + 1, "");
    add(Operator.DELETE_CHECK, test, text.replaced(gone), places);
  }

  /** {@code if (check(x)) {} always goes in. */
  private void deleteBlockCheck(Function function, int at) {
    Matcher block = BLOCK.matcher(text.line(at));
    if (block.matches()) {
      SortedSet<Integer> places = touched(function, block.group(3), block.group(4), at);
      String always = block.group(1) + "if (function_is_on) {";
      Map<Integer, String> changes = new HashMap<>();
      changes.put(at, always);
      String signature = text.line(function.first());
      changes.put(function.first(), "extern int function_is_on; " + signature);
      add(
          isGet(block.group(3)) ? Operator.DELETE_GET : Operator.DELETE_CHECK,
          at,
          text.replaced(changes),
          places);
    }
  }

  /** Where the lack of a check's success can show: marks and releases behind it. */
  private SortedSet<Integer> touched(Function function, String check, String argument, int at) {
    Set<Function> reach = new LinkedHashSet<>(text.withCallees(function));
    SortedSet<Integer> places = new TreeSet<>();
    for (Demand demand : demands()) {
      boolean concerned =
          switch (demand) {
            case Demand.Requires r ->
                r.after().stream().map(CallPattern::name).anyMatch(check::equals);
            case Demand.HoldsReference h -> h.get().contains(check);
            case Demand.Acquires a -> a.functions().contains(check);
            default -> false;
          };
      if (concerned) {
        places.addAll(text.marks(reach, other -> other.equals(demand)));
      }
      if (demand instanceof Demand.Acquires acquires && concerned) {
        String lock = ProgramText.lastWord(acquires.lock());
        places.addAll(text.marks(reach, other -> ProgramText.names(other, lock)));
        places.addAll(ProgramText.lines(releases, reach, lock));
      }
    }
    if (TRYLOCK.matcher(check).matches() && argument.contains("->")) {
      String lock = argument.replaceFirst(",.*", "").replaceFirst(".*\\W", "");
      places.addAll(text.marks(reach, demand -> ProgramText.names(demand, lock)));
      places.addAll(ProgramText.lines(releases, reach, lock));
    }
    return after(at, function, places);
  }

  /** Straight out instead of over the label that unlocks, whatever way one comes. */
  private void returnForGoto(Function function, int at) {
    Matcher jump = GOTO.matcher(text.line(at));
    if (!jump.matches()) {
      return;
    }
    int label = at + 1;
    while (label < function.last() && !text.line(label).startsWith(jump.group(2) + ":")) {
      label++;
    }
    int from = label;
    if (text.line(Math.min(label + 1, function.last())).startsWith("\tif (")) {
      return;
    }
    boolean unlocks =
        releases.stream()
            .anyMatch(release ->
                release.in() == function
                    && release.line() > from
                    && demands().stream().anyMatch(d -> ProgramText.names(d, release.lock())));
    if (unlocks) {
      String value = text.line(function.first()).matches("(static )?void \\w.*") ? "" : " 0";
      String out = jump.group(1) + "return" + value + ";";
      add(Operator.RETURN_FOR_GOTO, at, text.replaced(at, out), new TreeSet<>(Set.of(at)));
    }
  }

  /** What a rule calls the end moves before the call that it ends too early for. */
  private void endTooEarly(Function function, int at) {
    Matcher call = Pattern.compile("(\\t+)(\\w+)\\((.*)\\);").matcher(text.line(at));
    if (!call.matches()) {
      return;
    }
    for (Demand demand : demands()) {
      if (demand instanceof Demand.Requires requires
          && requires.until().stream().anyMatch(u -> u.name().equals(call.group(2)))) {
        SortedSet<Integer> marked = text.marks(Set.of(function), other -> other.equals(demand));
        Pattern object = Pattern.compile("\\b" + call.group(3) + "\\b");
        marked.removeIf(line -> line >= at || !object.matcher(text.line(line)).find());
        if (!marked.isEmpty()) {
          int last = marked.last();
          Map<Integer, String> changes = new HashMap<>();
          changes.put(last, call.group(1) + text.line(at).strip() + " " + text.line(last).strip());
          changes.put(at, call.group(1) + ";");
          boolean plain =
              text.line(last).startsWith(call.group(1))
                  && !text.line(last).startsWith(call.group(1) + "\t");
          if (plain) {
            add(Operator.MOVE_UNLOCK_UP, at, text.replaced(changes), new TreeSet<>(Set.of(last)));
          }
        }
      }
    }
  }
}
