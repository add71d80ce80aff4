package org.interleave.simulation.machine;

import org.interleave.c.Callee;
import org.interleave.c.Function;
import org.interleave.c.Instruction;
import org.interleave.c.Instruction.*;
import org.interleave.c.Symbol;

/** Makes a function's instructions executable. */
final class Compiler {
  private final Function function;
  private final Machine machine;
  private final int[] writes;

  Compiler(Function function, Machine machine) {
    this.function = function;
    this.machine = machine;
    this.writes = new int[function.registers()];
  }

  Code compile() {
    int size = function.code().size();
    for (int i = 0; i < Math.min(function.parameters(), writes.length); i++) {
      writes[i] = 2;
    }
    for (Instruction instruction : function.code()) {
      int written = Registers.written(instruction);
      if (written >= 0) {
        writes[written]++;
      }
    }
    long[] template = new long[function.registers()];
    int[] skip = new int[size + 1];
    skip[size] = size;
    for (int pc = size - 1; pc >= 0; pc--) {
      boolean fixed = function.code().get(pc) instanceof Constant c && writes[c.target()] == 1;
      if (fixed && function.code().get(pc) instanceof Constant c) {
        template[c.target()] = c.value();
      }
      skip[pc] = fixed && pc + 1 < size ? skip[pc + 1] : pc;
    }
    Op[] ops = new Op[size];
    for (int pc = 0; pc < size; pc++) {
      Op op = op(pc, skip);
      op.pc = pc;
      op.next = pc + 1 < size ? skip[pc + 1] : size;
      ops[pc] = op;
    }
    return new Code(function, template, ops);
  }

  private Op op(int pc, int[] skip) {
    return switch (function.code().get(pc)) {
      case Constant i -> new ControlOps.Constant(i.target(), i.value());
      case Move i -> new ControlOps.Move(i.target(), i.source());
      case Binary i -> binary(i, pc, skip);
      case Negate i -> ArithmeticOps.negate(i.type(), i.target(), i.operand());
      case Complement i -> ArithmeticOps.complement(i.type(), i.target(), i.operand());
      case Convert i -> ArithmeticOps.convert(i.from(), i.to(), i.target(), i.operand());
      case Checked i -> new MemoryOps.CheckedOp(i);
      case AddressOf i -> new ControlOps.AddressOf(i.target(), i.symbol());
      case AddressOfLocal i -> new ControlOps.AddressOfLocal(i.target(), i.local());
      case Declare i -> new ControlOps.Declare(i.local());
      case Load i -> new MemoryOps.LoadOp(i.target(), i.address(), i.type(), i.mark(), i.name());
      case Store i -> new MemoryOps.StoreOp(i.address(), i.value(), i.type(), i.mark(), i.name());
      case LoadBits i ->
          new MemoryOps.LoadBitsOp(i.target(), i.address(), i.field(), i.mark(), i.name());
      case StoreBits i ->
          new MemoryOps.StoreBitsOp(i.address(), i.value(), i.field(), i.mark(), i.name());
      case Copy i -> copy(i);
      case Fill i -> fill(i);
      case AtomicUpdate i ->
          new MemoryOps.UpdateOp(
              i.target(),
              i.operator(),
              i.type(),
              i.address(),
              i.operand(),
              i.givesNew(),
              i.mark(),
              i.name());
      case AtomicExchange i ->
          new MemoryOps.ExchangeOp(
              i.target(), i.type(), i.address(), i.value(), i.mark(), i.name());
      case CompareExchange i ->
          new MemoryOps.CompareExchangeOp(
              i.target(),
              i.type(),
              i.address(),
              i.expected(),
              i.desired(),
              i.success(),
              i.failure(),
              i.name());
      case Fence i -> new ControlOps.Fence(i.mark());
      case Call i -> call(i);
      case Return i -> new ControlOps.Return(i.value());
      case Jump i -> new ControlOps.Jump(skip[i.to()]);
      case Branch i ->
          new ControlOps.Branch(i.condition(), skip[i.whenTrue()], skip[i.whenFalse()]);
      case Switch i ->
          new ControlOps.Switch(
              i.value(),
              i.cases().stream().map(c -> new Case(c.first(), c.last(), skip[c.to()])).toList(),
              skip[i.otherwise()]);
      case JumpTo i -> new ControlOps.JumpTo(i.register());
      case Allocate i -> new MemoryOps.AllocateOp(i.target(), i.size(), i.name());
      case StartArguments i -> new ControlOps.StartArguments(i.list());
      case NextArgument i -> new ControlOps.NextArgument(i.target(), i.list());
      case Unreachable i -> new ControlOps.Unreachable(i.what());
      case Unsupported i -> new ControlOps.Unsupported(i.what());
    };
  }

  private Op binary(Binary i, int pc, int[] skip) {
    if (i.operator().compares()
        && !i.type().floating()
        && pc + 1 < function.code().size()
        && function.code().get(pc + 1) instanceof Branch branch
        && branch.condition() == i.target()) {
      return new ArithmeticOps.Decide(
          i.operator(),
          i.type(),
          i.target(),
          i.left(),
          i.right(),
          skip[branch.whenTrue()],
          skip[branch.whenFalse()]);
    }
    return ArithmeticOps.binary(i.operator(), i.type(), i.target(), i.left(), i.right());
  }

  private static Op copy(Copy i) {
    return new Op() {
      @Override
      int run(Core core, long[] r) {
        return MemoryOps.move(core, r[i.to()], r[i.from()], i.size(), next);
      }

      @Override
      String what() {
        return i.name();
      }
    };
  }

  private static Op fill(Fill i) {
    return new Op() {
      @Override
      int run(Core core, long[] r) {
        return MemoryOps.fill(core, r[i.address()], (int) r[i.value()], i.size(), next);
      }
    };
  }

  private Op call(Call i) {
    int[] arguments = i.arguments().stream().mapToInt(Integer::intValue).toArray();
    return switch (i.callee()) {
      case Callee.Pointed pointed ->
          new ControlOps.PointedCall(i.target(), arguments, pointed.register());
      case Callee.Named named -> named(i.target(), arguments, named.symbol());
    };
  }

  private Op named(int target, int[] arguments, Symbol symbol) {
    Op builtin = Intrinsics.find(symbol.name(), target, arguments);
    if (builtin != null && !machine.programs().defines(symbol)) {
      return builtin;
    }
    return new ControlOps.CallOp(target, arguments, symbol);
  }
}
