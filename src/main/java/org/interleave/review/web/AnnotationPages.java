package org.interleave.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.mail.MessageId;
import org.interleave.page.PageFailure;
import org.interleave.review.Anchors;
import org.interleave.review.Annotation;
import org.interleave.review.AnnotationId;
import org.interleave.review.Annotations;
import org.interleave.review.Outcome;
import org.interleave.review.Reviewer;
import org.interleave.series.web.Place;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Takes comments, changes, publishes and deletes them; what was typed is never lost. */
@Controller
class AnnotationPages {
  private final Annotations annotations;
  private final Originals originals;
  private final CurrentReviewer reviewers;

  AnnotationPages(Annotations annotations, Originals originals, CurrentReviewer reviewers) {
    this.annotations = annotations;
    this.originals = originals;
    this.reviewers = reviewers;
  }

  /**
   * A new comment.
   *
   * @param then "publish" to publish it at once
   * @param name who writes, where the form asked
   */
  @PostMapping("/annotations")
  Object create(
      @RequestParam String message,
      @RequestParam String at,
      @RequestParam String from,
      @RequestParam String body,
      @RequestParam(defaultValue = "false") boolean question,
      @RequestParam(defaultValue = "") String then,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String address,
      @RequestParam String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    Return.checked(back);
    MessageId mail = id(message);
    Place end = place(at);
    Place start = place(from);
    Anchors.Choice choice = originals.choice(mail, end, start);
    Optional<Reviewer> known =
        name.isBlank() && address.isBlank() ? reviewers.of(request) : Optional.empty();
    CommentForm form =
        CommentForm.fresh(
            mail, Optional.of(end), Optional.of(start), Originals.written(choice), known, back);
    Optional<String> complaint = Reviewer.complaint(name.strip(), address.strip());
    if (known.isEmpty() && complaint.isPresent()) {
      return again(form.refused(body, question, complaint.get()), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Reviewer me = known.orElseGet(() -> new Reviewer(name.strip(), address.strip()));
    reviewers.keep(me, response);
    Outcome outcome =
        switch (choice) {
          case Anchors.Chosen chosen -> annotations.draft(chosen.anchor(), me, body, question);
          case Anchors.Impossible impossible -> new Outcome.Refused(impossible.reason());
        };
    return answer(published(outcome, then, me), form, body, question, back);
  }

  @GetMapping("/annotations/{id}/edit")
  ModelAndView edit(@PathVariable long id, @RequestParam String back, HttpServletRequest request) {
    Annotation annotation = mine(id, request);
    return again(CommentForm.editing(annotation, Return.checked(back)), HttpStatus.OK);
  }

  @PostMapping("/annotations/{id}")
  Object rewrite(
      @PathVariable long id,
      @RequestParam int edit,
      @RequestParam String body,
      @RequestParam(defaultValue = "false") boolean question,
      @RequestParam(defaultValue = "") String then,
      @RequestParam String back,
      HttpServletRequest request) {
    Return.checked(back);
    Annotation annotation = mine(id, request);
    Outcome outcome =
        annotations.rewrite(annotation.id(), edit, annotation.reviewer(), body, question);
    return answer(
        published(outcome, then, annotation.reviewer()),
        CommentForm.editing(annotation, back),
        body,
        question,
        back);
  }

  @PostMapping("/annotations/{id}/publish")
  Object publish(
      @PathVariable long id,
      @RequestParam int edit,
      @RequestParam String back,
      HttpServletRequest request) {
    Return.checked(back);
    Annotation annotation = mine(id, request);
    Outcome outcome = annotations.publish(annotation.id(), edit, annotation.reviewer());
    return answer(
        outcome,
        CommentForm.editing(annotation, back),
        annotation.body(),
        annotation.marked(),
        back);
  }

  @PostMapping("/annotations/{id}/delete")
  Object delete(
      @PathVariable long id,
      @RequestParam int edit,
      @RequestParam String back,
      HttpServletRequest request) {
    Return.checked(back);
    Annotation annotation = mine(id, request);
    return switch (annotations.delete(annotation.id(), edit, annotation.reviewer())) {
      case Outcome.Saved saved -> Return.to(back);
      case Outcome.Stale stale ->
          stale(stale, stale.current().body(), stale.current().marked(), back);
      case Outcome.Refused refused -> throw gone(refused.reason());
    };
  }

  /** All drafts of the reviewer on some messages. */
  @PostMapping("/annotations/publish")
  Object publishAll(
      @RequestParam List<String> message, @RequestParam String back, HttpServletRequest request) {
    Return.checked(back);
    Reviewer me = reviewers.of(request).orElseThrow(AnnotationPages::nobody);
    annotations.publishAll(message.stream().map(AnnotationPages::id).toList(), me);
    return Return.to(back);
  }

  private Outcome published(Outcome outcome, String then, Reviewer me) {
    return outcome instanceof Outcome.Saved saved
            && then.equals("publish")
            && saved.annotation().draft()
        ? annotations.publish(saved.annotation().id(), saved.annotation().edit(), me)
        : outcome;
  }

  private static Object answer(
      Outcome outcome, CommentForm form, String body, boolean question, String back) {
    return switch (outcome) {
      case Outcome.Saved saved -> Return.to(back, saved.annotation());
      case Outcome.Stale stale -> stale(stale, body, question, back);
      case Outcome.Refused refused ->
          again(form.refused(body, question, refused.reason()), HttpStatus.UNPROCESSABLE_CONTENT);
    };
  }

  /** Builds on the newer comment, so that sending the form again replaces it knowingly. */
  private static ModelAndView stale(
      Outcome.Stale stale, String body, boolean question, String back) {
    String reason =
        "the comment was changed meanwhile, perhaps in another window; it says now: "
            + stale.current().body();
    CommentForm form = CommentForm.editing(stale.current(), back);
    return again(form.refused(body, question, reason), HttpStatus.CONFLICT);
  }

  private static ModelAndView again(CommentForm form, HttpStatus status) {
    return new ModelAndView("review/comment", Map.of("form", form), status);
  }

  private Annotation mine(long id, HttpServletRequest request) {
    Annotation annotation =
        annotations
            .get(new AnnotationId(id))
            .filter(one -> one.state() != Annotation.State.DELETED)
            .orElseThrow(() -> gone("There is no comment " + id + "."));
    Reviewer me = reviewers.of(request).orElseThrow(AnnotationPages::nobody);
    if (!me.is(annotation.reviewer().address())) {
      throw new PageFailure(
          403,
          "Only " + annotation.reviewer().name() + " can change this comment.",
          "If that is you, say so under “not you?” below any comment form.");
    }
    return annotation;
  }

  private static MessageId id(String message) {
    if (message.isBlank() || message.length() > 998) {
      throw PageFailure.badRequest(
          "This form names no mail.", "Go back to the patch and fill it in there.");
    }
    return new MessageId(message);
  }

  private static Place place(String anchor) {
    return Place.of(anchor)
        .orElseThrow(() ->
            PageFailure.badRequest(
                "This form names no line.", "Go back to the patch and click on a line."));
  }

  private static PageFailure gone(String reason) {
    return PageFailure.notFound(reason, "It may have been deleted in another window.");
  }

  private static PageFailure nobody() {
    return PageFailure.badRequest(
        "Interleave does not know who you are.", "Say so at /reviewer, or set git's user.email.");
  }
}
