package org.interleave.simulation.report;

import java.util.List;
import java.util.Objects;
import org.interleave.simulation.Finding;

/**
 * The execution that shows a finding, step by step: what a page needs to show it without executing
 * anything. Everything is named in C terms; an empty string or list stands for nothing.
 *
 * @param threads in the order of their ids; those that take no step are left out
 * @param omitted rows at the beginning that were left out, since there are too many
 * @param sides of the defect: where it showed first, then where the other thread was, or where the
 *     object was freed
 * @param removed what making the schedule short took away
 * @param output what the program printed
 */
public record Narrative(
    List<Actor> threads,
    int omitted,
    List<Row> rows,
    List<Side> sides,
    Finding.Removed removed,
    String output) {
  public Narrative {
    Objects.requireNonNull(removed, "removed");
    Objects.requireNonNull(output, "output");
    threads = List.copyOf(threads);
    rows = List.copyOf(rows);
    sides = List.copyOf(sides);
  }

  /** A thread: one column. */
  public record Actor(int thread, String name) {
    public Actor {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * One visible action; or, after the last of these, a thread that waits for ever.
   *
   * @param step from 1; 0 for a thread that waits
   * @param switched whether another thread made the step before
   * @param verb {@code reads}, {@code writes}, {@code updates}, {@code calls}, {@code chooses},
   *     {@code goes on} or {@code waits}
   * @param object what it does that to in C terms: {@code hmm->kref}, {@code kfree()}
   * @param value what was read, where that is a small number; else empty
   * @param choice which of the alternatives was taken, from 1, and how many there were; 0 and 0
   *     where there was nothing to choose
   * @param locks what became of locks by it
   * @param holds the locks that the thread has after it
   * @param faults what is wrong: one sentence each
   */
  public record Row(
      int step,
      int thread,
      boolean switched,
      Spot spot,
      String verb,
      String object,
      String value,
      int choice,
      int alternatives,
      List<LockMove> locks,
      List<String> holds,
      List<String> faults) {
    public Row {
      Objects.requireNonNull(spot, "spot");
      Objects.requireNonNull(verb, "verb");
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(value, "value");
      locks = List.copyOf(locks);
      holds = List.copyOf(holds);
      faults = List.copyOf(faults);
    }

    /** {@code writes hub->dead}, {@code choice 2 of 3}. */
    public String words() {
      if (verb.equals("chooses")) {
        return "choice %d of %d".formatted(choice, alternatives);
      }
      String what = verb.equals("calls") || object.isEmpty() ? object : verb + " " + object;
      String text = what.isEmpty() ? verb : what;
      return value.isEmpty() ? text : text + " (" + value + ")";
    }
  }

  /**
   * @param taken or else given back
   * @param shared as a reader
   */
  public record LockMove(boolean taken, String name, boolean shared) {
    public LockMove {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * @param role what it is to the defect: {@code use}, {@code free}, {@code access}, …
   * @param thread or -1
   * @param access what is done there, in C terms
   * @param stack the callers, innermost first
   * @param step of the row that does it; 0 if none does: it happened inside another row's step
   */
  public record Side(
      String role, int thread, Spot spot, String access, List<Spot> stack, int step) {
    public Side {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(spot, "spot");
      Objects.requireNonNull(access, "access");
      stack = List.copyOf(stack);
    }
  }
}
