package org.interleave.c.lower;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.Callee;
import org.interleave.c.Instruction;

/** Which registers an instruction reads and writes, and where it goes on. */
final class Registers {
  private static final int[] NONE = {};

  private Registers() {}

  static int[] read(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Move i -> new int[] {i.source()};
      case Instruction.Binary i -> new int[] {i.left(), i.right()};
      case Instruction.Negate i -> new int[] {i.operand()};
      case Instruction.Complement i -> new int[] {i.operand()};
      case Instruction.Convert i -> new int[] {i.operand()};
      case Instruction.Checked i -> new int[] {i.left(), i.right(), i.resultAddress()};
      case Instruction.Load i -> new int[] {i.address()};
      case Instruction.Store i -> new int[] {i.address(), i.value()};
      case Instruction.LoadBits i -> new int[] {i.address()};
      case Instruction.StoreBits i -> new int[] {i.address(), i.value()};
      case Instruction.Copy i -> new int[] {i.to(), i.from()};
      case Instruction.Fill i -> new int[] {i.address(), i.value()};
      case Instruction.AtomicUpdate i -> new int[] {i.address(), i.operand()};
      case Instruction.AtomicExchange i -> new int[] {i.address(), i.value()};
      case Instruction.CompareExchange i -> new int[] {i.address(), i.expected(), i.desired()};
      case Instruction.Call i -> call(i);
      case Instruction.Return i -> new int[] {i.value()};
      case Instruction.Branch i -> new int[] {i.condition()};
      case Instruction.Switch i -> new int[] {i.value()};
      case Instruction.JumpTo i -> new int[] {i.register()};
      case Instruction.Allocate i -> new int[] {i.size()};
      case Instruction.StartArguments i -> new int[] {i.list()};
      case Instruction.NextArgument i -> new int[] {i.list()};
      case Instruction.Constant i -> NONE;
      case Instruction.AddressOf i -> NONE;
      case Instruction.AddressOfLocal i -> NONE;
      case Instruction.Declare i -> NONE;
      case Instruction.Fence i -> NONE;
      case Instruction.Jump i -> NONE;
      case Instruction.Unreachable i -> NONE;
      case Instruction.Unsupported i -> NONE;
    };
  }

  private static int[] call(Instruction.Call call) {
    int[] read = new int[call.arguments().size() + 1];
    for (int i = 0; i < call.arguments().size(); i++) {
      read[i] = call.arguments().get(i);
    }
    read[read.length - 1] =
        switch (call.callee()) {
          case Callee.Named n -> Instruction.NONE;
          case Callee.Pointed(int register) -> register;
        };
    return read;
  }

  static int written(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Constant i -> i.target();
      case Instruction.Move i -> i.target();
      case Instruction.Binary i -> i.target();
      case Instruction.Negate i -> i.target();
      case Instruction.Complement i -> i.target();
      case Instruction.Convert i -> i.target();
      case Instruction.Checked i -> i.overflowed();
      case Instruction.AddressOf i -> i.target();
      case Instruction.AddressOfLocal i -> i.target();
      case Instruction.Load i -> i.target();
      case Instruction.LoadBits i -> i.target();
      case Instruction.AtomicUpdate i -> i.target();
      case Instruction.AtomicExchange i -> i.target();
      case Instruction.CompareExchange i -> i.target();
      case Instruction.Call i -> i.target();
      case Instruction.Allocate i -> i.target();
      case Instruction.NextArgument i -> i.target();
      case Instruction.Declare i -> Instruction.NONE;
      case Instruction.Store i -> Instruction.NONE;
      case Instruction.StoreBits i -> Instruction.NONE;
      case Instruction.Copy i -> Instruction.NONE;
      case Instruction.Fill i -> Instruction.NONE;
      case Instruction.Fence i -> Instruction.NONE;
      case Instruction.Return i -> Instruction.NONE;
      case Instruction.Jump i -> Instruction.NONE;
      case Instruction.Branch i -> Instruction.NONE;
      case Instruction.Switch i -> Instruction.NONE;
      case Instruction.JumpTo i -> Instruction.NONE;
      case Instruction.StartArguments i -> Instruction.NONE;
      case Instruction.Unreachable i -> Instruction.NONE;
      case Instruction.Unsupported i -> Instruction.NONE;
    };
  }

  static List<Integer> successors(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Jump(int to) -> List.of(to);
      case Instruction.Branch i -> List.of(i.whenTrue(), i.whenFalse());
      case Instruction.Switch i -> {
        List<Integer> all = new ArrayList<>();
        i.cases().forEach(c -> all.add(c.to()));
        all.add(i.otherwise());
        yield all;
      }
      case Instruction.JumpTo i -> i.possible();
      default -> List.of();
    };
  }

  static boolean fallsThrough(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Jump i -> false;
      case Instruction.Branch i -> false;
      case Instruction.Switch i -> false;
      case Instruction.JumpTo i -> false;
      case Instruction.Return i -> false;
      case Instruction.Unreachable i -> false;
      case Instruction.Unsupported i -> false;
      default -> true;
    };
  }
}
