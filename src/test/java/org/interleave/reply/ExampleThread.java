package org.interleave.reply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.interleave.mail.Draft;
import org.interleave.mail.MailReader;
import org.interleave.mail.MailWriter;
import org.interleave.mail.Message;
import org.interleave.review.Anchors;
import org.interleave.review.Annotation;
import org.interleave.review.BodyText;
import org.interleave.review.LineRange;
import org.interleave.review.Reviews;
import org.interleave.review.Verdict;
import org.interleave.review.Verdict.Kind;
import org.interleave.review.Verdict.Scope;

/** Version 1 of the bundled example, a comment on its patch 4, and the replies that come of it. */
record ExampleThread(
    List<byte[]> mails,
    Message cover,
    Message patch,
    String commented,
    Draft reply,
    Draft summary) {
  static final String COMMENT =
      """
      Zoë asks: may this be taken in irq context? — I „think“ not.
      From here on it sleeps.
      ---
      a line below three dashes
      -- >8 --
      a line below scissors
      --
      a line below what is nearly a signature\
      """;

  /** As it stands in the mail: three dashes alone would end it for git. */
  static final String SAID = COMMENT.replace("\n---\n", "\n ---\n");

  static ExampleThread make() throws IOException {
    Path folder = Path.of("src/main/resources/example/mail");
    List<byte[]> mails;
    try (Stream<Path> paths = Files.list(folder)) {
      mails =
          paths
              .filter(path -> path.getFileName().toString().matches("\\d+-v1-\\d-.*"))
              .filter(path -> !path.toString().contains("-reply-"))
              .sorted()
              .map(ExampleThread::bytes)
              .toList();
    }
    Message cover = (Message) MailReader.read(mails.get(0));
    Message patch = (Message) MailReader.read(mails.get(4));
    BodyText text = BodyText.of(patch.body().text());
    int line =
        text.lines().stream()
            .filter(one -> one.text().startsWith("+") && one.text().contains("hub->lock"))
            .filter(one -> one instanceof org.interleave.review.BodyLine.Code)
            .skip(1)
            .findFirst()
            .orElseThrow()
            .number();
    Anchors.Choice choice = Anchors.on(patch.id(), text, new LineRange(line - 1, line));
    Annotation comment = Reviews.published(((Anchors.Chosen) choice).anchor(), COMMENT);
    Verdict reviewed =
        new Verdict(Scope.PATCH, patch.id(), Kind.REVIEWED, Reviews.ADA, Reviews.NOON);
    Verdict acked = new Verdict(Scope.VERSION, cover.id(), Kind.ACKED, Reviews.ADA, Reviews.NOON);
    Draft reply =
        PatchReply.compose(patch, Reviews.ADA, List.of(comment), List.of(reviewed), ZoneOffset.UTC)
            .orElseThrow();
    Summary.Row row =
        new Summary.Row(4, patch.subject().title(), List.of(comment), List.of(reviewed));
    Draft summary =
        new Summary(5, List.of(row), List.of(), List.of(acked))
            .compose(cover, Reviews.ADA, ZoneOffset.UTC)
            .orElseThrow();
    return new ExampleThread(mails, cover, patch, text.line(line).text(), reply, summary);
  }

  /** The series with our replies, in one file. */
  Path mbox(Path folder) throws IOException {
    List<byte[]> all =
        Stream.concat(mails.stream(), Stream.of(MailWriter.write(reply), MailWriter.write(summary)))
            .toList();
    return Files.write(folder.resolve("thread.mbox"), Mboxrd.of(all));
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
