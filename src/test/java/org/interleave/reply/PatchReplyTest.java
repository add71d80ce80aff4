package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.review.Reviews.ADA;
import static org.interleave.review.Reviews.NOON;
import static org.interleave.review.Reviews.PATCH;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.interleave.mail.Draft;
import org.interleave.mail.MailWriter;
import org.interleave.mail.Mailbox;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.review.Annotation;
import org.interleave.review.Reviewer;
import org.interleave.review.Reviews;
import org.interleave.review.Verdict;
import org.interleave.review.Verdict.Kind;
import org.interleave.review.Verdict.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchReplyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private final Message original = Originals.patch(Reviews.TEXT);
  private final Annotation comment =
      Reviews.on(Reviews.TEXT, 18, 18, "Geht das auch im Interrupt? — ich glaube nicht.");

  private static Verdict verdict(Kind kind) {
    return new Verdict(Scope.PATCH, PATCH, kind, ADA, NOON);
  }

  private Draft compose(List<Annotation> annotations, List<Verdict> verdicts) {
    return PatchReply.compose(original, ADA, annotations, verdicts, BERLIN).orElseThrow();
  }

  @Test
  void writesTheWholeMail() {
    Draft draft = compose(List.of(comment), List.of(verdict(Kind.TESTED)));

    assertThat(new String(MailWriter.write(draft), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            From: Ada Example <ada@example.org>
            To: Ned Nobody <ned@example.com>
            Cc: foo-devel@lists.example.com, =?UTF-8?q?=C3=87elik=2C_Cat?=
             <cat@example.net>
            Subject: Re: [PATCH v2 4/5] foo: take the lock while draining
            Date: Mon, 5 Jan 2026 13:00:00 +0100
            Message-ID: <%s>
            In-Reply-To: <20260102-patch-4@example.com>
            References: <20260102-cover@example.com> <20260102-patch-4@example.com>
            User-Agent: Interleave
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            On Fri, Jan 02, 2026 at 03:04:05PM +0100, Ned Nobody wrote:
            > diff --git a/drivers/foo/queue.c b/drivers/foo/queue.c
            > index 1111111..2222222 100644
            > --- a/drivers/foo/queue.c
            > +++ b/drivers/foo/queue.c
            > @@ -10,8 +10,10 @@ static void foo_drain(struct foo *foo)
            >  {
            >  	struct entry *entry;
            >_
            > +	spin_lock(&foo->lock);

            Geht das auch im Interrupt? — ich glaube nicht.

            Tested-by: Ada Example <ada@example.org>
            """
                .replace(">_", ">  ")
                .formatted(draft.id().value()));
  }

  @Test
  void givesTheSameReplyTheSameIdAndAnotherOneAnother() {
    Draft first = compose(List.of(comment), List.of());
    Draft again = compose(List.of(comment), List.of());
    Draft other = compose(List.of(comment), List.of(verdict(Kind.ACKED)));

    assertThat(first.id()).isEqualTo(again.id()).isNotEqualTo(other.id());
    assertThat(first.id().value()).matches("interleave-[0-9a-f]{32}@example\\.org");
  }

  @Test
  void quotesTheMessageAboveAVerdictThatStandsAlone() {
    Draft draft = compose(List.of(), List.of(verdict(Kind.REVIEWED)));

    assertThat(draft.text())
        .startsWith("On Fri, Jan 02, 2026 at 03:04:05PM +0100, Ned Nobody wrote:\n> The queue is")
        .endsWith(
            "> Signed-off-by: Ned Nobody <ned@example.com>\n\n"
                + "Reviewed-by: Ada Example <ada@example.org>\n");
  }

  @Test
  void saysThatChangesAreWantedInWords() {
    Draft draft = compose(List.of(comment), List.of(verdict(Kind.CHANGES_REQUESTED)));

    assertThat(draft.text()).endsWith("\n\nI would like to see changes before this goes in.\n");
  }

  @Test
  void givesATrailerOnceThatTheCommentHasAlready() {
    Annotation with =
        Reviews.on(Reviews.TEXT, 3, 3, "Fine.\n\nReviewed-by: Ada Example <ada@example.org>");

    Draft draft = compose(List.of(with), List.of(verdict(Kind.REVIEWED)));

    assertThat(draft.text()).containsOnlyOnce("Reviewed-by:");
  }

  @Test
  void isEmptyWhereNothingWasSaid() {
    assertThat(PatchReply.compose(original, ADA, List.of(), List.of(), BERLIN)).isEmpty();
  }

  @Test
  void encodesWhatEightBitCannotCarry() {
    String text = "x".repeat(1200) + "\n";
    Draft draft =
        PatchReply.compose(
                Originals.patch(text),
                ADA,
                List.of(Reviews.on(text, 1, 1, "Too long.")),
                List.of(),
                BERLIN)
            .orElseThrow();

    String mail = new String(MailWriter.write(draft), StandardCharsets.UTF_8);

    assertThat(mail).contains("Content-Transfer-Encoding: quoted-printable");
    assertThat(mail.lines()).allMatch(line -> line.length() <= 76);
  }

  @ParameterizedTest
  @CsvSource({
    "[PATCH] a: b, Re: [PATCH] a: b",
    "Re: [PATCH] a: b, Re: [PATCH] a: b",
    "RE: AW: Re[2]: [PATCH] a: b, Re: [PATCH] a: b",
    "回复：[PATCH] a: b, Re: [PATCH] a: b",
    "reset: a: b, Re: reset: a: b"
  })
  void marksTheSubjectAsAReplyOnce(String subject, String expected) {
    assertThat(ReplyHead.subject(Originals.of(subject, "", List.of()))).isEqualTo(expected);
  }

  @Test
  void answersToReplyToButKeepsTheAuthorWhereTheListSetIt() {
    Mailbox desk = new Mailbox("Desk", "desk@example.com");

    Recipients asked = Recipients.of(Originals.of("x", "", List.of(desk)), ADA);
    Recipients munged = Recipients.of(Originals.of("x", "", List.of(Originals.LIST)), ADA);

    assertThat(asked.to()).containsExactly(desk);
    assertThat(munged.to()).containsExactly(Originals.NED, Originals.LIST);
  }

  @Test
  void leavesOutOneselfDuplicatesAndNamesWithoutAnAddress() {
    Recipients recipients = Recipients.of(original, ADA);

    assertThat(recipients.to()).containsExactly(Originals.NED);
    assertThat(recipients.cc()).containsExactly(Originals.LIST, Originals.CAT);
  }

  @Test
  void answersOnesOwnMailToThoseItWentTo() {
    Recipients recipients = Recipients.of(original, new Reviewer("Ned", "ned@example.com"));

    assertThat(recipients.to()).containsExactly(Originals.LIST, ADA.mailbox());
    assertThat(recipients.cc()).containsExactly(Originals.CAT);
  }

  @Test
  void keepsTheStartAndTheEndOfAVeryLongThread() {
    List<MessageId> thread =
        IntStream.range(0, 500).mapToObj(i -> new MessageId(i + "@example.com")).toList();
    Message deep =
        new Message(
            PATCH,
            thread,
            Originals.NED,
            Originals.NED,
            List.of(),
            List.of(),
            List.of(),
            original.date(),
            original.subject(),
            List.of(),
            original.body());

    Draft draft = PatchReply.compose(deep, ADA, List.of(comment), List.of(), BERLIN).orElseThrow();

    assertThat(draft.references())
        .hasSize(100)
        .startsWith(thread.getFirst(), thread.get(402))
        .endsWith(thread.getLast(), PATCH);
  }
}
