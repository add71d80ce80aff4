package org.interleave.review;

/** What became of a change to an annotation. */
public sealed interface Outcome {

  /** It is stored as given here. */
  record Saved(Annotation annotation) implements Outcome {}

  /** Somebody, perhaps in another window, changed it first: this is how it stands now. */
  record Stale(Annotation current) implements Outcome {}

  /** It cannot be: one line that says why. */
  record Refused(String reason) implements Outcome {}
}
