package org.interleave.locking.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.tree.Label;
import org.interleave.c.tree.Variable;

/** The steps as they are written; labels are numbers until they are placed. */
final class Code {
  private final List<Op> ops = new ArrayList<>();
  private final List<Integer> at = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final Map<Label, Integer> named = new IdentityHashMap<>();
  private final Map<Variable, Integer> variables = new IdentityHashMap<>();
  private int cells;

  int cell() {
    return cells++;
  }

  int cells() {
    return cells;
  }

  /** The cell of a variable whose address is not taken. */
  int cell(Variable variable) {
    return variables.computeIfAbsent(variable, v -> cells++);
  }

  /** The cells of variables. */
  BitSet variables() {
    BitSet set = new BitSet();
    variables.values().forEach(set::set);
    return set;
  }

  int label() {
    labels.add(-1);
    return labels.size() - 1;
  }

  int label(Label label) {
    return named.computeIfAbsent(label, l -> label());
  }

  void place(int label) {
    labels.set(label, ops.size());
  }

  void emit(Op op, int token) {
    ops.add(op);
    at.add(token);
  }

  List<Integer> at() {
    return at;
  }

  /** With labels replaced by where they were placed; one that was not leads to the end. */
  List<Op> finished() {
    return ops.stream().map(this::resolved).toList();
  }

  private int where(int label) {
    int placed = labels.get(label);
    return placed < 0 ? ops.size() - 1 : placed;
  }

  private Op resolved(Op op) {
    return switch (op) {
      case Op.Branch b -> new Op.Branch(b.condition(), where(b.whenTrue()), where(b.whenFalse()));
      case Op.Jump j -> new Op.Jump(where(j.to()));
      case Op.Choose c ->
          new Op.Choose(
              c.value(),
              c.cases().stream()
                  .map(one -> new Op.Case(one.first(), one.last(), where(one.to())))
                  .toList(),
              where(c.otherwise()));
      case Op.Anywhere a -> new Op.Anywhere(a.possible().stream().map(this::where).toList());
      case Op.Number n -> n;
      case Op.Move m -> m;
      case Op.Anything a -> a;
      case Op.AddressOfLocal a -> a;
      case Op.AddressOfGlobal a -> a;
      case Op.AddressOfFunction a -> a;
      case Op.Member m -> m;
      case Op.Shift s -> s;
      case Op.Element e -> e;
      case Op.Compute c -> c;
      case Op.Not n -> n;
      case Op.Read r -> r;
      case Op.Write w -> w;
      case Op.Copy c -> c;
      case Op.Call c -> c;
      case Op.Return r -> r;
      case Op.End e -> e;
    };
  }
}
