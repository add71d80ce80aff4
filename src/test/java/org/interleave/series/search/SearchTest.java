package org.interleave.series.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.interleave.database.TestDatabase;
import org.interleave.ingest.Importer;
import org.interleave.ingest.MailPile;
import org.interleave.ingest.PageRequest;
import org.interleave.series.store.PostingStore;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2019-06-20T12:00:00Z"));
  private static final PageRequest FIRST = new PageRequest(0, 20);

  /** The patch and the answer; the tests here only look. */
  private static final Search SEARCH = new Search(both(), CLOCK);

  private static List<String> ids(String query) throws QueryException {
    return SEARCH.messages(query, FIRST).hits().stream().map(hit -> hit.message().value()).toList();
  }

  static byte[] patch() {
    return """
    From: Ann Author <ann.author@mail.example.com>
    To: linux-mm@lists.example.org
    Cc: "Bert O. Reviewer" <bert@example.net>
    Subject: [PATCH v2 1/2] mm/widget: Fixes the locking of ranges
    Date: Mon, 3 Jun 2019 10:00:00 +0000
    Message-ID: <Patch-1@example.com>
    List-Id: Memory <linux-mm.lists.example.org>

    The old code held no lock while it walked.

    Signed-off-by: Ann Author <ann.author@mail.example.com>
    ---
     mm/widget.c | 5 +++--

    diff --git a/mm/widget.c b/mm/widget.c
    index 1234567890ab..abcdef012345 100644
    --- a/mm/widget.c
    +++ b/mm/widget.c
    @@ -10,4 +10,5 @@ static int widget_register(struct widget *w)
     \tint context_word;

    -\told_removed_call(w);
    +\tdown_write(&w->added_sem);
    +\tnew_added_call(w);
     \treturn 0;
    --
    2.20.1
    """
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static byte[] answer() {
    return """
    From: bert@example.net
    To: ann.author@mail.example.com
    Subject: Re: [PATCH v2 1/2] mm/widget: Fixes the locking of ranges
    Date: Tue, 4 Jun 2019 10:00:00 +0000
    Message-ID: <answer-1@example.net>
    In-Reply-To: <Patch-1@example.com>

    > +\tdown_write(&w->added_sem);

    This deadlocks, I believe. 中文字
    """
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static DataSource both() {
    DataSource both = TestDatabase.fresh();
    try {
      new Importer(both, List.of(new PostingStore(both), new HeaderIndex()), CLOCK)
          .run(new MailPile("a").add(patch()).add(answer()), p -> {}, () -> false);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    new FullText(both).carryOn(() -> false, line -> {});
    return both;
  }

  @Test
  void findsBySubjectWithStemsPhrasesAndBeginnings() throws Exception {
    assertThat(ids("s:widget")).containsExactly("answer-1@example.net", "Patch-1@example.com");
    assertThat(ids("s:fix")).hasSize(2);
    assertThat(ids("s:fixing s:range")).hasSize(2);
    assertThat(ids("s:\"the locking of\"")).hasSize(2);
    assertThat(ids("s:\"locking the\"")).isEmpty();
    assertThat(ids("s:mm/widget:")).hasSize(2);
    assertThat(ids("s:widg*")).hasSize(2);
    assertThat(ids("s:widg")).isEmpty();
    assertThat(ids("s:deadlocks")).isEmpty();
  }

  @Test
  void findsPeopleByNameAddressAndDomain() throws Exception {
    for (String ann :
        List.of(
            "f:ann",
            "f:\"Ann Author\"",
            "f:ann.author@mail.example.com",
            "f:ann.author",
            "f:mail.example.com",
            "f:example.com",
            "f:@example.com",
            "f:ann*",
            "f:\"Ann Author <ann.author@mail.example.com>\"",
            "c:bert",
            "c:\"O. Reviewer\"",
            "tc:linux-mm@lists.example.org",
            "a:lists.example.org")) {
      assertThat(ids(ann)).as(ann).containsExactly("Patch-1@example.com");
    }
    assertThat(ids("f:bert")).containsExactly("answer-1@example.net");
    assertThat(ids("f:\"Author Ann\"")).isEmpty();
    assertThat(ids("t:bert")).isEmpty();
  }

  @Test
  void tellsThePartsOfDiffsApart() throws Exception {
    for (String patch :
        List.of(
            "dfn:mm/widget.c",
            "dfn:widget.c",
            "dfhh:widget_register",
            "dfhh:\"struct widget\"",
            "dfa:old_removed_call",
            "dfb:new_added_call",
            "dfb:\"down_write w added_sem\"",
            "dfctx:context_word",
            "dfpre:1234567",
            "dfpost:abcdef0",
            "dfblob:abcdef01234567890123456789",
            "nq:added_sem",
            "nq:walk",
            "old_removed_call")) {
      assertThat(ids(patch)).as(patch).containsExactly("Patch-1@example.com");
    }
    for (String none :
        List.of(
            "dfa:new_added_call",
            "dfb:old_removed_call",
            "dfb:\"added_sem new_added_call\"",
            "dfn:widget_register",
            "dfpre:abcdef0",
            "dfctx:return_0")) {
      assertThat(ids(none)).as(none).isEmpty();
    }
    assertThat(ids("q:added_sem")).containsExactly("answer-1@example.net");
    assertThat(ids("b:added_sem")).hasSize(2);
  }

  @Test
  void combinesFieldsDatesAndLists() throws Exception {
    assertThat(ids("b:added_sem -q:added_sem")).containsExactly("Patch-1@example.com");
    assertThat(ids("deadlock OR old_removed_call")).hasSize(2);
    assertThat(ids("added_sem d:20190604")).containsExactly("answer-1@example.net");
    assertThat(ids("d:..2019-06-03")).containsExactly("Patch-1@example.com");
    assertThat(ids("d:3.weeks.ago.. NOT f:bert")).containsExactly("Patch-1@example.com");
    assertThat(ids("l:linux-mm")).containsExactly("Patch-1@example.com");
    assertThat(ids("s:widget -l:linux-mm")).containsExactly("answer-1@example.net");
    assertThat(ids("l:linux-mm OR deadlock")).hasSize(2);
    assertThat(ids("NOT f:ann")).containsExactly("answer-1@example.net");
  }

  @Test
  void findsAMessageByItsId() throws Exception {
    assertThat(ids("m:Patch-1@example.com")).containsExactly("Patch-1@example.com");
    assertThat(ids("<patch-1@example.com>")).containsExactly("Patch-1@example.com");
    assertThat(ids("m:Patch*")).containsExactly("Patch-1@example.com");
  }

  @Test
  void findsSignsOfScriptsWithoutSpaces() throws Exception {
    assertThat(ids("文字")).containsExactly("answer-1@example.net");
    assertThat(ids("字文")).isEmpty();
  }

  @Test
  void namesTheSeriesOfWhatItFinds() throws Exception {
    SeriesHits series = SEARCH.series("deadlock", FIRST);

    assertThat(series.total()).isEqualTo(1);
    assertThat(SEARCH.messages("new_added_call", FIRST).hits())
        .singleElement()
        .satisfies(hit -> assertThat(hit.series()).hasValue(series.ids().getFirst()));
    assertThat(SEARCH.series("s:nothing", FIRST)).isEqualTo(new SeriesHits(List.of(), 0));
  }

  @Test
  void showsTheLineThatWasFound() throws Exception {
    Hits hits = SEARCH.messages("deadlocks believe", FIRST);

    assertThat(hits.total()).isEqualTo(1);
    assertThat(hits.hits().getFirst().snippet()).isEqualTo("This deadlocks, I believe. 中文字");
  }

  @Property(tries = 300)
  void answersAnyQueryWithHitsOrOneLine(@ForAll @StringLength(max = 30) String text) {
    for (String query : List.of(text, "s:" + text, "m:" + text, "f:\"" + text + "\"", text + "*")) {
      try {
        assertThat(SEARCH.messages(query, FIRST).hits()).isEmpty();
      } catch (QueryException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  @Test
  void refusesABadQueryInOneLine() {
    assertThatThrownBy(() -> ids("(s:x"))
        .isInstanceOf(QueryException.class)
        .hasMessage("a ( has no ) after it");
  }
}
