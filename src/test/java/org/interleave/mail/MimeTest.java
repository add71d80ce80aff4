package org.interleave.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeTest {
  private static final String HEAD = "From: a@example.org\nSubject: [PATCH] x\nMessage-ID: <1@x>\n";

  private static final String DIFF =
      """
      diff --git a/f b/f
      --- a/f
      +++ b/f
      @@ -1,3 +1,3 @@
       one
      -two
      +TWO
      \s
      """;

  private static Message message(String mail) {
    return (Message) MailReader.read(mail.getBytes(UTF_8));
  }

  private static Message message(byte[] mail) {
    return (Message) MailReader.read(mail);
  }

  private static byte[] with(String head, byte[] body) {
    byte[] top = (HEAD + head + "\n").getBytes(ISO_8859_1);
    byte[] all = Arrays.copyOf(top, top.length + body.length);
    System.arraycopy(body, 0, all, top.length, body.length);
    return all;
  }

  /** A multipart mail; parts begin with their own header. */
  private static String multipart(String subtype, String... parts) {
    StringBuilder mail =
        new StringBuilder(HEAD + "MIME-Version: 1.0\nContent-Type: multipart/" + subtype)
            .append("; boundary=\"=-x\"\n\nThis is MIME.\n");
    for (String part : parts) {
      mail.append("--=-x\n").append(part).append('\n');
    }
    return mail.append("--=-x--\n").toString();
  }

  @Test
  void readsQuotedPrintable() {
    String mail =
        HEAD
            + "Content-Type: text/plain; charset=utf-8\n"
            + "Content-Transfer-Encoding: quoted-printable\n\n"
            + "soft =\nbreak =C3=BC =3D =zz end=\n";

    assertThat(message(mail).body().text()).isEqualTo("soft break ü = =zz end");
  }

  @Test
  void takesOffTheCarriageReturnsThatBase64Hides() {
    String coded =
        Base64.getMimeEncoder().encodeToString(("why\n\n" + DIFF).replace("\n", "\r\n").getBytes());
    String mail = HEAD + "Content-Transfer-Encoding: base64\n\n" + coded + "\n";

    assertThat(message(mail).body().diff()).isEqualTo(DIFF);
  }

  @Test
  void keepsTheCarriageReturnsOfAFileWithDosLineEnds() {
    String dos = DIFF.replace("one\n", "one\r\n").replace("two\n", "two\r\n");

    assertThat(message(HEAD + "\nwhy\n---\n" + dos).body().diff()).isEqualTo(dos);
  }

  @ParameterizedTest
  @CsvSource({
    "iso-8859-1, iso-8859-1, Grüße aus Köln",
    "iso-8859-2, iso-8859-2, Příliš žluťoučký",
    "iso-8859-15, iso-8859-15, 5 €",
    "windows-1252, iso-8859-1, “so”",
    "koi8-r, koi8-r, Привет всем читателям",
    "gb2312, gb2312, 你好世界",
    "gb18030, gb2312, 朱镕基",
    "iso-2022-jp, iso-2022-jp, こんにちは",
    "utf-8, utf8, 你好 ü",
    "utf-8, us-ascii, 你好 ü",
    "utf-8, unknown-8bit, 你好 ü",
    "utf-8, '', 你好 ü",
    "iso-8859-1, utf-8, Grüße von Jörg",
    "iso-8859-1, x-no-such-charset, Grüße von Jörg",
    "gb2312, us-ascii, 这个补丁修复了内存管理中的竞争条件问题",
  })
  void readsCharsetsAndWrongLabels(String real, String label, String text) {
    byte[] body = (text + "\n").getBytes(Charset.forName(real));
    byte[] mail = with("Content-Type: text/plain; charset=\"" + label + "\"\n", body);

    assertThat(message(mail).body().text()).isEqualTo(text + "\n");
  }

  @Test
  void readsAMailInTwoCharsetsLineByLine() {
    byte[] body = ("é in UTF-8\n").getBytes(UTF_8);
    byte[] more = ("+/* Jürgen */\n").getBytes(ISO_8859_1);
    byte[] both = Arrays.copyOf(body, body.length + more.length);
    System.arraycopy(more, 0, both, body.length, more.length);

    assertThat(message(with("Content-Type: text/plain; charset=utf-8\n", both)).body().text())
        .isEqualTo("é in UTF-8\n+/* Jürgen */\n");
  }

  @Test
  void replacesNulBytes() {
    assertThat(message(HEAD + "\na\0b\n").body().text()).isEqualTo("a\ufffdb\n");
  }

  @Test
  void joinsFlowedLinesButNotThoseOfADiff() {
    String flowed =
        HEAD
            + "Content-Type: text/plain; format=flowed\n\n"
            + "A long \nline.\n>> quoted \n>> more\n> other \nmine\n  stuffed\n-- \nsig\n";

    assertThat(message(flowed).body().text())
        .isEqualTo("A long line.\n>> quoted more\n> other \nmine\n stuffed\n-- \nsig\n");
    String stuffed = DIFF.replace("\n ", "\n  ");
    String patch = HEAD + "Content-Type: text/plain; format=flowed\n\nwhy\n" + stuffed;
    assertThat(message(patch).body().diff().replace("\n \n", "\n\n"))
        .isEqualTo(DIFF.replace("\n \n", "\n\n"));
  }

  @Test
  void deletesTheBlankOfASoftBreakWithDelSp() {
    String mail = HEAD + "Content-Type: text/plain; format=flowed; delsp=yes\n\nab \ncd\n";

    assertThat(message(mail).body().text()).isEqualTo("abcd\n");
  }

  @Test
  void showsHtmlMailAsText() {
    String mail =
        HEAD
            + "Content-Type: text/html; charset=utf-8\n\n"
            + "<html><head><title>no</title><style>p{}</style></head><body><p>One&nbsp;two</p>"
            + "<pre>a\n  b</pre><blockquote>said</blockquote>x<br>y</body></html>\n";

    assertThat(message(mail).body().text()).isEqualTo("One two\n\na\n  b\n> said\nx\ny\n");
  }

  @Test
  void prefersThePlainFormOfAnAlternative() {
    String mail =
        multipart(
            "alternative",
            "Content-Type: text/plain\n\nplain\n",
            "Content-Type: text/html\n\n<p>rich</p>\n");

    assertThat(message(mail).body().text().strip()).isEqualTo("plain");
    assertThat(message(mail).body().attachments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/x-patch; name=a.patch\nContent-Disposition: attachment\n",
        "Content-Type: text/x-diff\nContent-Disposition: inline; filename=x\n",
        "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=0.diff\n",
        "Content-Type: application/octet-stream; name=data\n",
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=fix.txt\n",
      })
  void readsAnAttachedPatch(String header) {
    String mail = multipart("mixed", "Content-Type: text/plain\n\nwhy\n", header + "\n" + DIFF);

    Body body = message(mail).body();

    assertThat(body.diff()).isEqualTo(DIFF);
    assertThat(body.text()).startsWith("why");
    assertThat(body.attachments()).isEmpty();
  }

  @Test
  void readsThePatchOfAnAttachedMailWithItsAuthor() {
    String inner =
        "From: The Author <au@example.org>\nSubject: [PATCH] inner\nDate: Wed, 4 Mar 2026 12:00:05 +0000\n\nbecause\n---\n";
    String mail =
        multipart(
            "mixed",
            "Content-Type: text/plain\n\n",
            "Content-Type: message/rfc822\n\n" + inner + DIFF);

    Message message = message(mail);

    assertThat(message.author()).isEqualTo(new Mailbox("The Author", "au@example.org"));
    assertThat(message.from().address()).isEqualTo("a@example.org");
    assertThat(message.body().commitMessage()).isEqualTo("because\n");
    assertThat(message.body().diff()).isEqualTo(DIFF);
  }

  @Test
  void namesOtherAttachments() {
    String mail =
        multipart(
            "mixed",
            "Content-Type: text/plain\n\nlook\n",
            "Content-Type: image/png; name*=utf-8''a%20%C3%BC.png\n\nxx\n",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"dmesg.txt\"\n\nlog\n",
            "Content-Type: application/x-y; name*0=\"lo\"; name*1=\"ng\"\n\n\0\n",
            "Content-Type: application/z; name=\"=?utf-8?q?=C3=A4?=\"\n\n\0\n");

    Body body = message(mail).body();

    assertThat(body.text().strip()).isEqualTo("look");
    assertThat(body.attachments()).containsExactly("a ü.png", "dmesg.txt", "long", "ä");
  }

  @Test
  void undoesTheDashEscapesOfASignedText() {
    String signed =
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nwhy\n"
            + DIFF.replace("\n-", "\n- -").replace("- ---", "- ---")
            + "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n";

    assertThat(message(HEAD + "\n" + signed).body().diff()).isEqualTo(DIFF);
  }

  @Test
  void showsWhatItHasWhenTheBoundaryNeverComes() {
    String mail = HEAD + "Content-Type: multipart/mixed; boundary=zz\n\nall there is\n";

    assertThat(message(mail).body().text()).contains("all there is");
  }

  @Test
  void ignoresUuencodedData() {
    String mail = HEAD + "\nsee\nbegin 644 f\n#0V%T\n`\nend\n";

    assertThat(message(mail).body().hasDiff()).isFalse();
    assertThat(message(mail).body().text()).startsWith("see\n");
  }

  @Test
  void refusesTenThousandParts() {
    String[] parts = new String[10_000];
    Arrays.fill(parts, "\nx\n");

    Mail mail = MailReader.read(multipart("mixed", parts).getBytes(UTF_8));

    assertThat(mail).isEqualTo(new Unreadable(new MessageId("1@x"), "more than 1000 MIME parts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/mixed; boundary=b%d", "message/rfc822"})
  void refusesDeepNesting(String type) {
    StringBuilder mail = new StringBuilder(HEAD);
    for (int i = 0; i < 20_000; i++) {
      mail.append("Content-Type: ").append(type.formatted(i)).append("\n\n");
      mail.append(type.startsWith("multipart") ? "--b" + i + "\n" : "From: x@y\n");
    }

    Mail read = MailReader.read(mail.toString().getBytes(UTF_8));

    assertThat(read).isInstanceOf(Unreadable.class);
    assertThat(((Unreadable) read).reason()).contains("nested more than");
  }

  @Test
  void refusesAHeaderWithoutEnd() {
    byte[] mail = new byte[200_000_000];
    Arrays.fill(mail, (byte) 'x');
    System.arraycopy("Message-ID: <big@x>\nSubject: ".getBytes(UTF_8), 0, mail, 0, 29);

    Mail read = MailReader.read(mail);

    assertThat(read.id()).isEqualTo(new MessageId("big@x"));
    assertThat(((Unreadable) read).reason())
        .startsWith("the header is longer than")
        .hasLineCount(1);
  }

  @Test
  void readsAHeaderOfHundredsOfAddressesAndFields() {
    StringBuilder mail = new StringBuilder(HEAD).append("Cc: ");
    for (int i = 0; i < 3000; i++) {
      mail.append(i == 0 ? "" : ",\n ")
          .append("Name ")
          .append(i)
          .append(" <n")
          .append(i)
          .append("@x.org>");
    }
    mail.append('\n').append("X-Other: y\n".repeat(5000)).append("\nbody\n");

    assertThat(message(mail.toString()).cc().size()).isGreaterThanOrEqualTo(2000);
    assertThat(message(mail.toString()).body().text()).isEqualTo("body\n");
  }

  @Test
  void readsUtf8ThatIsLabelledLatin1() {
    byte[] mail =
        ("From: A <a@b.org>\nMessage-ID: <1@b.org>\nSubject: Re: t\n"
                + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
                + "Reviewed-by: Jörg Müß <j@b.org>\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(((Message) MailReader.read(mail)).body().text()).contains("Jörg Müß");
  }
}
