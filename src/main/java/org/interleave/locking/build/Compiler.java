package org.interleave.locking.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.interleave.c.Place;
import org.interleave.c.Program.Problem;
import org.interleave.c.Program.Severity;
import org.interleave.c.Unit;
import org.interleave.c.parse.Complaint;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.SourceFile;
import org.interleave.c.token.Token;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Walk;

/**
 * The errors of gcc 12 and those of its warnings that are on without being asked for. What it would
 * take is never reported; some of what it would not take is.
 */
public final class Compiler {
  private static final String IMPLICIT = "implicit declaration of function";
  private static final String UNDECLARED = "undeclared (first use in this function)";

  /** In a pragma of the file. */
  private static final String UNUSED_IGNORED = "ignored \"-Wunused";

  private final ParsedUnit parsed;
  private final Tokens tokens;
  private final Set<String> said = new HashSet<>();
  private final List<Remark> remarks = new ArrayList<>();

  private Compiler(ParsedUnit parsed) {
    this.parsed = parsed;
    this.tokens = parsed.tokens();
  }

  /**
   * @param functions those whose bodies are looked at; the empty name stands for what is outside of
   *     functions
   * @return in the order of the sources; nothing for a unit that was {@link Unit#stopped}
   */
  public static List<Remark> remarks(Unit unit, Predicate<String> functions) {
    ParsedUnit parsed = unit.parsed();
    return parsed == null ? List.of() : new Compiler(parsed).remarks(functions);
  }

  /**
   * What is said of a later revision and was not said of an earlier one; a remark is the same if
   * its words and its function are, wherever it stands now.
   */
  public static List<Remark> added(List<Remark> earlier, List<Remark> later) {
    Map<List<Object>, Integer> known = new HashMap<>();
    earlier.forEach(remark -> known.merge(key(remark), 1, Integer::sum));
    List<Remark> added = new ArrayList<>();
    for (Remark remark : later) {
      if (known.merge(key(remark), -1, Integer::sum) < 0) {
        added.add(remark);
      }
    }
    return added;
  }

  private static List<Object> key(Remark remark) {
    return List.of(remark.place().file(), remark.function(), remark.severity(), remark.message());
  }

  private List<Remark> remarks(Predicate<String> functions) {
    if (functions.test("")) {
      parsed.complaints().forEach(complaint -> add(complaint, ""));
      unused();
    }
    List<Routine> defined =
        parsed.routines().stream()
            .filter(routine -> routine.defined() && functions.test(routine.name()))
            .sorted(Comparator.comparingInt(Routine::body))
            .toList();
    for (Routine routine : defined) {
      parsed.body(routine).complaints().forEach(complaint -> add(complaint, routine.name()));
      Walk.over(
          parsed.body(routine).block(),
          statement -> ignored(statement, routine.name()),
          expression -> {});
    }
    tokens.problems().forEach(problem -> preprocessed(problem, defined, functions.test("")));
    return remarks.stream()
        .sorted(
            Comparator.comparing((Remark r) -> r.place().file())
                .thenComparingInt(r -> r.place().line())
                .thenComparingInt(r -> r.place().column()))
        .toList();
  }

  /** A call whose result must not be ignored; a cast to void does not help. */
  private void ignored(Statement statement, String function) {
    if (statement instanceof Statement.Evaluate(Expression expression, int at)) {
      Expression value =
          expression instanceof Expression.Convert c && c.type().isVoid()
              ? c.operand()
              : expression;
      if (value instanceof Expression.Call call
          && call.function() instanceof Expression.Named named
          && named.routine().checked()
          && !call.type().isVoid()) {
        String name = named.routine().name();
        String what = "ignoring return value of '" + name + "' declared with attribute";
        add(new Complaint(call.at(), false, what + " 'warn_unused_result'"), function);
      }
    }
  }

  /** gcc says once in a function that a name is not declared, and once in a file of a function. */
  private void add(Complaint complaint, String function) {
    String message = complaint.message();
    boolean once =
        message.startsWith(IMPLICIT) && !said.add(message)
            || message.endsWith(UNDECLARED) && !said.add(function + ": " + message);
    if (!once) {
      Severity severity = complaint.error() ? Severity.ERROR : Severity.WARNING;
      remarks.add(new Remark(place(complaint.at()), message, severity, function));
    }
  }

  /** Of what stands in a macro's arguments the line there, which may be a later one. */
  private Place place(int at) {
    Token token = tokens.tokens()[at];
    boolean written = tokens.macroAt(at).map(use -> use.spells(token)).orElse(false);
    return written ? token.place() : tokens.place(at);
  }

  private void preprocessed(Problem problem, List<Routine> defined, boolean outside) {
    for (Routine routine : defined) {
      Place from = tokens.place(routine.definedAt());
      Place to = tokens.place(tokens.closing(routine.body()));
      Place at = problem.place();
      if (at.file().equals(from.file()) && at.line() >= from.line() && at.line() <= to.line()) {
        remarks.add(new Remark(at, problem.message(), problem.severity(), routine.name()));
        return;
      }
    }
    if (outside) {
      remarks.add(new Remark(problem.place(), problem.message(), problem.severity(), ""));
    }
  }

  /**
   * Static functions of the file itself that nothing uses (-Wall), or that are used and not there.
   */
  private void unused() {
    SourceFile main = tokens.tokens()[tokens.size() - 1].file();
    if (main.content().contains(UNUSED_IGNORED)) {
      return;
    }
    Map<String, Integer> named = new HashMap<>();
    Token[] all = tokens.tokens();
    for (int i = 1; i < all.length; i++) {
      boolean member = all[i - 1].is(".") || all[i - 1].is("->");
      if (all[i].kind() == Token.Kind.IDENTIFIER && !member) {
        named.merge(all[i].text(), 1, Integer::sum);
      }
    }
    for (Routine routine : parsed.routines()) {
      boolean alone = named.getOrDefault(routine.name(), 0) <= routine.declarations();
      Place place = tokens.place(routine.defined() ? routine.definedAt() : routine.at());
      if (!routine.unitOnly() || routine.kept() || !place.file().equals(main.path())) {
        continue;
      }
      String name = "'" + routine.name() + "'";
      if (alone && routine.defined()) {
        remarks.add(new Remark(place, name + " defined but not used", Severity.WARNING, ""));
      } else if (!alone && !routine.defined()) {
        remarks.add(new Remark(place, name + " used but never defined", Severity.WARNING, ""));
      }
    }
  }
}
