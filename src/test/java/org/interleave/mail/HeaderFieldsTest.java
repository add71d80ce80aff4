package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFieldsTest {

  private static Message message(String header) {
    return (Message) MailReader.read((header + "\n\nbody\n").getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "A Name <a@b.org> | A Name | a@b.org",
        "\"Name, A.\" <a@b.org> | Name, A. | a@b.org",
        "Name, A. <a@b.org> | Name, A. | a@b.org",
        "\"A \\\"B\\\" C\" <a@b.org> | A \"B\" C | a@b.org",
        "a@b.org | ~~ | a@b.org",
        "<a@b.org> | ~~ | a@b.org",
        "a@b.org (A Name) | A Name | a@b.org",
        "A Name (At Home) <a@b.org> | A Name (At Home) | a@b.org",
        "A Name | A Name | ~~",
        "a at b.org (A Name) | A Name | a@b.org",
        "=?utf-8?q?J=C3=BCrgen?= X <a@b.org> | Jürgen X | a@b.org",
        "\"=?utf-8?b?SsO8cmdlbg==?=\" <a@b.org> | Jürgen | a@b.org",
        "=?utf-8?q?a=2C_b?= <a@b.org> | a, b | a@b.org",
        "'a@b.org' <a@b.org> | ~~ | a@b.org",
        "A <<a@b.org>> | A | a@b.org",
        "A <@r.org,@s.org:a@b.org> | A | a@b.org",
        "A \"Name <a@b.org> | A \"Name | a@b.org",
        "A Name <a@b.org | A Name | a@b.org",
        "A.B. <a@b.org> | A.B. | a@b.org",
        "A Name <mailto:a@b.org> | A Name | a@b.org",
      })
  void readsSenders(String from, String name, String address) {
    assertThat(message("From: " + from).from()).isEqualTo(new Mailbox(name, address));
  }

  @Test
  void readsListsOfAddresses() {
    Message message =
        message(
            """
            From: x@y
            To: undisclosed-recipients:;
            Cc: Some group: a@b, "C, D" <c@d>;, <e@f>,
              stable, g@h (G)
            Reply-To: =?iso-8859-1?q?J=F6rg?= <j@k>\
            """);

    assertThat(message.to()).isEmpty();
    assertThat(message.cc())
        .containsExactly(
            new Mailbox("", "a@b"),
            new Mailbox("C, D", "c@d"),
            new Mailbox("", "e@f"),
            new Mailbox("stable", ""),
            new Mailbox("G", "g@h"));
    assertThat(message.replyTo()).containsExactly(new Mailbox("Jörg", "j@k"));
  }

  @Test
  void undoesMailmansFrom() {
    Mailbox real = new Mailbox("A Name", "a@home.org");

    assertThat(message("From: A Name via L <l@lists.org>\nReply-To: A Name <a@home.org>").from())
        .isEqualTo(real);
    assertThat(
            message("From: 'A Name' via L <l@lists.org>\nX-Original-From: A Name <a@home.org>")
                .from())
        .isEqualTo(real);
    assertThat(
            message(
                    "From: \"A Name via L\" <l@lists.org>\nReply-To: l@lists.org\n"
                        + "Cc: A Name <a@home.org>")
                .from())
        .isEqualTo(real);
    assertThat(message("From: A Name via groups.io <a=home.org@groups.io>").from()).isEqualTo(real);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a@b> | a@b",
        "a@b | a@b",
        "< a@b > | a@b",
        "<a b@c> | ab@c",
        "<a@b | a@b",
        "a@b> | a@b",
        "<a@b> <c@d> | a@b",
        "<a@b> (comment) | a@b",
        "<no-at-sign> | no-at-sign",
      })
  void readsMessageIds(String field, String id) {
    assertThat(message("From: x@y\nMessage-ID: " + field).id()).isEqualTo(new MessageId(id));
  }

  @Test
  void readsAFoldedMessageId() {
    assertThat(message("From: x@y\nMessage-ID:\n <very.long@\n b.org>").id().value())
        .isEqualTo("very.long@b.org");
  }

  @Test
  void derivesTheSameIdForTheSameMailOnEveryPath() {
    String mail = "From: x@y\nSubject: s\nDate: d\n";

    MessageId id = message(mail).id();

    assertThat(id.value()).endsWith("@sha256.invalid");
    assertThat(message("Received: from a by b\n" + mail).id()).isEqualTo(id);
    assertThat(message(mail.replace("\n", "\r\n")).id()).isEqualTo(id);
    assertThat(message(mail.replace("x@y", "x@z")).id()).isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "<a@x> <b@x> | - | a@x b@x",
        "<a@x><b@x> | <b@x> | a@x b@x",
        "<a@x> <b@x> | <c@x> | a@x b@x c@x",
        "<a@x> <b@x> <c@x> | <b@x> | a@x c@x b@x",
        "<a@x> <a@x> <me@x> <b@x> | - | a@x b@x",
        "<a@x> <b@x> <trunc@ | - | a@x b@x",
        "a@x b@x | - | a@x b@x",
        "- | Your message of \"Mon, 1 Jan\" <a@x> | a@x",
        "- | Message from Joe <joe@home> of \"Mon\" <a@x> | a@x",
        "- | <a@x> (Joe's message of \"Mon\") | a@x",
        "- | <a@x> from Joe <joe@home> | a@x",
        "- | no id at all | ''",
        "- | <me@x> | ''",
      })
  void readsReferences(String references, String inReplyTo, String expected) {
    String header = "From: x@y\nMessage-ID: <me@x>";
    header += references == null ? "" : "\nReferences: " + references;
    header += inReplyTo == null ? "" : "\nIn-Reply-To: " + inReplyTo;

    List<MessageId> ids = message(header).references();

    assertThat(String.join(" ", ids.stream().map(MessageId::value).toList())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 4 Mar 2026 12:00:05 -0530 | 2026-03-04T12:00:05-05:30",
        "4 Mar 2026 12:00 +0000 | 2026-03-04T12:00:00Z",
        "Wed, 04 Mar 26 12:00:05 EST | 2026-03-04T12:00:05-05:00",
        "Wed, 4 Mar 99 12:00:05 GMT | 1999-03-04T12:00:05Z",
        "Wed, 4 Mar 104 12:00:05 GMT | 2004-03-04T12:00:05Z",
        "Wed Mar  4 12:00:05 2026 | 2026-03-04T12:00:05Z",
        "Wed Mar  4 12:00:05 2026 +0100 | 2026-03-04T12:00:05+01:00",
        "Wed,4 Mar 2026 12:00:05 +0100 (CET) | 2026-03-04T12:00:05+01:00",
        "4-Mar-2026 12:00:05 Z | 2026-03-04T12:00:05Z",
        "2026-03-04T12:00:05Z | 2026-03-04T12:00:05Z",
        "2026-03-04 12:00:05 -0100 | 2026-03-04T12:00:05-01:00",
        "Wed, 4 Mar 2026 12:00:60 +0000 | 2026-03-04T12:00:59Z",
        "Wed, 4 Mar 2026 12:00:05 +9999 | 2026-03-04T12:00:05Z",
        "Wed, 4 Mar 2026 12:00:05 GMT-0700 | 2026-03-04T12:00:05-07:00",
        "nonsense | 1970-01-01T00:00:00Z",
        "Wed, 31 Feb 2026 12:00:05 +0000 | 1970-01-01T00:00:00Z",
      })
  void readsDates(String field, String expected) {
    OffsetDateTime date = message("From: x@y\nDate: " + field).date();

    assertThat(date).isEqualTo(OffsetDateTime.parse(expected));
  }

  @Test
  void trustsReceivedMoreThanAClockThatIsWrong() {
    String received = "From: x@y\nReceived: from a by b; Wed, 4 Mar 2026 12:00:05 +0000\nDate: ";
    OffsetDateTime arrival = OffsetDateTime.parse("2026-03-04T12:00:05Z");

    assertThat(message(received + "Sat, 1 Jan 2101 00:00:00 +0000").date()).isEqualTo(arrival);
    assertThat(message(received + "Thu, 1 Jan 1970 00:00:00 +0000").date()).isEqualTo(arrival);
    assertThat(message(received + "what?").date()).isEqualTo(arrival);
    assertThat(message(received + "Mon, 2 Mar 2026 00:00:00 +0000").date())
        .isEqualTo("2026-03-02T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?utf-8?q?a_=C3=BC?= | a ü",
        "=?utf-8?Q?a b?= | a b",
        "=?utf-8?q?a?= =?utf-8?q?b?= c | ab c",
        "x=?utf-8?q?=C3=BC?=y | xüy",
        "=?utf-8*de?q?=C3=BC?= | ü",
        "=?no-such?q?plain?= | plain",
        "=?gb2312?b?xOO6ww==?= | 你好",
        "=?broken | =?broken",
        "=?utf-8?x?a?= | =?utf-8?x?a?=",
        "a =?= b | a =?= b",
      })
  void decodesEncodedWords(String value, String expected) {
    assertThat(message("From: x@y\nSubject: " + value).subject().line()).isEqualTo(expected);
  }

  @Test
  void joinsACharacterThatTwoEncodedWordsShare() {
    assertThat(EncodedWords.decode("=?utf-8?q?=C3?= =?UTF-8?q?=BC?=")).isEqualTo("ü");
    assertThat(message("From: x@y\nSubject: =?utf-8?b?w7w=?=\n =?utf-8?b?w7w?=").subject().line())
        .isEqualTo("üü");
  }

  @Test
  void readsRawEightBitHeaders() {
    String mail = "From: Jörg <j@x>\nSubject: Grüße\n\nx\n";

    for (byte[] raw : List.of(mail.getBytes(UTF_8), mail.getBytes(ISO_8859_1))) {
      Message message = (Message) MailReader.read(raw);
      assertThat(message.from().name()).isEqualTo("Jörg");
      assertThat(message.subject().line()).isEqualTo("Grüße");
    }
  }

  @Test
  void readsEveryList() {
    assertThat(message("From: x@y\nList-Id: A <a.example.org>\nList-ID: b.example.org").lists())
        .containsExactly("a.example.org", "b.example.org");
  }

  @Test
  void skipsAFromLineOfAnMbox() {
    assertThat(message("From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: x@y").from().address())
        .isEqualTo("x@y");
  }
}
