package org.interleave.series.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.series.assembly.Post.ANN;
import static org.interleave.series.assembly.Post.BOB;
import static org.interleave.series.assembly.Post.RAY;
import static org.interleave.series.assembly.Post.mail;
import static org.interleave.series.assembly.Post.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.interleave.mail.MessageId;
import org.interleave.series.Decision;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.SeriesCatalog.Filter;
import org.interleave.series.SeriesCatalog.Role;
import org.interleave.series.SeriesCatalog.Sort;
import org.interleave.series.SeriesId;
import org.interleave.series.State;
import org.interleave.series.Version;
import org.interleave.series.assembly.Post;
import org.junit.jupiter.api.Test;

class StoredSeriesTest {
  private static final List<Post> FIRST =
      List.of(
          mail("c", "[PATCH 0/2] net: two fixes").trailer("Fixes", "none"),
          patch("a", "[PATCH 1/2] net: one").re("c").at(1),
          patch("b", "[PATCH 2/2] net: two").re("c").at(2),
          mail("r", "Re: [PATCH 1/2] net: one")
              .from(RAY)
              .re("c", "a")
              .at(9)
              .trailer("Reviewed-by", RAY));
  private static final List<Post> SECOND =
      List.of(
          mail("c2", "[PATCH v2 0/2] net: two fixes").day(3),
          patch("a2", "[PATCH v2 1/2] net: one").re("c2").day(3),
          patch("b2", "[PATCH v2 2/2] net: two").re("c2").day(3));

  private final Shelf shelf = new Shelf();

  @Test
  void keepsWhatWasAssembled() {
    shelf.put(FIRST);
    shelf.put(SECOND);

    Series series = only();
    assertThat(series.title()).isEqualTo("net: two fixes");
    assertThat(series.author().name()).isEqualTo("Ann Author");
    assertThat(series.versions()).extracting(Version::name).containsExactly("v1", "v2");
    assertThat(series.versions()).allMatch(Version::complete);
    assertThat(series.versions().getFirst().cover()).contains(new MessageId("c"));
    assertThat(series.versions().getFirst().messages())
        .extracting(MessageId::value)
        .containsExactly("c", "a", "b", "r");
  }

  @Test
  void givesTheSameAnswerInWhateverBatchesMailArrives() {
    List<Post> posts = new ArrayList<>(FIRST);
    posts.addAll(SECOND);
    posts.add(patch("x", "[PATCH 1/2] drm: one").from(BOB));
    posts.add(patch("y", "[PATCH 2/2] drm: two").from(BOB).at(1));
    posts.add(patch("z", "[PATCH v2] drm: one").from(BOB).day(2));
    posts.add(patch("b2x", "[PATCH v2 2/2] net: two").re("c2", "b2").day(4));
    posts.add(mail("q", "Re: [PATCH v2 2/2] net: two").from(RAY).re("c2", "b2", "b2x").day(5));
    Shelf whole = new Shelf();
    whole.put(posts);
    Random random = new Random(7);

    for (int run = 0; run < 6; run++) {
      List<Post> shuffled = new ArrayList<>(posts);
      Collections.shuffle(shuffled, random);
      Shelf pieces = new Shelf();
      while (!shuffled.isEmpty()) {
        int size = 1 + random.nextInt(Math.min(4, shuffled.size()));
        pieces.put(shuffled.subList(0, size));
        shuffled = shuffled.subList(size, shuffled.size());
      }

      assertThat(pieces.all()).isEqualTo(whole.all());
    }
  }

  @Test
  void forgetsMailThatAnArchiveTookBack() {
    shelf.putAndTakeBack(FIRST, List.of(FIRST.get(2), FIRST.get(0)));

    Series series = only();
    assertThat(series.versions().getFirst().cover()).isEmpty();
    assertThat(series.versions().getFirst().patches()).hasSize(1);
    assertThat(series.id()).isEqualTo(SeriesId.of(new MessageId("a")));
  }

  @Test
  void findsASeriesByItsIdAPartOfItOrAnyOfItsMessages() {
    shelf.put(FIRST);

    String id = only().id().value();
    for (String name : List.of(id, id.substring(0, 6), "r", "<b>", " c ")) {
      assertThat(shelf.catalog.find(name)).as(name).map(Series::id).contains(new SeriesId(id));
    }
    for (String name : List.of("", "nobody", "000000", "<>", "%", "a\0b")) {
      assertThat(shelf.catalog.find(name)).as(name).isEmpty();
    }
  }

  @Test
  void stillKnowsASeriesByTheIdItHadBeforeAnOlderPostingTurnedUp() {
    shelf.put(SECOND);
    SeriesId before = only().id();
    shelf.put(FIRST);

    assertThat(only().id()).isNotEqualTo(before);
    assertThat(shelf.catalog.find(before.value())).contains(only());
  }

  @Test
  void keepsTheStateThatAPersonSetOverLaterImports() {
    shelf.put(FIRST);

    assertThat(shelf.catalog.mark(only().id(), State.CHANGES_REQUESTED, "me")).isTrue();
    shelf.put(SECOND);

    assertThat(only().state()).isEqualTo(State.CHANGES_REQUESTED);
    assertThat(shelf.catalog.mark(new SeriesId("000000000000"), State.NEW, "me")).isFalse();
  }

  @Test
  void joinsByHandForGood() {
    shelf.put(FIRST);
    shelf.put(patch("x", "[PATCH v2] drm: all of it anew").from(BOB).day(5));
    assertThat(shelf.all()).hasSize(2);

    shelf.catalog.decide(new Decision.Join(new MessageId("x"), new MessageId("a")), "me");
    assertThat(only().versions()).extracting(Version::name).containsExactly("v1", "v2");
    shelf.put(mail("late", "Re: [PATCH v2] drm: all of it anew").from(RAY).re("x").day(6));

    assertThat(only().versions().getLast().messages()).contains(new MessageId("late"));
  }

  @Test
  void splitsByHandForGoodAndJoinsAgain() {
    shelf.put(FIRST);
    shelf.put(SECOND);

    shelf.catalog.decide(new Decision.Split(new MessageId("c2")), "me");
    assertThat(shelf.all()).hasSize(2);
    shelf.put(
        mail("c3", "[PATCH v3 0/2] net: two fixes").day(6),
        patch("a3", "[PATCH v3 1/2] net: one").re("c3").day(6),
        patch("b3", "[PATCH v3 2/2] net: two").re("c3").day(6));

    assertThat(shelf.catalog.find("c2").orElseThrow().versions()).hasSize(1);
    assertThat(shelf.catalog.find("c3").orElseThrow().versions()).hasSize(2);
    shelf.catalog.decide(new Decision.Join(new MessageId("a2"), new MessageId("b3")), "me");
    assertThat(only().versions()).hasSize(3);
  }

  @Test
  void movesAMessageByHandEvenBeforeItArrives() {
    shelf.put(FIRST);
    shelf.put(SECOND);
    shelf.catalog.decide(new Decision.Move(new MessageId("stray"), new MessageId("c2")), "me");

    shelf.put(patch("stray", "[PATCH] nothing in common with it").from(BOB).day(9));

    assertThat(shelf.catalog.place(new MessageId("stray")))
        .hasValueSatisfying(place -> assertThat(place.version()).isEqualTo("v2"))
        .hasValueSatisfying(place -> assertThat(place.role()).isEqualTo(Role.STRAY));
    assertThat(shelf.all()).hasSize(1);
  }

  @Test
  void listsThreadsDepthFirst() {
    shelf.put(FIRST);
    shelf.put(mail("s", "Re: [PATCH 1/2] net: one").re("c", "a", "lost", "r").at(20));

    assertThat(shelf.catalog.thread(only().id(), "v1"))
        .extracting(entry -> entry.depth() + entry.id().value())
        .containsExactly("0c", "1a", "2r", "3s", "1b");
    assertThat(shelf.catalog.place(new MessageId("r")))
        .map(SeriesCatalog.Place::role)
        .contains(Role.REPLY);
  }

  @Test
  void listsDiscussionsThatAreNoSeries() {
    shelf.put(FIRST);
    shelf.put(mail("q", "Shall we meet?"), mail("q2", "Re: Shall we meet?").re("q").at(1));

    assertThat(shelf.catalog.discussions(1, 10))
        .extracting(entry -> entry.id().value())
        .containsExactly("q2", "q");
  }

  @Test
  void collectsTrailersFromReplies() {
    shelf.put(FIRST);
    shelf.put(
        mail("all", "Re: [PATCH 0/2] net: two fixes")
            .from(BOB)
            .re("c")
            .at(30)
            .trailer("Acked-by", BOB),
        mail("odd", "Re: [PATCH 2/2] net: two")
            .from(BOB)
            .re("c", "b")
            .at(31)
            .trailer("Tested-by", RAY));

    assertThat(shelf.catalog.trailers(only().id()))
        .extracting(t -> t.patch() + " " + t.key() + " " + t.toCover() + " " + t.mismatch())
        .containsExactly(
            "1 Reviewed-by false false",
            "1 Acked-by true false",
            "2 Acked-by true false",
            "2 Tested-by false true");
  }

  @Test
  void pagesFiltersAndSorts() {
    shelf.put(FIRST);
    shelf.put(patch("x", "[PATCH] drm: 100% faster").from(BOB).day(1));
    shelf.put(patch("y", "[PATCH] mm: slower").from(ANN).day(2));

    assertThat(titles(Filter.ALL, Sort.ACTIVE))
        .containsExactly("mm: slower", "drm: 100% faster", "net: two fixes");
    assertThat(titles(Filter.ALL, Sort.TITLE))
        .containsExactly("drm: 100% faster", "mm: slower", "net: two fixes");
    assertThat(titles(Filter.ALL, Sort.MESSAGES).getFirst()).isEqualTo("net: two fixes");
    assertThat(titles(new Filter(Optional.empty(), "BOB", ""), Sort.ACTIVE))
        .containsExactly("drm: 100% faster");
    assertThat(titles(new Filter(Optional.empty(), "", "faster 0%"), Sort.ACTIVE))
        .containsExactly("drm: 100% faster");
    assertThat(titles(new Filter(Optional.of(State.ACCEPTED), "", ""), Sort.ACTIVE)).isEmpty();
    SeriesCatalog.Page second = shelf.catalog.page(Filter.ALL, Sort.ACTIVE, 2, 2);
    assertThat(second.rows())
        .extracting(SeriesCatalog.Row::title)
        .containsExactly("net: two fixes");
    assertThat(second.total()).isEqualTo(3);
    assertThat(second.pages()).isEqualTo(2);
  }

  private List<String> titles(Filter filter, Sort sort) {
    return shelf.catalog.page(filter, sort, 1, 50).rows().stream()
        .map(SeriesCatalog.Row::title)
        .toList();
  }

  private Series only() {
    List<Series> all = shelf.all();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
