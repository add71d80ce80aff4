package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.interleave.mail.MailWriter.LineEnd;
import org.junit.jupiter.api.Test;

class MailWriterTest {
  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 3, 4, 12, 0, 5, 0, ZoneOffset.ofHoursMinutes(-5, -30));

  private static Draft draft(String name, String subject, String text) {
    return Draft.of(
        new MessageId("1@example.org"),
        new Mailbox(name, "a@example.org"),
        List.of(new Mailbox("", "list@example.org")),
        NOON,
        subject,
        text);
  }

  private static String written(Draft draft) {
    return new String(MailWriter.write(draft), UTF_8);
  }

  @Test
  void writesAPlainMail() {
    assertThat(written(draft("An Author", "[PATCH 1/2] mm: fix a race", "Hello\n")))
        .isEqualTo(
            """
            From: An Author <a@example.org>
            To: list@example.org
            Subject: [PATCH 1/2] mm: fix a race
            Date: Wed, 4 Mar 2026 12:00:05 -0530
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            Hello
            """);
  }

  @Test
  void namesTheParentLastInReferences() {
    Draft reply =
        draft("A", "Re: x", "y").answering(new MessageId("p@x"), List.of(new MessageId("root@x")));

    assertThat(written(reply))
        .contains("In-Reply-To: <p@x>\n")
        .contains("References: <root@x> <p@x>\n");
  }

  @Test
  void foldsALongThreadBetweenItsIds() {
    List<MessageId> thread =
        IntStream.range(0, 200).mapToObj(i -> new MessageId(i + "-long-id@example.org")).toList();

    String mail = written(draft("A", "x", "y").answering(thread.getLast(), thread));

    assertThat(mail.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
    assertThat(((Message) MailReader.read(mail.getBytes(UTF_8))).references()).isEqualTo(thread);
  }

  @Test
  void neverLetsAValueLeaveItsField() {
    Draft hostile =
        new Draft(
            new MessageId("a\r\nBcc: m@x>\n<b"),
            java.util.Optional.empty(),
            List.of(),
            new Mailbox("A\r\nBcc: n@x", "a@x>\r\nBcc: <o@x"),
            List.of(),
            List.of(),
            NOON,
            "one\r\nBcc: p@x\r\n\r\nbody",
            List.of(new Draft.Field("X-Note", "two\nBcc: q@x")),
            "text\n");

    String header = written(hostile).split("\n\n")[0];

    assertThat(header.lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThatThrownBy(() -> new Draft.Field("X\nBcc", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesNoBareCarriageReturnAndNoLongLine() {
    String text = "a\r\nb\r\n" + "x".repeat(3000) + "\nz \n";

    byte[] mail = MailWriter.write(draft("A", "x", text), LineEnd.CRLF);

    String wire = new String(mail, UTF_8);
    assertThat(wire.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(wire.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(998));
    assertThat(wire).contains("quoted-printable").contains("a=0D\r\n").contains("z=20\r\n");
  }

  @Test
  void hidesAFromAtTheStartOfALineFromMboxWriters() {
    String mail = written(draft("A", "x", "One line.\nFrom here on another.\n"));

    assertThat(mail).contains("quoted-printable").contains("\n=46rom here on another.\n");
  }

  @Test
  void keepsThePatchPrefixPlainBesideEncodedWords() {
    String mail = written(draft("Jérôme, G.", "[PATCH v2] mm: a café for everyone", "x"));

    assertThat(mail)
        .contains("From: =?UTF-8?q?J=C3=A9r=C3=B4me=2C_G=2E?= <a@example.org>\n")
        .contains("Subject: [PATCH v2] mm: a =?UTF-8?q?caf=C3=A9?= for everyone\n");
  }
}
