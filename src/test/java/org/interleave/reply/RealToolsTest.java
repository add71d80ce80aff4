package org.interleave.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interleave.example.BundledExample;
import org.interleave.mail.MailWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our replies in the hands of the tools that kernel people read, apply and archive mail with. */
class RealToolsTest {
  private static final String TRAILER = "Reviewed-by: Ada Example <ada@example.org>";

  @TempDir Path folder;
  private MailTools tools;
  private ExampleThread thread;
  private Path mbox;

  @BeforeEach
  void makeThread() throws IOException {
    tools = new MailTools(folder);
    thread = ExampleThread.make();
    mbox = thread.mbox(folder);
  }

  private String b4(String... options) throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> command =
        Stream.concat(
                Stream.of("b4", "--offline-mode", "--no-stdin", "am", "-C", "-m", mbox.toString()),
                Stream.concat(Stream.of(options), Stream.of("-o", out.toString())))
            .toList();
    String said = tools.run(gitRepository(), command.toArray(String[]::new));
    try (Stream<Path> files = Files.list(out)) {
      Path ready = files.filter(path -> path.toString().endsWith(".mbx")).findFirst().orElseThrow();
      return said + "\n=====\n" + Files.readString(ready);
    }
  }

  private Path gitRepository() throws IOException, InterruptedException {
    Path repository = folder.resolve("tree");
    if (!Files.exists(repository)) {
      BundledExample example = BundledExample.unpack(folder.resolve("example"));
      tools.run(folder, "git", "clone", "-q", example.repository().toString(), "tree");
      tools.run(repository, "git", "config", "user.name", "Ada Example");
      tools.run(repository, "git", "config", "user.email", "ada@example.org");
    }
    return repository;
  }

  @Test
  void b4PutsTheTrailerOnTheReviewedPatchAndOnNoOther() throws Exception {
    MailTools.need("b4", "git");

    String ready = b4();

    String[] patches = ready.substring(ready.indexOf("=====")).split("\nSubject: ");
    assertThat(patches).hasSize(6);
    for (int i = 1; i <= 5; i++) {
      assertThat(patches[i].contains(TRAILER)).as("patch %d", i).isEqualTo(i == 4);
      assertThat(patches[i]).doesNotContain("Acked-by:").doesNotContain("irq context");
    }
  }

  @Test
  void b4PutsTheTrailerOfTheSummaryOnEveryPatch() throws Exception {
    MailTools.need("b4", "git");

    String ready = b4("-t");

    String[] patches = ready.substring(ready.indexOf("=====")).split("\nSubject: ");
    assertThat(patches).hasSize(6);
    for (int i = 1; i <= 5; i++) {
      assertThat(patches[i]).contains("Acked-by: Ada Example <ada@example.org>");
    }
  }

  @Test
  void gitAppliesTheOriginalFromTheMboxThatHoldsOurReply() throws Exception {
    MailTools.need("git");
    Path repository = gitRepository();
    Path split = Files.createDirectories(folder.resolve("split"));

    String count =
        tools.run(repository, "git", "mailsplit", "--mboxrd", "-o" + split, mbox.toString());

    assertThat(count.strip()).isEqualTo("8");
    for (int i = 2; i <= 6; i++) { // the cover letter is no patch
      tools.run(repository, "git", "am", "-q", split.resolve("000" + i).toString());
    }
    assertThat(tools.run(repository, "git", "log", "--format=%s", "-5").lines()).hasSize(5);
    String own =
        tools.run(
            repository,
            Files.readAllBytes(split.resolve("0007")),
            Map.of(),
            "git",
            "mailinfo",
            "msg",
            "patch");
    assertThat(own).contains("Author: Ada Example");
    assertThat(Files.size(repository.resolve("patch"))).as("our reply is no patch").isZero();
  }

  @Test
  void neomuttShowsTheReplyBelowThePatchInPlainUtf8() throws Exception {
    MailTools.need("neomutt", "script");

    String mail =
        tools.neomutt(mbox, "~<(~i " + thread.patch().id().value() + ") ~f ada@example.org");

    assertThat(mail)
        .contains("Subject: Re: [RFC PATCH 4/5]")
        .contains("> " + thread.commented() + "\n\n" + ExampleThread.SAID + "\n")
        .endsWith("\n\n" + TRAILER + "\n");
  }

  @Test
  void mblazeThreadsAndShowsTheReply() throws Exception {
    MailTools.need("mshow", "mthread", "mhdr", "sh");
    Path split = Files.createDirectories(folder.resolve("split"));
    tools.run(folder, "git", "mailsplit", "--mboxrd", "-o" + split, mbox.toString());

    String threaded = tools.run(split, "sh", "-c", "ls -d $PWD/0* | mthread");
    String shown = tools.run(split, "mshow", "-h", "references", "./0007");

    List<String> lines = threaded.lines().toList();
    int patch = indentOf(lines, "0005");
    assertThat(indentOf(lines, "0007")).isEqualTo(patch + 1);
    assertThat(indentOf(lines, "0008")).isEqualTo(patch);
    assertThat(shown)
        .contains("<" + thread.patch().id().value() + ">")
        .contains("> " + thread.commented() + "\n\n" + ExampleThread.SAID + "\n");
  }

  private static int indentOf(List<String> lines, String name) {
    String line = lines.stream().filter(one -> one.endsWith("/" + name)).findFirst().orElseThrow();
    return line.length() - line.stripLeading().length();
  }

  @Test
  void publicInboxFilesTheReplyInTheThread() throws Exception {
    MailTools.need("public-inbox-init", "public-inbox-mda", "public-inbox-index", "lei");
    Map<String, String> environment =
        Map.of(
            "PI_CONFIG", folder.resolve("pi.config").toString(),
            "ORIGINAL_RECIPIENT", "small@list.example.org",
            "PERL_INLINE_DIRECTORY", folder.toString());
    String inbox = folder.resolve("small").toString();
    tools.run(
        folder,
        new byte[0],
        environment,
        "public-inbox-init",
        "-V2",
        "-L",
        "full",
        "small",
        inbox,
        "http://127.0.0.1/small",
        "small@list.example.org");
    tools.run(
        folder,
        "git",
        "config",
        "-f",
        folder.resolve("pi.config").toString(),
        "publicinboxmda.spamcheck",
        "none");

    for (byte[] mail :
        Stream.concat(
                thread.mails().stream(),
                Stream.of(MailWriter.write(thread.reply()), MailWriter.write(thread.summary())))
            .toList()) {
      tools.run(folder, mail, environment, "public-inbox-mda", "--no-precheck");
    }
    tools.run(folder, new byte[0], environment, "public-inbox-index", inbox);
    Path found = folder.resolve("found.mbox");
    try {
      tools.run(
          folder,
          new byte[0],
          environment,
          "lei",
          "q",
          "--no-save",
          "-q",
          "-t",
          "--only",
          inbox,
          "-o",
          "mboxrd:" + found,
          "m:" + thread.reply().id().value());
    } finally {
      tools.run(folder, new byte[0], environment, "lei", "daemon-kill");
    }

    String mails = Files.readString(found);
    assertThat(mails.split("(?m)^From \\S+@mboxrd ")).as("the reply brings its thread").hasSize(9);
    assertThat(mails).contains("In-Reply-To: <" + thread.patch().id().value() + ">");
  }

  @Test
  void gitSendEmailSendsTheFileToEverybodyUnchanged() throws Exception {
    MailTools.need("git", "sh", "perl");
    tools.needPerl("Mail::Address");
    Path reply = Files.write(folder.resolve("reply.eml"), MailWriter.write(thread.reply()));
    Path sent = folder.resolve("sent");
    Path server = folder.resolve("server");
    Files.writeString(
        server, "#!/bin/sh\nprintf '%s\\n' \"$@\" >> " + sent + ".to\ncat > " + sent + "\n");
    assertThat(server.toFile().setExecutable(true)).isTrue();

    tools.run(
        gitRepository(),
        "git",
        "send-email",
        "--confirm=never",
        "--quiet",
        "--smtp-server",
        server.toString(),
        "--from",
        "Ada Example <ada@example.org>",
        "--suppress-cc=self",
        reply.toString());

    String mail = Files.readString(sent);
    assertThat(mail)
        .containsIgnoringCase("Message-ID: <" + thread.reply().id().value() + ">")
        .contains("In-Reply-To: <" + thread.patch().id().value() + ">")
        .contains("Content-Transfer-Encoding: 8bit")
        .endsWith(thread.reply().text());
    assertThat(Files.readString(Path.of(sent + ".to")).lines())
        .contains(
            "ines@example.org",
            "pocket@example.org",
            "tobias@example.net",
            "wanjiru@example.org",
            "priya@example.org");
  }
}
