package org.interleave.locking.version;

/** A check that cannot be made, for a reason that a reader can mend: one sentence. */
public final class CheckRefused extends Exception {
  private static final long serialVersionUID = 1L;

  CheckRefused(String reason) {
    super(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
