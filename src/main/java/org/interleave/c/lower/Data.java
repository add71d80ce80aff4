package org.interleave.c.lower;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.interleave.c.BinaryOperator;
import org.interleave.c.BitField;
import org.interleave.c.Global;
import org.interleave.c.Global.Relocation;
import org.interleave.c.Place;
import org.interleave.c.Program.Problem;
import org.interleave.c.Scalar;
import org.interleave.c.Symbol;
import org.interleave.c.token.Tokens;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.AddressOf;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.tree.Expression.Convert;
import org.interleave.c.tree.Expression.Dereference;
import org.interleave.c.tree.Expression.MemberOf;
import org.interleave.c.tree.Expression.Use;
import org.interleave.c.tree.Initialiser;
import org.interleave.c.tree.Variable;
import org.jspecify.annotations.Nullable;

/** The initial bytes and addresses of an object of static storage (C11 6.6p7 to p9). */
public final class Data {
  /** A constant: bits, or bits added to an address. */
  private record Value(@Nullable Symbol symbol, long bits) {}

  /** An initialiser that is no constant. */
  private static final class NotConstant extends Exception {
    private static final long serialVersionUID = 1;
    private final int at;

    NotConstant(int at) {
      super("", null, false, false);
      this.at = at;
    }
  }

  private final Tokens tokens;
  private final Variable variable;
  private final Symbols symbols;
  private final Symbols.Labels labels;
  private final TreeMap<Long, Relocation> relocations = new TreeMap<>();
  private byte[] bytes = {};
  private int literals;

  private Data(Tokens tokens, Variable variable, Symbols symbols, Symbols.Labels labels) {
    this.tokens = tokens;
    this.variable = variable;
    this.symbols = symbols;
    this.labels = labels;
  }

  public static Global of(
      Tokens tokens,
      Variable variable,
      Symbol symbol,
      Symbols symbols,
      Symbols.Labels labels,
      Consumer<Problem> problems) {
    Data data = new Data(tokens, variable, symbols, labels);
    Initialiser initialiser = variable.initialiser();
    long size = Math.max(0, variable.type().size());
    if (variable.type().isArray()
        && variable.type().size() < 0
        && variable.type().target() != null) {
      // C11 6.9.2p5: a tentative definition without a length has one element
      size = Math.max(0, variable.type().target().size());
    }
    Place place = tokens.place(variable.at());
    if (initialiser != null) {
      size = Math.max(size, initialiser.size());
      try {
        data.all(initialiser, 0);
      } catch (NotConstant e) {
        String what = "the initialiser of '" + variable.name() + "' is not constant";
        problems.accept(Problem.error(tokens.place(e.at), what));
      }
    }
    return new Global(
        symbol,
        place,
        size,
        variable.align(),
        data.bytes,
        List.copyOf(data.relocations.values()),
        variable.type().isConst(),
        variable.threadLocal(),
        new TypeNaming(variable.type()));
  }

  private void all(Initialiser initialiser, long base) throws NotConstant {
    for (Initialiser.Element element : initialiser.elements()) {
      element(element, base);
    }
  }

  private void element(Initialiser.Element element, long base) throws NotConstant {
    long offset = base + element.offset();
    Expression value = element.value();
    if (value instanceof Expression.Compound c
        && (element.type().isAggregate() || element.type().isArray())) {
      clear(offset, c.initialiser().size());
      all(c.initialiser(), offset);
      return;
    }
    if (value instanceof Expression.Text text && element.type().isArray()) {
      clear(offset, text.bytes().length);
      room(offset + text.bytes().length);
      System.arraycopy(text.bytes(), 0, bytes, (int) offset, text.bytes().length);
      return;
    }
    if (element.type().isAggregate()) {
      throw new NotConstant(value.at());
    }
    scalar(offset, element, evaluate(value));
  }

  private void scalar(long offset, Initialiser.Element element, Value value) throws NotConstant {
    Scalar type = element.type().scalar();
    BitField bits = element.bits();
    if (bits != null) {
      if (value.symbol != null) {
        throw new NotConstant(element.value().at());
      }
      putBits(offset, bits, value.bits);
      return;
    }
    clear(offset, type.size());
    if (value.symbol != null) {
      if (type.size() != 8) {
        throw new NotConstant(element.value().at());
      }
      relocations.put(offset, new Relocation(offset, value.symbol, value.bits));
    } else {
      put(offset, value.bits, Math.min(8, type.size()));
    }
  }

  private void room(long end) {
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(bytes.length * 2L, end + 4096)));
    }
  }

  private void clear(long offset, long size) {
    relocations.subMap(offset, offset + size).clear();
    long end = Math.min(bytes.length, offset + size);
    if (offset < end) {
      Arrays.fill(bytes, (int) offset, (int) end, (byte) 0);
    }
  }

  private void put(long offset, long value, int size) {
    if (value == 0) {
      return;
    }
    room(offset + size);
    for (int i = 0; i < size; i++) {
      bytes[(int) offset + i] = (byte) (value >> 8 * i);
    }
  }

  private void putBits(long offset, BitField field, long value) {
    room(offset + field.bytes());
    for (int i = 0; i < field.width(); i++) {
      int at = field.shift() + i;
      int index = (int) offset + at / 8;
      int mask = 1 << at % 8;
      boolean set = (value >> i & 1) != 0;
      bytes[index] = (byte) (set ? bytes[index] | mask : bytes[index] & ~mask);
    }
  }

  // ---- constant expressions

  private Value evaluate(Expression e) throws NotConstant {
    return switch (e) {
      case Constant c -> new Value(null, c.value());
      case Expression.Floating f -> new Value(null, floating(f));
      case AddressOf a -> address(a.of());
      case Expression.Named n -> routine(n);
      case Convert c -> converted(c, evaluate(c.operand()));
      case Expression.Offset o -> {
        Value pointer = evaluate(o.pointer());
        Value index = evaluate(o.index());
        Value size = evaluate(o.elementSize());
        long distance = index.bits * size.bits;
        yield new Value(pointer.symbol, pointer.bits + (o.backwards() ? -distance : distance));
      }
      case Expression.Arithmetic a -> arithmetic(a);
      case Expression.Distance d -> {
        long bytesApart = difference(evaluate(d.left()), evaluate(d.right()), d.at());
        yield new Value(null, bytesApart / Math.max(1, evaluate(d.elementSize()).bits));
      }
      case Use u -> constantVariable(u);
      case Expression.LabelAddress l -> new Value(null, labels.index(l.label()));
      case Expression.Conditional c -> {
        Value condition = evaluate(c.condition());
        boolean holds = condition.symbol != null || condition.bits != 0;
        yield evaluate(holds ? c.whenTrue() : c.whenFalse());
      }
      case Expression.Not n -> {
        Value operand = evaluate(n.operand());
        yield new Value(null, operand.symbol == null && operand.bits == 0 ? 1 : 0);
      }
      case Expression.Compound c when c.variable().type().isArray() -> address(c);
      default -> throw new NotConstant(e.at());
    };
  }

  private static long floating(Expression.Floating f) {
    return f.type().scalar() == Scalar.F32
        ? Float.floatToRawIntBits((float) f.value()) & 0xffffffffL
        : Double.doubleToRawLongBits(f.value());
  }

  private static Value converted(Convert c, Value operand) throws NotConstant {
    Scalar to = c.type().scalar();
    Scalar from = c.operand().type().scalar();
    if (from.floating() || to.floating()) {
      if (from.floating() && to.floating() && from.size() >= 8 && to.size() >= 8) {
        return operand;
      }
      throw new NotConstant(c.at());
    }
    if (to == Scalar.BOOL) {
      return new Value(null, operand.symbol != null || operand.bits != 0 ? 1 : 0);
    }
    if (operand.symbol != null) {
      if (to.size() != 8) {
        throw new NotConstant(c.at());
      }
      return operand;
    }
    int unused = 64 - to.size() * 8;
    long cut = operand.bits << unused;
    return new Value(null, to.signed() ? cut >> unused : cut >>> unused);
  }

  private Value arithmetic(Expression.Arithmetic a) throws NotConstant {
    Value left = evaluate(a.left());
    Value right = evaluate(a.right());
    if (a.operator() == BinaryOperator.ADD && (left.symbol == null || right.symbol == null)) {
      Symbol symbol = left.symbol == null ? right.symbol : left.symbol;
      return new Value(symbol, left.bits + right.bits);
    }
    if (a.operator() == BinaryOperator.SUBTRACT) {
      return right.symbol == null
          ? new Value(left.symbol, left.bits - right.bits)
          : new Value(null, difference(left, right, a.at()));
    }
    if (a.operator() == BinaryOperator.EQUAL || a.operator() == BinaryOperator.NOT_EQUAL) {
      boolean same = java.util.Objects.equals(left.symbol, right.symbol) && left.bits == right.bits;
      return new Value(null, same == (a.operator() == BinaryOperator.EQUAL) ? 1 : 0);
    }
    if (a.operator() == BinaryOperator.OR && left.symbol == null && right.symbol == null) {
      return new Value(null, left.bits | right.bits);
    }
    throw new NotConstant(a.at());
  }

  private static long difference(Value left, Value right, int at) throws NotConstant {
    if (!java.util.Objects.equals(left.symbol, right.symbol)) {
      throw new NotConstant(at);
    }
    return left.bits - right.bits;
  }

  private Value address(Expression e) throws NotConstant {
    return switch (e) {
      case Use u when u.variable().isStatic() && !u.variable().threadLocal() ->
          new Value(symbols.of(u.variable(), labels), 0);
      case Expression.Named n -> routine(n);
      case MemberOf m -> {
        Value object = address(m.object());
        yield new Value(object.symbol, object.bits + m.member().offset());
      }
      case Dereference d -> evaluate(d.pointer());
      case Expression.Text t ->
          new Value(symbols.literal(t, variable.link() + ".\"" + literals++ + "\""), 0);
      case Expression.Compound c when c.variable().isStatic() ->
          new Value(symbols.of(c.variable(), labels), 0);
      default -> throw new NotConstant(e.at());
    };
  }

  private Value routine(Expression.Named n) {
    return new Value(symbols.absent(n.routine()) ? null : symbols.of(n.routine()), 0);
  }

  /** GNU: the value of a const object with a constant initialiser is constant. */
  private Value constantVariable(Use u) throws NotConstant {
    Initialiser known = u.variable().initialiser();
    if (!u.variable().type().isConst() || known == null || known.elements().size() != 1) {
      throw new NotConstant(u.at());
    }
    return evaluate(known.elements().getFirst().value());
  }
}
