package org.interleave.simulation;

/** The four answers, in the words of {@code --json}. */
public enum Verdict {
  VERIFIED("verified", 0),
  NO_FINDING("no-finding", 0),
  FINDING("finding", 1),
  NOT_RUNNABLE("not-runnable", 2);

  private final String word;
  private final int status;

  Verdict(String word, int status) {
    this.word = word;
    this.status = status;
  }

  public String word() {
    return word;
  }

  /** What a command exits with that has no other answer to give. */
  public int status() {
    return status;
  }
}
