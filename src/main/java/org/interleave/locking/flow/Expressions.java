package org.interleave.locking.flow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.BinaryOperator;
import org.interleave.c.lower.Names;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.AddressOf;
import org.interleave.c.tree.Expression.Arithmetic;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Convert;
import org.interleave.c.tree.Expression.Dereference;
import org.interleave.c.tree.Expression.Held;
import org.interleave.c.tree.Expression.MemberOf;
import org.interleave.c.tree.Expression.Offset;
import org.interleave.c.tree.Expression.Use;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Basic;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Writes expressions as steps. */
final class Expressions {
  private static final int NONE = Op.NONE;

  private final Code code;
  private final FlowBuilder statements;
  private final Builtins builtins;
  private final Map<Held, Integer> held = new IdentityHashMap<>();

  Expressions(Code code, FlowBuilder statements) {
    this.code = code;
    this.statements = statements;
    this.builtins = new Builtins(code, this);
  }

  /** Whether a variable is a cell; otherwise it is an object with an address. */
  static boolean inCell(Variable variable) {
    return !variable.isStatic()
        && !variable.addressTaken()
        && variable.type().isScalar()
        && !variable.type().isAggregate();
  }

  // ---- values

  int value(Expression e) {
    return switch (e) {
      case Constant c -> number(c.value(), c.at());
      case Expression.Floating f -> anything(f.at());
      case Expression.Text t -> anything(t.at());
      case Expression.LabelAddress l -> anything(l.at());
      case Expression.Unsupported u -> anything(u.at());
      case Use u when inCell(u.variable()) -> code.cell(u.variable());
      case Use u -> read(u);
      case Dereference d -> read(d);
      case MemberOf m -> read(m);
      case Expression.Compound c -> {
        initialise(c.variable(), c.initialiser());
        yield read(c);
      }
      case Expression.Named n -> function(n.routine(), n.at());
      case AddressOf a -> address(a.of());
      case Convert c -> value(c.operand());
      case Expression.Negate n ->
          compute(BinaryOperator.SUBTRACT, number(0, n.at()), value(n.operand()), n.at());
      case Expression.Complement n -> computed(n.operand(), n.at());
      case Expression.Not n -> {
        int operand = value(n.operand());
        int target = code.cell();
        code.emit(new Op.Not(target, operand), n.at());
        yield target;
      }
      case Arithmetic a -> {
        int left = value(a.left());
        int right = value(a.right());
        int target = code.cell();
        code.emit(new Op.Compute(target, a.operator(), left, right, unsigned(a.left())), a.at());
        yield target;
      }
      case Offset o -> moved(o);
      case Expression.Distance d -> {
        effect(d.left());
        effect(d.right());
        yield anything(d.at());
      }
      case Expression.Logical l -> chosen(l, number(1, l.at()), number(0, l.at()));
      case Expression.Conditional c -> conditional(c);
      case Expression.Elvis v -> elvis(v);
      case Expression.Comma c -> {
        effect(c.left());
        yield value(c.right());
      }
      case Expression.Assign a -> assign(a);
      case Expression.Update u -> update(u);
      case Held h -> held.computeIfAbsent(h, x -> anything(h.at()));
      case Expression.Call c -> call(c, true);
      case Expression.Builtin b -> builtins.value(b);
      case Expression.StatementValue s -> {
        statements.open(s.block());
        int value = s.value() == null ? NONE : value(s.value());
        if (value != NONE) {
          int kept = code.cell();
          code.emit(new Op.Move(kept, value), s.at());
          value = kept;
        }
        statements.close(s.block());
        yield value == NONE ? anything(s.at()) : value;
      }
      case Expression.NextArgument n -> {
        effect(n.list());
        yield anything(n.at());
      }
    };
  }

  /** Only for what it does: an lvalue is not read. */
  void effect(Expression e) {
    switch (e) {
      case Use u when !u.type().isVolatile() -> {}
      case MemberOf m when !m.type().isVolatile() -> effect(m.object());
      case Dereference d when !d.type().isVolatile() -> effect(d.pointer());
      case Convert c -> effect(c.operand());
      case AddressOf a when a.of() instanceof Dereference d -> effect(d.pointer());
      case AddressOf a when a.of() instanceof MemberOf m -> effect(m.object());
      case Expression.Comma c -> {
        effect(c.left());
        effect(c.right());
      }
      case Expression.Call c -> call(c, false);
      case Expression.Conditional c -> effect(c);
      case Expression.Logical l -> effect(l);
      case Expression.StatementValue s -> {
        statements.open(s.block());
        if (s.value() != null) {
          effect(s.value());
        }
        statements.close(s.block());
      }
      default -> value(e);
    }
  }

  private void effect(Expression.Conditional c) {
    int yes = code.label();
    int no = code.label();
    int end = code.label();
    branch(c.condition(), yes, no);
    code.place(yes);
    effect(c.whenTrue());
    code.emit(new Op.Jump(end), c.at());
    code.place(no);
    effect(c.whenFalse());
    code.place(end);
  }

  private void effect(Expression.Logical l) {
    int right = code.label();
    int end = code.label();
    branch(l.left(), l.and() ? right : end, l.and() ? end : right);
    code.place(right);
    effect(l.right());
    code.place(end);
  }

  int number(long value, int at) {
    int target = code.cell();
    code.emit(new Op.Number(target, value), at);
    return target;
  }

  int anything(int at) {
    int target = code.cell();
    code.emit(new Op.Anything(target), at);
    return target;
  }

  private int computed(Expression operand, int at) {
    effect(operand);
    return anything(at);
  }

  private int compute(BinaryOperator operator, int left, int right, int at) {
    int target = code.cell();
    code.emit(new Op.Compute(target, operator, left, right, false), at);
    return target;
  }

  private static boolean unsigned(Expression operand) {
    Type type = operand.type().plain();
    return type.isPointer() || type instanceof Basic basic && !basic.signed();
  }

  private int function(Routine routine, int at) {
    int target = code.cell();
    code.emit(new Op.AddressOfFunction(target, routine), at);
    return target;
  }

  private int moved(Offset o) {
    int base = value(o.pointer());
    int target = code.cell();
    if (o.index() instanceof Constant index && o.elementSize() instanceof Constant size) {
      long by = index.value() * size.value() * (o.backwards() ? -1 : 1);
      code.emit(new Op.Shift(target, base, by), o.at());
      return target;
    }
    int index = value(o.index());
    if (o.backwards()) {
      int zero = number(0, o.at());
      index = compute(BinaryOperator.SUBTRACT, zero, index, o.at());
    }
    long size = o.elementSize() instanceof Constant s ? s.value() : 0;
    code.emit(new Op.Element(target, base, index, size), o.at());
    return target;
  }

  private int conditional(Expression.Conditional c) {
    int yes = code.label();
    int no = code.label();
    int end = code.label();
    int target = code.cell();
    branch(c.condition(), yes, no);
    code.place(yes);
    code.emit(new Op.Move(target, value(c.whenTrue())), c.at());
    code.emit(new Op.Jump(end), c.at());
    code.place(no);
    code.emit(new Op.Move(target, value(c.whenFalse())), c.at());
    code.place(end);
    return target;
  }

  private int elvis(Expression.Elvis v) {
    int yes = code.label();
    int no = code.label();
    int end = code.label();
    int target = code.cell();
    int condition = value(v.condition());
    held.put(v.held(), condition);
    code.emit(new Op.Branch(condition, yes, no), v.at());
    code.place(yes);
    code.emit(new Op.Move(target, value(v.whenTrue())), v.at());
    code.emit(new Op.Jump(end), v.at());
    code.place(no);
    code.emit(new Op.Move(target, value(v.whenFalse())), v.at());
    code.place(end);
    return target;
  }

  private int chosen(Expression condition, int one, int zero) {
    int yes = code.label();
    int no = code.label();
    int end = code.label();
    int target = code.cell();
    branch(condition, yes, no);
    code.place(yes);
    code.emit(new Op.Move(target, one), condition.at());
    code.emit(new Op.Jump(end), condition.at());
    code.place(no);
    code.emit(new Op.Move(target, zero), condition.at());
    code.place(end);
    return target;
  }

  // ---- conditions

  void branch(Expression e, int yes, int no) {
    switch (e) {
      case Expression.Not n -> branch(n.operand(), no, yes);
      case Convert c when c.operand().type().isScalar() && !c.operand().type().isFloating() ->
          branch(c.operand(), yes, no);
      case Expression.Logical l -> {
        int right = code.label();
        branch(l.left(), l.and() ? right : yes, l.and() ? no : right);
        code.place(right);
        branch(l.right(), yes, no);
      }
      case Expression.Comma c -> {
        effect(c.left());
        branch(c.right(), yes, no);
      }
      default -> code.emit(new Op.Branch(value(e), yes, no), e.at());
    }
  }

  // ---- objects

  private int read(Expression e) {
    if (e.type().isArray() || e.type().isFunction()) {
      return address(e);
    }
    int from = address(e);
    if (e.type().isAggregate()) {
      return from;
    }
    int target = code.cell();
    code.emit(new Op.Read(target, from, e.type(), Names.of(e)), e.at());
    return target;
  }

  /** Where an lvalue is; of a value of aggregate type, where it is kept. */
  int address(Expression e) {
    return switch (e) {
      case Use u -> variable(u.variable(), u.at());
      case Dereference d -> value(d.pointer());
      case MemberOf m -> member(m);
      case Expression.Compound c -> {
        initialise(c.variable(), c.initialiser());
        yield variable(c.variable(), c.at());
      }
      case Expression.Named n -> function(n.routine(), n.at());
      case Expression.Assign a -> {
        value(a);
        yield address(a.target());
      }
      case Convert c -> address(c.operand());
      case Expression.Comma c -> {
        effect(c.left());
        yield address(c.right());
      }
      case Expression.Call c -> call(c, true);
      default -> value(e);
    };
  }

  private int variable(Variable variable, int at) {
    int target = code.cell();
    if (inCell(variable)) {
      // a cleanup gets the address of what is no object elsewhere
      code.emit(new Op.AddressOfLocal(target, variable), at);
      code.emit(new Op.Write(target, code.cell(variable), variable.type(), variable.name()), at);
      return target;
    }
    code.emit(
        variable.isStatic()
            ? new Op.AddressOfGlobal(target, variable)
            : new Op.AddressOfLocal(target, variable),
        at);
    return target;
  }

  private int member(MemberOf m) {
    Expression object = m.object();
    long offset = m.member().offset();
    // C11 6.7.2.1p13: members of an anonymous structure are members of what contains it
    while (object instanceof MemberOf outer && outer.member().anonymous()) {
      offset += outer.member().offset();
      object = outer.object();
    }
    int base = address(object);
    if (m.member().anonymous()) {
      int target = code.cell();
      code.emit(new Op.Shift(target, base, offset), m.at());
      return target;
    }
    if (!(object.type().plain() instanceof StructType owner)) {
      return base;
    }
    int target = code.cell();
    Field field = new Field(owner, m.member().name(), offset);
    code.emit(new Op.Member(target, base, field), m.at());
    return target;
  }

  // ---- assignment

  private int assign(Expression.Assign a) {
    if (a.target() instanceof Use u && inCell(u.variable())) {
      int value = value(a.value());
      code.emit(new Op.Move(code.cell(u.variable()), value), a.at());
      return value;
    }
    int to = address(a.target());
    int value = value(a.value());
    store(to, value, a.target(), a.value());
    return value;
  }

  private void store(int to, int value, Expression target, Expression from) {
    Type type = target.type();
    code.emit(
        type.isAggregate()
            ? new Op.Copy(to, value, type, Names.of(target), Names.of(from))
            : new Op.Write(to, value, type, Names.of(target)),
        target.at());
  }

  private int update(Expression.Update u) {
    int operand = value(u.operand());
    held.put(u.operandHeld(), operand);
    if (u.target() instanceof Use use && inCell(use.variable())) {
      int cell = code.cell(use.variable());
      int old = code.cell();
      code.emit(new Op.Move(old, cell), u.at());
      held.put(u.old(), old);
      int updated = value(u.updated());
      code.emit(new Op.Move(cell, updated), u.at());
      return u.givesOld() ? old : cell;
    }
    int address = address(u.target());
    int old = code.cell();
    String text = Names.of(u.target());
    code.emit(new Op.Read(old, address, u.target().type(), text), u.target().at());
    held.put(u.old(), old);
    int updated = value(u.updated());
    code.emit(new Op.Write(address, updated, u.target().type(), text), u.target().at());
    return u.givesOld() ? old : updated;
  }

  void initialise(Variable variable, Initialiser initialiser) {
    if (inCell(variable)) {
      for (Initialiser.Element element : initialiser.elements()) {
        int value = value(element.value());
        code.emit(new Op.Move(code.cell(variable), value), initialiser.at());
      }
      return;
    }
    if (variable.isStatic()) {
      return;
    }
    int base = variable(variable, initialiser.at());
    for (Initialiser.Element element : initialiser.elements()) {
      Expression value = element.value();
      int at = value.at();
      if (value instanceof Expression.Text) {
        continue;
      }
      int from = value(value);
      int to = code.cell();
      code.emit(new Op.Shift(to, base, element.offset()), at);
      String text = variable.name();
      code.emit(
          element.type().isAggregate()
              ? new Op.Copy(to, from, element.type(), text, Names.of(value))
              : new Op.Write(to, from, element.type(), text),
          at);
    }
  }

  // ---- calls

  private int call(Expression.Call c, boolean used) {
    Expression function = c.function();
    while (function instanceof Convert inner) {
      function = inner.operand();
    }
    if (function instanceof AddressOf a && a.of().type().isFunction()) {
      function = a.of();
    }
    if (function instanceof Dereference d && d.type().isFunction()) {
      function = d.pointer();
    }
    if (function instanceof AddressOf a && a.of() instanceof Expression.Named) {
      function = a.of();
    }
    @Nullable Routine routine = function instanceof Expression.Named n ? n.routine() : null;
    int pointer = routine == null ? value(function) : NONE;
    @Nullable Field through = routine == null && function instanceof MemberOf m ? field(m) : null;
    List<Integer> arguments = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Expression argument : c.arguments()) {
      int value = value(argument);
      if (argument.type().isAggregate() && !(argument instanceof Expression.Call)) {
        int copy = anything(argument.at());
        String text = Names.of(argument);
        code.emit(new Op.Copy(copy, value, argument.type(), "", text), argument.at());
        value = copy;
      }
      arguments.add(value);
      types.add(given(argument));
      texts.add(Names.of(argument));
    }
    int target = code.cell();
    code.emit(
        new Op.Call(target, routine, pointer, through, arguments, types, texts, used), c.at());
    if (routine != null && routine.noReturn()) {
      code.emit(new Op.Anywhere(List.of()), c.at());
    }
    return target;
  }

  /** The type before it was converted to that of the parameter. */
  private static Type given(Expression argument) {
    Expression inner = argument;
    while (inner instanceof Convert c && c.type().isPointer() && c.operand().type().isPointer()) {
      inner = c.operand();
    }
    return inner.type();
  }

  private static @Nullable Field field(MemberOf m) {
    return m.object().type().plain() instanceof StructType owner
        ? new Field(owner, m.member().name(), m.member().offset())
        : null;
  }
}
