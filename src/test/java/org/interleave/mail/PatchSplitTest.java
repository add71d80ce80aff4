package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchSplitTest {
  private static final String DIFF =
      """
      diff --git a/f b/f
      index 1111111..2222222 100644
      --- a/f
      +++ b/f
      @@ -1 +1 @@
      -a
      +b
      """;

  private static Body body(String subject, String text) {
    String mail = "From: S <s@x.org>\nSubject: " + subject + "\n\n" + text;
    return ((Message) MailReader.read(mail.getBytes(UTF_8))).body();
  }

  private static Mailbox author(String text) {
    String mail = "From: S <s@x.org>\nSubject: [PATCH] x\n\n" + text;
    return ((Message) MailReader.read(mail.getBytes(UTF_8))).author();
  }

  @Test
  void takesTheAuthorFromTheBody() {
    assertThat(author("From: A B <a@b.org>\n\nwhy\n---\n" + DIFF))
        .isEqualTo(new Mailbox("A B", "a@b.org"));
    assertThat(author("\n\nFrom: =?utf-8?q?J=C3=B6rg?= <a@b.org>\nDate: today\n\nwhy\n" + DIFF))
        .isEqualTo(new Mailbox("Jörg", "a@b.org"));
    assertThat(author("From: A very long\n name <a@b.org>\nSubject: y\n\nwhy\n" + DIFF))
        .isEqualTo(new Mailbox("A very long name", "a@b.org"));
  }

  @Test
  void keepsProseThatStartsLikeAHeader() {
    assertThat(author("From: here on it fails.\n\nwhy\n---\n" + DIFF))
        .isEqualTo(new Mailbox("S", "s@x.org"));
    assertThat(author("why\n\nFrom: A B <a@b.org>\n---\n" + DIFF))
        .isEqualTo(new Mailbox("S", "s@x.org"));
    assertThat(author("From: A B <a@b.org>\n\nno diff here\n"))
        .isEqualTo(new Mailbox("S", "s@x.org"));
  }

  @Test
  void cutsAtScissors() {
    String text = "Some talk.\n\n-- >8 --\nFrom: A B <a@b.org>\nSubject: y\n\nwhy\n---\n" + DIFF;

    assertThat(body("Re: z", text).commitMessage()).isEqualTo("why\n");
    assertThat(author(text)).isEqualTo(new Mailbox("A B", "a@b.org"));
  }

  @Test
  void leavesAFramedLogInTheMessage() {
    String text = "why\n\n-----8<-----\nlog\n-----8<-----\n\nmore\n---\n" + DIFF;

    assertThat(body("[PATCH] x", text).commitMessage()).startsWith("why\n").endsWith("more\n");
  }

  @ParameterizedTest
  @CsvSource({
    "-- >8 --, true",
    "---8<---, true",
    "'- - - >8 - - - remove everything above this line - - - >8 - - -', true",
    "------------ 8< -------------, true",
    "--->% cut --- , true",
    "I cut 8< paper with it, false",
    ">8, false",
    "'------------[ cut here ]------------', false",
    "x < 8 and 8<y, false",
  })
  void knowsScissorsAsGitDoes(String line, boolean expected) {
    assertThat(PatchSplit.isScissors(line)).isEqualTo(expected);
  }

  @Test
  void readsNotesBelowTheThreeDashes() {
    Body body = body("[PATCH] x", "why\n\nSigned-off-by: S <s@x.org>\n---\nv2: y\n\n" + DIFF);

    assertThat(body.commitMessage()).isEqualTo("why\n\nSigned-off-by: S <s@x.org>\n");
    assertThat(body.notes()).isEqualTo("v2: y");
    assertThat(body.diff()).isEqualTo(DIFF);
  }

  @Test
  void needsNoThreeDashes() {
    Body body = body("[PATCH] x", "why\n\n" + DIFF);

    assertThat(body.commitMessage()).isEqualTo("why\n");
    assertThat(body.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--- foo is not bar\nand so on\n",
        "--- a/f\n+++ b/f\nno hunk\n",
        "diff --git a/f b/f is what I ran\nand it said nothing\n",
        "diff -u does that\n\ntoo\n",
        "Index: of everything\n\nnothing\n",
        "> diff --git a/f b/f\n> --- a/f\n> +++ b/f\n> @@ -1 +1 @@\n> -a\n> +b\n",
        "  diff --git a/f b/f\n  --- a/f\n  +++ b/f\n  @@ -1 +1 @@\n  -a\n  +b\n",
      })
  void takesNoProseAndNoQuotationForADiff(String text) {
    assertThat(body("Re: x", text).hasDiff()).isFalse();
    assertThat(body("[PATCH] x", text).hasDiff()).isFalse();
  }

  @Test
  void findsADiffThatAReplyProposes() {
    Body body = body("Re: [PATCH] x", "> old\n\nHow about:\n\n" + DIFF + "\nregards\n");

    assertThat(body.diff()).isEqualTo(DIFF);
  }

  @Test
  void findsNoDiffInWhatOutlookQuotes() {
    String text =
        "Fine.\n\n-----Original Message-----\nFrom: A\n\nReviewed-by: A <a@b.org>\n" + DIFF;
    String header = "Fine.\n\nFrom: A <a@b.org>\nSent: Monday\nTo: S\nSubject: x\n\n" + DIFF;

    assertThat(body("RE: x", text).hasDiff()).isFalse();
    assertThat(body("RE: x", text).trailers()).isEmpty();
    assertThat(body("RE: x", header).hasDiff()).isFalse();
    assertThat(body("[PATCH] x", header).hasDiff()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- \n2.39.5\n",
        "--\n2.39.5\n\n",
        "\n_______________________________________________\nlist mailing list\n",
        "\nThis message is confidential.\n",
      })
  void leavesSignaturesAndFootersOutOfTheDiff(String footer) {
    Body body = body("[PATCH] x", "why\n---\n" + DIFF + footer);

    assertThat(body.diff()).isEqualTo(DIFF);
    assertThat(body.text()).endsWith(footer);
  }

  @Test
  void gathersSeveralDiffsOfOneMail() {
    String other = DIFF.replace("/f", "/g");

    assertThat(body("[PATCH] x", "why\n" + DIFF + "\nand also\n\n" + other).diff())
        .isEqualTo(DIFF + other);
  }

  @Test
  void startsAnewAtAFormatPatchFileInTheText() {
    String text =
        "hello\n\nFrom 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
            + "From: A B <a@b.org>\nDate: x\nSubject: [PATCH] y\n\nwhy\n---\n";

    assertThat(body("fix", text + DIFF).commitMessage()).isEqualTo("why\n");
    assertThat(author(text + DIFF)).isEqualTo(new Mailbox("A B", "a@b.org"));
  }

  @Test
  void takesNoPullRequestForAPatch() {
    assertThat(body("[GIT PULL] x", "The following changes\n\n" + DIFF).hasDiff()).isFalse();
  }

  @Test
  void readsACvsDiff() {
    String cvs =
        """
        Index: f.c
        ===================================================================
        RCS file: /cvs/f.c,v
        retrieving revision 1.2
        diff -u -r1.2 f.c
        --- f.c	1 Jan 2001 00:00:00 -0000	1.2
        +++ f.c	2 Jan 2001 00:00:00 -0000
        @@ -1 +1 @@
        -a
        +b
        """;

    Body body = body("[PATCH] x", "why\n\n" + cvs);

    assertThat(body.commitMessage()).isEqualTo("why\n");
    assertThat(body.diff()).isEqualTo(cvs);
  }
}
