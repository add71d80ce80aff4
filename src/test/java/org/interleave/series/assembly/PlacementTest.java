package org.interleave.series.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.series.assembly.Post.BOB;
import static org.interleave.series.assembly.Post.RAY;
import static org.interleave.series.assembly.Post.mail;
import static org.interleave.series.assembly.Post.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interleave.series.Posting;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.junit.jupiter.api.Test;

/** What is not a version by itself: replacements, proposals, replies, orphans. */
class PlacementTest {
  private static final Post COVER = mail("c", "[PATCH v4 0/3] net: three fixes");
  private static final Post ONE = patch("p1", "[PATCH v4 1/3] net: one").re("c").at(1);
  private static final Post TWO = patch("p2", "[PATCH v4 2/3] net: two").re("c").at(2);
  private static final Post THREE = patch("p3", "[PATCH v4 3/3] net: three").re("c").at(3);

  @Test
  void letsASingleReplacementCount() {
    assertThat(with(patch("n", "[PATCH v4 3/3] net: three").re("c", "p3").day(1)))
        .containsExactly("v4: c p1 p2 n +p3@3");
    assertThat(with(patch("n", "[PATCH v4 3/3] net: three, but renamed").re("c", "p3").day(1)))
        .containsExactly("v4: c p1 p2 n +p3@3");
    assertThat(
            with(
                mail("r", "Re: [PATCH v4 2/3] net: two").from(RAY).re("c", "p2").at(60),
                patch("n", "[PATCH v4.1 2/3] net: two").re("c", "p2", "r").at(90)))
        .containsExactly("v4: c p1 n p3 +p2@2 ~r");
    assertThat(with(patch("n", "[PATCH v4] net: two").re("c", "p2").at(90)))
        .containsExactly("v4: c p1 n p3 +p2@2");
  }

  @Test
  void letsAReplacementCountThatWasSentWithoutThreading() {
    assertThat(with(patch("n", "[PATCH v4 3/3] net: three").day(1)))
        .containsExactly("v4: c p1 p2 n +p3@3");
    assertThat(with(patch("n", "[PATCH v4.1 3/3] net: three").day(1)))
        .containsExactly("v4: c p1 p2 n +p3@3");
  }

  @Test
  void showsAPatchOfTheNextVersionThatWasPostedAloneWhereItWasPosted() {
    assertThat(with(patch("n", "[PATCH v5 2/3] net: two").re("c", "p2").day(1)))
        .containsExactly("v4: c p1 p2 p3 +n@2");
    assertThat(
            with(
                mail("r", "Re: [PATCH v4 2/3] net: two").from(RAY).re("c", "p2").at(60),
                patch("n", "[PATCH v5 2/3] net: two").re("c", "p2", "r").day(1),
                mail("c5", "[PATCH v5 0/4] net: four fixes").day(5),
                patch("q1", "[PATCH v5 1/4] net: one").re("c5").day(5),
                patch("q2", "[PATCH v5 2/4] net: two").re("c5").day(5),
                patch("q3", "[PATCH v5 3/4] net: three").re("c5").day(5),
                patch("q4", "[PATCH v5 4/4] net: four").re("c5").day(5)))
        .containsExactly("v4: c p1 p2 p3 +n@2 ~r | v5: c5 q1 q2 q3 q4");
  }

  @Test
  void showsAnAdditionWhereItWasAdded() {
    assertThat(with(patch("n", "[PATCH v4 4/3] net: four").re("c").day(1)))
        .containsExactly("v4: c p1 p2 p3 +n@4");
  }

  @Test
  void setsDiffsInRepliesAside() {
    assertThat(
            with(
                patch("n", "Re: [PATCH v4 2/3] net: two").from(RAY).re("c", "p2").at(60),
                patch("m", "Re: [PATCH v4 2/3] net: two").re("c", "p2", "n").at(61),
                patch("k", "Re: [PATCH v4 0/3] net: three fixes").re("c").at(62)))
        .containsExactly("v4: c p1 p2 p3 +n@2 +m@2 +k@0");
    assertThat(notes(patch("n", "Re: [PATCH v4 2/3] net: two").from(RAY).re("c", "p2").at(60)))
        .containsExactly("a proposal by Ray Reviewer in a reply");
  }

  @Test
  void setsAReviewersProposalAsideThatLooksLikeAPatch() {
    assertThat(with(patch("n", "[PATCH v4 2/3] net: two").from(RAY).re("c", "p2").at(60)))
        .containsExactly("v4: c p1 p2 p3 +n@2");
    assertThat(with(patch("n", "[PATCH] net: two").from(RAY).re("c", "p2").at(60)))
        .containsExactly("v4: c p1 p2 p3 +n@2");
  }

  @Test
  void takesRepliesWithoutAMarkAsReplies() {
    assertThat(
            with(
                mail("r", "[PATCH v4 0/3] net: three fixes").from(RAY).re("c").at(60),
                mail("s", "[PATCH v4 2/3] net: two")
                    .from(RAY)
                    .re("c", "p2")
                    .at(61)
                    .trailer("Reviewed-by", RAY),
                mail("t", "RE: [PATCH v4 2/3] net: two").from(BOB).re("c", "p2", "s").at(62)))
        .containsExactly("v4: c p1 p2 p3 ~r ~s ~t");
    assertThat(
            Outline.of(
                mail("s", "[PATCH v4 2/3] net: two")
                    .from(RAY)
                    .re("gone")
                    .at(61)
                    .trailer("Reviewed-by", RAY)))
        .isEmpty();
  }

  @Test
  void keepsASidePatchInAThreadAsItsOwnSeries() {
    assertThat(
            with(
                patch("side", "[PATCH] mm: something else that came up").re("c", "p2").at(60),
                mail("r", "Re: [PATCH] mm: something else that came up")
                    .re("c", "p2", "side")
                    .at(70)))
        .containsExactly("v4: c p1 p2 p3", "v1: - side ~r");
  }

  @Test
  void takesASecondCoverLetterAsAMessage() {
    assertThat(with(mail("again", "[PATCH v4 0/3] net: three fixes").at(10)))
        .containsExactly("v4: c p1 p2 p3 ~again");
  }

  @Test
  void placesARepliesWithoutReferencesByItsSubject() {
    assertThat(with(mail("r", "Re: [PATCH v4 2/3] net: two").from(RAY).day(1)))
        .containsExactly("v4: c p1 p2 p3 ~r");
    assertThat(with(mail("r", "Re: [PATCH v4 2/3] net: two").from(RAY).day(100)))
        .containsExactly("v4: c p1 p2 p3");
  }

  @Test
  void makesNoSeriesOfDiscussionsAndPullRequests() {
    assertThat(
            Outline.of(
                mail("q", "What about timers?"),
                mail("a", "Re: What about timers?").from(RAY).re("q"),
                mail("pull", "[GIT PULL] timers for 6.9"),
                mail("pulled", "Re: [GIT PULL] timers for 6.9").from(RAY).re("pull"),
                patch("d", "Re: What about timers?").from(RAY).re("q", "a")))
        .isEmpty();
  }

  @Test
  void survivesAThreadThatIsVeryDeep() {
    List<Posting> deep = new ArrayList<>();
    deep.add(patch("m0", "[PATCH] net: deep").posting());
    for (int i = 1; i < 20_000; i++) {
      deep.add(mail("m" + i, "Re: [PATCH] net: deep").re("m" + (i - 1)).at(i).posting());
    }

    List<Series> series = Assembly.assemble(deep, List.of());

    assertThat(series).singleElement();
    assertThat(series.getFirst().versions().getFirst().messages()).hasSize(20_000);
  }

  @Test
  void survivesTenThousandPatchesOfOneNumber() {
    List<Posting> same = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      same.add(patch("m" + i, "[PATCH 1/2] net: same").at(i).posting());
    }

    List<Series> series = Assembly.assemble(same, List.of());

    assertThat(
            series.stream()
                .flatMap(s -> s.versions().stream())
                .mapToInt(v -> v.messages().size())
                .sum())
        .isEqualTo(10_000);
  }

  private static List<String> with(Post... more) {
    return Outline.of(together(more).toArray(Post[]::new));
  }

  private static List<String> notes(Post... more) {
    return Assembly.assemble(together(more).stream().map(Post::posting).toList(), List.of())
        .stream()
        .flatMap(series -> series.versions().stream())
        .flatMap(version -> version.strays().stream())
        .map(Version.Patch::note)
        .toList();
  }

  private static List<Post> together(Post... more) {
    List<Post> posts = new ArrayList<>(List.of(COVER, ONE, TWO, THREE));
    posts.addAll(Arrays.asList(more));
    return posts;
  }
}
