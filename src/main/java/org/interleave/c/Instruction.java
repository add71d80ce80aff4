package org.interleave.c;

import java.util.List;

/**
 * One flat instruction. Numbers are registers of the function's frame unless said otherwise; jump
 * targets are indices into {@link Function#code()}. Aggregates live in memory and are handled by
 * address: an argument of structure or union type is the address of a copy that the caller made for
 * the call; a function that returns one takes the address for the result as its first argument.
 */
public sealed interface Instruction {
  /** No register: the value is not used, or there is none. */
  int NONE = -1;

  record Constant(int target, long value) implements Instruction {}

  record Move(int target, int source) implements Instruction {}

  /**
   * @param type of both operands (of the left one for a shift); a comparison gives an I32
   */
  record Binary(int target, BinaryOperator operator, Scalar type, int left, int right)
      implements Instruction {}

  record Negate(int target, Scalar type, int operand) implements Instruction {}

  record Complement(int target, Scalar type, int operand) implements Instruction {}

  /** C11 6.3.1; a conversion to BOOL compares with zero. */
  record Convert(int target, Scalar from, Scalar to, int operand) implements Instruction {}

  /** An integer addition, subtraction or multiplication that tells whether the result fits. */
  record Checked(
      int overflowed,
      BinaryOperator operator,
      Scalar leftType,
      int left,
      Scalar rightType,
      int right,
      Scalar resultType,
      int resultAddress)
      implements Instruction {}

  /** The address of a function or of an object with static (or thread) storage. */
  record AddressOf(int target, Symbol symbol) implements Instruction {}

  /**
   * @param local index into {@link Function#locals()}
   */
  record AddressOfLocal(int target, int local) implements Instruction {}

  /** A declaration is reached: the local's content becomes indeterminate. */
  record Declare(int local) implements Instruction {}

  /**
   * @param name the lvalue as the source writes it
   */
  record Load(int target, int address, Scalar type, Mark mark, String name)
      implements Instruction {}

  record Store(int address, int value, Scalar type, Mark mark, String name)
      implements Instruction {}

  record LoadBits(int target, int address, BitField field, Mark mark, String name)
      implements Instruction {}

  record StoreBits(int address, int value, BitField field, Mark mark, String name)
      implements Instruction {}

  /** Assignment of an aggregate; indeterminate bytes stay so. */
  record Copy(int to, int from, long size, String name) implements Instruction {}

  record Fill(int address, int value, long size) implements Instruction {}

  /** One of the __atomic, __sync and C11 read-modify-writes: ADD, SUBTRACT, AND, OR, XOR. */
  record AtomicUpdate(
      int target,
      BinaryOperator operator,
      Scalar type,
      int address,
      int operand,
      boolean givesNew,
      Mark mark,
      String name)
      implements Instruction {}

  record AtomicExchange(int target, Scalar type, int address, int value, Mark mark, String name)
      implements Instruction {}

  /** Stores desired if the content equals expected; target gets the content before. */
  record CompareExchange(
      int target,
      Scalar type,
      int address,
      int expected,
      int desired,
      Mark success,
      Mark failure,
      String name)
      implements Instruction {}

  record Fence(Mark mark) implements Instruction {}

  /**
   * @param target {@link #NONE} if the value is not used
   */
  record Call(int target, Callee callee, List<Integer> arguments) implements Instruction {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Return(int value) implements Instruction {}

  record Jump(int to) implements Instruction {}

  record Branch(int condition, int whenTrue, int whenFalse) implements Instruction {}

  /** A range is both ends included, compared as signed 64-bit values; at most one matches. */
  record Switch(int value, List<Case> cases, int otherwise) implements Instruction {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  record Case(long first, long last, int to) {}

  /** A jump to the instruction whose index the register holds (labels as values). */
  record JumpTo(int register, List<Integer> possible) implements Instruction {
    public JumpTo {
      possible = List.copyOf(possible);
    }
  }

  /** Automatic storage of computed size: alloca and arrays of variable length. */
  record Allocate(int target, int size, int align, String name) implements Instruction {}

  /** The 24 bytes of a va_list get the frame's further arguments. */
  record StartArguments(int list) implements Instruction {}

  /** The next of the further arguments; of an aggregate, its address. */
  record NextArgument(int target, int list) implements Instruction {}

  /** Reached where the language says that nothing is. */
  record Unreachable(String what) implements Instruction {}

  /** A construct that cannot be executed: reported when it is reached. */
  record Unsupported(String what) implements Instruction {}
}
