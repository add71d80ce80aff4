package org.interleave.c.lower;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.BinaryOperator;
import org.interleave.c.Callee;
import org.interleave.c.Instruction;
import org.interleave.c.Scalar;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.AddressOf;
import org.interleave.c.tree.Expression.Arithmetic;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Convert;
import org.interleave.c.tree.Expression.Dereference;
import org.interleave.c.tree.Expression.Held;
import org.interleave.c.tree.Expression.MemberOf;
import org.interleave.c.tree.Expression.Use;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;

/** Lowers expressions to registers; aggregates to the address of their bytes. */
final class Values {
  private static final int NONE = Instruction.NONE;

  private final FunctionLowering function;
  private final Assignments assignments;
  private final BuiltinLowering builtins;
  private final Map<Held, Integer> held = new IdentityHashMap<>();

  Values(FunctionLowering function) {
    this.function = function;
    this.assignments = new Assignments(function, this);
    this.builtins = new BuiltinLowering(function, this);
  }

  private Code code() {
    return function.code;
  }

  void hold(Held what, int register) {
    held.put(what, register);
  }

  // ---- values

  int value(Expression e) {
    return value(e, NONE);
  }

  /** Into this register and no other. */
  void into(Expression e, int target) {
    int found = value(e, target);
    if (found != target) {
      code().emit(new Instruction.Move(target, found), e.at());
    }
  }

  int constant(long value, int at) {
    int target = code().register();
    code().emit(new Instruction.Constant(target, value), at);
    return target;
  }

  private int target(int want) {
    return want == NONE ? code().register() : want;
  }

  /**
   * The value of an expression.
   *
   * @param want the register that it had best be in, or NONE
   */
  int value(Expression e, int want) {
    if (e.type().isAggregate()) {
      return aggregate(e);
    }
    return switch (e) {
      case Constant c -> {
        int target = target(want);
        code().emit(new Instruction.Constant(target, c.value()), c.at());
        yield target;
      }
      case Expression.Floating f -> floating(f, want);
      case Use u -> load(u, want);
      case Dereference d -> load(d, want);
      case MemberOf m -> load(m, want);
      case Expression.Compound c -> load(c, want);
      case Expression.Text t -> function.lvalues.address(t);
      case Expression.Named n -> routine(n, want);
      case AddressOf a -> addressOf(a, want);
      case Convert c -> convert(c, want);
      case Expression.Negate n -> {
        int operand = value(n.operand());
        int target = target(want);
        code().emit(new Instruction.Negate(target, n.type().scalar(), operand), n.at());
        yield target;
      }
      case Expression.Complement n -> {
        int operand = value(n.operand());
        int target = target(want);
        code().emit(new Instruction.Complement(target, n.type().scalar(), operand), n.at());
        yield target;
      }
      case Expression.Not n -> not(n, want);
      case Arithmetic a -> {
        int left = value(a.left());
        int right = value(a.right());
        yield binary(a.operator(), a.left().type().scalar(), left, right, want, a.at());
      }
      case Expression.Offset o -> offset(o, want);
      case Expression.Distance d -> distance(d, want);
      case Expression.Logical l -> logical(l, want);
      case Expression.Conditional c -> conditional(c, target(want));
      case Expression.Elvis v -> elvis(v, target(want));
      case Expression.Comma c -> {
        effect(c.left());
        yield value(c.right(), want);
      }
      case Expression.Assign a -> assignments.assign(a, true);
      case Expression.Update u -> assignments.update(u, true);
      case Held h -> java.util.Objects.requireNonNull(held.get(h), "nothing is held");
      case Expression.Call c -> call(c, want, true);
      case Expression.Builtin b -> builtins.value(b, want);
      case Expression.StatementValue s -> statementValue(s, want);
      case Expression.NextArgument n -> nextArgument(n, want);
      case Expression.LabelAddress l -> {
        int target = target(want);
        code().labelConstant(target, function.label(l.label()), l.at());
        yield target;
      }
      case Expression.Unsupported u -> {
        code().emit(new Instruction.Unsupported(u.what()), u.at());
        yield constant(0, u.at());
      }
    };
  }

  /** Only for what it does. */
  void effect(Expression e) {
    switch (e) {
      case Constant c -> {}
      case Expression.Floating f -> {}
      case Expression.Text t -> {}
      case Expression.Named n -> {}
      case Held h -> {}
      case Expression.LabelAddress l -> {}
      case Use u -> touch(u);
      case Dereference d -> touch(d);
      case MemberOf m -> touch(m);
      case Convert c -> effect(c.operand());
      case AddressOf a when a.of() instanceof Dereference d -> effect(d.pointer());
      case Expression.Comma c -> {
        effect(c.left());
        effect(c.right());
      }
      case Expression.Assign a -> assignments.assign(a, false);
      case Expression.Update u -> assignments.update(u, false);
      case Expression.Call c -> call(c, NONE, false);
      case Expression.Conditional c -> effectOfConditional(c);
      case Expression.Logical l -> effectOfLogical(l);
      case Expression.StatementValue s -> {
        function.statements.open(s.block());
        if (s.value() != null) {
          effect(s.value());
        }
        function.statements.close(s.block());
      }
      default -> value(e);
    }
  }

  /** An lvalue whose value is not used: only a volatile or atomic one is read. */
  private void touch(Expression e) {
    Type type = e.type();
    if (!type.isAggregate() && !type.isArray() && (type.isVolatile() || type.isAtomic())) {
      load(e, NONE);
    } else if (e instanceof Dereference d) {
      effect(d.pointer());
    } else if (e instanceof MemberOf m) {
      effect(m.object());
    }
  }

  private int load(Expression e, int want) {
    if (e.type().isArray() || e.type().isFunction()) {
      return function.lvalues.address(e);
    }
    return function.lvalues.load(function.lvalues.target(e), want, e.at());
  }

  private int floating(Expression.Floating f, int want) {
    int target = target(want);
    long bits =
        f.type().scalar() == Scalar.F32
            ? Float.floatToRawIntBits((float) f.value()) & 0xffffffffL
            : Double.doubleToRawLongBits(f.value());
    code().emit(new Instruction.Constant(target, bits), f.at());
    return target;
  }

  private int routine(Expression.Named n, int want) {
    int target = target(want);
    Instruction address =
        function.symbols.absent(n.routine())
            ? new Instruction.Constant(target, 0)
            : new Instruction.AddressOf(target, function.symbols.of(n.routine()));
    code().emit(address, n.at());
    return target;
  }

  private int addressOf(AddressOf a, int want) {
    return a.of() instanceof Expression.Named n
        ? routine(n, want)
        : function.lvalues.address(a.of());
  }

  int binary(BinaryOperator operator, Scalar type, int left, int right, int want, int at) {
    int target = target(want);
    code().emit(new Instruction.Binary(target, operator, type, left, right), at);
    return target;
  }

  // ---- conversions

  private int convert(Convert c, int want) {
    if (c.type().isVoid()) {
      effect(c.operand());
      return NONE;
    }
    Scalar from = c.operand().type().scalar();
    return convert(value(c.operand()), from, c.type().scalar(), want, c.at());
  }

  /** Registers hold values extended already: most widenings are nothing to do. */
  int convert(int operand, Scalar from, Scalar to, int want, int at) {
    if (from == to || keeps(from, to)) {
      return operand;
    }
    int target = target(want);
    code().emit(new Instruction.Convert(target, from, to, operand), at);
    return target;
  }

  private static boolean keeps(Scalar from, Scalar to) {
    if (from.floating() || to.floating()) {
      return from.floating() && to.floating() && from != Scalar.F32 && to != Scalar.F32;
    }
    if (to == Scalar.BOOL) {
      return false;
    }
    if (to.size() == 8 || from == Scalar.BOOL) {
      return true;
    }
    return from.size() < to.size() && (!from.signed() || to.signed());
  }

  /** A register that is 0 exactly if the value is. */
  int truth(Expression e) {
    int value = value(e);
    Scalar type = e.type().scalar();
    return type.floating() ? convert(value, type, Scalar.BOOL, NONE, e.at()) : value;
  }

  private int not(Expression.Not n, int want) {
    int operand = truth(n.operand());
    int zero = constant(0, n.at());
    return binary(BinaryOperator.EQUAL, Scalar.U64, operand, zero, want, n.at());
  }

  // ---- pointers

  private int offset(Expression.Offset o, int want) {
    int pointer = value(o.pointer());
    if (o.index() instanceof Constant index && o.elementSize() instanceof Constant size) {
      long distance = index.value() * size.value();
      return function.lvalues.plus(pointer, o.backwards() ? -distance : distance, o.at());
    }
    int index = value(o.index());
    int distance = index;
    if (!(o.elementSize() instanceof Constant size && size.value() == 1)) {
      int size = value(o.elementSize());
      distance = binary(BinaryOperator.MULTIPLY, Scalar.U64, index, size, NONE, o.at());
    }
    BinaryOperator operator = o.backwards() ? BinaryOperator.SUBTRACT : BinaryOperator.ADD;
    return binary(operator, Scalar.U64, pointer, distance, want, o.at());
  }

  private int distance(Expression.Distance d, int want) {
    int left = value(d.left());
    int right = value(d.right());
    int bytes = binary(BinaryOperator.SUBTRACT, Scalar.I64, left, right, NONE, d.at());
    if (d.elementSize() instanceof Constant c && c.value() <= 1) {
      return bytes;
    }
    int size = value(d.elementSize());
    return binary(BinaryOperator.DIVIDE, Scalar.I64, bytes, size, want, d.at());
  }

  int size(Type type, int at) {
    Type plain = type.plain();
    if (plain instanceof Type.VariableArray a && a.length() instanceof Variable length) {
      int count = value(new Use(length, at));
      return binary(BinaryOperator.MULTIPLY, Scalar.U64, count, size(a.element(), at), NONE, at);
    }
    if (plain instanceof Type.Array a && a.element().isVariable()) {
      int count = constant(a.length(), at);
      return binary(BinaryOperator.MULTIPLY, Scalar.U64, count, size(a.element(), at), NONE, at);
    }
    return constant(plain.size(), at);
  }

  // ---- branches

  /** Goes to one of two labels. */
  void branch(Expression e, int yes, int no) {
    switch (e) {
      case Expression.Not n -> branch(n.operand(), no, yes);
      case Expression.Logical l -> {
        int second = code().label();
        branch(l.left(), l.and() ? second : yes, l.and() ? no : second);
        code().place(second);
        branch(l.right(), yes, no);
      }
      case Constant c -> code().emit(new Instruction.Jump(c.value() != 0 ? yes : no), c.at());
      case Convert c
          when c.type().isInteger()
              && c.operand().type().isInteger()
              && (keeps(c.operand().type().scalar(), c.type().scalar())
                  || c.type().scalar() == Scalar.BOOL) ->
          branch(c.operand(), yes, no);
      default -> code().emit(new Instruction.Branch(truth(e), yes, no), e.at());
    }
  }

  private int logical(Expression.Logical l, int want) {
    int target = target(want);
    int yes = code().label();
    int no = code().label();
    int end = code().label();
    branch(l, yes, no);
    code().place(yes);
    code().emit(new Instruction.Constant(target, 1), l.at());
    code().emit(new Instruction.Jump(end), l.at());
    code().place(no);
    code().emit(new Instruction.Constant(target, 0), l.at());
    code().place(end);
    return target;
  }

  private void effectOfLogical(Expression.Logical l) {
    int second = code().label();
    int end = code().label();
    branch(l.left(), l.and() ? second : end, l.and() ? end : second);
    code().place(second);
    effect(l.right());
    code().place(end);
  }

  private int conditional(Expression.Conditional c, int target) {
    int yes = code().label();
    int no = code().label();
    int end = code().label();
    branch(c.condition(), yes, no);
    code().place(yes);
    arm(c.whenTrue(), target);
    code().emit(new Instruction.Jump(end), c.at());
    code().place(no);
    arm(c.whenFalse(), target);
    code().place(end);
    return target;
  }

  private void arm(Expression e, int target) {
    if (e.type().isVoid()) {
      effect(e);
    } else {
      into(e, target);
    }
  }

  private void effectOfConditional(Expression.Conditional c) {
    int yes = code().label();
    int no = code().label();
    int end = code().label();
    branch(c.condition(), yes, no);
    code().place(yes);
    effect(c.whenTrue());
    code().emit(new Instruction.Jump(end), c.at());
    code().place(no);
    effect(c.whenFalse());
    code().place(end);
  }

  private int elvis(Expression.Elvis e, int target) {
    int yes = code().label();
    int no = code().label();
    int end = code().label();
    int condition = value(e.condition());
    hold(e.held(), condition);
    Scalar type = e.condition().type().scalar();
    int truth = type.floating() ? convert(condition, type, Scalar.BOOL, NONE, e.at()) : condition;
    code().emit(new Instruction.Branch(truth, yes, no), e.at());
    code().place(yes);
    into(e.whenTrue(), target);
    code().emit(new Instruction.Jump(end), e.at());
    code().place(no);
    into(e.whenFalse(), target);
    code().place(end);
    return target;
  }

  private int statementValue(Expression.StatementValue s, int want) {
    function.statements.open(s.block());
    int result = NONE;
    if (s.value() != null) {
      if (s.value().type().isVoid()) {
        effect(s.value());
      } else {
        // what is inside may be left or declared anew before the value is used
        result = target(want);
        into(s.value(), result);
      }
    }
    function.statements.close(s.block());
    return result;
  }

  // ---- calls

  private int nextArgument(Expression.NextArgument n, int want) {
    int list = value(n.list());
    int raw = code().register();
    code().emit(new Instruction.NextArgument(raw, list), n.at());
    Scalar type = n.type().scalar();
    return type.floating() ? raw : convert(raw, Scalar.I64, type, want, n.at());
  }

  /** Arguments are evaluated from the last to the first, as gcc does for x86-64. */
  int call(Expression.Call c, int want, boolean used) {
    Callee callee;
    if (c.function() instanceof Expression.Named n) {
      callee = new Callee.Named(function.symbols.of(n.routine()));
    } else {
      callee = new Callee.Pointed(value(c.function()));
    }
    boolean inMemory = c.type().isAggregate();
    int count = c.arguments().size();
    int[] registers = new int[count];
    for (int i = count - 1; i >= 0; i--) {
      Expression argument = c.arguments().get(i);
      registers[i] = argument.type().isAggregate() ? copied(argument) : value(argument);
    }
    List<Integer> arguments = new ArrayList<>();
    int result = NONE;
    if (inMemory) {
      result = function.temporary(c.type(), "(result)", c.at());
      arguments.add(result);
    }
    for (int register : registers) {
      arguments.add(register);
    }
    int target = c.type().isVoid() || inMemory || !used ? NONE : target(want);
    code().emit(new Instruction.Call(target, callee, arguments), c.at());
    if (inMemory) {
      return result;
    }
    return target == NONE ? NONE : asDeclared(c, target);
  }

  /** A model may give another type than the header that the caller knows. */
  private int asDeclared(Expression.Call c, int target) {
    Type actual =
        c.function() instanceof Expression.Named n ? function.symbols.result(n.routine()) : null;
    if (actual == null || !actual.isScalar()) {
      return target;
    }
    Scalar from = actual.scalar();
    Scalar to = c.type().scalar();
    return from.floating() || to.floating() ? target : convert(target, from, to, NONE, c.at());
  }

  /** The address of a copy that is the callee's own. */
  private int copied(Expression e) {
    int from = aggregate(e);
    int to = function.temporary(e.type(), "(argument)", e.at());
    copy(to, from, e.type(), Names.of(e), e.at());
    return to;
  }

  void copy(int to, int from, Type type, String name, int at) {
    if (type.size() > 0) {
      code().emit(new Instruction.Copy(to, from, type.size(), name), at);
    }
  }

  // ---- aggregates

  /** The address of the bytes of a structure. */
  int aggregate(Expression e) {
    return switch (e) {
      case Use u -> function.lvalues.address(u);
      case Dereference d -> function.lvalues.address(d);
      case MemberOf m -> function.lvalues.address(m);
      case Expression.Compound c -> function.lvalues.address(c);
      case Expression.Call c -> call(c, NONE, true);
      case Expression.Assign a -> assignments.aggregate(a);
      case Expression.Comma c -> {
        effect(c.left());
        yield aggregate(c.right());
      }
      case Expression.Conditional c -> {
        int target = code().register();
        int yes = code().label();
        int no = code().label();
        int end = code().label();
        branch(c.condition(), yes, no);
        code().place(yes);
        code().emit(new Instruction.Move(target, aggregate(c.whenTrue())), c.at());
        code().emit(new Instruction.Jump(end), c.at());
        code().place(no);
        code().emit(new Instruction.Move(target, aggregate(c.whenFalse())), c.at());
        code().place(end);
        yield target;
      }
      case Expression.StatementValue s -> {
        function.statements.open(s.block());
        int result = function.temporary(s.type(), "(value)", s.at());
        if (s.value() != null) {
          copy(result, aggregate(s.value()), s.type(), Names.of(s.value()), s.at());
        }
        function.statements.close(s.block());
        yield result;
      }
      case Expression.NextArgument n -> {
        int target = code().register();
        code().emit(new Instruction.NextArgument(target, value(n.list())), n.at());
        yield target;
      }
      default -> unsupported(e);
    };
  }

  private int unsupported(Expression e) {
    String what = e instanceof Expression.Unsupported u ? u.what() : "an operation on " + e.type();
    code().emit(new Instruction.Unsupported(what), e.at());
    return constant(0, e.at());
  }
}
