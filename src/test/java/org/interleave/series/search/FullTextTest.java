package org.interleave.series.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.interleave.ingest.Importer;
import org.interleave.ingest.MailPile;
import org.interleave.ingest.PageRequest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FullTextTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2019-06-20T12:00:00Z"));
  private static final PageRequest FIRST = new PageRequest(0, 20);

  private final DataSource source = TestDatabase.fresh();
  private final Search search = new Search(source, CLOCK);
  private final FullText fullText = new FullText(source);

  private void store(byte[]... mails) throws Exception {
    MailPile pile = new MailPile("a");
    for (byte[] mail : mails) {
      pile.add(mail);
    }
    new Importer(source, List.of(new HeaderIndex()), CLOCK).run(pile, p -> {}, () -> false);
  }

  private List<String> ids(String query) throws QueryException {
    return search.messages(query, FIRST).hits().stream().map(hit -> hit.message().value()).toList();
  }

  @Test
  void findsHeadersAtOnceAndBodiesLater() throws Exception {
    store(SearchTest.patch(), SearchTest.answer());

    assertThat(ids("s:widget f:ann d:20190603")).containsExactly("Patch-1@example.com");
    assertThat(ids("deadlocks")).isEmpty();
    assertThat(search.messages("s:widget", FIRST).waiting()).isEqualTo(2);

    fullText.carryOn(() -> false, line -> {});

    assertThat(ids("deadlocks")).containsExactly("answer-1@example.net");
    assertThat(search.messages("s:widget", FIRST).waiting()).isZero();
  }

  @Test
  void goesOnWithTheFullTextWhereItWasStopped() throws Exception {
    MailPile pile = new MailPile("a");
    for (int i = 0; i < 1000; i++) {
      pile.add(MailPile.mail(i + "@x", "mail", "common unique" + i));
    }
    new Importer(source, List.of(new HeaderIndex()), CLOCK).run(pile, p -> {}, () -> false);
    int[] steps = {0};

    fullText.carryOn(() -> steps[0] > 0, line -> steps[0]++);
    long first = search.count("common");
    fullText.carryOn(() -> false, line -> {});

    assertThat(first).isBetween(1L, 999L);
    assertThat(search.count("common")).isEqualTo(1000);
    assertThat(ids("unique999")).containsExactly("999@x");
    assertThat(fullText.waiting()).isZero();
  }

  @Test
  void followsABetterCopyOfAMessage() throws Exception {
    store(MailPile.mail("1@x", "first subject", "long words of the first"));
    fullText.carryOn(() -> false, line -> {});
    new Importer(source, List.of(new HeaderIndex()), CLOCK)
        .run(
            new MailPile("b").add(MailPile.mail("1@x", "second subject", "brief")),
            p -> {},
            () -> false);
    fullText.carryOn(() -> false, line -> {});

    assertThat(ids("s:first")).isEmpty();
    assertThat(ids("long")).isEmpty();
    assertThat(ids("brief s:second")).containsExactly("1@x");
  }

  @Test
  void pagesThroughWhatItFinds() throws Exception {
    MailPile pile = new MailPile("a");
    for (int i = 0; i < 25; i++) {
      pile.add(MailPile.mail(i + "@x", "mail", "common"));
    }
    new Importer(source, List.of(new HeaderIndex()), CLOCK).run(pile, p -> {}, () -> false);

    Hits second = search.messages("s:mail", new PageRequest(1, 20));
    Hits third = search.messages("s:mail", new PageRequest(2, 20));

    assertThat(second.hits()).hasSize(5);
    assertThat(second.total()).isEqualTo(25);
    assertThat(third.hits()).isEmpty();
    assertThat(third.total()).isEqualTo(25);
  }

  @Test
  void takesAMailWithMoreWordsThanAnIndexHolds() throws Exception {
    StringBuilder body = new StringBuilder("first ");
    for (int i = 0; i < 300_000; i++) {
      body.append("word").append(i).append(i % 10 == 0 ? '\n' : ' ');
    }
    store(MailPile.mail("1@x", "large", body.toString() + "a ".repeat(100_000)));

    fullText.carryOn(() -> false, line -> {});

    assertThat(ids("first word1")).containsExactly("1@x");
    assertThat(ids("\"word1 word2\"")).containsExactly("1@x");
  }

  @Test
  void gathersManyMessagesInSegmentsAndTheRestInTheNewest() throws Exception {
    FullText small = new FullText(source, 300);
    storeNumbered("a", 0, 1000);

    small.carryOn(() -> false, line -> {});

    assertThat(segments()).isEqualTo(3);
    assertThat(recent()).isEqualTo(100);
    assertThat(search.count("common")).isEqualTo(1000);

    storeNumbered("b", 1000, 1250);
    small.carryOn(() -> false, line -> {});

    assertThat(segments()).isEqualTo(4);
    assertThat(recent()).isZero();
    assertThat(search.count("common")).isEqualTo(1250);
    assertThat(ids("unique950")).containsExactly("950@x");
    assertThat(ids("unique1249")).containsExactly("1249@x");
  }

  @Test
  void followsChangesInsideSegments() throws Exception {
    FullText small = new FullText(source, 300);
    storeNumbered("a", 0, 350);
    small.carryOn(() -> false, line -> {});

    new Importer(source, List.of(new HeaderIndex()), CLOCK)
        .run(new MailPile("b").add(MailPile.mail("7@x", "mail", "brief")), p -> {}, () -> false);
    assertThat(ids("unique7")).isEmpty();
    small.carryOn(() -> false, line -> {});

    assertThat(ids("unique7")).isEmpty();
    assertThat(ids("brief")).containsExactly("7@x");
    assertThat(search.count("common")).isEqualTo(349);
  }

  @Test
  void keepsWaitingWhatAStoppedSegmentHeld() throws Exception {
    FullText small = new FullText(source, 900);
    storeNumbered("a", 0, 950);
    int[] steps = {0};

    small.carryOn(() -> steps[0] > 0, line -> steps[0]++);
    assertThat(small.waiting()).isEqualTo(950);
    small.carryOn(() -> false, line -> {});

    assertThat(search.count("common")).isEqualTo(950);
    assertThat(small.waiting()).isZero();
  }

  private void storeNumbered(String pile, int from, int to) throws Exception {
    MailPile mails = new MailPile(pile);
    for (int i = from; i < to; i++) {
      mails.add(MailPile.mail(i + "@x", "mail", "common unique" + i));
    }
    new Importer(source, List.of(new HeaderIndex()), CLOCK).run(mails, p -> {}, () -> false);
  }

  private long segments() {
    return count("select count(*) from search_segment");
  }

  private long recent() {
    return count("select count(*) from search_recent");
  }

  private long count(String sql) {
    return JdbcClient.create(source).sql(sql).query(Long.class).single();
  }
}
