package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.review.Reviews.ADA;
import static org.interleave.review.Reviews.BEN;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.interleave.ingest.Messages;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.reply.Replies.Include;
import org.interleave.review.Anchor;
import org.interleave.review.Anchors;
import org.interleave.review.Annotation;
import org.interleave.review.Annotations;
import org.interleave.review.LineRange;
import org.interleave.review.Outcome;
import org.interleave.review.Reviewer;
import org.interleave.review.Verdict.Kind;
import org.interleave.review.Verdict.Scope;
import org.interleave.review.Verdicts;
import org.interleave.review.web.ImportedExample;
import org.interleave.series.store.StoredSeries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RepliesTest {
  @TempDir Path folder;
  private final DataSource database = TestDatabase.fresh();
  private final Annotations annotations = new Annotations(database, InstantSource.system());
  private final Verdicts verdicts = new Verdicts(database, InstantSource.system());
  private final Replies replies =
      new Replies(new Messages(database), annotations, verdicts, ZoneOffset.UTC);
  private ImportedExample example;
  private MessageId patch;

  @BeforeEach
  void importExample() throws Exception {
    example = ImportedExample.in(database);
    patch = example.patch(4);
  }

  private Annotation comment(Reviewer reviewer, MessageId on, String text) {
    int line = example.added(on, "lock").number();
    Anchors.Choice choice = Anchors.on(on, example.text(on), new LineRange(line, line));
    Anchor anchor = ((Anchors.Chosen) choice).anchor();
    return ((Outcome.Saved) annotations.draft(anchor, reviewer, text, false)).annotation();
  }

  private void publish(Annotation draft) {
    assertThat(annotations.publish(draft.id(), draft.edit(), draft.reviewer()))
        .isInstanceOf(Outcome.Saved.class);
  }

  private static Message sent(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Written.class);
    return (Message) MailReader.read(((Reply.Written) reply).bytes());
  }

  @Test
  void writesOnlyWhatThisReviewerPublishedOnThisPatch() {
    publish(comment(ADA, patch, "Ada on four."));
    publish(comment(BEN, patch, "Ben on four."));
    publish(comment(ADA, example.patch(5), "Ada on five."));
    comment(ADA, patch, "Ada in draft.");

    Message reply = sent(replies.to(patch, ADA, Include.PUBLISHED));
    Message withDrafts = sent(replies.to(patch, ADA, Include.DRAFTS_TOO));

    assertThat(reply.body().text())
        .contains("\nAda on four.\n")
        .doesNotContain("Ben", "five", "draft");
    assertThat(reply.parent()).hasValue(patch);
    assertThat(reply.references()).containsExactly(example.cover(), patch);
    assertThat(withDrafts.body().text()).contains("Ada on four.").contains("Ada in draft.");
  }

  @Test
  void saysWhyThereIsNone() {
    comment(ADA, patch, "Ada in draft.");

    assertThat(replies.to(patch, ADA, Include.PUBLISHED))
        .isEqualTo(
            new Reply.Nothing(
                "Ada Example has published no comment and given no verdict there; one draft"
                    + " waits"));
    assertThat(replies.to(new MessageId("nowhere@example.org"), ADA, Include.PUBLISHED))
        .isEqualTo(new Reply.Nothing("the mail <nowhere@example.org> is not here any more"));
  }

  @Test
  void sumsUpAndPutsAllRepliesInOneMbox() throws Exception {
    publish(comment(ADA, patch, "Why is it not held here?"));
    verdicts.give(Scope.PATCH, example.patch(1), Kind.REVIEWED, ADA);
    verdicts.give(Scope.VERSION, example.cover(), Kind.CHANGES_REQUESTED, ADA);

    Message summary = sent(replies.summary(example.version(), ADA, Include.PUBLISHED));
    List<Reply.Written> all = replies.all(example.version(), ADA, Include.PUBLISHED);

    assertThat(summary.parent()).hasValue(example.cover());
    assertThat(summary.body().text())
        .contains("  1/5  Reviewed-by  pocket/mirror: ")
        .contains("  4/5  1 comment    pocket/mirror: ")
        .contains("Open questions:\n\n  4/5  ")
        .contains("    Why is it not held here?\n")
        .endsWith("I would like to see changes before this goes in.\n");
    assertThat(all.stream().map(reply -> reply.draft().inReplyTo().orElseThrow()))
        .containsExactly(example.cover(), example.patch(1), patch);
    assertThat(new String(Reply.mbox(all), StandardCharsets.UTF_8).split("(?m)^From mboxrd@z "))
        .hasSize(4);
  }

  private record Run(int status, String out, String err, String file) {}

  private Run run(String... arguments) throws Exception {
    Path file = folder.resolve("out");
    Files.deleteIfExists(file);
    ReplyCommand command = new ReplyCommand(StoredSeries::new);
    CommandLine line = new CommandLine(command);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.parseArgs(arguments);
    int status = command.run(database);
    return new Run(
        status, out.toString(), err.toString(), Files.exists(file) ? Files.readString(file) : "");
  }

  @Test
  void theCommandWritesOneReplyAsAFile() throws Exception {
    publish(comment(ADA, patch, "Ada on four."));
    String id = example.series().id().value();
    String out = folder.resolve("out").toString();

    Run run = run("--series", id, "--version", "1", "--patch", "4", "-o", out);

    assertThat(run.status()).isZero();
    assertThat(run.file()).startsWith("From: Ada Example").contains("\nAda on four.\n");
  }

  @Test
  void theCommandListsWhatCanBeWritten() throws Exception {
    publish(comment(BEN, patch, "Ben on four."));

    Run run = run("--series", patch.value(), "--version", "v1", "--json");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("[{\"patch\":4,\"title\":\"pocket/mirror: guard hub->ranges")
        .contains("\"reviewer\":\"Ben Beispiel <ben@example.net>\"");
  }

  @Test
  void theCommandSaysInOneLineWhatIsWrong() throws Exception {
    assertThat(run("--series", "nothing", "--cover"))
        .isEqualTo(new Run(1, "", "interleave: there is no series nothing\n", ""));
    assertThat(run("--series", patch.value(), "--version", "v1", "--cover"))
        .isEqualTo(new Run(1, "", "interleave: nobody has said anything of v1 in public\n", ""));

    publish(comment(ADA, patch, "Ada on four."));
    publish(comment(BEN, patch, "Ben on four."));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> run("--series", patch.value(), "--version", "v1", "--as", "x@y.z", "--cover"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("x@y.z has said nothing; ada@example.org, ben@example.net");
  }
}
