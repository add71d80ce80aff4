package org.interleave.checks;

/** What a square of the matrix says. */
public enum State {
  /** Every interleaving was executed and none is wrong; a rule's every site is held. */
  VERIFIED,
  /** Nothing was found; the words say within what. */
  NO_FINDING,
  FINDING,
  /** The words say why. */
  NOT_RUNNABLE,
  RUNNING,
  WAITING,
  /** A CI system's answers. */
  PASSED,
  WARNED,
  FAILED
}
