package org.interleave.locking.flow;

import java.util.BitSet;
import java.util.List;
import org.interleave.c.Place;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.tree.Routine;

/**
 * A function's flow.
 *
 * @param parameters the cell of each, in order
 * @param variables the cells that are variables; the others are temporaries
 * @param at for each step the token where it stands
 */
public record Flow(
    ParsedUnit unit,
    Routine routine,
    List<Op> ops,
    List<Integer> at,
    List<Integer> parameters,
    int cells,
    BitSet variables) {
  public Flow {
    ops = List.copyOf(ops);
    at = List.copyOf(at);
    parameters = List.copyOf(parameters);
  }

  public Place place(int step) {
    return unit.tokens().place(at.get(step));
  }

  /** Where the function's name stands in its definition. */
  public Place place() {
    return unit.tokens().place(routine.definedAt());
  }

  public static Flow of(ParsedUnit unit, Routine routine) {
    return new FlowBuilder(unit, routine).build();
  }
}
