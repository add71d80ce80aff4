package org.interleave.compare;

/**
 * One line of a diff between two patches. It has two signs: the outer one says which patch has the
 * line, the inner one what that patch does to it.
 *
 * @param text the line as it stands in the patch, its own sign included
 */
public record InnerLine(Outer outer, Inner inner, String text) {

  /** Which of the two patches has the line. */
  public enum Outer {
    BOTH(' '),
    LEFT('-'),
    RIGHT('+');

    private final char sign;

    Outer(char sign) {
      this.sign = sign;
    }

    public char sign() {
      return sign;
    }
  }

  /** What the line is within its patch. */
  public enum Inner {
    /** A section of the patch or a file: {@code ## mm/hmm.c ##}. */
    HEADING,
    /** The start of a hunk. */
    HUNK,
    /** The author or the commit message. */
    MESSAGE,
    CONTEXT,
    ADDED,
    REMOVED
  }
}
