package org.interleave.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interleave.mail.MessageId;
import org.interleave.review.Anchors;
import org.interleave.review.Annotation;
import org.interleave.review.Annotations;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict;
import org.interleave.review.Verdicts;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.series.web.MarginNote;
import org.interleave.series.web.PatchKey;
import org.interleave.series.web.PatchMargin;
import org.interleave.series.web.PatchPaths;
import org.interleave.series.web.Place;
import org.interleave.series.web.VersionKey;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows the comments below their lines, the form where one is asked for, and the verdicts. */
@Component
@Order(10)
class AnnotationMargin implements PatchMargin {
  private final Annotations annotations;
  private final Verdicts verdicts;
  private final Originals originals;
  private final SeriesCatalog catalog;
  private final CurrentReviewer reviewers;
  private final HttpServletRequest request;

  AnnotationMargin(
      Annotations annotations,
      Verdicts verdicts,
      Originals originals,
      SeriesCatalog catalog,
      CurrentReviewer reviewers,
      HttpServletRequest request) {
    this.annotations = annotations;
    this.verdicts = verdicts;
    this.originals = originals;
    this.catalog = catalog;
    this.reviewers = reviewers;
    this.request = request;
  }

  /** A comment as its note shows it. */
  record Note(Annotation annotation, boolean mine, String back) {}

  /**
   * What stands below the message of a patch, or below the patches of a version.
   *
   * @param drafts of the reviewer, on this patch or version
   * @param more of the reviewer's drafts, elsewhere
   * @param questions published ones
   */
  record Panel(
      boolean onPatch,
      Verdict.Scope scope,
      MessageId message,
      Optional<Reviewer> reviewer,
      List<Verdict> verdicts,
      int comments,
      int questions,
      int drafts,
      int more,
      String back) {

    public List<Verdict.Kind> kinds() {
      return Arrays.asList(Verdict.Kind.values());
    }

    /** Whether the reviewer says so now. */
    public boolean said(Verdict.Kind kind) {
      return verdicts.stream()
          .anyMatch(one ->
              one.kind() == kind
                  && reviewer.filter(me -> me.is(one.reviewer().address())).isPresent());
    }
  }

  @Override
  public List<MarginNote> notes(PatchKey patch, Optional<Place> at, Optional<Place> from) {
    Optional<Reviewer> me = reviewers.of(request);
    List<Annotation> visible = annotations.visible(List.of(patch.message()), me);
    List<MarginNote> notes = new ArrayList<>();
    if (!visible.isEmpty() || at.isPresent()) {
      originals
          .places(patch.message())
          .ifPresent(places -> {
            visible.forEach(one -> notes.add(note(one, places, me, patch.path())));
            at.ifPresent(place -> notes.add(form(patch, places, place, from, me)));
          });
    }
    Panel panel =
        panel(true, scope(patch), patch.message(), List.of(patch.message()), me, patch.path());
    notes.add(new MarginNote(new Place.WholePatch(), "review/panel", panel));
    return notes;
  }

  @Override
  public List<MarginNote> notes(VersionKey key) {
    return catalog.find(key.series().value()).stream()
        .flatMap(series -> series.versions().stream())
        .filter(version -> version.name().equals(key.version()))
        .flatMap(version -> versionPanel(key, version).stream())
        .toList();
  }

  /** A verdict on the cover letter is one on the version. */
  private Verdict.Scope scope(PatchKey patch) {
    return catalog
        .place(patch.message())
        .filter(place -> place.role() == SeriesCatalog.Role.COVER)
        .map(place -> Verdict.Scope.VERSION)
        .orElse(Verdict.Scope.PATCH);
  }

  private Optional<MarginNote> versionPanel(VersionKey key, Version version) {
    return version
        .cover()
        .or(() -> version.patches().stream().findFirst().map(Version.Patch::message))
        .map(head -> {
          Panel panel =
              panel(
                  false,
                  Verdict.Scope.VERSION,
                  head,
                  version.messages(),
                  reviewers.of(request),
                  PatchPaths.version(key.series(), key.version()));
          return new MarginNote(new Place.WholePatch(), "review/panel", panel);
        });
  }

  private Panel panel(
      boolean onPatch,
      Verdict.Scope scope,
      MessageId head,
      List<MessageId> messages,
      Optional<Reviewer> me,
      String back) {
    List<Annotation> visible = annotations.visible(messages, me);
    List<Annotation> published = visible.stream().filter(one -> !one.draft()).toList();
    int drafts = visible.size() - published.size();
    int all = me.map(annotations::drafts).map(List::size).orElse(0);
    return new Panel(
        onPatch,
        scope,
        head,
        me,
        verdicts.on(messages).stream().filter(one -> one.scope() == scope).toList(),
        published.size(),
        (int) published.stream().filter(Annotation::asks).count(),
        drafts,
        all - drafts,
        back);
  }

  private static MarginNote note(
      Annotation annotation, BodyPlaces places, Optional<Reviewer> me, String back) {
    boolean mine = me.filter(one -> one.is(annotation.reviewer().address())).isPresent();
    return new MarginNote(
        places.place(annotation.anchor()), "review/annotation", new Note(annotation, mine, back));
  }

  private static MarginNote form(
      PatchKey patch, BodyPlaces places, Place at, Optional<Place> from, Optional<Reviewer> me) {
    Anchors.Choice choice = Originals.choice(patch.message(), places, at, from.orElse(at));
    CommentForm fresh =
        CommentForm.fresh(
            patch.message(), Optional.of(at), from, Originals.written(choice), me, patch.path());
    CommentForm form =
        choice instanceof Anchors.Impossible impossible
            ? fresh.refused("", false, impossible.reason())
            : fresh;
    return new MarginNote(at, "review/comment-form", form);
  }
}
