package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.review.Reviews.ADA;
import static org.interleave.review.Reviews.NOON;
import static org.interleave.review.Reviews.PATCH;

import java.time.ZoneOffset;
import java.util.List;
import org.interleave.mail.Draft;
import org.interleave.mail.Message;
import org.interleave.review.Annotation;
import org.interleave.review.Reviews;
import org.interleave.review.Verdict;
import org.interleave.review.Verdict.Kind;
import org.interleave.review.Verdict.Scope;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final String COVER =
      """
      This series adds the locking that foo never had.

      Please have a look.
      """;

  private final Message cover = Originals.of("[PATCH v2 0/12] foo: locking", COVER, List.of());
  private final Annotation question =
      Reviews.on(Reviews.TEXT, 18, 19, "Is this taken in irq context?");
  private final Annotation remark = Reviews.on(Reviews.TEXT, 22, 22, "Fine.");

  private static Verdict verdict(Scope scope, Kind kind) {
    return new Verdict(scope, PATCH, kind, ADA, NOON);
  }

  @Test
  void sumsTheReviewUp() {
    Summary summary =
        new Summary(
            12,
            List.of(
                new Summary.Row(
                    1, "foo: one", List.of(), List.of(verdict(Scope.PATCH, Kind.REVIEWED))),
                new Summary.Row(2, "foo: two", List.of(), List.of()),
                new Summary.Row(
                    12,
                    "foo: twelve",
                    List.of(question, remark),
                    List.of(verdict(Scope.PATCH, Kind.CHANGES_REQUESTED)))),
            List.of(),
            List.of(
                verdict(Scope.VERSION, Kind.CHANGES_REQUESTED),
                verdict(Scope.VERSION, Kind.TESTED)));

    Draft draft = summary.compose(cover, ADA, ZoneOffset.UTC).orElseThrow();

    assertThat(draft.text())
        .isEqualTo(
            """
            On Fri, Jan 02, 2026 at 03:04:05PM +0100, Ned Nobody wrote:
            > This series adds the locking that foo never had.
            >
            > Please have a look.

            Patch by patch:

              01/12  Reviewed-by                    foo: one
              02/12  no comments                    foo: two
              12/12  changes requested, 2 comments  foo: twelve

            Open questions:

              12/12  drivers/foo/queue.c:13-14
                Is this taken in irq context?

            I would like to see changes before this goes in.

            Tested-by: Ada Example <ada@example.org>
            """);
    assertThat(draft.subject()).isEqualTo("Re: [PATCH v2 0/12] foo: locking");
  }

  @Test
  void answersTheCoverLettersOwnLinesAboveTheSummary() {
    Annotation onCover = Reviews.on(COVER, 1, 1, "At last.");
    Summary summary =
        new Summary(
            1,
            List.of(new Summary.Row(1, "foo: one", List.of(), List.of())),
            List.of(onCover),
            List.of());

    Draft draft = summary.compose(cover, ADA, ZoneOffset.UTC).orElseThrow();

    assertThat(draft.text())
        .endsWith(
            """
            > This series adds the locking that foo never had.

            At last.

            Patch by patch:

              1/1  no comments  foo: one
            """);
  }

  @Test
  void asksOnlyTheLastParagraphOfALongComment() {
    Annotation lengthy =
        Reviews.on(Reviews.TEXT, 18, 18, "word\n".repeat(12) + "\nSo who unlocks it?");
    Summary summary =
        new Summary(
            1,
            List.of(new Summary.Row(1, "foo: one", List.of(lengthy), List.of())),
            List.of(),
            List.of());

    Draft draft = summary.compose(cover, ADA, ZoneOffset.UTC).orElseThrow();

    assertThat(draft.text())
        .endsWith("Open questions:\n\n  1/1  drivers/foo/queue.c:13\n    So who unlocks it?\n");
  }

  @Test
  void isEmptyWhereNothingWasSaid() {
    Summary summary =
        new Summary(
            1, List.of(new Summary.Row(1, "foo: one", List.of(), List.of())), List.of(), List.of());

    assertThat(summary.compose(cover, ADA, ZoneOffset.UTC)).isEmpty();
  }
}
