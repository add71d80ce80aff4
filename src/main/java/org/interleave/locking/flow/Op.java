package org.interleave.locking.flow;

import java.util.List;
import org.interleave.c.BinaryOperator;
import org.interleave.c.tree.Routine;
import org.interleave.c.tree.Variable;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * One step of a flow. Numbers are cells unless said otherwise: local variables whose address is not
 * taken, and temporaries; jumps go to indices into {@link Flow#ops()}.
 */
public sealed interface Op {
  /** No cell. */
  int NONE = -1;

  record Number(int target, long value) implements Op {}

  record Move(int target, int source) implements Op {}

  /** A value that nothing is known of. */
  record Anything(int target) implements Op {}

  record AddressOfLocal(int target, Variable variable) implements Op {}

  record AddressOfGlobal(int target, Variable variable) implements Op {}

  record AddressOfFunction(int target, Routine routine) implements Op {}

  /** The address of an object's member. */
  record Member(int target, int object, Field field) implements Op {}

  /** An address moved by a number of bytes. */
  record Shift(int target, int base, long offset) implements Op {}

  /** An address moved by a number of elements. */
  record Element(int target, int base, int index, long size) implements Op {}

  /**
   * @param unsigned whether the operands are compared as numbers without a sign
   */
  record Compute(int target, BinaryOperator operator, int left, int right, boolean unsigned)
      implements Op {}

  record Not(int target, int operand) implements Op {}

  /** A read of what an address leads to; of the whole object if it is none of the scalars. */
  record Read(int target, int address, Type type, String text) implements Op {}

  record Write(int address, int value, Type type, String text) implements Op {}

  /** An object is handed over by value or assigned whole. */
  record Copy(int to, int from, Type type, String toText, String fromText) implements Op {}

  /**
   * @param routine null for a call through a pointer
   * @param through where the pointer was read from, if from a structure's member
   * @param texts of the arguments
   */
  record Call(
      int target,
      @Nullable Routine routine,
      int pointer,
      @Nullable Field through,
      List<Integer> arguments,
      List<Type> types,
      List<String> texts,
      boolean used)
      implements Op {
    public Call {
      arguments = List.copyOf(arguments);
      types = List.copyOf(types);
      texts = List.copyOf(texts);
    }
  }

  record Branch(int condition, int whenTrue, int whenFalse) implements Op {}

  record Jump(int to) implements Op {}

  record Choose(int value, List<Case> cases, int otherwise) implements Op {
    public Choose {
      cases = List.copyOf(cases);
    }
  }

  record Case(long first, long last, int to) {}

  record Anywhere(List<Integer> possible) implements Op {
    public Anywhere {
      possible = List.copyOf(possible);
    }
  }

  record Return(int value) implements Op {}

  /** Temporaries from a cell on are not needed any longer. */
  record End(int from) implements Op {}
}
