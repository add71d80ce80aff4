package org.interleave.reply.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.MessageId;
import org.interleave.reply.Replies;
import org.interleave.review.Reviewer;
import org.interleave.review.web.CurrentReviewer;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.web.MarginNote;
import org.interleave.series.web.PatchKey;
import org.interleave.series.web.PatchMargin;
import org.interleave.series.web.Place;
import org.interleave.series.web.VersionKey;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads from a patch or version to the mail that carries the review back. */
@Component
@Order(20)
class ReplyMargin implements PatchMargin {
  private final Replies replies;
  private final SeriesCatalog catalog;
  private final CurrentReviewer reviewers;
  private final HttpServletRequest request;

  ReplyMargin(
      Replies replies,
      SeriesCatalog catalog,
      CurrentReviewer reviewers,
      HttpServletRequest request) {
    this.replies = replies;
    this.catalog = catalog;
    this.reviewers = reviewers;
    this.request = request;
  }

  /**
   * @param mbox all replies of the version in one file; empty on a patch
   */
  record Links(String preview, String file, String mbox, String what) {}

  @Override
  public List<MarginNote> notes(PatchKey patch, Optional<Place> at, Optional<Place> from) {
    if (!hasSomething(List.of(patch.message()))) {
      return List.of();
    }
    boolean cover =
        catalog.place(patch.message()).filter(place -> place.role() == Role.COVER).isPresent();
    if (cover) {
      return List.of(summary(new VersionKey(patch.series(), patch.version())));
    }
    String path = ReplyPaths.to(patch.message());
    return List.of(note(new Links(path, path + ".eml", "", "Reply with this review")));
  }

  @Override
  public List<MarginNote> notes(VersionKey key) {
    return catalog.find(key.series().value()).stream()
        .flatMap(series -> series.versions().stream())
        .filter(version -> version.name().equals(key.version()))
        .filter(version -> hasSomething(version.messages()))
        .map(version -> summary(key))
        .toList();
  }

  private static MarginNote summary(VersionKey key) {
    String path = ReplyPaths.summary(key.series(), key.version());
    String mbox = ReplyPaths.mbox(key.series(), key.version());
    return note(new Links(path, path + ".eml", mbox, "Sum the review up"));
  }

  private static MarginNote note(Links links) {
    return new MarginNote(new Place.WholePatch(), "reply/links", links);
  }

  private boolean hasSomething(Collection<MessageId> messages) {
    Optional<Reviewer> me = reviewers.of(request);
    return me.isPresent()
        && replies.reviewers(messages, Replies.Include.DRAFTS_TOO).stream()
            .anyMatch(one -> one.is(me.get().address()));
  }
}
