package org.interleave.simulation.machine;

import org.interleave.c.Callee;
import org.interleave.c.Instruction;
import org.interleave.c.Instruction.*;

/** Which registers an instruction reads and writes. */
final class Registers {
  private Registers() {}

  private static final int[] NOTHING = {};

  /** The register that it writes, or NONE. */
  static int written(Instruction instruction) {
    return switch (instruction) {
      case Constant i -> i.target();
      case Move i -> i.target();
      case Binary i -> i.target();
      case Negate i -> i.target();
      case Complement i -> i.target();
      case Convert i -> i.target();
      case Checked i -> i.overflowed();
      case AddressOf i -> i.target();
      case AddressOfLocal i -> i.target();
      case Load i -> i.target();
      case LoadBits i -> i.target();
      case AtomicUpdate i -> i.target();
      case AtomicExchange i -> i.target();
      case CompareExchange i -> i.target();
      case Call i -> i.target();
      case Allocate i -> i.target();
      case NextArgument i -> i.target();
      case Declare _, Store _, StoreBits _, Copy _, Fill _, Fence _, Return _, Jump _ ->
          Instruction.NONE;
      case Branch _, Switch _, JumpTo _, StartArguments _, Unreachable _, Unsupported _ ->
          Instruction.NONE;
    };
  }

  static int[] read(Instruction instruction) {
    return switch (instruction) {
      case Constant _, AddressOf _, AddressOfLocal _, Declare _, Fence _, Jump _ -> NOTHING;
      case Unreachable _, Unsupported _ -> NOTHING;
      case Move i -> new int[] {i.source()};
      case Binary i -> new int[] {i.left(), i.right()};
      case Negate i -> new int[] {i.operand()};
      case Complement i -> new int[] {i.operand()};
      case Convert i -> new int[] {i.operand()};
      case Checked i -> new int[] {i.left(), i.right(), i.resultAddress()};
      case Load i -> new int[] {i.address()};
      case LoadBits i -> new int[] {i.address()};
      case Store i -> new int[] {i.address(), i.value()};
      case StoreBits i -> new int[] {i.address(), i.value()};
      case Copy i -> new int[] {i.to(), i.from()};
      case Fill i -> new int[] {i.address(), i.value()};
      case AtomicUpdate i -> new int[] {i.address(), i.operand()};
      case AtomicExchange i -> new int[] {i.address(), i.value()};
      case CompareExchange i -> new int[] {i.address(), i.expected(), i.desired()};
      case Call i -> called(i);
      case Return i -> new int[] {i.value()};
      case Branch i -> new int[] {i.condition()};
      case Switch i -> new int[] {i.value()};
      case JumpTo i -> new int[] {i.register()};
      case Allocate i -> new int[] {i.size()};
      case StartArguments i -> new int[] {i.list()};
      case NextArgument i -> new int[] {i.list()};
    };
  }

  private static int[] called(Call call) {
    int extra = call.callee() instanceof Callee.Pointed ? 1 : 0;
    int[] read = new int[call.arguments().size() + extra];
    for (int i = 0; i < call.arguments().size(); i++) {
      read[i] = call.arguments().get(i);
    }
    if (call.callee() instanceof Callee.Pointed pointed) {
      read[read.length - 1] = pointed.register();
    }
    return read;
  }
}
