package org.interleave.locking.analysis;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interleave.c.tree.Routine;
import org.interleave.c.type.Basic;
import org.interleave.c.type.Type;
import org.interleave.locking.flow.Op;

/** Which results of a function mean that it did what it is there for. */
final class Success {
  private static final Pattern TRIES =
      Pattern.compile(
          ".*(not_zero|_unless_|unless_zero|try|_not_null|tryget|_live|_alive|valid|is_|has_|can_).*");

  /** Steps within which an early return is looked for. */
  private static final int NEAR = 12;

  private Success() {}

  /**
   * @param good what is known of the result if it succeeded
   * @param bad what if not
   */
  record Results(Fact good, Fact bad) {}

  private static final Results TRUTH = new Results(Fact.NONZERO, Fact.ZERO);
  private static final Results ERRNO = new Results(new Fact(6, null), new Fact(1, null));
  private static final Results NOUGHT = new Results(Fact.ZERO, Fact.NONZERO);

  /** Whether a function's name says that 0 stands for failure. */
  static boolean tells(String name) {
    return TRIES.matcher(name).matches();
  }

  /** Empty if it cannot fail. */
  static Optional<Results> of(Calls.Made made) {
    Routine routine = made.op().routine();
    if (routine == null) {
      return Optional.empty();
    }
    Type result = routine.type().result();
    if (result.isVoid()) {
      return Optional.empty();
    }
    boolean truth = result.plain() == Basic.BOOL || result.isPointer();
    if (truth || tells(made.name())) {
      return Optional.of(TRUTH);
    }
    return Optional.of(tested(made.point().flow().ops(), made.point().step(), made.op().target()));
  }

  /** By which outcome leads to an early return: the other one is success. */
  private static Results tested(List<Op> ops, int step, int cell) {
    boolean inverted = false;
    for (int i = step + 1; i < ops.size() && i < step + 6; i++) {
      switch (ops.get(i)) {
        case Op.Move m when m.source() == cell -> {
          return ERRNO;
        }
        case Op.Compute c when c.left() == cell -> {
          return ERRNO;
        }
        case Op.Not n when n.operand() == cell -> inverted = true;
        case Op.Branch b -> {
          int yes = inverted ? b.whenFalse() : b.whenTrue();
          int no = inverted ? b.whenTrue() : b.whenFalse();
          return returns(ops, yes) && !returns(ops, no) ? NOUGHT : TRUTH;
        }
        default -> {}
      }
    }
    // nobody looks: it may have failed
    return NOUGHT;
  }

  /** Whether a way comes to a return soon. */
  private static boolean returns(List<Op> ops, int from) {
    int at = from;
    for (int i = 0; i < NEAR && at < ops.size(); i++) {
      switch (ops.get(at)) {
        case Op.Return r -> {
          return true;
        }
        case Op.Jump j -> at = j.to();
        case Op.Call c -> {
          return false;
        }
        case Op.Branch b -> {
          return false;
        }
        default -> at++;
      }
    }
    return false;
  }
}
