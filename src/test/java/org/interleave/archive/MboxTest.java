package org.interleave.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interleave.archive.Inboxes.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MboxTest {
  private static final String MBOXRD = "From mboxrd@z Thu Jan  1 00:00:00 1970\n";
  private static final String OTHER = "From author@example.org Fri Jan  2 09:08:07 2026\n";

  @TempDir Path directory;

  private Archive mbox(String text) throws IOException {
    return mbox("some.mbox", text.getBytes(UTF_8));
  }

  private Archive mbox(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, bytes);
    return Archives.open(file.toString());
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void splitsAtFromLines() throws IOException {
    Heard heard = Heard.all(mbox(OTHER + mail(1) + "\n" + OTHER + mail(2) + "\n"));

    assertThat(heard.mails()).containsExactly(mail(1), mail(2));
  }

  @Test
  void readsTheLastMailWithoutItsLineEnd() throws IOException {
    String last = mail("a@example.org", "A", "no end");

    assertThat(Heard.all(mbox(OTHER + mail(1) + "\n" + OTHER + last)).mails())
        .containsExactly(mail(1), last);
  }

  @Test
  void keepsProseThatStartsWithFrom() throws IOException {
    String prose =
        mail(
            "prose@example.org",
            "Prose",
            "Hello\n\nFrom here on it rains.\n\nFrom: somebody\n\nFrom Mon to Fri 12:30 2026\n"
                + "From me@example.org Fri Jan  2 at nine\n");

    assertThat(Heard.all(mbox(OTHER + prose + "\n" + OTHER + mail(2) + "\n")).mails())
        .containsExactly(prose, mail(2));
  }

  @Test
  void needsABlankLineOrAHeaderAroundAFromLine() throws IOException {
    String quoting =
        mail("q@example.org", "Q", "it says\nFrom me@example.org Fri Jan  2 09:08:07 2026\nso.\n");

    assertThat(Heard.all(mbox(OTHER + quoting + "\n" + OTHER + mail(2))).mails())
        .containsExactly(quoting, mail(2));
    assertThat(Heard.all(mbox(OTHER + mail(1) + OTHER + mail(2))).mails())
        .containsExactly(mail(1), mail(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From foo@example.org Thu Jan  1 00:00:00 1970",
        "From 41b6a6120e30978e7335ada04fb9168db4e5fd29 Mon Sep 17 00:00:00 2001",
        "From mboxrd@z Thu Jan  1 00:00:00 1970",
        "From - Thu Jan 01 00:00:00 1970",
        "From foo at example.org  Thu Jan  1 00:00:00 1970",
        "From foo@example.org Thu Jan  1 00:00 1970",
        "From foo@example.org Thu Jan  1 00:00:00 1970 +0100",
        "From foo@example.org Thu Jan  1 00:00:00 +0000 2015",
        "From foo@example.org Thu Jan  1 00:00:00 EST 1970",
        "From foo Thu Jan  1 00:00:00 1970 remote from host",
        "From foo@example.org Thu, 1 Jan 00:00:00 1970\r",
      })
  void knowsWhatMailProgramsWrite(String line) {
    byte[] bytes = (line + "\n").getBytes(ISO_8859_1);

    assertThat(FromLine.matches(bytes, 0, bytes.length)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From here on",
        "From ",
        "From:",
        "from foo@example.org Thu Jan  1 00:00:00 1970",
        ">From foo@example.org Thu Jan  1 00:00:00 1970",
        "From foo@example.org Thu Jan  1 00:00:00",
        "From foo@example.org Thu Jan  1 1970",
        "From foo@example.org Thursday Jan  1 00:00:00 1970",
        "From the notes of Thu Jan 1st 12:00 in 1970",
      })
  void knowsWhatIsNoFromLine(String line) {
    byte[] bytes = line.getBytes(ISO_8859_1);

    assertThat(FromLine.matches(bytes, 0, bytes.length)).isFalse();
  }

  @Test
  void undoesQuotingOnlyInMboxrd() throws IOException {
    String quoted = mail("a@example.org", "A", ">From a\n>>From b\n> From c\n>Fro\n");
    String plain = mail("a@example.org", "A", "From a\n>From b\n> From c\n>Fro\n");

    assertThat(Heard.all(mbox(MBOXRD + quoted + "\n")).mails()).containsExactly(plain);
    assertThat(Heard.all(mbox("From lei@mboxrd Thu Jan  1 00:00:00 1970\n" + quoted)).mails())
        .containsExactly(plain);
    assertThat(Heard.all(mbox("some.mboxrd", (OTHER + quoted).getBytes(UTF_8))).mails())
        .containsExactly(plain);
    assertThat(Heard.all(mbox(OTHER + mail("a@example.org", "A", ">From a\n"))).mails())
        .containsExactly(mail("a@example.org", "A", ">From a\n"));
  }

  @Test
  void tellsMboxrdFromQuotedRepliesByTheirNeighbours() throws IOException {
    String reply = mail("a@example.org", "A", ">foo wrote:\n>>From a\n>>to b\n>yes\n>From c\n");
    String one = mail("b@example.org", "B", "I wrote:\n>line\n>>From a\n>to b\n");
    String oneUndone = mail("b@example.org", "B", "I wrote:\n>line\n>From a\n>to b\n");

    assertThat(Heard.all(mbox(OTHER + reply + "\n")).mails()).containsExactly(reply);
    assertThat(Heard.all(mbox(OTHER + one + "\n")).mails()).containsExactly(oneUndone);
  }

  @Test
  void readsFilesWithCarriageReturns() throws IOException {
    String text = (MBOXRD + mail(1) + "\n" + MBOXRD + mail(2) + "\n").replace("\n", "\r\n");

    assertThat(Heard.all(mbox(text)).mails())
        .containsExactly(mail(1).replace("\n", "\r\n"), mail(2).replace("\n", "\r\n"));
  }

  @Test
  void ignoresContentLength() throws IOException {
    String lying = "Content-Length: 100000\n" + mail(1);

    assertThat(Heard.all(mbox(OTHER + lying + "\n" + OTHER + mail(2))).mails())
        .containsExactly(lying, mail(2));
  }

  @Test
  void readsGzipOfSeveralMembers() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      all.write(gzip((MBOXRD + mail(i) + "\n").getBytes(UTF_8)));
    }

    assertThat(Heard.all(mbox("some.mbox.gz", all.toByteArray())).mails())
        .isEqualTo(IntStream.range(0, 5).mapToObj(Inboxes::mail).toList());
  }

  @Test
  void readsOnWhereAFileGrew() throws IOException {
    for (String end : List.of("\n", "")) {
      String before = OTHER + mail(1) + "\n" + OTHER + mail(2) + end;
      Heard first = Heard.all(mbox(before));
      String added = (end.isEmpty() ? "\n" : "") + OTHER + mail(3) + "\n";

      Heard second = Heard.after(first.cursor(), mbox(before + added));

      assertThat(second.mails()).containsExactly(mail(3));
      assertThat(Heard.after(second.cursor(), mbox(before + added)).entries).isEmpty();
    }
  }

  @Test
  void readsOnFromAnyCursorAlsoInGzip() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(MBOXRD).append(mail(i)).append('\n');
    }
    for (Archive archive :
        List.of(mbox(text.toString()), mbox("b.gz", gzip(text.toString().getBytes(UTF_8))))) {
      List<Archive.Entry> entries = Heard.all(archive).entries;

      for (int i = 0; i < entries.size(); i++) {
        assertThat(Heard.after(entries.get(i).cursor(), archive).mails())
            .isEqualTo(IntStream.range(i + 1, 6).mapToObj(Inboxes::mail).toList());
      }
    }
  }

  @Test
  void startsAgainWhenAFileWasReplaced() throws IOException {
    String cursor = Heard.all(mbox(OTHER + mail(1) + "\n" + OTHER + mail(2) + "\n")).cursor();

    Heard again = Heard.after(cursor, mbox(OTHER + mail(3) + "\n" + OTHER + mail(4) + "\n"));
    Heard shorter = Heard.after(cursor, mbox(OTHER + mail(3) + "\n"));
    Heard nonsense = Heard.after("12-zz", mbox(OTHER + mail(3) + "\n"));

    assertThat(again.mails()).containsExactly(mail(3), mail(4));
    assertThat(shorter.mails()).containsExactly(mail(3));
    assertThat(nonsense.mails()).containsExactly(mail(3));
  }

  @Test
  void deliversWholeMailsBeforeACutAndThenFails() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      text.append(MBOXRD).append(mail(i)).append('\n');
    }
    byte[] whole = gzip(text.toString().getBytes(UTF_8));
    Archive archive = mbox("cut.mbox.gz", Arrays.copyOf(whole, whole.length / 2));
    Heard heard = Heard.nothingYet();

    assertThatThrownBy(() -> archive.read("", heard))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("cut off or damaged")
        .hasMessageNotContaining("\n");

    assertThat(heard.mails()).hasSizeBetween(100, 1900);
    assertThat(heard.mails())
        .isEqualTo(IntStream.range(0, heard.mails().size()).mapToObj(Inboxes::mail).toList());
  }

  @Test
  void leavesOutWhatIsTooLargeWithoutHoldingIt() throws IOException {
    Path file = directory.resolve("large.mbox");
    Files.writeString(
        file,
        OTHER
            + mail(1)
            + "\n"
            + OTHER
            + "X-Long: "
            + "x".repeat(400_000)
            + "\n"
            + mail(2)
            + "\n"
            + OTHER
            + OTHER
            + mail(3));

    Heard heard =
        Heard.all(Archives.open(file.toString(), new Limits(300_000, 1 << 20, 100, 1 << 20)));

    assertThat(heard.mails()).containsExactly(mail(1), mail(3));
    assertThat(heard.skipped()).hasSize(2);
    assertThat(heard.skipped().get(0)).contains("more than a mail may have");
    assertThat(heard.skipped().get(1)).contains("no mail behind the From_ line");
  }

  /** Lines that are or nearly are what splitting looks for, and some that are not. */
  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> line =
        Arbitraries.oneOf(
            Arbitraries.of(
                "",
                "",
                "From a@example.org Fri Jan  2 09:08:07 2026",
                ">From a@example.org Fri Jan  2 09:08:07 2026",
                "From here",
                ">>From there",
                "> From there",
                "Subject: x",
                "text"),
            Arbitraries.strings().ascii().excludeChars('\n', '\r').ofMaxLength(80));
    return line.list().ofMinSize(1).ofMaxSize(12).map(lines -> String.join("\n", lines) + "\n");
  }

  @Property(tries = 300)
  void whatMboxrdJoinsComesApartTheSame(
      @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("bodies") String> bodies)
      throws IOException {
    List<String> mails =
        IntStream.range(0, bodies.size())
            .mapToObj(i -> mail(i + "@example.org", "Mail " + i, bodies.get(i)))
            .toList();
    StringBuilder joined = new StringBuilder();
    for (String mail : mails) {
      joined.append(MBOXRD).append(mail.replaceAll("(?m)^(>*From )", ">$1")).append('\n');
    }
    Path file = Files.createTempFile("joined", ".mbox");
    try {
      Files.writeString(file, joined);

      assertThat(Heard.all(Archives.open(file.toString())).mails()).isEqualTo(mails);
    } finally {
      Files.delete(file);
    }
  }
}
