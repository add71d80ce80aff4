package org.interleave.locking;

import java.util.List;
import org.interleave.c.Place;

/**
 * A place in one revision where a rule is kept, broken, or cannot be judged.
 *
 * @param rule its id
 * @param function that the place stands in
 * @param text what stands there, as the source has it: {@code mm->hmm}, {@code find_vma()}
 * @param why one clause: "mm->mmap_sem is not held"
 * @param cites other places that the judgement rests on
 */
public record Site(
    String rule,
    String function,
    Place place,
    Action action,
    String text,
    State state,
    String why,
    List<Cite> cites) {
  public Site {
    cites = List.copyOf(cites);
  }

  /** What happens at the place. */
  public enum Action {
    READ,
    WRITE,
    CALL,
    ACQUIRE,
    RELEASE,
    RETURN,
    /** The function as a whole: where it begins. */
    FUNCTION
  }

  /** Whether the rule holds there. */
  public enum State {
    /** On every way to it that is known. */
    HELD,
    /** The code says so at run time, by an assertion or an annotation. */
    ASSERTED,
    UNPROTECTED,
    /** It depends on what is not known. */
    UNKNOWN
  }

  /** Why another place matters. */
  public enum Reason {
    ACQUIRED,
    ASSERTED,
    RELEASED,
    /** The call through which an unprotected or unknown way comes. */
    CALLED,
    /** A reference taken, a field cleared, and what else a rule speaks of. */
    RELATED
  }

  /** Another place. */
  public record Cite(Reason reason, Place place) {}

  public String file() {
    return place.file();
  }
}
