package org.interleave.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.archive.Archive;
import org.interleave.database.TestDatabase;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.mail.Unreadable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImporterTest {
  private static final BooleanSupplier NEVER = () -> false;

  private final DataSource source = TestDatabase.fresh();
  private final Messages messages = new Messages(source);
  private final Imports imports = new Imports(source);
  private final Heard heard = new Heard();

  /** Writes down what it hears. */
  private static final class Heard implements NewMail {
    private final List<String> events = new ArrayList<>();

    @Override
    public void arrived(Connection transaction, List<StoredMail> batch) {
      batch.forEach(stored ->
          events.add(
              switch (stored.mail()) {
                case Message message -> "arrived " + message.id().value();
                case Unreadable unreadable -> "unreadable " + unreadable.id().value();
              }));
    }

    @Override
    public void removed(Connection transaction, List<Long> keys) {
      events.add("removed " + keys.size());
    }

    @Override
    public void settled(BooleanSupplier cancelled, Consumer<String> progress) {
      events.add("settled");
    }
  }

  private ImportResult run(Archive archive) throws Exception {
    return run(archive, NEVER);
  }

  private ImportResult run(Archive archive, BooleanSupplier cancelled) throws Exception {
    return new Importer(source, List.of(heard), InstantSource.system())
        .run(archive, progress -> {}, cancelled);
  }

  @Test
  void storesEachMailByteForByte() throws Exception {
    byte[] first = MailPile.mail("1@x", "[PATCH] one", "Grüße\0 with a NUL");
    byte[] second = MailPile.mail("2@x", "Re: [PATCH] one", "> quoted", "answer");

    ImportResult result = run(new MailPile("a").add(first).add(second));

    assertThat(result.state()).isEqualTo(ImportState.DONE);
    assertThat(result.counts()).isEqualTo(new ImportCounts(2, 2, 0, 0, 0, 0));
    assertThat(messages.raw(new MessageId("1@x"))).hasValue(first);
    assertThat(messages.raw(new MessageId("2@x"))).hasValue(second);
    assertThat(messages.raw(new MessageId("3@x"))).isEmpty();
    assertThat(messages.read(List.of(new MessageId("2@x"), new MessageId("1@x"))).keySet())
        .extracting(MessageId::value)
        .containsExactly("2@x", "1@x");
    assertThat(heard.events).containsExactly("arrived 1@x", "arrived 2@x", "settled");
  }

  @Test
  void tellsWhatAListNeedsWithoutReadingTheMail() throws Exception {
    run(new MailPile("a").add(MailPile.mail("1@x", "[PATCH] one", "text")));

    MessageSummary summary = messages.summary(new MessageId("1@x")).orElseThrow();

    assertThat(summary.subject()).isEqualTo("[PATCH] one");
    assertThat(summary.from().address()).isEqualTo("person@example.org");
    assertThat(summary.sent()).isEqualTo(Instant.parse("2019-06-03T10:00:00Z"));
    assertThat(summary.hasDiff()).isFalse();
    assertThat(summary.unreadable()).isEmpty();
  }

  @Test
  void readsNothingTwice() throws Exception {
    MailPile pile = new MailPile("a").add(MailPile.mail("1@x", "one"));
    run(pile);

    ImportResult again = run(pile.add(MailPile.mail("2@x", "two")));

    assertThat(again.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 0));
    assertThat(messages.count()).isEqualTo(2);
  }

  @Test
  void knowsAMailThatTwoArchivesHoldAsOneWithTwoHomes() throws Exception {
    byte[] mail = MailPile.raw("1@x", "one", "List-Id: <first.example.org>\n", "text");
    byte[] copy = MailPile.raw("1@x", "one", "List-Id: <second.example.org>\n", "text");
    run(new MailPile("a").add(mail));

    ImportResult second = run(new MailPile("b").add(copy));

    assertThat(second.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0));
    assertThat(messages.count()).isEqualTo(1);
    assertThat(messages.homes(new MessageId("1@x")))
        .containsExactly(
            new Home("a", "the pile a", "first.example.org"),
            new Home("b", "the pile b", "second.example.org"));
  }

  @Test
  void keepsTheSameCopyWhicheverIsImportedFirst() throws Exception {
    byte[] plain = MailPile.mail("1@x", "one", "text");
    byte[] footed = MailPile.mail("1@x", "one", "text", "____", "list mailing list");
    byte[] early =
        MailPile.raw(
            "2@x",
            "two",
            "Received: from a by b; Mon, 3 Jun 2019 10:00:05 +0000 (UTC)\n",
            "the long text that came first");
    byte[] late =
        MailPile.raw(
            "2@x", "two", "Received: from a by b; Tue, 4 Jun 2019 10:00:05 +0000\n", "forged");
    DataSource other = TestDatabase.fresh();

    run(new MailPile("a").add(plain).add(late).add(footed).add(early));
    for (byte[] one : List.of(early, footed, late, plain)) {
      new Importer(other, List.of(), InstantSource.system())
          .run(new MailPile(String.valueOf(Arrays.hashCode(one))).add(one), p -> {}, NEVER);
    }

    for (Messages there : List.of(messages, new Messages(other))) {
      assertThat(there.count()).isEqualTo(2);
      assertThat(there.raw(new MessageId("1@x"))).hasValue(plain);
      assertThat(there.raw(new MessageId("2@x"))).hasValue(early);
    }
  }

  @Test
  void tellsListenersWhenABetterCopyTakesThePlace() throws Exception {
    run(new MailPile("a").add(MailPile.mail("1@x", "one", "text", "and a footer")));
    heard.events.clear();

    run(new MailPile("b").add(MailPile.mail("1@x", "one, improved", "text")));

    assertThat(heard.events).containsExactly("removed 1", "arrived 1@x", "settled");
    assertThat(messages.summary(new MessageId("1@x")).orElseThrow().subject())
        .isEqualTo("one, improved");
  }

  @Test
  void forgetsAMailWhenItsLastArchiveTakesItBack() throws Exception {
    byte[] kept = MailPile.mail("kept@x", "kept", "neighbour");
    byte[] spam = MailPile.mail("spam@x", "spam", "secret words");
    MailPile first = new MailPile("a").add(spam).add(kept);
    run(first);
    run(new MailPile("b").add(spam));

    run(first.takeBack(spam));
    assertThat(messages.homes(new MessageId("spam@x"))).hasSize(1);
    ImportResult last = run(new MailPile("b").add(spam).takeBack(spam));

    assertThat(last.counts().removed()).isEqualTo(1);
    assertThat(messages.has(new MessageId("spam@x"))).isFalse();
    assertThat(messages.raw(new MessageId("kept@x"))).hasValue(kept);
    assertThat(heard.events).contains("removed 1");
    assertThat(blocks()).isNotEmpty().noneMatch(block -> block.contains("secret words"));
  }

  private List<String> blocks() {
    return JdbcClient.create(source)
        .sql("select size, content from mail_block")
        .query((row, number) ->
            new String(
                MailBlock.expand(row.getBytes("content"), row.getInt("size")),
                StandardCharsets.UTF_8))
        .list();
  }

  @Test
  void listsWhatItCannotReadAndWhatIsNoMail() throws Exception {
    byte[] nameless = "what is this?\n\nno mail".getBytes(StandardCharsets.UTF_8);

    ImportResult result =
        run(
            new MailPile("a")
                .add(nameless)
                .addNoMail("commit 12 holds no mail")
                .add(MailPile.mail("1@x", "one")));

    assertThat(result.counts()).isEqualTo(new ImportCounts(2, 2, 0, 1, 0, 1));
    assertThat(messages.unreadable(new PageRequest(0, 10)))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.reason()).isNotBlank().doesNotContain("\n");
          assertThat(mail.archives()).containsExactly("the pile a");
          Mail read = messages.read(mail.id()).orElseThrow();
          assertThat(read).isInstanceOf(Unreadable.class);
          assertThat(messages.raw(mail.id())).hasValue(nameless);
        });
    assertThat(messages.skipped(new PageRequest(0, 10)))
        .extracting(SkippedEntry::reason)
        .containsExactly("commit 12 holds no mail");
  }

  @Test
  void keepsWhatLayBeforeABreakAndGoesOnThereAfterwards() throws Exception {
    MailPile pile = new MailPile("a");
    for (int i = 0; i < 50; i++) {
      pile.add(MailPile.mail(i + "@x", "mail " + i));
    }

    ImportResult broken = run(pile.breakAt(30));
    ImportResult mended = run(pile.mend());

    assertThat(broken.state()).isEqualTo(ImportState.FAILED);
    assertThat(broken.line()).isEqualTo("entry 30 is torn");
    assertThat(broken.counts().added()).isEqualTo(30);
    assertThat(mended.counts()).isEqualTo(new ImportCounts(20, 20, 0, 0, 0, 0));
    assertThat(imports.recent(new PageRequest(0, 10)))
        .extracting(ImportRun::state)
        .containsExactly(ImportState.DONE, ImportState.FAILED);
  }

  @Test
  void stopsWhenToldToAndCarriesOnLater() throws Exception {
    MailPile pile = new MailPile("a");
    for (int i = 0; i < 5000; i++) {
      pile.add(MailPile.mail(i + "@x", "mail " + i));
    }
    AtomicInteger batches = new AtomicInteger();

    ImportResult stopped =
        new Importer(source, List.of(), InstantSource.system())
            .run(pile, progress -> batches.incrementAndGet(), () -> batches.get() > 0);
    ImportResult rest = run(pile);

    assertThat(stopped.state()).isEqualTo(ImportState.CANCELLED);
    assertThat(stopped.counts().added()).isBetween(1L, 4999L);
    assertThat(stopped.counts().added() + rest.counts().added()).isEqualTo(5000);
    assertThat(rest.counts().known()).isZero();
  }

  @Test
  void canBeStoppedFromAnotherProcessThroughItsRow() throws Exception {
    MailPile pile = new MailPile("a");
    for (int i = 0; i < 5000; i++) {
      pile.add(MailPile.mail(i + "@x", "mail " + i));
    }

    ImportResult stopped =
        new Importer(source, List.of(), InstantSource.system())
            .run(pile, id -> imports.cancel(id), progress -> {}, NEVER);

    assertThat(stopped.state()).isEqualTo(ImportState.CANCELLED);
    assertThat(imports.cancel(stopped.id())).isFalse();
  }

  @Test
  void refusesASecondImportOfAnArchiveThatIsBeingImported() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch tried = new CountDownLatch(1);
    Archive slow = slow("a", reading, tried);
    Thread first = Thread.ofPlatform().start(() -> quietly(slow));
    reading.await();

    assertThat(imports.running()).extracting(ImportRun::key).containsExactly("a");
    assertThatThrownBy(() -> run(new MailPile("a"))).isInstanceOf(AlreadyRunning.class);
    ImportResult another = run(new MailPile("b").add(MailPile.mail("1@x", "one")));

    tried.countDown();
    first.join();
    assertThat(another.state()).isEqualTo(ImportState.DONE);
    assertThat(imports.running()).isEmpty();
  }

  private void quietly(Archive archive) {
    try {
      new Importer(source, List.of(), InstantSource.system()).run(archive, p -> {}, NEVER);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Archive slow(String key, CountDownLatch reading, CountDownLatch go) {
    return new Archive() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public String name() {
        return key;
      }

      @Override
      public void read(String cursor, Sink sink) throws IOException {
        reading.countDown();
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }

  @Test
  void showsARunWhoseProcessDiedAsInterrupted() throws Exception {
    run(new MailPile("a"));
    JdbcClient.create(source)
        .sql("insert into import_run (archive, started, state) values (1, now(), 'running')")
        .update();

    assertThat(imports.running()).isEmpty();
    assertThat(imports.recent(new PageRequest(0, 1)))
        .singleElement()
        .satisfies(run -> {
          assertThat(run.state()).isEqualTo(ImportState.FAILED);
          assertThat(run.line()).contains("interrupted");
        });
  }

  @Test
  void storesNothingOfABatchThatAListenerCannotTake() throws Exception {
    NewMail failing =
        new NewMail() {
          @Override
          public void arrived(Connection transaction, List<StoredMail> batch) {
            throw new IllegalStateException("no room");
          }

          @Override
          public void removed(Connection transaction, List<Long> keys) {}

          @Override
          public void settled(BooleanSupplier cancelled, Consumer<String> progress) {}
        };
    MailPile pile = new MailPile("a").add(MailPile.mail("1@x", "one"));

    assertThatThrownBy(() ->
            new Importer(source, List.of(failing), InstantSource.system())
                .run(pile, p -> {}, NEVER))
        .hasMessage("no room");

    assertThat(messages.count()).isZero();
    assertThat(imports.recent(new PageRequest(0, 1)))
        .extracting(ImportRun::state)
        .containsExactly(ImportState.FAILED);
    assertThat(run(pile).counts().added()).isEqualTo(1);
  }

  @Test
  void takesAMailLargerThanTheRoomBetweenReaderAndWriter() throws Exception {
    byte[] large = MailPile.mail("large@x", "large", "0123456789abcde\n".repeat(2_400_000));

    ImportResult result =
        run(
            new MailPile("a")
                .add(MailPile.mail("1@x", "one"))
                .add(large)
                .add(MailPile.mail("2@x", "two")));

    assertThat(result.counts().added()).isEqualTo(3);
    assertThat(messages.raw(new MessageId("large@x"))).hasValue(large);
  }
}
