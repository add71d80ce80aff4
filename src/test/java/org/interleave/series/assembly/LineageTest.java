package org.interleave.series.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.series.assembly.Post.BOB;
import static org.interleave.series.assembly.Post.mail;
import static org.interleave.series.assembly.Post.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interleave.series.Series;
import org.junit.jupiter.api.Test;

/** Which versions are one series. */
class LineageTest {
  private static final List<Post> V1 =
      List.of(
          mail("c", "[PATCH 0/3] net: three fixes"),
          patch("p1", "[PATCH 1/3] net: handle the first case").re("c").at(1),
          patch("p2", "[PATCH 2/3] net: drop an old helper").re("c").at(2),
          patch("p3", "[PATCH 3/3] net: say why it fails").re("c").at(3));
  private static final String FIRST = "v1: c p1 p2 p3";

  @Test
  void joinsAnUnthreadedSecondVersion() {
    assertThat(with(second(""))).containsExactly(FIRST + " | v2: d q1 q2 q3");
  }

  @Test
  void joinsASecondVersionThatAnswersTheFirst() {
    assertThat(with(second("c"))).containsExactly(FIRST + " | v2: d q1 q2 q3");
    assertThat(with(second("p2"))).containsExactly(FIRST + " | v2: d q1 q2 q3");
    assertThat(
            with(
                patch("q1", "[PATCH v2 1/3] net: handle the first case").re("c").day(3),
                patch("q2", "[PATCH v2 2/3] net: drop an old helper").re("c").day(3),
                patch("q3", "[PATCH v2 3/3] net: say why it fails").re("c").day(3)))
        .containsExactly(FIRST + " | v2: - q1 q2 q3");
    assertThat(
            with(
                patch("q1", "[PATCH v2 1/3] net: handle the first case").re("c", "p1").day(3),
                patch("q2", "[PATCH v2 2/3] net: drop an old helper").re("c", "p2").day(3),
                patch("q3", "[PATCH v2 3/3] net: say why it fails").re("c", "p3").day(3)))
        .containsExactly(FIRST + " | v2: - q1 q2 q3");
  }

  @Test
  void joinsAResend() {
    assertThat(
            with(
                mail("d", "[PATCH RESEND 0/3] net: three fixes").day(9),
                patch("q1", "[PATCH RESEND 1/3] net: handle the first case").re("d").day(9),
                patch("q2", "[PATCH RESEND 2/3] net: drop an old helper").re("d").day(9),
                patch("q3", "[PATCH RESEND 3/3] net: say why it fails").re("d").day(9)))
        .containsExactly(FIRST + " | v1-2 RESEND: d q1 q2 q3");
  }

  @Test
  void takesAnUnlabelledRepostAsTheNextVersion() {
    assertThat(
            with(
                mail("d", "[PATCH 0/3] net: three fixes").day(9),
                patch("q1", "[PATCH 1/3] net: handle the first case").re("d").day(9),
                patch("q2", "[PATCH 2/3] net: drop an old helper").re("d").day(9),
                patch("q3", "[PATCH 3/3] net: say why it fails").re("d").day(9)))
        .containsExactly(FIRST + " | v2: d q1 q2 q3");
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle one case"),
                patch("b", "[PATCH] net: handle one case").day(2)))
        .containsExactly("v1: - a | v2: - b");
  }

  @Test
  void takesAnUnlabelledRepostBelowTheFirstPosting() {
    assertThat(
            with(
                mail("d", "[PATCH 0/3] net: three fixes").re("c").day(9),
                patch("q1", "[PATCH 1/3] net: handle the first case").re("c", "d").day(9),
                patch("q2", "[PATCH 2/3] net: drop an old helper").re("c", "d").day(9),
                patch("q3", "[PATCH 3/3] net: say why it fails").re("c", "d").day(9)))
        .containsExactly(FIRST + " | v2: d q1 q2 q3");
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle one case"),
                patch("b", "[PATCH] net: handle one case").re("a").day(2)))
        .containsExactly("v1: - a | v2: - b");
  }

  @Test
  void takesAPostingToAnotherListAtAnotherTimeAsASecondPosting() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle one case").content("same"),
                patch("b", "[PATCH net-next] net: handle one case").content("same").at(200)))
        .containsExactly("v1: - a | v2: - b");
  }

  @Test
  void joinsAnRfcAndThePatchesAfterIt() {
    assertThat(
            Outline.of(
                mail("c", "[RFC PATCH 0/2] net: two ideas"),
                patch("p1", "[RFC PATCH 1/2] net: the first idea").re("c"),
                patch("p2", "[RFC PATCH 2/2] net: the second idea").re("c"),
                mail("d", "[PATCH 0/2] net: two ideas").day(9),
                patch("q1", "[PATCH 1/2] net: the first idea").re("d").day(9),
                patch("q2", "[PATCH 2/2] net: the second idea").re("d").day(9),
                mail("e", "[PATCH v2 0/2] net: two ideas").day(20),
                patch("r1", "[PATCH v2 1/2] net: the first idea").re("e").day(20),
                patch("r2", "[PATCH v2 2/2] net: the second idea").re("e").day(20)))
        .containsExactly("v1 RFC: c p1 p2 | v1-2: d q1 q2 | v2: e r1 r2");
  }

  @Test
  void keepsTwoPeoplesPatchesOfOneTitleApart() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: fix a typo").content("same"),
                patch("b", "[PATCH] net: fix a typo").content("same").from(BOB).day(1),
                patch("b2", "[PATCH v2] net: fix a typo").from(BOB).day(2)))
        .containsExactly("v1: - a", "v1: - b | v2: - b2");
  }

  @Test
  void joinsARenamedSeries() {
    assertThat(
            with(
                mail("d", "[PATCH v2 0/3] Make networking right at last").day(9),
                patch("q1", "[PATCH v2 1/3] net: handle the first case").re("d").day(9),
                patch("q2", "[PATCH v2 2/3] net: remove an old helper").re("d").day(9),
                patch("q3", "[PATCH v2 3/3] net: say why it fails").re("d").day(9)))
        .containsExactly(FIRST + " | v2: d q1 q2 q3");
  }

  @Test
  void joinsARenamedPatch() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle the odd case").files("net/core/dev.c"),
                patch("b", "[PATCH v2] net/core: do not crash when idle")
                    .files("net/core/dev.c")
                    .re("a")
                    .day(2)))
        .containsExactly("v1: - a | v2: - b");
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle the odd case").files("net/core/dev.c"),
                patch("b", "[PATCH v2] net: handle the strange case")
                    .files("net/core/dev.c")
                    .day(2)))
        .containsExactly("v1: - a | v2: - b");
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle the odd case")
                    .content("same")
                    .files("net/core/dev.c"),
                patch("b", "[PATCH v2] Do not crash when idle")
                    .content("same")
                    .files("net/core/dev.c")
                    .day(2)))
        .containsExactly("v1: - a | v2: - b");
  }

  @Test
  void joinsByChangeIdWhateverElseChanged() {
    assertThat(
            Outline.of(
                mail("c", "[PATCH 0/1] One name").changeId("20240301-thing-0123456789ab"),
                patch("a", "[PATCH 1/1] x: one").re("c"),
                mail("d", "[PATCH v2 0/1] Another name")
                    .changeId("20240301-thing-0123456789ab")
                    .day(40),
                patch("b", "[PATCH v2 1/1] y: entirely else").re("d").day(40)))
        .containsExactly("v1: c a | v2: d b");
  }

  @Test
  void joinsAVersionThatAnotherPersonTookOver() {
    assertThat(
            with(
                mail("d", "[PATCH v2 0/3] net: three fixes").from(BOB).day(30),
                patch("q1", "[PATCH v2 1/3] net: handle the first case")
                    .from(BOB)
                    .author(Post.ANN)
                    .re("d")
                    .day(30),
                patch("q2", "[PATCH v2 2/3] net: drop an old helper")
                    .from(BOB)
                    .author(Post.ANN)
                    .re("d")
                    .day(30),
                patch("q3", "[PATCH v2 3/3] net: say why it fails").from(BOB).re("d").day(30)))
        .containsExactly(FIRST + " | v2: d q1 q2 q3");
  }

  @Test
  void keepsDifferentSeriesOfOneCoverTitleApart() {
    assertThat(
            with(
                mail("d", "[PATCH 0/3] net: three fixes").day(60),
                patch("q1", "[PATCH 1/3] net: count what is lost").re("d").day(60),
                patch("q2", "[PATCH 2/3] net: tell who asks").re("d").day(60),
                patch("q3", "[PATCH 3/3] net: free it once").re("d").day(60)))
        .containsExactly(FIRST, "v1: d q1 q2 q3");
  }

  @Test
  void joinsAPatchThatGrewIntoASeries() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle the odd case"),
                mail("d", "[PATCH v2 0/2] net: handle odd cases").day(2),
                patch("b", "[PATCH v2 1/2] net: handle the odd case").re("d").day(2),
                patch("c", "[PATCH v2 2/2] net: handle the odder case").re("d").day(2)))
        .containsExactly("v1: - a | v2: d b c");
  }

  @Test
  void keepsBackportsApartFromWhatTheyPort() {
    assertThat(
            Outline.of(
                patch("a", "[PATCH] net: handle the odd case").content("same"),
                patch("b", "[PATCH 6.1] net: handle the odd case").content("same").day(20),
                patch("c", "[PATCH 5.15] net: handle the odd case").content("same").day(20)))
        .containsExactlyInAnyOrder("v1: - a", "v1: - b", "v1: - c");
  }

  @Test
  void ordersVersionsThatAWrongClockHasSwapped() {
    assertThat(
            Outline.of(
                patch("b", "[PATCH v2] net: handle the odd case"),
                patch("a", "[PATCH] net: handle the odd case").at(30)))
        .containsExactly("v1: - a | v2: - b");
  }

  @Test
  void namesASeriesByItsNewestTitleThatSaysSomething() {
    List<Post> posts = new ArrayList<>(V1);
    posts.add(mail("d", "[PATCH v2 0/3] ").day(9));
    posts.add(patch("q1", "[PATCH v2 1/3] net: handle the first case").re("d").day(9));
    posts.add(patch("q2", "[PATCH v2 2/3] net: drop an old helper").re("d").day(9));
    posts.add(patch("q3", "[PATCH v2 3/3] net: say why it fails").re("d").day(9));

    List<Series> series = Assembly.assemble(posts.stream().map(Post::posting).toList(), List.of());

    assertThat(series).extracting(Series::title).containsExactly("net: three fixes");
  }

  private static Post[] second(String parent) {
    Post cover = mail("d", "[PATCH v2 0/3] net: three fixes").day(3);
    if (!parent.isEmpty()) {
      cover = parent.equals("c") ? cover.re("c") : cover.re("c", parent);
    }
    return new Post[] {
      cover,
      patch("q1", "[PATCH v2 1/3] net: handle the first case").re("d").day(3),
      patch("q2", "[PATCH v2 2/3] net: drop an old helper").re("d").day(3),
      patch("q3", "[PATCH v2 3/3] net: say why it fails").re("d").day(3)
    };
  }

  private static List<String> with(Post... more) {
    List<Post> posts = new ArrayList<>(V1);
    posts.addAll(Arrays.asList(more));
    return Outline.of(posts.toArray(Post[]::new));
  }
}
