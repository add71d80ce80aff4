package org.interleave.simulation.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.simulation.Access;
import org.interleave.simulation.machine.MachineThread.Arrival;

/** Rounds of a loop: a thread that is back where it was, with nothing of its own changed. */
final class Rounds {
  static final int LONGEST = 16;

  private final Memory memory;
  private final Core core;

  Rounds(Memory memory, Core core) {
    this.memory = memory;
    this.core = core;
  }

  /** Whether a loop without effects of its own may come back to where the thread stands. */
  static boolean spins(Frame top) {
    int depth = 0;
    for (Frame frame = top; frame != null && depth < 4; frame = frame.caller, depth++) {
      if (frame.code.spins(frame.pc)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The thread stands before a visible action, after a step that began at the mark.
   *
   * @param acted whether the step had an action of its own
   */
  void arrive(MachineThread thread, int mark, boolean acted) {
    Frame frame = thread.standing();
    if (!acted || !spins(frame) && thread.trail == null) {
      thread.trail = null;
      return;
    }
    Optional<List<Memory.Chunk>> own = memory.ownSince(mark);
    boolean repeatable = own.isPresent() && core.order.isEmpty() && core.alternatives == 1;
    Arrival before = repeatable ? thread.trail : null;
    int length = before == null ? 1 : before.length() + 1;
    if (length > LONGEST) {
      before = null;
      length = 1;
    }
    thread.trail =
        new Arrival(
            frame,
            repeatable,
            List.copyOf(core.accesses),
            own.orElse(List.of()),
            Frames.locals(frame, memory),
            length,
            before);
  }

  /**
   * What the loop accessed whose last round came back to where it was and left the thread's own
   * memory as it was, each cell once and with its content before the round; else empty.
   */
  static List<Access> looped(MachineThread thread) {
    Arrival last = thread.trail;
    if (last == null || last.frame() != thread.frame || !last.repeatable()) {
      return List.of();
    }
    List<Arrival> round = new ArrayList<>();
    round.add(last);
    for (Arrival a = last.before(); a != null; a = a.before()) {
      if (Frames.same(a, last)) {
        List<Access> firsts = firsts(round.reversed());
        boolean repeats = unchangedBy(round.reversed()) && restsIn(thread, firsts);
        return repeats ? firsts : List.of();
      }
      if (!a.repeatable()) {
        return List.of();
      }
      round.add(a);
    }
    return List.of();
  }

  /** A thread that waits for ever must not do so with a lock that it takes in each round. */
  private static boolean restsIn(MachineThread thread, List<Access> round) {
    for (MachineThread.Held held = thread.held; held != null; held = held.rest()) {
      long cell = held.lock() >>> 3;
      if (round.stream().anyMatch(access -> access.writes() && access.cell() == cell)) {
        return false;
      }
    }
    return true;
  }

  private static boolean unchangedBy(List<Arrival> round) {
    List<Memory.Chunk> first = new ArrayList<>();
    for (Arrival arrival : round) {
      for (Memory.Chunk chunk : arrival.own()) {
        if (first.stream().noneMatch(chunk::sameBytes)) {
          first.add(chunk);
        }
      }
    }
    return first.stream().allMatch(chunk -> chunk.gone() || !chunk.differs());
  }

  /** One access for each cell, with what was there before the round. */
  private static List<Access> firsts(List<Arrival> round) {
    return merged(round.stream().flatMap(arrival -> arrival.accesses().stream()).toList());
  }

  static List<Access> merged(List<Access> accesses) {
    Map<Long, Access> firsts = new LinkedHashMap<>();
    for (Access access : accesses) {
      firsts.merge(
          access.cell(),
          access,
          (first, later) ->
              new Access(
                  first.cell(),
                  first.mask() | later.mask(),
                  true,
                  first.writes() || later.writes(),
                  first.mark(),
                  first.before()));
    }
    return List.copyOf(firsts.values());
  }
}
