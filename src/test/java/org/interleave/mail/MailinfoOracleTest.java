package org.interleave.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.interleave.diff.Diff;
import org.interleave.diff.DiffWriter;
import org.interleave.diff.GeneratedDiffs;
import org.interleave.diff.Git;

/** Reads generated patch mails beside the installed git mailinfo. */
class MailinfoOracleTest {
  private static final List<String> AUTHORS =
      List.of(
          "A Name <a@b.org>",
          "\"Name, A.\" <a@b.org>",
          "a@b.org (A Name)",
          "=?utf-8?q?J=C3=B6rg?= X <a@b.org>",
          "A Name (Company) <a@b.org>",
          "=?iso-8859-1?q?J=F6rg?= <a@b.org>");
  private static final List<String> PREFIXES =
      List.of("", "[PATCH] ", "[PATCH v2 1/3] ", "[RFC][PATCH] ", "Re: [PATCH] ", "[a] [PATCH b]");
  private static final List<String> TITLES =
      List.of(
          "mm: fix it",
          "a  b [c] d",
          "re-add: x",
          "=?utf-8?q?gr=C3=BC=C3=9Fe?=",
          "a title\n so long",
          "R: x");
  private static final List<String> PARAGRAPHS =
      List.of(
          "why",
          "  indented",
          "From: B Other <b@c.org>",
          "Subject: other",
          "--- x",
          "---x",
          "-- x",
          "Index of",
          "> quoted",
          "Signed-off-by: A <a@b.org>",
          "\n\n",
          "grüße",
          "Date: Wed, 4 Mar 2026 12:00:05 +0000",
          "trailing  ",
          "diffuse");
  private static final List<String> CHARSETS = List.of("utf-8", "iso-8859-1", "iso-8859-15");

  /** A mail and whether git can be asked about its body. */
  record Sample(byte[] bytes) {}

  @Provide
  Arbitrary<Sample> mails() {
    return Combinators.combine(Arbitraries.longs(), GeneratedDiffs.all()).as(this::mail);
  }

  private Sample mail(long seed, Diff diff) {
    Random random = new Random(seed);
    StringBuilder body = new StringBuilder();
    int paragraphs = random.nextInt(6);
    for (int i = 0; i < paragraphs; i++) {
      body.append(pick(random, PARAGRAPHS)).append(random.nextBoolean() ? "\n" : "\n\n");
    }
    body.append(random.nextBoolean() ? "---\n f | 2 +-\n\n" : "\n").append(DiffWriter.write(diff));
    String charset = pick(random, CHARSETS);
    int encoding = random.nextInt(3);
    String encoded =
        switch (encoding) {
          case 0 -> body.toString();
          case 1 -> QuotedPrintable.encode(body.toString());
          default ->
              Base64.getMimeEncoder()
                      .encodeToString(body.toString().getBytes(Charset.forName(charset)))
                  + "\n";
        };
    String label = encoding == 1 ? "utf-8" : charset;
    String mail =
        "From: %s\nDate: Wed, 4 Mar 2026 12:00:05 +0000\nSubject: %s%s\nMessage-ID: <1@x>\n"
                .formatted(pick(random, AUTHORS), pick(random, PREFIXES), pick(random, TITLES))
            + "MIME-Version: 1.0\nContent-Type: text/plain; charset=%s\n".formatted(label)
            + "Content-Transfer-Encoding: %s\n\n"
                .formatted(List.of("8bit", "quoted-printable", "base64").get(encoding))
            + encoded;
    return new Sample(mail.getBytes(Charset.forName(label)));
  }

  private static String pick(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  @Property(tries = 120)
  void agreesWithGitMailinfo(@ForAll("mails") Sample sample) {
    String[] git = Git.run(sample.bytes(), "mailinfo", "msg", "patch").orElseThrow().split("\0", 3);
    Map<String, String> info =
        git[0]
            .lines()
            .filter(line -> line.contains(": "))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(": ")),
                    line -> line.substring(line.indexOf(": ") + 2)));

    Message message = (Message) MailReader.read(sample.bytes());

    String mail = new String(sample.bytes(), UTF_8);
    assertThat(message.author().address()).as(mail).isEqualTo(info.get("Email"));
    assertThat(message.author().display()).as(mail).isEqualTo(info.get("Author"));
    if (!info.getOrDefault("Subject", "").startsWith("other")) {
      assertThat(message.subject().title()).as(mail).isEqualTo(info.getOrDefault("Subject", ""));
    }
    assertThat(message.body().commitMessage()).as(mail).isEqualTo(stripSpace(git[1]));
    // git leaves the patch in the mail's charset, so only its ASCII can be compared
    assertThat(ascii(git[2])).as(mail).endsWith(ascii(message.body().diff()));
  }

  private static String ascii(String text) {
    return text.replaceAll("[^\\x00-\\x7f]+", "?");
  }

  private static String stripSpace(String message) {
    return Git.run(message.getBytes(UTF_8), "stripspace").orElseThrow();
  }
}
