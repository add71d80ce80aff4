package org.interleave.locking;

/**
 * A rule at a hunk.
 *
 * @param rule its id
 * @param patch from 1
 * @param hunk from 1 within the file
 * @param line of the side
 * @param reason one sentence that cites the lines on both sides
 */
public record Attachment(
    String rule,
    int patch,
    String file,
    int hunk,
    int line,
    Side side,
    Role role,
    String reason,
    Evidence evidence) {
  /** The file before or after the patch. */
  public enum Side {
    OLD,
    NEW
  }

  /** What the hunk does for the rule. */
  public enum Role {
    /** Makes sites protected or asserted. */
    ENFORCES,
    /** Removes or mends an unprotected site. */
    REPAIRS,
    /** Adds an unprotected site. */
    BREAKS,
    /** Touches sites that stay protected. */
    RELIES_ON
  }

  /** Where the knowledge comes from. */
  public enum Evidence {
    STATIC,
    EXECUTIONS,
    BOTH
  }
}
