package org.interleave.review;

import java.time.Instant;
import java.util.Optional;

/**
 * A reviewer's comment.
 *
 * @param body what the reviewer wrote, LF between lines, no blank lines around it
 * @param marked whether the reviewer marked it as a question
 * @param edit how often it was changed; a change must name the edit that it builds on
 * @param published when it was published first
 */
public record Annotation(
    AnnotationId id,
    Anchor anchor,
    String body,
    boolean marked,
    State state,
    Reviewer reviewer,
    int edit,
    Instant created,
    Instant changed,
    Optional<Instant> published) {

  /** Where a comment stands in its life; a deleted one is kept, and shown to nobody. */
  public enum State {
    DRAFT,
    PUBLISHED,
    DELETED
  }

  /** Whether it asks something: marked as a question, or written as one. */
  public boolean asks() {
    return marked || body.stripTrailing().endsWith("?");
  }

  public boolean draft() {
    return state == State.DRAFT;
  }
}
