package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailReaderTest {
  private static final String PATCH =
      """
      From: A Sender <s@example.org>
      To: list@example.org, "Doe, Jane" <j@example.org>
      Cc: c@example.org (See See)
      Date: Wed, 4 Mar 2026 12:00:05 -0500
      Message-ID: <1@example.org>
      In-Reply-To: <0@example.org>
      References: <r@example.org>
        <0@example.org>
      Subject: [PATCH v2 1/2] lib: hold
       the lock
      List-Id: A list <list.example.org>

      From: The Author <a@example.org>

      It was not held.

      Fixes: 0123456789ab ("lib: add it")
      Signed-off-by: The Author
       <a@example.org>
      ---
      v2: rebased

       f.c | 2 +-

      diff --git a/f.c b/f.c
      index 1111111..2222222 100644
      --- a/f.c
      +++ b/f.c
      @@ -1,2 +1,2 @@
      -a
      +b
       c
      --\s
      2.39.5

      base-commit: 0123456789012345678901234567890123456789
      """;

  static Message message(String mail) {
    return (Message) MailReader.read(mail.getBytes(UTF_8));
  }

  @Test
  void readsAPatch() {
    Message message = message(PATCH);

    assertThat(message.id()).isEqualTo(new MessageId("1@example.org"));
    assertThat(message.references())
        .containsExactly(new MessageId("r@example.org"), new MessageId("0@example.org"));
    assertThat(message.from()).isEqualTo(new Mailbox("A Sender", "s@example.org"));
    assertThat(message.author()).isEqualTo(new Mailbox("The Author", "a@example.org"));
    assertThat(message.to())
        .containsExactly(
            new Mailbox("", "list@example.org"), new Mailbox("Doe, Jane", "j@example.org"));
    assertThat(message.cc()).containsExactly(new Mailbox("See See", "c@example.org"));
    assertThat(message.date()).isEqualTo("2026-03-04T12:00:05-05:00");
    assertThat(message.subject().title()).isEqualTo("lib: hold the lock");
    assertThat(message.lists()).containsExactly("list.example.org");
    assertThat(message.body().commitMessage())
        .startsWith("It was not held.\n\nFixes: ")
        .endsWith(" <a@example.org>\n");
    assertThat(message.body().notes()).startsWith("v2: rebased").endsWith("2 +-");
    assertThat(message.body().diff()).startsWith("diff --git").endsWith("\n c\n");
    assertThat(message.body().trailers())
        .containsExactly(
            new Trailer("Fixes", "0123456789ab (\"lib: add it\")"),
            new Trailer("Signed-off-by", "The Author <a@example.org>"),
            new Trailer("base-commit", "0123456789012345678901234567890123456789"));
  }

  @Test
  void readsTheSameMailWithCarriageReturnsAlike() {
    assertThat(message(PATCH.replace("\n", "\r\n"))).isEqualTo(message(PATCH));
  }

  @Test
  void takesNoDiffFromAQuotation() {
    String reply =
        """
        From: R <r@example.org>
        Subject: Re: [PATCH] x
        Message-ID: <2@example.org>

        > Reviewed-by: Not Me <n@example.org>
        > diff --git a/f b/f
        > --- a/f
        > +++ b/f
        > @@ -1 +1 @@
        > -a
        > +b
        Looks good. Note: this is prose, see http://example.org

        Reviewed-by: R <r@example.org>
        """;

    Body body = message(reply).body();

    assertThat(body.hasDiff()).isFalse();
    assertThat(body.trailers()).containsExactly(new Trailer("Reviewed-by", "R <r@example.org>"));
  }

  @Test
  void givesAReasonForWhatIsNoMail() {
    assertThat(List.of(new byte[0], "\n\n".getBytes(UTF_8), new byte[5000]))
        .allSatisfy(raw -> assertThat(MailReader.read(raw)).isInstanceOf(Unreadable.class));
  }

  @Test
  void readsAMislabelledCharset() {
    String mail =
        """
        From: x@example.org
        Subject: =?utf-8?q?a_?= =?utf-8?b?w7w=?=
        Content-Type: text/plain; charset=us-ascii

        Grüße
        """;

    Message latin = (Message) MailReader.read(mail.getBytes(ISO_8859_1));

    assertThat(latin.body().text()).isEqualTo("Grüße\n");
    assertThat(latin.subject().line()).isEqualTo("a ü");
    assertThat(message(mail).body().text()).isEqualTo("Grüße\n");
  }
}
