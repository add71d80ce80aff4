package org.interleave.c.lower;

import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.Instruction;
import org.interleave.c.Mark;
import org.interleave.c.Scalar;
import org.interleave.c.tree.Expression;
import org.interleave.c.tree.Expression.Builtin;
import org.interleave.c.tree.Expression.Constant;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/** Lowers {@code __atomic_…} and {@code __sync_…}. */
final class AtomicLowering {
  private static final int NONE = Instruction.NONE;

  private final FunctionLowering function;
  private final Values values;

  AtomicLowering(FunctionLowering function, Values values) {
    this.function = function;
    this.values = values;
  }

  private Code code() {
    return function.code;
  }

  /** An order that is not constant is taken for the strongest, as gcc does. */
  private static Mark order(Builtin b, int index) {
    if (index >= b.arguments().size() || !(b.arguments().get(index) instanceof Constant c)) {
      return Mark.SEQUENTIAL;
    }
    return switch ((int) c.value() & 0xffff) {
      case 0 -> Mark.RELAXED;
      case 1, 2 -> Mark.ACQUIRE;
      case 3 -> Mark.RELEASE;
      case 4 -> Mark.ACQUIRE_RELEASE;
      default -> Mark.SEQUENTIAL;
    };
  }

  int value(Builtin b) {
    int at = b.at();
    switch (b.name()) {
      case "__atomic_thread_fence" -> {
        code().emit(new Instruction.Fence(order(b, 0)), at);
        return NONE;
      }
      case "__atomic_signal_fence" -> {
        return NONE;
      }
      case "__sync_synchronize" -> {
        code().emit(new Instruction.Fence(Mark.SEQUENTIAL), at);
        return NONE;
      }
      default -> {
        return onObject(b);
      }
    }
  }

  private int onObject(Builtin b) {
    Expression object = b.arguments().getFirst();
    Type target = object.type().target();
    Scalar type = target == null || !target.isScalar() ? Scalar.U8 : target.scalar();
    int address = values.value(object);
    String name =
        Names.of(object).startsWith("&") ? Names.of(object).substring(1) : "*" + Names.of(object);
    Access access = new Access(b, address, type, name);
    return switch (b.name()) {
      case "__atomic_load_n" -> access.load(order(b, 1));
      case "__atomic_load" -> access.loadInto(order(b, 2));
      case "__atomic_store_n" -> access.store(access.argument(1), order(b, 2));
      case "__atomic_store" -> access.store(access.pointed(1), order(b, 2));
      case "__atomic_clear" -> access.store(values.constant(0, b.at()), order(b, 1));
      case "__sync_lock_release" -> access.store(values.constant(0, b.at()), Mark.RELEASE);
      case "__atomic_exchange_n" -> access.exchange(access.argument(1), order(b, 2));
      case "__atomic_exchange" -> access.exchangeInto(order(b, 3));
      case "__sync_lock_test_and_set" -> access.exchange(access.argument(1), Mark.ACQUIRE);
      case "__atomic_test_and_set" -> access.testAndSet(order(b, 1));
      case "__atomic_compare_exchange_n" -> access.compareExchange(access.argument(2));
      case "__atomic_compare_exchange" -> access.compareExchange(access.pointed(2));
      case "__sync_val_compare_and_swap" -> access.swap(false);
      case "__sync_bool_compare_and_swap" -> access.swap(true);
      default -> access.update();
    };
  }

  /** One call on one object. */
  private final class Access {
    private final Builtin call;
    private final int address;
    private final Scalar type;
    private final String name;
    private final int at;

    Access(Builtin call, int address, Scalar type, String name) {
      this.call = call;
      this.address = address;
      this.type = type;
      this.name = name;
      this.at = call.at();
    }

    int argument(int index) {
      return values.value(call.arguments().get(index));
    }

    /** What an argument points to, read plainly. */
    int pointed(int index) {
      int pointer = argument(index);
      int value = code().register();
      String pointee = Names.of(call.arguments().get(index));
      code().emit(new Instruction.Load(value, pointer, type, Mark.PLAIN, pointee), at);
      return value;
    }

    int load(Mark mark) {
      int target = code().register();
      code().emit(new Instruction.Load(target, address, type, mark, name), at);
      return target;
    }

    private int put(int index, int value) {
      int pointer = argument(index);
      String pointee = Names.of(call.arguments().get(index));
      code().emit(new Instruction.Store(pointer, value, type, Mark.PLAIN, pointee), at);
      return NONE;
    }

    int loadInto(Mark mark) {
      return put(1, load(mark));
    }

    int store(int value, Mark mark) {
      code().emit(new Instruction.Store(address, value, type, mark, name), at);
      return NONE;
    }

    int exchange(int value, Mark mark) {
      int target = code().register();
      code().emit(new Instruction.AtomicExchange(target, type, address, value, mark, name), at);
      return target;
    }

    int exchangeInto(Mark mark) {
      return put(2, exchange(pointed(1), mark));
    }

    int testAndSet(Mark mark) {
      int old = exchange(values.constant(1, at), mark);
      return values.convert(old, type, Scalar.BOOL, NONE, at);
    }

    private int compare(int expected, int desired, Mark success, Mark failure) {
      int found = code().register();
      code()
          .emit(
              new Instruction.CompareExchange(
                  found, type, address, expected, desired, success, failure, name),
              at);
      return found;
    }

    /** A weak one never fails without cause here: it is one of its behaviours. */
    int compareExchange(int desired) {
      int expectedAddress = argument(1);
      String expectedName = Names.of(call.arguments().get(1));
      int expected = code().register();
      code()
          .emit(
              new Instruction.Load(expected, expectedAddress, type, Mark.PLAIN, expectedName), at);
      int found = compare(expected, desired, order(call, 4), order(call, 5));
      int same = values.binary(BinaryOperator.EQUAL, Scalar.U64, found, expected, NONE, at);
      int differs = code().label();
      int end = code().label();
      code().emit(new Instruction.Branch(same, end, differs), at);
      code().place(differs);
      code()
          .emit(new Instruction.Store(expectedAddress, found, type, Mark.PLAIN, expectedName), at);
      code().place(end);
      return same;
    }

    int swap(boolean tells) {
      int expected = argument(1);
      int desired = argument(2);
      int found = compare(expected, desired, Mark.SEQUENTIAL, Mark.SEQUENTIAL);
      return tells
          ? values.binary(BinaryOperator.EQUAL, Scalar.U64, found, expected, NONE, at)
          : found;
    }

    /** fetch_and_add, add_and_fetch, fetch_add, add_fetch and their like. */
    int update() {
      String bare = call.name().replace("__atomic_", "").replace("__sync_", "");
      boolean givesNew = !bare.startsWith("fetch_");
      List<String> words = List.of(bare.split("_"));
      Mark mark = call.name().startsWith("__sync_") ? Mark.SEQUENTIAL : order(call, 2);
      if (words.contains("nand")) {
        return nand(givesNew, mark);
      }
      String word = bare.replace("fetch_", "").replace("_fetch", "").replace("and_", "");
      word = word.equals("_and") || word.isEmpty() ? "and" : word.replace("_and", "");
      @Nullable BinaryOperator operator =
          switch (word) {
            case "add" -> BinaryOperator.ADD;
            case "sub" -> BinaryOperator.SUBTRACT;
            case "and" -> BinaryOperator.AND;
            case "or" -> BinaryOperator.OR;
            case "xor" -> BinaryOperator.XOR;
            default -> null;
          };
      if (operator == null) {
        code().emit(new Instruction.Unsupported(call.name()), at);
        return values.constant(0, at);
      }
      int operand = argument(1);
      int target = code().register();
      code()
          .emit(
              new Instruction.AtomicUpdate(
                  target, operator, type, address, operand, givesNew, mark, name),
              at);
      return target;
    }

    private int nand(boolean givesNew, Mark mark) {
      int operand = argument(1);
      int again = code().label();
      int end = code().label();
      int differs = code().label();
      int old = load(Mark.RELAXED);
      code().place(again);
      int both = values.binary(BinaryOperator.AND, type, old, operand, NONE, at);
      int desired = code().register();
      code().emit(new Instruction.Complement(desired, type, both), at);
      int found = compare(old, desired, mark, Mark.RELAXED);
      int same = values.binary(BinaryOperator.EQUAL, Scalar.U64, found, old, NONE, at);
      code().emit(new Instruction.Branch(same, end, differs), at);
      code().place(differs);
      code().emit(new Instruction.Move(old, found), at);
      code().emit(new Instruction.Jump(again), at);
      code().place(end);
      return givesNew ? desired : old;
    }
  }
}
