package org.interleave.simulation.machine;

/** One instruction in executable form. */
abstract class Op {
  /** The thread stands before this instruction: it is visible, and the step has had its action. */
  static final int STOP = -1;

  /** Another frame is current. */
  static final int FRAME = -2;

  /** The condition of an atomic section does not hold. */
  static final int WAIT = -3;

  /** The thread ended. */
  static final int END = -4;

  /** The thread waits for another's end. */
  static final int JOIN = -5;

  /** An assumption failed. */
  static final int ABANDON = -6;

  /** The program ended. */
  static final int EXIT = -7;

  /** The instruction's own index, and the next one's. */
  int pc;

  int next;

  /**
   * @return the index of the instruction to go on with, or one of the constants
   */
  abstract int run(Core core, long[] r);

  /** Whether its condition may make the thread wait: the beginning of an atomic section. */
  boolean waits() {
    return false;
  }

  /** Whether it may read what other threads write. */
  boolean reads() {
    return false;
  }

  int alternatives(Core core, long[] r) {
    return 1;
  }

  /** The access or call in C terms. */
  String what() {
    return "";
  }
}
