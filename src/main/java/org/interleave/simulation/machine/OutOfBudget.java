package org.interleave.simulation.machine;

/** The program asks for more than an execution is given. */
final class OutOfBudget extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutOfBudget(String message) {
    super(message, null, false, false);
  }
}
