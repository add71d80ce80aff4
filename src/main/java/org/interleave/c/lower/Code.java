package org.interleave.c.lower;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.interleave.c.Instruction;
import org.interleave.c.Place;
import org.interleave.c.token.Tokens;

/** Instructions under construction; their jump targets are labels until all are placed. */
final class Code {
  private static final int UNPLACED = -1;

  private final Tokens tokens;
  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();

  /** Where labels are placed. */
  private final BitSet targets = new BitSet();

  /** Constants that are the index of a label: pairs of instruction and label. */
  private final List<int[]> labelConstants = new ArrayList<>();

  private int registers;

  Code(Tokens tokens, int parameters) {
    this.tokens = tokens;
    this.registers = parameters;
  }

  int register() {
    return registers++;
  }

  int registers() {
    return registers;
  }

  int size() {
    return instructions.size();
  }

  void emit(Instruction instruction, int at) {
    instructions.add(instruction);
    places.add(at);
  }

  int label() {
    labels.add(UNPLACED);
    return labels.size() - 1;
  }

  void place(int label) {
    targets.set(instructions.size());
    labels.set(label, instructions.size());
  }

  int index(int label) {
    return labels.get(label);
  }

  void labelConstant(int target, int label, int at) {
    labelConstants.add(new int[] {instructions.size(), label});
    emit(new Instruction.Constant(target, 0), at);
  }

  /** Whether control can come to the next instruction. */
  boolean reachable() {
    if (instructions.isEmpty() || targets.get(instructions.size())) {
      return true;
    }
    return switch (instructions.getLast()) {
      case Instruction.Jump j -> false;
      case Instruction.Branch b -> false;
      case Instruction.Return r -> false;
      case Instruction.Switch s -> false;
      case Instruction.JumpTo j -> false;
      case Instruction.Unreachable u -> false;
      default -> true;
    };
  }

  List<Instruction> linked() {
    for (int[] pair : labelConstants) {
      Instruction.Constant old = (Instruction.Constant) instructions.get(pair[0]);
      instructions.set(pair[0], new Instruction.Constant(old.target(), index(pair[1])));
    }
    List<Instruction> result = new ArrayList<>(instructions.size());
    for (Instruction instruction : instructions) {
      result.add(linked(instruction));
    }
    return result;
  }

  private Instruction linked(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Jump(int to) -> new Instruction.Jump(index(to));
      case Instruction.Branch(int condition, int yes, int no) ->
          new Instruction.Branch(condition, index(yes), index(no));
      case Instruction.Switch(int value, List<Instruction.Case> cases, int otherwise) ->
          new Instruction.Switch(
              value,
              cases.stream()
                  .map(c -> new Instruction.Case(c.first(), c.last(), index(c.to())))
                  .toList(),
              index(otherwise));
      case Instruction.JumpTo(int register, List<Integer> possible) ->
          new Instruction.JumpTo(register, possible.stream().map(this::index).toList());
      default -> instruction;
    };
  }

  List<Place> places() {
    List<Place> result = new ArrayList<>(places.size());
    Place last = null;
    int lastAt = -1;
    for (int at : places) {
      if (last == null || at != lastAt) {
        last = tokens.place(at);
        lastAt = at;
      }
      result.add(last);
    }
    return result;
  }
}
