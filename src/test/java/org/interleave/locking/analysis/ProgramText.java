package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interleave.locking.Demand;
import org.interleave.locking.Demand.Hold;
import org.interleave.locking.Designator;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.GoldenProgram.Mark;

/** A golden program as lines: all have their signatures and closing braces at the first column. */
final class ProgramText {
  private static final Pattern SIGNATURE = Pattern.compile("(static )?[a-z].*\\w\\(.*\\).*");
  private static final Pattern STATEMENT = Pattern.compile("(\\t+)(\\w+)\\((.*)\\);(?:\\s*//.*)?");
  private static final Pattern LAST_WORD = Pattern.compile("(\\w+)\\W*$");

  /** To the exclusive form, its shared twin if it has one. */
  static final Map<String, String> SHARED =
      Map.ofEntries(
          Map.entry("down_write", "down_read"),
          Map.entry("down_write_nested", "down_read_nested"),
          Map.entry("down_write_killable", "down_read_killable"),
          Map.entry("down_write_trylock", "down_read_trylock"),
          Map.entry("up_write", "up_read"),
          Map.entry("write_lock", "read_lock"),
          Map.entry("write_lock_bh", "read_lock_bh"),
          Map.entry("write_lock_irqsave", "read_lock_irqsave"),
          Map.entry("write_unlock", "read_unlock"),
          Map.entry("write_unlock_bh", "read_unlock_bh"),
          Map.entry("write_unlock_irqrestore", "read_unlock_irqrestore"),
          Map.entry("pthread_rwlock_wrlock", "pthread_rwlock_rdlock"),
          Map.entry("pthread_rwlock_trywrlock", "pthread_rwlock_tryrdlock"));

  private static final Pattern ACQUIRES =
      Pattern.compile(
          "mutex_lock(_nested)?|(raw_)?spin_lock(_irq|_bh|_irqsave)?(_nested)?|down_(read|write)(_nested)?"
              + "|(read|write)_lock(_bh|_irq|_irqsave)?|pthread_mutex_lock|pthread_spin_lock"
              + "|pthread_rwlock_(rd|wr)lock|mtx_lock|rcu_read_lock");
  private static final Pattern RELEASES =
      Pattern.compile(
          "mutex_unlock|(raw_)?spin_unlock(_irq|_bh|_irqrestore)?|up_(read|write)"
              + "|(read|write)_unlock(_bh|_irq|_irqrestore)?|pthread_(mutex|spin|rwlock)_unlock"
              + "|mtx_unlock|rcu_read_unlock");

  private final GoldenProgram program;
  private final List<String> lines;
  private final List<Function> functions = new ArrayList<>();

  /**
   * @param first the line of the signature
   * @param last the line of the closing brace
   */
  record Function(String name, int first, int last, boolean internal) {
    boolean has(int line) {
      return line >= first && line <= last;
    }
  }

  /**
   * A call that is a statement of its own.
   *
   * @param lock the last word of what names the lock
   */
  record LockCall(
      int line,
      Function in,
      String name,
      String argument,
      String lock,
      String indent,
      boolean shared) {}

  ProgramText(GoldenProgram program) {
    this.program = program;
    this.lines = program.text().lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      Matcher signature = SIGNATURE.matcher(lines.get(i - 1));
      if (lines.get(i).equals("{") && signature.matches()) {
        String name = lines.get(i - 1).replaceFirst("\\(.*", "").replaceFirst(".*\\W", "");
        functions.add(new Function(name, i, lastLine(i), signature.group(1) != null));
      }
    }
  }

  private int lastLine(int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).equals("}") || lines.get(i).startsWith("} //")) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no end of the function at line " + from);
  }

  GoldenProgram program() {
    return program;
  }

  int size() {
    return lines.size();
  }

  String line(int number) {
    return lines.get(number - 1);
  }

  List<Function> functions() {
    return functions;
  }

  Optional<Function> functionAt(int line) {
    return functions.stream().filter(function -> function.has(line)).findFirst();
  }

  List<LockCall> acquisitions() {
    return calls(ACQUIRES, Demand.Acquires.class);
  }

  List<LockCall> releases() {
    return calls(RELEASES, Demand.Releases.class);
  }

  private List<LockCall> calls(Pattern names, Class<? extends Demand> kind) {
    List<LockCall> calls = new ArrayList<>();
    for (Function function : functions) {
      for (int at = function.first(); at <= function.last(); at++) {
        Matcher statement = STATEMENT.matcher(line(at));
        if (statement.matches()) {
          String name = statement.group(2);
          String argument = statement.group(3).replaceFirst(",.*", "");
          Optional<String> lock =
              names.matcher(name).matches()
                  ? Optional.of(argument.isEmpty() ? "rcu" : lastWord(argument))
                  : lockOfRule(name, kind);
          int line = at;
          boolean shared =
              name.contains("read") && !name.startsWith("pthread") || name.contains("rdlock");
          lock.ifPresent(it ->
              calls.add(
                  new LockCall(line, function, name, argument, it, statement.group(1), shared)));
        }
      }
    }
    return calls;
  }

  private Optional<String> lockOfRule(String function, Class<? extends Demand> kind) {
    return program.rules().stream()
        .map(Rule::demand)
        .filter(kind::isInstance)
        .flatMap(demand ->
            switch (demand) {
              case Demand.Acquires(var names, var lock, Hold hold, Demand.Outcome when)
                  when names.contains(function) && when == Demand.Outcome.ALWAYS ->
                  Optional.of(lock).stream();
              case Demand.Releases(var names, var lock) when names.contains(function) ->
                  Optional.of(lock).stream();
              default -> Optional.<Designator>empty().stream();
            })
        .map(ProgramText::lastWord)
        .findFirst();
  }

  static String lastWord(Designator designator) {
    return lastWord(designator.toString());
  }

  private static String lastWord(String text) {
    Matcher word = LAST_WORD.matcher(text);
    return word.find() ? word.group(1) : text;
  }

  /** The function, those that it calls, and so on. */
  Set<Function> withCallees(Function function) {
    return closure(Set.of(function), (from, to) -> mentions(from, to));
  }

  /** The function, those that call it, and so on. */
  Set<Function> withCallers(Function function) {
    return closure(Set.of(function), (from, to) -> mentions(to, from));
  }

  /** Where a lock that the function takes or releases can matter. */
  Set<Function> reach(Function function, String lock) {
    boolean takes =
        acquisitions().stream().anyMatch(c -> c.in() == function && c.lock().equals(lock));
    boolean releases =
        releases().stream().anyMatch(c -> c.in() == function && c.lock().equals(lock));
    if (takes && releases && !passesOn(function)) {
      return withCallees(function);
    }
    Set<Function> reach = new LinkedHashSet<>();
    for (Function caller : withCallers(function)) {
      reach.addAll(withCallees(caller));
    }
    return reach;
  }

  /** Whether it leaves a lock to its callers, as far as its name says it. */
  private static boolean passesOn(Function function) {
    return function.name().contains("lock") || function.name().contains("wait");
  }

  private Set<Function> closure(
      Set<Function> start, java.util.function.BiPredicate<Function, Function> edge) {
    Set<Function> reached = new LinkedHashSet<>(start);
    List<Function> open = new ArrayList<>(start);
    while (!open.isEmpty()) {
      Function from = open.removeLast();
      for (Function to : functions) {
        if (edge.test(from, to) && reached.add(to)) {
          open.add(to);
        }
      }
    }
    return reached;
  }

  private boolean mentions(Function from, Function to) {
    Pattern name = Pattern.compile("\\b" + to.name() + "\\b");
    return lines.subList(from.first(), from.last()).stream().anyMatch(l -> name.matcher(l).find());
  }

  /** Lines that are marked for a rule of which the predicate holds. */
  SortedSet<Integer> marks(Set<Function> within, Predicate<Demand> which) {
    SortedSet<Integer> marked = new TreeSet<>();
    for (Mark mark : program.marks()) {
      boolean wanted =
          program.rules().stream()
              .anyMatch(rule -> rule.id().equals(mark.rule()) && which.test(rule.demand()));
      if (wanted && within.stream().anyMatch(function -> function.has(mark.line()))) {
        marked.add(mark.line());
      }
    }
    return marked;
  }

  /** Returns and closing braces. */
  SortedSet<Integer> ends(Set<Function> of) {
    SortedSet<Integer> ends = new TreeSet<>();
    for (Function function : of) {
      for (int at = function.first(); at <= function.last(); at++) {
        if (at == function.last() || line(at).matches(".*\\breturn\\b.*")) {
          ends.add(at);
        }
      }
    }
    return ends;
  }

  static SortedSet<Integer> lines(List<LockCall> calls, Set<Function> within, String lock) {
    SortedSet<Integer> found = new TreeSet<>();
    for (LockCall call : calls) {
      if (within.contains(call.in()) && call.lock().equals(lock)) {
        found.add(call.line());
      }
    }
    return found;
  }

  /** Whether a rule is about a lock of this name. */
  static boolean names(Demand demand, String lock) {
    return switch (demand) {
      case Demand.GuardedBy g -> lastWord(g.lock()).equals(lock);
      case Demand.MustHold m -> lastWord(m.lock()).equals(lock);
      case Demand.MustNotHold m -> lastWord(m.lock()).equals(lock);
      case Demand.Acquires a -> lastWord(a.lock()).equals(lock);
      case Demand.Releases r -> lastWord(r.lock()).equals(lock);
      case Demand.LockOrder o -> o.order().stream().anyMatch(l -> lastWord(l).equals(lock));
      case Demand.Forbids f -> f.under().filter(l -> lastWord(l).equals(lock)).isPresent();
      case Demand.Asserts a -> lastWord(a.lock()).equals(lock);
      case Demand.HoldsReference h -> false;
      case Demand.Requires r -> false;
      case Demand.PoisonedAfter p -> false;
    };
  }

  /** The text with one line replaced; the others keep their numbers. */
  String replaced(int number, String line) {
    return replaced(Map.of(number, line));
  }

  String replaced(Map<Integer, String> changes) {
    StringBuilder text = new StringBuilder();
    for (int at = 1; at <= lines.size(); at++) {
      text.append(changes.getOrDefault(at, line(at))).append('\n');
    }
    return text.toString();
  }
}
