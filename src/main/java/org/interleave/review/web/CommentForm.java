package org.interleave.review.web;

import java.util.List;
import java.util.Optional;
import org.interleave.mail.MessageId;
import org.interleave.review.Annotation;
import org.interleave.review.Reviewer;
import org.interleave.series.web.Place;

/**
 * A form for a comment, in the margin or on a page of its own.
 *
 * @param action where it is sent
 * @param hidden what the reader need not see of it
 * @param where the place, in words
 * @param reviewer who writes; without one the form asks
 * @param draft whether it can still be kept as a draft
 * @param back the page to return to
 */
record CommentForm(
    String action,
    List<Hidden> hidden,
    String where,
    String body,
    boolean question,
    Optional<Reviewer> reviewer,
    boolean draft,
    Optional<String> complaint,
    String back) {

  record Hidden(String name, String value) {}

  /** A comment that is not there yet. */
  static CommentForm fresh(
      MessageId message,
      Optional<Place> at,
      Optional<Place> from,
      String where,
      Optional<Reviewer> reviewer,
      String back) {
    String place = at.map(Place::anchor).orElse("patch");
    return new CommentForm(
        "/annotations",
        List.of(
            new Hidden("message", message.value()),
            new Hidden("at", place),
            new Hidden("from", from.map(Place::anchor).orElse(place)),
            new Hidden("back", back)),
        where,
        "",
        false,
        reviewer,
        true,
        Optional.empty(),
        back);
  }

  static CommentForm editing(Annotation annotation, String back) {
    return new CommentForm(
        "/annotations/" + annotation.id().value(),
        List.of(new Hidden("edit", Integer.toString(annotation.edit())), new Hidden("back", back)),
        annotation.anchor().written(),
        annotation.body(),
        annotation.marked(),
        Optional.of(annotation.reviewer()),
        annotation.draft(),
        Optional.empty(),
        back);
  }

  /** The same form with what was typed, and why it was not taken. */
  CommentForm refused(String typed, boolean asking, String reason) {
    return new CommentForm(
        action, hidden, where, typed, asking, reviewer, draft, Optional.of(reason), back);
  }
}
