package org.interleave.series.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.series.assembly.Post.ANN;
import static org.interleave.series.assembly.Post.BOB;
import static org.interleave.series.assembly.Post.RAY;
import static org.interleave.series.assembly.Post.mail;
import static org.interleave.series.assembly.Post.patch;

import java.util.ArrayList;
import java.util.List;
import org.interleave.series.Posting;
import org.junit.jupiter.api.Test;

/** One posting at a time: which messages are one version. */
class GroupingTest {
  @Test
  void groupsASeriesBelowItsCoverLetter() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: two fixes"),
                patch("a", "[PATCH 1/2] net: one").re("c"),
                patch("b", "[PATCH 2/2] net: two").re("c"),
                mail("r", "Re: [PATCH 1/2] net: one").from(RAY).re("c", "a").at(9)))
        .containsExactly("v1: c a b ~r");
  }

  @Test
  void groupsWithoutACoverLetterWhetherShallowOrDeep() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH 1/3] net: one"),
                patch("b", "[PATCH 2/3] net: two").re("a"),
                patch("c", "[PATCH 3/3] net: three").re("a")))
        .containsExactly("v1: - a b c");
    assertThat(
            Outline.of(
                patch("a", "[PATCH 1/3] net: one"),
                patch("b", "[PATCH 2/3] net: two").re("a"),
                patch("c", "[PATCH 3/3] net: three").re("a", "b")))
        .containsExactly("v1: - a b c");
  }

  @Test
  void showsAMissingPatchAsAGap() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/3] net: three fixes"),
                patch("a", "[PATCH 1/3] net: one").re("c"),
                patch("b", "[PATCH 3/3] net: three").re("c")))
        .containsExactly("v1: c a _ b");
  }

  @Test
  void groupsBelowAMissingCoverLetter() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH 1/3] net: one").re("gone"),
                patch("b", "[PATCH 2/3] net: two").re("gone"),
                patch("c", "[PATCH 3/3] net: three").re("gone")))
        .containsExactly("v1: - a b c");
    assertThat(
            Outline.of(
                patch("b", "[PATCH 2/3] net: two").re("gone", "gone1"),
                patch("c", "[PATCH 3/3] net: three").re("gone", "gone1", "b")))
        .containsExactly("v1: - _ b c");
  }

  @Test
  void takesALatePatch() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/3] net: three fixes"),
                patch("a", "[PATCH 1/3] net: one").re("c"),
                patch("b", "[PATCH 2/3] net: two").re("c"),
                patch("d", "[PATCH 3/3] net: three").re("c").day(12)))
        .containsExactly("v1: c a b d");
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/3] net: three fixes"),
                patch("a", "[PATCH 1/3] net: one").re("c"),
                patch("b", "[PATCH 2/3] net: two").re("c"),
                patch("d", "[PATCH 3/3] net: three").day(2)))
        .containsExactly("v1: c a b d");
  }

  @Test
  void doesNotMindTheOrderOfSending() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/3] net: three fixes").at(3),
                patch("a", "[PATCH 1/3] net: one").re("c").at(2),
                patch("b", "[PATCH 2/3] net: two").re("c").at(5),
                patch("d", "[PATCH 3/3] net: three").re("c").at(0)))
        .containsExactly("v1: c a b d");
  }

  @Test
  void groupsAnUnthreadedSeries() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: two fixes"),
                patch("a", "[PATCH 1/2] net: one").at(1),
                patch("b", "[PATCH 2/2] net: two").at(2),
                patch("x", "[PATCH 1/2] drm: other").from(BOB).at(1),
                patch("y", "[PATCH 2/2] drm: more").from(BOB).at(2)))
        .containsExactlyInAnyOrder("v1: c a b", "v1: - x y");
  }

  @Test
  void tellsTwoInterleavedUnthreadedSeriesOfOneAuthorApart() {
    assertThat(
            Outline.of(
                patch("a1", "[PATCH 1/3] net: one"),
                patch("b1", "[PATCH 1/2] drm: one").at(1),
                patch("a2", "[PATCH 2/3] net: two").at(2),
                patch("b2", "[PATCH 2/2] drm: two").at(3),
                patch("a3", "[PATCH 3/3] net: three").at(4)))
        .containsExactlyInAnyOrder("v1: - a1 a2 a3", "v1: - b1 b2");
    assertThat(
            Outline.of(
                patch("a1", "[PATCH 1/3] net: one"),
                patch("b1", "[PATCH 1/3] drm: one").at(1),
                patch("b2", "[PATCH 2/3] drm: two").at(2),
                patch("a2", "[PATCH 2/3] net: two").at(3),
                patch("a3", "[PATCH 3/3] net: three").at(4),
                patch("b3", "[PATCH 3/3] drm: three").at(4)))
        .containsExactlyInAnyOrder("v1: - a1 a2 a3", "v1: - b1 b2 b3");
  }

  @Test
  void tellsInterleavedSeriesApartByTheRunThatSentThem() {
    assertThat(
            Outline.of(
                patch("20240301080000.11-1-ann@x", "[PATCH 1/2] Rename a thing"),
                patch("20240301080001.22-1-ann@x", "[PATCH 1/2] Drop a thing"),
                patch("20240301080001.22-2-ann@x", "[PATCH 2/2] Add another"),
                patch("20240301080000.11-2-ann@x", "[PATCH 2/2] Rename another")))
        .containsExactlyInAnyOrder(
            "v1: - 20240301080000.11-1-ann@x 20240301080000.11-2-ann@x",
            "v1: - 20240301080001.22-1-ann@x 20240301080001.22-2-ann@x");
  }

  @Test
  void tellsInterleavedSeriesApartByWhatTheirCoverLettersList() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] Renames").lists("Rename a thing", "Rename another"),
                mail("d", "[PATCH 0/2] Drops").lists("Drop a thing", "Drop another"),
                patch("d1", "[PATCH 1/2] Drop a thing").at(1),
                patch("c1", "[PATCH 1/2] Rename a thing").at(1),
                patch("c2", "[PATCH 2/2] Rename another").at(2),
                patch("d2", "[PATCH 2/2] Drop another").at(2)))
        .containsExactlyInAnyOrder("v1: c c1 c2", "v1: d d1 d2");
  }

  @Test
  void keepsASeriesThatWasSentUnderAnotherApart() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: two fixes"),
                patch("a", "[PATCH 1/2] net: one").re("c"),
                patch("b", "[PATCH 2/2] net: two").re("c"),
                mail("d", "[PATCH 0/2] drm: cleanups").re("c").at(30),
                patch("x", "[PATCH 1/2] drm: one").re("c", "d").at(30),
                patch("y", "[PATCH 2/2] drm: two").re("c", "d").at(30)))
        .containsExactly("v1: c a b", "v1: d x y");
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: two fixes"),
                patch("a", "[PATCH 1/2] net: one").re("c"),
                patch("b", "[PATCH 2/2] net: two").re("c"),
                patch("x", "[PATCH 1/2] drm: one").re("c", "b").at(30),
                patch("y", "[PATCH 2/2] drm: two").re("c", "b", "x").at(30)))
        .containsExactly("v1: c a b", "v1: - x y");
  }

  @Test
  void acceptsSeveralSendersInOneSeries() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/3] net: three fixes"),
                patch("a", "[PATCH 1/3] net: one").re("c"),
                patch("b", "[PATCH 2/3] net: two").from(BOB).re("c").at(40),
                patch("d", "[PATCH 3/3] net: three").author(BOB).re("c")))
        .containsExactly("v1: c a b d");
  }

  @Test
  void acceptsAnEmptyCoverSubject() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH v4 0/2] "),
                patch("a", "[PATCH v4 1/2] net: one").re("c"),
                patch("b", "[PATCH v4 2/2] net: two").re("c")))
        .containsExactly("v4: c a b");
    assertThat(
            Outline.of(
                mail("c", ""),
                patch("a", "[PATCH 1/2] net: one").re("c"),
                patch("b", "[PATCH 2/2] net: two").re("c")))
        .containsExactly("v1: c a b");
  }

  @Test
  void takesTheVersionFromTheCoverLetterAlone() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: two fixes"),
                patch("a", "[PATCH 1/2] net: one").re("c"),
                patch("b", "[PATCH 2/2] net: two").re("c"),
                mail("c2", "[PATCH v2 0/2] net: two fixes").day(3),
                patch("a2", "[PATCH 1/2] net: one").re("c2").day(3),
                patch("b2", "[PATCH 2/2] net: two").re("c2").day(3)))
        .containsExactly("v1: c a b | v2: c2 a2 b2");
  }

  @Test
  void takesPatchesThatLackTheVersionOfTheirSeries() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH v3 0/3] net: three fixes"),
                patch("a", "[PATCH v3 1/3] net: one").re("c"),
                patch("b", "[PATCH 2/3] net: two").re("c"),
                patch("d", "[PATCH v3 3/3] net: three").re("c")))
        .containsExactly("v3: c a b d");
  }

  @Test
  void numbersPatchesThatLackTheirCounter() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/3] net: three fixes"),
                patch("a", "[PATCH 1/3] net: one").re("c"),
                patch("b", "[PATCH] net: two").re("c"),
                patch("d", "[PATCH 3/3] net: three").re("c")))
        .containsExactly("v1: c a b d");
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: fixes"),
                patch("a", "[PATCH] net: one").re("c").at(1),
                patch("b", "[PATCH] net: two").re("c").at(2)))
        .containsExactly("v1: c a b");
  }

  @Test
  void readsCountersWithoutATotal() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH 1/n] net: one"),
                patch("b", "[PATCH 2/n] net: two").re("a"),
                patch("d", "[PATCH 3/n] net: three").re("a")))
        .containsExactly("v1: - a b d");
  }

  @Test
  void setsAsideOnePatchTooMany() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/2] net: two fixes"),
                patch("a", "[PATCH 1/2] net: one").re("c"),
                patch("b", "[PATCH 2/2] net: two").re("c"),
                patch("d", "[PATCH 3/2] net: three").re("c").at(60)))
        .containsExactly("v1: c a b +d@3");
  }

  @Test
  void opensASeriesWithAMailThatIsNotMarkedAsCoverLetter() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH v2] net: fixes"),
                patch("a", "[PATCH v2 1/2] net: one").re("c"),
                patch("b", "[PATCH v2 2/2] net: two").re("c")))
        .containsExactly("v2: c a b");
    assertThat(
            Outline.of(
                mail("c", "[pull request][net-next 0/2] updates"),
                patch("a", "[PATCH net-next 1/2] net: one").re("c"),
                patch("b", "[PATCH net-next 2/2] net: two").re("c")))
        .containsExactly("v1: c a b");
  }

  @Test
  void groupsAStableReview() {
    List<Posting> review = new ArrayList<>();
    review.add(mail("c", "[PATCH 5.1 000/234] 5.1.9-stable review").from(BOB).posting());
    for (int i = 1; i <= 234; i++) {
      review.add(
          patch("p" + i, "[PATCH 5.1 %03d/234] area%d: change %d".formatted(i, i % 40, i))
              .from(BOB)
              .author(i % 3 == 0 ? ANN : RAY)
              .re("c")
              .at(i)
              .posting());
    }
    review.add(patch("own", "[PATCH] area3: change 3").from(ANN).day(-40).content("p3").posting());

    List<String> outline = Outline.of(review, List.of());

    assertThat(outline).hasSize(2);
    assertThat(outline.getFirst()).isEqualTo("v1: - own");
    assertThat(outline.getLast()).startsWith("v1: c p1 p2 ").endsWith(" p234").doesNotContain("_");
  }

  @Test
  void keepsSinglePatchesUnderOneDiscussionApart() {
    assertThat(
            Outline.of(
                mail("q", "How should we fix the timer?").from(RAY),
                patch("a", "[PATCH] timer: one way").re("q").at(5),
                patch("b", "[PATCH] timer: another way, shorter").from(BOB).re("q", "a").at(9),
                patch("d", "[PATCH] timer: yet a third approach").re("q").at(12),
                mail("r", "Re: [PATCH] timer: one way").from(RAY).re("q", "a").at(20)))
        .containsExactly("v1: - a ~r", "v1: - b", "v1: - d");
  }

  @Test
  void countsOneMessageOnSeveralListsOnce() {
    Post cover = mail("c", "[PATCH 0/1] net: fix");
    Post one = patch("a", "[PATCH 1/1] net: one").re("c");

    assertThat(Outline.of(cover, one, one, cover)).containsExactly("v1: c a");
  }

  @Test
  void survivesReferencesInACircle() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH 1/2] net: one").re("b"),
                patch("b", "[PATCH 2/2] net: two").re("a").at(1),
                mail("r", "Re: [PATCH 1/2] net: one").re("r2").at(2),
                mail("r2", "Re: [PATCH 1/2] net: one").re("a", "r").at(3)))
        .containsExactly("v1: - a b ~r ~r2");
  }
}
