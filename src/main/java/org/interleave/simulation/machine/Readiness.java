package org.interleave.simulation.machine;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Execution.Waiting;
import org.interleave.simulation.Site;
import org.interleave.simulation.machine.MachineThread.State;
import org.interleave.simulation.machine.MachineThread.Verdict;

/**
 * Whether threads can make their next step: not if its atomic section would wait, its assumption
 * fail, or its loop go round to no effect. Found out by making the step and taking it back.
 */
final class Readiness {
  private static final Verdict READY = new Verdict(true, false, List.of(), Machine.NOT_WAITING);
  private static final Waiting ASSUMING = new Waiting("", -1);
  private static final String LOOP = "another thread to change what its loop reads";
  private static final int MOST_CELLS = 4;

  private final Machine machine;
  private final Memory memory;
  private final Programs programs;
  private final Core core;

  /** Whether steps may depend on assumptions. */
  private final boolean assumes;

  Readiness(Machine machine, Memory memory, Programs programs, Core core, boolean assumes) {
    this.machine = machine;
    this.memory = memory;
    this.programs = programs;
    this.core = core;
    this.assumes = assumes;
  }

  /** Known, or found out by a trial. */
  Verdict verdict(MachineThread thread) {
    Verdict verdict = thread.verdict;
    if (verdict == null) {
      verdict = judge(thread);
      thread.verdict = verdict;
    }
    return verdict;
  }

  private Verdict judge(MachineThread thread) {
    if (thread.fresh()) {
      return READY;
    }
    Frame frame = thread.standing();
    Op op = frame.code.ops[frame.pc];
    boolean spins = Rounds.spins(frame);
    boolean waits = op.waits() && programs.maySectionWait(frame.code.function);
    if (!(waits || spins || assumes && (op.reads() || op.waits()))) {
      return READY;
    }
    List<Access> looped = Rounds.looped(thread);
    if (!looped.isEmpty()) {
      List<Access> round = roundAlone(thread);
      if (!round.isEmpty()) {
        boolean busy = round.stream().anyMatch(Access::writes);
        return new Verdict(false, true, round, new Waiting(LOOP, -1, busy));
      }
    }
    Verdict verdict = trial(thread);
    if (looped.isEmpty()) {
      return verdict;
    }
    // it also depends on whether the loop's round still stands
    List<Access> reads = new ArrayList<>(verdict.reads());
    reads.addAll(looped);
    return new Verdict(verdict.ready(), true, reads, verdict.waiting());
  }

  /**
   * Would the step block, or come back to where it was? A thread's own memory does not change while
   * it stands, so what a trial showed holds again when what it read is as it was then.
   */
  Verdict trial(MachineThread thread) {
    Frame frame = thread.standing();
    for (Frame.Outcome o = frame.outcomes; o != null; o = o.before()) {
      if (same(o)) {
        return o.verdict();
      }
    }
    Verdict verdict = tried(thread);
    List<Access> reads = verdict.reads();
    if (!reads.isEmpty() && reads.size() <= MOST_CELLS && !core.unsteady) {
      long[] cells = new long[reads.size()];
      long[] contents = new long[reads.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = reads.get(i).cell();
        contents[i] = reads.get(i).before();
      }
      frame.outcomes = new Frame.Outcome(cells, contents, verdict, frame.outcomes);
    }
    return verdict;
  }

  private boolean same(Frame.Outcome outcome) {
    for (int i = 0; i < outcome.cells().length; i++) {
      long address = outcome.cells()[i] << 3;
      MemoryObject object = memory.find(address);
      if (object == null
          || object.dead
          || (long) Memory.LONG.get(object.data, Memory.offset(address)) != outcome.contents()[i]) {
        return false;
      }
    }
    return true;
  }

  /** Makes the step and takes it back. */
  private Verdict tried(MachineThread thread) {
    Frame before = thread.standing();
    List<Access> accesses = core.accesses;
    var syncs = core.syncs;
    var locks = core.locks;
    var order = core.order;
    var faults = core.faults;
    Site site = core.site;
    machine.open();
    int mark = memory.mark();
    core.clear();
    boolean outer = core.trial;
    core.trial = true;
    try {
      int code = machine.advance(thread, thread.fresh() ? 0 : 1, 0);
      List<Access> reads = core.accesses;
      if (code == Op.WAIT) {
        return new Verdict(false, true, reads, core.waiting);
      }
      if (code == Op.ABANDON && core.assumed && !reads.isEmpty() && memory.unchanged(mark)) {
        return new Verdict(false, true, reads, ASSUMING);
      }
      boolean spins = Rounds.spins(before);
      if (code == Op.STOP
          && spins
          && Frames.same(before, thread.standing(), memory, mark)
          && memory.unchanged(mark)) {
        return new Verdict(false, true, reads, new Waiting(LOOP, -1));
      }
      return new Verdict(true, spins || core.awaited, reads, Machine.NOT_WAITING);
    } finally {
      machine.undo();
      core.trial = outer;
      core.accesses = accesses;
      core.syncs = syncs;
      core.locks = locks;
      core.order = order;
      core.faults = faults;
      core.site = site;
    }
  }

  /**
   * Goes on with nobody else running: what it accesses on a round that ends where and as it began;
   * empty if there is no such round.
   */
  private List<Access> roundAlone(MachineThread thread) {
    Frame before = thread.standing();
    List<Access> accesses = new ArrayList<>();
    boolean outer = core.trial;
    machine.open();
    int mark = memory.mark();
    core.trial = true;
    try {
      for (int i = 0; i < Rounds.LONGEST; i++) {
        core.clear();
        int code = machine.advance(thread, 1, 0);
        accesses.addAll(core.accesses);
        if (code != Op.STOP || core.alternatives > 1) {
          return List.of();
        }
        if (Frames.same(before, thread.standing(), memory, mark) && memory.unchanged(mark)) {
          return Rounds.merged(accesses);
        }
      }
      return List.of();
    } finally {
      machine.undo();
      core.trial = outer;
      core.clear();
    }
  }

  /** After a step: what other threads found out about their next steps may no longer hold. */
  void forget(List<Access> accesses, MachineThread actor, List<MachineThread> threads) {
    boolean writes = false;
    for (Access access : accesses) {
      writes |= access.writes();
    }
    if (!writes) {
      return;
    }
    for (MachineThread thread : threads) {
      if (thread == actor || thread.state != State.RUNNING) {
        continue;
      }
      Verdict verdict = thread.verdict;
      if (verdict == READY) {
        continue;
      }
      if (verdict == null || touches(accesses, verdict.reads())) {
        machine.touch(thread);
        thread.verdict = null;
      }
    }
  }

  private static boolean touches(List<Access> written, List<Access> read) {
    for (Access w : written) {
      if (w.writes()) {
        for (Access r : read) {
          if (r.cell() == w.cell()) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
