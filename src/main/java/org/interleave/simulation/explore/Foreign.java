package org.interleave.simulation.explore;

/** A checkpoint that is damaged, of another program or of another release: one line says why. */
public final class Foreign extends Exception {
  private static final long serialVersionUID = 1;

  public Foreign(String message) {
    super(message);
  }
}
