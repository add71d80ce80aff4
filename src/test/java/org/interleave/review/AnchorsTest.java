package org.interleave.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.review.Reviews.PATCH;

import java.util.Optional;
import org.interleave.review.Anchor.Side;
import org.interleave.review.Anchor.SourceLines;
import org.junit.jupiter.api.Test;

class AnchorsTest {
  private final BodyText text = BodyText.of(Reviews.TEXT);

  private Anchors.Choice on(int first, int last) {
    return Anchors.on(PATCH, text, new LineRange(first, last));
  }

  @Test
  void remembersEverythingThatFindsALineOfTheDiffAgain() {
    Anchors.Choice choice = on(18, 19);

    assertThat(choice)
        .isEqualTo(
            new Anchors.Chosen(
                new Anchor.InDiff(
                    PATCH,
                    new LineRange(18, 19),
                    "+\tspin_lock(&foo->lock);\n \tlist_for_each_entry(entry, &foo->queue, node)",
                    "drivers/foo/queue.c",
                    "@@ -10,8 +10,10 @@ static void foo_drain(struct foo *foo)",
                    Optional.of(new SourceLines(Side.NEW, new LineRange(13, 14))))));
  }

  @Test
  void placesARemovedLineOnTheOldSide() {
    Anchor.InDiff anchor = (Anchor.InDiff) ((Anchors.Chosen) on(20, 20)).anchor();

    assertThat(anchor.source()).hasValue(new SourceLines(Side.OLD, new LineRange(14, 14)));
    assertThat(anchor.written()).isEqualTo("drivers/foo/queue.c:14");
  }

  @Test
  void placesARangeOfBothSidesWhereTheNewLinesAre() {
    Anchor.InDiff anchor = (Anchor.InDiff) ((Anchors.Chosen) on(20, 22)).anchor();

    assertThat(anchor.source()).hasValue(new SourceLines(Side.NEW, new LineRange(15, 16)));
  }

  @Test
  void anchorsALineOfTheMessage() {
    assertThat(on(3, 3))
        .isEqualTo(
            new Anchors.Chosen(
                new Anchor.InMessage(
                    PATCH,
                    new LineRange(3, 3),
                    "Take the lock around the walk, as every other user does.")));
  }

  @Test
  void refusesARangeAcrossMessageAndDiff() {
    assertThat(on(8, 12))
        .isEqualTo(
            new Anchors.Impossible(
                "a comment can be on lines of the message or of one file, not both"));
  }

  @Test
  void refusesLinesThatTheMailDoesNotHave() {
    assertThat(on(33, 34))
        .isEqualTo(new Anchors.Impossible("the mail has no line 34; it has 33 lines"));
  }
}
