package org.interleave.locking.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Cleanup;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Statement;
import org.interleave.c.tree.Variable;
import org.jspecify.annotations.Nullable;

/** Writes a function's statements as a flow. */
final class FlowBuilder {
  private static final int NONE = Op.NONE;

  /** Where break and continue go, and what is pending there. */
  private record Exits(int leave, int again, @Nullable Cleanup around) {}

  private final ParsedUnit unit;
  private final Routine routine;
  private final Code code = new Code();
  private final Expressions expressions = new Expressions(code, this);
  private final Deque<Exits> exits = new ArrayDeque<>();
  private List<Label> addressed = List.of();

  FlowBuilder(ParsedUnit unit, Routine routine) {
    this.unit = unit;
    this.routine = routine;
  }

  Flow build() {
    ParsedUnit.Body body = unit.body(routine);
    addressed = body.addressed();
    List<Integer> parameters = new ArrayList<>();
    for (Variable parameter : routine.parameters()) {
      parameters.add(parameter(parameter));
    }
    body.first().forEach(this::statement);
    statement(body.block());
    code.emit(new Op.Return(NONE), end(body.block()));
    return new Flow(
        unit, routine, code.finished(), code.at(), parameters, code.cells(), code.variables());
  }

  /** The cell that the argument arrives in. */
  private int parameter(Variable parameter) {
    if (Expressions.inCell(parameter)) {
      return code.cell(parameter);
    }
    int arrived = code.cell();
    int at = routine.definedAt();
    int address = code.cell();
    code.emit(new Op.AddressOfLocal(address, parameter), at);
    code.emit(new Op.Write(address, arrived, parameter.type(), parameter.name()), at);
    return arrived;
  }

  /** The brace that closes the body, as near as the tree tells. */
  private int end(Statement.Block block) {
    int depth = 0;
    for (int i = block.at(); i < unit.tokens().size(); i++) {
      String text = unit.tokens().tokens()[i].text();
      if (text.equals("{")) {
        depth++;
      } else if (text.equals("}") && --depth == 0) {
        return i;
      }
    }
    return block.at();
  }

  void statement(Statement statement) {
    switch (statement) {
      case Statement.Block b -> {
        open(b);
        close(b);
      }
      case Statement.Evaluate e -> {
        int from = code.cells();
        expressions.effect(e.expression());
        code.emit(new Op.End(from), e.at());
      }
      case Statement.Declare d -> declare(d.variable(), d.initialiser(), d.at());
      case Statement.Measure m -> {
        int value = expressions.value(m.value());
        code.emit(new Op.Move(code.cell(m.length()), value), m.at());
      }
      case Statement.If i -> choose(i);
      case Statement.While w -> loop(w);
      case Statement.DoWhile d -> loop(d);
      case Statement.For f -> loop(f);
      case Statement.Switch s -> choose(s);
      case Statement.Mark m -> code.place(code.label(m.label()));
      case Statement.Goto g -> {
        cleanUp(g.cleanup(), g.label().cleanup());
        code.emit(new Op.Jump(code.label(g.label())), g.at());
      }
      case Statement.GotoAddress g -> {
        expressions.effect(g.address());
        code.emit(new Op.Anywhere(addressed.stream().map(code::label).toList()), g.at());
      }
      case Statement.Break b -> leave(b.cleanup(), true, b.at());
      case Statement.Continue c -> leave(c.cleanup(), false, c.at());
      case Statement.Return r -> leave(r);
      case Statement.Barrier b -> {}
      case Statement.Unsupported u -> {}
    }
  }

  /** A block without what its end does. */
  void open(Statement.Block block) {
    block.statements().forEach(this::statement);
  }

  void close(Statement.Block block) {
    if (block.inner() != block.outer()) {
      cleanUp(block.inner(), block.outer());
    }
  }

  private void cleanUp(@Nullable Cleanup here, @Nullable Cleanup there) {
    int from = code.cells();
    for (Cleanup c = here; c != null && !pending(c, there); c = c.outer()) {
      expressions.effect(c.call());
      code.emit(new Op.End(from), c.call().at());
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

  private void declare(Variable variable, @Nullable Initialiser initialiser, int at) {
    int from = code.cells();
    if (variable.isStatic()) {
      return;
    }
    if (initialiser == null) {
      if (Expressions.inCell(variable)) {
        code.emit(new Op.Anything(code.cell(variable)), at);
      }
      return;
    }
    expressions.initialise(variable, initialiser);
    code.emit(new Op.End(from), at);
  }

  private void leave(@Nullable Cleanup pending, boolean breaks, int at) {
    for (Exits exit : exits) {
      if (breaks || exit.again() != NONE) {
        cleanUp(pending, exit.around());
        code.emit(new Op.Jump(breaks ? exit.leave() : exit.again()), at);
        return;
      }
    }
  }

  private void leave(Statement.Return r) {
    Expression value = r.value();
    int cell = NONE;
    if (value != null && value.type().isVoid()) {
      expressions.effect(value);
    } else if (value != null) {
      cell = expressions.value(value);
      if (r.cleanup() != null) {
        int kept = code.cell(new Variable("", value.type(), Variable.Storage.AUTOMATIC, r.at()));
        code.emit(new Op.Move(kept, cell), r.at());
        cell = kept;
      }
    }
    cleanUp(r.cleanup(), null);
    code.emit(new Op.Return(cell), r.at());
  }

  private void choose(Statement.If i) {
    int from = code.cells();
    int yes = code.label();
    int no = code.label();
    int end = code.label();
    expressions.branch(i.condition(), yes, no);
    code.place(yes);
    code.emit(new Op.End(from), i.then().at());
    statement(i.then());
    code.emit(new Op.Jump(end), i.at());
    code.place(no);
    code.emit(new Op.End(from), i.at());
    if (i.otherwise() != null) {
      statement(i.otherwise());
    }
    code.place(end);
  }

  private void choose(Statement.Switch s) {
    int from = code.cells();
    int value = expressions.value(s.value());
    int leave = code.label();
    List<Op.Case> cases =
        s.cases().stream()
            .map(c -> new Op.Case(c.first(), c.last(), code.label(c.label())))
            .toList();
    int otherwise = s.otherwise() == null ? leave : code.label(s.otherwise());
    code.emit(new Op.Choose(value, cases, otherwise), s.at());
    body(s.body(), new Exits(leave, NONE, s.around()));
    code.place(leave);
    code.emit(new Op.End(from), s.at());
  }

  private void body(Statement body, Exits out) {
    exits.push(out);
    statement(body);
    exits.pop();
  }

  private void loop(Statement.While w) {
    int from = code.cells();
    int again = code.label();
    int body = code.label();
    int leave = code.label();
    code.place(again);
    expressions.branch(w.condition(), body, leave);
    code.place(body);
    code.emit(new Op.End(from), w.at());
    body(w.body(), new Exits(leave, again, w.around()));
    code.emit(new Op.Jump(again), w.at());
    code.place(leave);
    code.emit(new Op.End(from), w.at());
  }

  private void loop(Statement.DoWhile d) {
    int from = code.cells();
    int body = code.label();
    int again = code.label();
    int leave = code.label();
    code.place(body);
    code.emit(new Op.End(from), d.at());
    body(d.body(), new Exits(leave, again, d.around()));
    code.place(again);
    expressions.branch(d.condition(), body, leave);
    code.place(leave);
    code.emit(new Op.End(from), d.at());
  }

  private void loop(Statement.For f) {
    int from = code.cells();
    int test = code.label();
    int body = code.label();
    int again = code.label();
    int leave = code.label();
    f.first().forEach(this::statement);
    code.place(test);
    if (f.condition() != null) {
      expressions.branch(f.condition(), body, leave);
    }
    code.place(body);
    code.emit(new Op.End(from), f.at());
    body(f.body(), new Exits(leave, again, f.around()));
    code.place(again);
    if (f.step() != null) {
      expressions.effect(f.step());
      code.emit(new Op.End(from), f.at());
    }
    code.emit(new Op.Jump(test), f.at());
    code.place(leave);
    code.emit(new Op.End(from), f.at());
    cleanUp(f.around(), f.outer());
  }
}
