package org.interleave.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.interleave.locking.web.RuleAuthors;
import org.interleave.review.Reviewer;
import org.springframework.stereotype.Component;

/** Who edits a rule is who reviews. */
@Component
final class ReviewersAsAuthors implements RuleAuthors {
  private final CurrentReviewer reviewers;

  ReviewersAsAuthors(CurrentReviewer reviewers) {
    this.reviewers = reviewers;
  }

  @Override
  public Optional<String> of(HttpServletRequest request) {
    return reviewers.of(request).map(Reviewer::written);
  }
}
