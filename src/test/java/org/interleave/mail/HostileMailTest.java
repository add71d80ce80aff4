package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileMailTest {
  private static final String MAIL =
      """
      From: "A, B" <a@b.org> (c)
      To: x: a@b, c@d;
      Message-ID: <1@x>
      References: <a@b> <c@d>
      Date: Wed, 4 Mar 2026 12:00:05 +0000
      Subject: Re: =?utf-8?q?=5BPATCH?= v2 1/2] x
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="=-x"

      --=-x
      Content-Type: text/plain; charset=utf-8; format=flowed
      Content-Transfer-Encoding: quoted-printable

      From: =C3=BC <u@v.org>

      why =
      more
      Signed-off-by: A <a@b.org>
      ---
      diff --git a/f b/f
      --- a/f
      +++ b/f
      @@ -1,2 +1,2 @@
      -a
      +b
       c
      --=-x
      Content-Type: message/rfc822

      From: i@j

      <b>
      --=-x
      Content-Type: text/html
      Content-Transfer-Encoding: base64

      PGI+aGk8L2I+
      --=-x--
      """;

  @Property(tries = 2000)
  void readsOrRefusesWhateverIsLeftOfAMail(
      @ForAll @IntRange(max = 1100) int at,
      @ForAll @IntRange(max = 60) int removed,
      @ForAll @Size(max = 8) byte[] added) {
    byte[] mail = MAIL.getBytes(ISO_8859_1);
    int from = Math.min(at, mail.length);
    int to = Math.min(from + removed, mail.length);
    String head = new String(mail, 0, from, ISO_8859_1);
    String tail = new String(mail, to, mail.length - to, ISO_8859_1);

    Mail read = MailReader.read((head + new String(added, ISO_8859_1) + tail).getBytes(ISO_8859_1));
    Mail truncated = MailReader.read(head.getBytes(ISO_8859_1));

    assertRead(read);
    assertRead(truncated);
  }

  @Property(tries = 500)
  void readsOrRefusesAnyBytes(@ForAll byte[] bytes) {
    assertRead(MailReader.read(bytes));
  }

  /** An id, and if a reason, then one that names the mail's own fault. */
  private static void assertRead(Mail mail) {
    assertThat(mail.id().value()).isNotEmpty();
    if (mail instanceof Unreadable unreadable) {
      assertThat(unreadable.reason()).hasLineCount(1).doesNotStartWith(MailReader.DEFECT);
    }
  }

  /** A quadratic reader needs hours for these: the limit is far from what a linear one takes. */
  @ParameterizedTest
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Subject: | [",
        "Subject: | [a]",
        "Subject: | Re: ",
        "Subject: | =?utf-8?q?a",
        "Subject: | =?utf-8?q?a?= ",
        "Subject: | (1/",
        "From: | \"\\",
        "From: | (",
        "From: | <",
        "From: | a@",
        "From: | :",
        "From: | via ",
        "Cc: | \"a\" <",
        "References: | <",
        "References: | <a",
        "References: | a@b ",
        "In-Reply-To: | (",
        "Date: | (",
        "Date: | 1-",
        "Content-Type: | ;a=",
        "Content-Type: text/plain; | a*0=b;",
        "List-Id: | <",
      })
  void readsALongFieldInLinearTime(String name, String unit) {
    int times = 900_000 / unit.length();

    Mail mail = MailReader.read((name + " " + unit.repeat(times) + "\n\nx\n").getBytes(ISO_8859_1));

    assertRead(mail);
  }

  @ParameterizedTest
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "text/plain | --- a~n+++ b~n",
        "text/plain | diff --git a b~n",
        "text/plain | diff -u a b~n",
        "text/plain | Index: a~n",
        "text/plain | @@ -1 +1 @@~n",
        "text/plain | --- a~n+++ b~n@@ -1,9 +1,9 @@~n-a~n",
        "text/plain | diff --git a b~nindex 1..2~n@@ -1,9 +1,9 @@~nx~n",
        "text/plain | -- >8 --~n",
        "text/plain | From: a~n",
        "text/plain | Fixes: 123456 (\"~n",
        "text/plain | Acked-by: a~n b~n",
        "text/plain | A",
        "text/plain | -----BEGIN PGP SIGNED MESSAGE-----~n",
        "text/plain; format=flowed | a ~n",
        "text/plain; format=flowed | >",
        "text/html | <div>",
        "text/html | <blockquote>a",
        "multipart/mixed; boundary=a | --a~n",
        "multipart/mixed; boundary=a | --a~nContent-Type: multipart/mixed; boundary=a~n~n",
      })
  void readsALongBodyInLinearTime(String type, String unit) {
    String line = unit.replace("~n", "\n");
    String head = "From: a@b\nSubject: [PATCH] x\nContent-Type: " + type + "\n\nwhy\n";
    String diff = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n";

    Mail mail =
        MailReader.read(
            (head + line.repeat(2_000_000 / line.length()) + "\n" + diff).getBytes(ISO_8859_1));

    assertRead(mail);
    if (mail instanceof Message message) {
      org.interleave.diff.Diff.parse(message.body().diff());
    }
  }
}
