package org.interleave.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.review.Reviews.ADA;
import static org.interleave.review.Reviews.BEN;
import static org.interleave.review.Reviews.NOON;
import static org.interleave.review.Reviews.PATCH;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnnotationsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final DataSource database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Annotations annotations = new Annotations(database, now::get);
  private final Anchor lines =
      ((Anchors.Chosen) Anchors.on(PATCH, BodyText.of(Reviews.TEXT), new LineRange(18, 19)))
          .anchor();

  private Annotation draft(String text) {
    return saved(annotations.draft(lines, ADA, text, false));
  }

  private static Annotation saved(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Saved.class);
    return ((Outcome.Saved) outcome).annotation();
  }

  @Test
  void keepsEveryKindOfAnchorAsItWas() {
    Anchor message =
        ((Anchors.Chosen) Anchors.on(PATCH, BodyText.of(Reviews.TEXT), new LineRange(1, 3)))
            .anchor();
    Anchor head =
        ((Anchors.Chosen) Anchors.on(PATCH, BodyText.of(Reviews.TEXT), new LineRange(11, 11)))
            .anchor();

    for (Anchor anchor : List.of(lines, message, head, new Anchor.WholePatch(PATCH))) {
      Annotation draft = saved(annotations.draft(anchor, ADA, "Why?", false));

      assertThat(annotations.get(draft.id()).orElseThrow()).isEqualTo(draft);
      assertThat(draft.anchor()).isEqualTo(anchor);
    }
  }

  @Test
  void tidiesWhatTheBrowserSends() {
    assertThat(draft("\r\n  indented  \r\n\r\nnext\t\r\n\r\n").body())
        .isEqualTo("  indented\n\nnext");
  }

  @Test
  void hidesADraftFromOthersUntilItIsPublished() {
    Annotation draft = draft("Why here?");

    assertThat(annotations.visible(List.of(PATCH), Optional.of(BEN))).isEmpty();
    assertThat(annotations.visible(List.of(PATCH), Optional.empty())).isEmpty();
    assertThat(annotations.visible(List.of(PATCH), Optional.of(ADA))).containsExactly(draft);

    Annotation published = saved(annotations.publish(draft.id(), draft.edit(), ADA));

    assertThat(annotations.visible(List.of(PATCH), Optional.of(BEN))).containsExactly(published);
    assertThat(published.published()).hasValue(NOON);
  }

  @Test
  void keepsWhatACommentSaidBefore() {
    Annotation draft = draft("First.");
    now.set(NOON.plus(Duration.ofMinutes(3)));

    Annotation second = saved(annotations.rewrite(draft.id(), draft.edit(), ADA, "Second.", true));

    assertThat(second.body()).isEqualTo("Second.");
    assertThat(second.asks()).isTrue();
    assertThat(second.changed()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
    assertThat(annotations.earlier(draft.id())).containsExactly("First.");
  }

  @Test
  void refusesAChangeThatBuildsOnAnOldText() {
    Annotation draft = draft("First.");
    Annotation second = saved(annotations.rewrite(draft.id(), draft.edit(), ADA, "Second.", false));

    Outcome late = annotations.rewrite(draft.id(), draft.edit(), ADA, "Other.", false);

    assertThat(late).isEqualTo(new Outcome.Stale(second));
    assertThat(annotations.get(draft.id())).hasValue(second);
  }

  @Test
  void letsOnlyTheWriterChangeAComment() {
    Annotation draft = draft("Mine.");

    assertThat(annotations.delete(draft.id(), draft.edit(), BEN))
        .isEqualTo(new Outcome.Refused("only Ada Example can change this comment"));
  }

  @Test
  void deletesForEveryEyeButKeepsTheRecord() {
    Annotation draft = draft("Nonsense.");

    Annotation gone = saved(annotations.delete(draft.id(), draft.edit(), ADA));

    assertThat(gone.state()).isEqualTo(Annotation.State.DELETED);
    assertThat(annotations.on(List.of(PATCH))).isEmpty();
    assertThat(annotations.drafts(ADA)).isEmpty();
    assertThat(annotations.publish(gone.id(), gone.edit(), ADA))
        .isEqualTo(new Outcome.Refused("this comment is not there any more"));
    assertThat(jdbc.sql("select count(*) from annotation").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  void publishesAllDraftsOfOneReviewer() {
    draft("One.");
    draft("Two.");
    Annotation other = saved(annotations.draft(lines, BEN, "Ben's.", false));

    assertThat(annotations.publishAll(List.of(PATCH), ADA)).isEqualTo(2);

    assertThat(annotations.drafts(ADA)).isEmpty();
    assertThat(annotations.drafts(BEN)).containsExactly(other);
  }

  @Test
  void refusesEmptyLongAndUnprintableComments() {
    assertThat(annotations.draft(lines, ADA, " \n\t", false))
        .isEqualTo(new Outcome.Refused("a comment cannot be empty"));
    assertThat(annotations.draft(lines, ADA, "x".repeat(20_001), false))
        .isEqualTo(new Outcome.Refused("a comment can have at most 20000 characters"));
    assertThat(annotations.draft(lines, ADA, "a\0b", false))
        .isEqualTo(new Outcome.Refused("a comment cannot hold control characters"));
  }
}
