package org.interleave.simulation.machine;

import org.jspecify.annotations.Nullable;

/**
 * An activation of a function. A step that goes on in a frame which an earlier step left works on a
 * copy, so the frames that a thread stood in stay as they were and undoing is to point at them
 * again.
 */
final class Frame {
  final Code code;
  final @Nullable Frame caller;

  /** The caller's register for the value returned, or NONE. */
  final int target;

  final long[] registers;

  /** Addresses of the locals that exist; 0 for those that do not yet. */
  final long[] locals;

  /** Arguments beyond the named ones: the address of their object, or 0. */
  final long further;

  final int depth;

  /** Whether its return ends an atomic section that its call began. */
  final boolean section;

  /** Storage of computed size. */
  @Nullable Dynamic dynamic;

  /** What trials of the next step showed while a thread stood here. */
  @Nullable Outcome outcomes;

  int pc;
  int step;

  /** With these contents of the cells that it read a trial came out so. */
  record Outcome(
      long[] cells, long[] contents, MachineThread.Verdict verdict, @Nullable Outcome before) {}

  record Dynamic(long address, @Nullable Dynamic before) {}

  Frame(
      Code code,
      @Nullable Frame caller,
      int target,
      long[] registers,
      long[] locals,
      long further,
      boolean section,
      int step) {
    this.code = code;
    this.caller = caller;
    this.target = target;
    this.registers = registers;
    this.locals = locals;
    this.further = further;
    this.depth = caller == null ? 1 : caller.depth + 1;
    this.section = section;
    this.step = step;
  }

  Frame copy(int inStep) {
    Frame copy =
        new Frame(
            code, caller, target, registers.clone(), locals.clone(), further, section, inStep);
    copy.pc = pc;
    copy.dynamic = dynamic;
    return copy;
  }
}
