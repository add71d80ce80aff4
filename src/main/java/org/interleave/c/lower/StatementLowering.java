package org.interleave.c.lower;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.interleave.c.Instruction;
import org.interleave.c.Mark;
import org.interleave.c.lower.Lvalues.Target;
import org.interleave.c.tree.Cleanup;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class StatementLowering {
  private static final int NONE = Instruction.NONE;

  /** Where break and continue go, and what is pending there. */
  private record Exits(int leave, int again, @Nullable Cleanup around) {}

  private final FunctionLowering function;
  private final Deque<Exits> exits = new ArrayDeque<>();

  StatementLowering(FunctionLowering function) {
    this.function = function;
  }

  private Code code() {
    return function.code;
  }

  private Values values() {
    return function.values;
  }

  void lower(Statement statement) {
    switch (statement) {
      case Statement.Block b -> {
        open(b);
        close(b);
      }
      case Statement.Evaluate e -> values().effect(e.expression());
      case Statement.Declare d -> declare(d);
      case Statement.Measure m -> {
        Target target = function.lvalues.target(new Expression.Use(m.length(), m.at()));
        function.lvalues.store(target, values().value(m.value()), m.at());
      }
      case Statement.If i -> lowerIf(i);
      case Statement.While w -> lowerWhile(w);
      case Statement.DoWhile d -> lowerDo(d);
      case Statement.For f -> lowerFor(f);
      case Statement.Switch s -> lowerSwitch(s);
      case Statement.Mark m -> code().place(function.label(m.label()));
      case Statement.Goto g -> {
        cleanUp(g.cleanup(), g.label().cleanup());
        code().emit(new Instruction.Jump(function.label(g.label())), g.at());
      }
      case Statement.GotoAddress g -> {
        int address = values().value(g.address());
        code().emit(new Instruction.JumpTo(address, function.addressedLabels()), g.at());
      }
      case Statement.Break b -> leave(b.cleanup(), true, b.at());
      case Statement.Continue c -> leave(c.cleanup(), false, c.at());
      case Statement.Return r -> lowerReturn(r);
      case Statement.Barrier b -> {}
      case Statement.Unsupported u -> code().emit(new Instruction.Unsupported(u.what()), u.at());
    }
  }

  /** A block without what its end does. */
  void open(Statement.Block block) {
    for (Statement statement : block.statements()) {
      lower(statement);
    }
  }

  void close(Statement.Block block) {
    if (block.inner() != block.outer() && code().reachable()) {
      cleanUp(block.inner(), block.outer());
    }
  }

  /** Runs what is pending here and not there. */
  private void cleanUp(@Nullable Cleanup here, @Nullable Cleanup there) {
    for (Cleanup c = here; c != null && !pending(c, there); c = c.outer()) {
      values().effect(c.call());
    }
  }

  private static boolean pending(Cleanup cleanup, @Nullable Cleanup there) {
    for (Cleanup c = there; c != null; c = c.outer()) {
      if (c == cleanup) {
        return true;
      }
    }
    return false;
  }

  private void leave(@Nullable Cleanup pending, boolean breaks, int at) {
    for (Exits exit : exits) {
      if (breaks || exit.again() != NONE) {
        cleanUp(pending, exit.around());
        code().emit(new Instruction.Jump(breaks ? exit.leave() : exit.again()), at);
        return;
      }
    }
    String what = breaks ? "break outside of loop and switch" : "continue outside of a loop";
    code().emit(new Instruction.Unsupported(what), at);
  }

  private void lowerIf(Statement.If i) {
    int yes = code().label();
    int no = code().label();
    values().branch(i.condition(), yes, no);
    code().place(yes);
    lower(i.then());
    if (i.otherwise() == null) {
      code().place(no);
      return;
    }
    int end = code().label();
    if (code().reachable()) {
      code().emit(new Instruction.Jump(end), i.at());
    }
    code().place(no);
    lower(i.otherwise());
    code().place(end);
  }

  private void lowerWhile(Statement.While w) {
    int again = code().label();
    int body = code().label();
    int leave = code().label();
    code().place(again);
    values().branch(w.condition(), body, leave);
    code().place(body);
    body(w.body(), new Exits(leave, again, w.around()));
    code().emit(new Instruction.Jump(again), w.at());
    code().place(leave);
  }

  private void body(Statement body, Exits out) {
    exits.push(out);
    lower(body);
    exits.pop();
  }

  private void lowerDo(Statement.DoWhile d) {
    int body = code().label();
    int again = code().label();
    int leave = code().label();
    code().place(body);
    body(d.body(), new Exits(leave, again, d.around()));
    code().place(again);
    values().branch(d.condition(), body, leave);
    code().place(leave);
  }

  private void lowerFor(Statement.For f) {
    int test = code().label();
    int body = code().label();
    int again = code().label();
    int leave = code().label();
    f.first().forEach(this::lower);
    code().place(test);
    if (f.condition() != null) {
      values().branch(f.condition(), body, leave);
    }
    code().place(body);
    body(f.body(), new Exits(leave, again, f.around()));
    code().place(again);
    if (f.step() != null) {
      values().effect(f.step());
    }
    code().emit(new Instruction.Jump(test), f.at());
    code().place(leave);
    cleanUp(f.around(), f.outer());
  }

  private void lowerSwitch(Statement.Switch s) {
    int value = values().value(s.value());
    int leave = code().label();
    List<Instruction.Case> cases = new ArrayList<>();
    boolean unsigned = !s.value().type().scalar().signed();
    for (Statement.Case c : s.cases()) {
      int to = function.label(c.label());
      if (unsigned && c.first() >= 0 && c.last() < 0) {
        // cases are compared as signed: a range across the middle is two
        cases.add(new Instruction.Case(c.first(), Long.MAX_VALUE, to));
        cases.add(new Instruction.Case(Long.MIN_VALUE, c.last(), to));
      } else {
        cases.add(new Instruction.Case(c.first(), c.last(), to));
      }
    }
    int otherwise = s.otherwise() == null ? leave : function.label(s.otherwise());
    code().emit(new Instruction.Switch(value, cases, otherwise), s.at());
    body(s.body(), new Exits(leave, NONE, s.around()));
    code().place(leave);
  }

  private void lowerReturn(Statement.Return r) {
    int value = NONE;
    Expression e = r.value();
    if (e != null && e.type().isVoid()) {
      values().effect(e);
    } else if (e != null && function.resultAddress != NONE) {
      int from = values().aggregate(e);
      values().copy(function.resultAddress, from, e.type(), Names.of(e), r.at());
    } else if (e != null) {
      value = values().value(e);
      if (r.cleanup() != null) {
        int kept = code().register();
        code().emit(new Instruction.Move(kept, value), r.at());
        value = kept;
      }
    }
    cleanUp(r.cleanup(), null);
    code().emit(new Instruction.Return(value), r.at());
  }

  // ---- initialisation

  private void declare(Statement.Declare d) {
    Variable variable = d.variable();
    function.declare(variable, d.at());
    Initialiser initialiser = d.initialiser();
    if (initialiser != null && !ofItself(variable, initialiser)) {
      initialise(variable, initialiser);
    }
  }

  /** {@code int x = x;} silences compilers and reads nothing. */
  private static boolean ofItself(Variable variable, Initialiser initialiser) {
    return initialiser.elements().size() == 1
        && !initialiser.braced()
        && initialiser.elements().getFirst().value() instanceof Expression.Use u
        && u.variable() == variable;
  }

  void initialise(Variable variable, Initialiser initialiser) {
    int at = initialiser.at();
    if (function.home(variable) instanceof Home.InRegister(int register)) {
      for (Initialiser.Element element : initialiser.elements()) {
        values().into(element.value(), register);
      }
      return;
    }
    int address = function.lvalues.variable(variable, at);
    boolean whole =
        initialiser.elements().size() == 1
            && initialiser.elements().getFirst().bits() == null
            && initialiser.elements().getFirst().type().size() == variable.type().size();
    if (initialiser.braced() && !whole) {
      int zero = values().constant(0, at);
      code().emit(new Instruction.Fill(address, zero, variable.type().size()), at);
    }
    Type type = variable.type();
    for (Initialiser.Element element : initialiser.elements()) {
      store(address, element, type, variable.name());
    }
  }

  private void store(int base, Initialiser.Element element, Type whole, String name) {
    Expression value = element.value();
    int at = value.at();
    boolean all = element.type().size() == whole.size();
    String path = all ? name : name + new TypeNaming(whole).path(element.offset());
    if (element.type().isAggregate() || element.type().isArray()) {
      int from =
          value.type().isArray() ? function.lvalues.address(value) : values().aggregate(value);
      int to = function.lvalues.plus(base, element.offset(), at);
      values().copy(to, from, element.type(), path, at);
      return;
    }
    int register = values().value(value);
    int to = function.lvalues.plus(base, element.offset(), at);
    Mark mark = whole.isVolatile() ? Mark.VOLATILE : Mark.PLAIN;
    code()
        .emit(
            element.bits() == null
                ? new Instruction.Store(to, register, element.type().scalar(), mark, path)
                : new Instruction.StoreBits(to, register, element.bits(), mark, path),
            at);
  }
}
