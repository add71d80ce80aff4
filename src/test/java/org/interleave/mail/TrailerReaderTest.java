package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailerReaderTest {

  private static List<String> commit(String message) {
    return lines(TrailerReader.ofCommit(message));
  }

  private static List<String> reply(String text) {
    return lines(TrailerReader.ofReply(text));
  }

  private static List<String> lines(List<Trailer> trailers) {
    return trailers.stream().map(t -> t.key() + ": " + t.value()).toList();
  }

  @Test
  void readsTheLastBlock() {
    assertThat(
            commit(
                """
                why

                Fixes: 0123456789ab ("mm: x")
                Link: https://example.org/1
                Cc: <stable@example.org> # 5.1+
                Signed-off-by: A B <a@b.org>
                [cd: reworded]
                Issue: 42
                Co-developed-by: C D <c@d.org>
                Signed-off-by: C D <c@d.org>
                """))
        .containsExactly(
            "Fixes: 0123456789ab (\"mm: x\")",
            "Link: https://example.org/1",
            "Cc: <stable@example.org> # 5.1+",
            "Signed-off-by: A B <a@b.org>",
            "Issue: 42",
            "Co-developed-by: C D <c@d.org>",
            "Signed-off-by: C D <c@d.org>");
  }

  @Test
  void readsBlocksThatBlankLinesPart() {
    assertThat(commit("why\n\nFixes: 0123456 (\"x\")\n\nSigned-off-by: A <a@b>\n\nCc: c@d\n"))
        .containsExactly("Fixes: 0123456 (\"x\")", "Signed-off-by: A <a@b>", "Cc: c@d");
  }

  @Test
  void foldsContinuedLines() {
    assertThat(commit("why\n\nFixes: 0123456 (\"a long\n title\")\nAcked-by: A\n <a@b>\n"))
        .containsExactly("Fixes: 0123456 (\"a long title\")", "Acked-by: A <a@b>");
    assertThat(commit("why\n\nFixes: 0123456 (\"a long\ntitle\")\nAcked-by: A B\n<a@b>\n"))
        .containsExactly("Fixes: 0123456 (\"a long title\")", "Acked-by: A B <a@b>");
  }

  @Test
  void writesKnownKeysInOneWay() {
    assertThat(commit("why\n\nsigned-off-by: A <a@b>\nReviewed-By: A <a@b>\nCC: c@d\n"))
        .containsExactly("Signed-off-by: A <a@b>", "Reviewed-by: A <a@b>", "Cc: c@d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "why\n\nNote: this is prose\n",
        "why\n\nHowever: it is not\n",
        "why\n\nhttp://example.org/x\n",
        "why\n\nSee this: it is a sentence\nof two lines.\n",
        "why\n\nFixes: the bug that I saw\nwhen running it\n",
        "Caused by: me\n",
        "  Acked-by: quoted in a log <a@b>\n",
      })
  void takesNoProseWithAColonForATrailer(String message) {
    assertThat(commit(message)).isEmpty();
    assertThat(reply(message.replace("  Acked", "> Acked"))).isEmpty();
  }

  @Test
  void readsAReply() {
    assertThat(
            reply(
                """
                On Monday A wrote:
                > Signed-off-by: A <a@b.org>
                > Tested-by: A <a@b.org>

                Thanks. Note: see below.
                Reviewed-by: C D <c@d.org>
                tested-by: C D
                <c@d.org>
                Acked-by: Eve
                Nacked-by: F <f@g.org>
                I am Acked-by: nobody <a@b>
                Pointed-out-by: whoever was in the room at the time

                --\s
                Sent-by: a phone <p@q.org>
                """))
        .containsExactly(
            "Reviewed-by: C D <c@d.org>",
            "Tested-by: C D <c@d.org>",
            "Acked-by: Eve",
            "Nacked-by: F <f@g.org>");
  }

  @Test
  void readsIdentifiersWhereverToolsPutThem() {
    String mail =
        """
        From: A <a@b.org>
        Subject: [PATCH v2 0/2] x

        Hello: this is prose

         f | 2 +-

        ---
        base-commit: 0123456789012345678901234567890123456789
        change-id: 20260304-some-thing-0123456789ab
        prerequisite-change-id: 20260303-other-0123456789ab:v3
        prerequisite-patch-id: 1123456789012345678901234567890123456789

        --\s
        2.39.5

        prerequisite-patch-id: 2123456789012345678901234567890123456789
        """;

    Message cover = (Message) MailReader.read(mail.getBytes(UTF_8));

    assertThat(lines(cover.body().trailers()))
        .containsExactly(
            "base-commit: 0123456789012345678901234567890123456789",
            "change-id: 20260304-some-thing-0123456789ab",
            "prerequisite-change-id: 20260303-other-0123456789ab:v3",
            "prerequisite-patch-id: 1123456789012345678901234567890123456789",
            "prerequisite-patch-id: 2123456789012345678901234567890123456789");
  }
}
