package org.interleave.checks.store;

/** The job is in other hands, or gone: nothing of what was to be written was written. */
public final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Superseded(Pick pick) {
    super("job " + pick.job() + " is no longer this worker's");
  }
}
