package org.interleave.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against git format-patch, git patch-id and git am. */
class GitRangeTest {
  @TempDir Path directory;

  private GitRepository repository;

  @BeforeEach
  void create() throws IOException, InterruptedException {
    repository = new GitRepository(directory.resolve("repo"));
    repository.write("README", "Hello\n").commit("start");
    repository.git("tag", "base");
  }

  private Heard read(String range) throws IOException {
    return Heard.all(Archives.gitRange(repository.directory(), range));
  }

  private static List<Message> messages(Heard heard) {
    return heard.mails().stream()
        .map(mail -> (Message) MailReader.read(mail.getBytes(UTF_8)))
        .toList();
  }

  private static boolean isCover(String mail) {
    return mail.contains("\nMessage-ID: <cover.");
  }

  /** Applies the mails to a fresh clone and compares what comes out. */
  private void applies(Heard heard, String base, String tip)
      throws IOException, InterruptedException {
    GitRepository clone = new GitRepository(directory.resolve("clone-" + tip));
    clone.git("fetch", "-q", repository.directory().toString(), "+refs/*:refs/other/*");
    clone.git("checkout", "-q", "-B", "main", repository.git("rev-parse", base).strip());
    int number = 0;
    List<String> command =
        new ArrayList<>(List.of("am", "-q", "--empty=keep", "--keep-cr", "--no-3way"));
    for (String mail : heard.mails()) {
      if (!isCover(mail)) {
        Path file = directory.resolve(tip + "-" + number++ + ".eml");
        Files.writeString(file, mail);
        command.add(file.toString());
      }
    }
    clone.git(command.toArray(String[]::new));

    assertThat(clone.git("rev-parse", "HEAD^{tree}"))
        .isEqualTo(repository.git("rev-parse", tip + "^{tree}"));
  }

  /** The diff of a mail, from git mailinfo, which undoes the transfer encoding. */
  private String diff(String mail) throws IOException, InterruptedException {
    Path message = directory.resolve("message");
    Path patch = directory.resolve("patch");
    repository.run(mail.getBytes(UTF_8), "mailinfo", message.toString(), patch.toString());
    String text = Files.readString(patch, ISO_8859_1);
    int start = text.indexOf("\ndiff --git ");
    int end = text.lastIndexOf("-- \n");
    return start < 0 ? "" : text.substring(start + 1, end);
  }

  private String gitDiff(String commit) throws IOException, InterruptedException {
    return repository.git(
        "diff-tree", "--root", "-p", "-M", "--full-index", "--binary", "--no-commit-id", commit);
  }

  private static String withoutScores(String diff) {
    return diff.replaceAll("(?m)^similarity index .*\n", "");
  }

  private String patchId(String diff) throws IOException, InterruptedException {
    String answer = repository.run(diff.getBytes(ISO_8859_1), "patch-id", "--stable");
    return answer.isEmpty() ? "" : answer.substring(0, 40);
  }

  private void isLikeGit(Heard heard, String range) throws IOException, InterruptedException {
    List<String> commits =
        repository.git("rev-list", "--reverse", "--no-merges", range).lines().toList();
    List<String> patches = heard.mails().stream().filter(mail -> !isCover(mail)).toList();
    assertThat(patches).hasSameSizeAs(commits);
    for (int i = 0; i < commits.size(); i++) {
      assertThat(patches.get(i)).contains("Message-ID: <" + commits.get(i) + ".");
      String ours = withoutScores(diff(patches.get(i)));
      String theirs = withoutScores(gitDiff(commits.get(i)));
      if (ours.contains("GIT binary patch")) {
        continue; // of bytes that are not UTF-8, or a literal for a delta: git am judges those
      }
      assertThat(ours).isEqualTo(theirs);
      assertThat(patchId(ours)).isEqualTo(patchId(theirs));
    }
  }

  @Test
  void writesEveryKindOfChangeAsGitDoes() throws IOException, InterruptedException {
    String code =
        IntStream.range(0, 60)
            .mapToObj(i -> "int f" + i + "(void)\n{\n\treturn " + i + ";\n}\n\n")
            .collect(Collectors.joining());
    repository
        .write("src/a.c", code)
        .write("dir with space/ünï.c", "one\ntwo\n")
        .write("tool", "#!/bin/sh\n")
        .commit("files");
    repository.git("tag", "files");
    repository
        .write(
            "src/a.c",
            code.replace("return 7;", "return 70;").replace("return 40;", "return 4;\n\t/* no */"))
        .commit("change");
    repository.git("mv", "src/a.c", "src/b.c");
    repository.commit("rename");
    repository.git("mv", "src/b.c", "src/c.c");
    repository
        .write("src/c.c", code.replace("return 9;", "return 90;"))
        .commit("rename and change");
    Files.setPosixFilePermissions(
        repository.file("tool"), PosixFilePermissions.fromString("rwxr-xr-x"));
    repository.commit("mode");
    repository
        .write("dir with space/ünï.c", "one\ntwo\nthree")
        .write("empty", "")
        .commit("no newline, empty file");
    repository.write("dir with space/ünï.c", "one\nthree\n").commit("newline again");
    repository.write("dos.txt", "one\r\ntwo\r\n").commit("carriage returns");
    repository.write("dos.txt", "one\r\ntwo\r\nthree\n").commit("mixed");
    Files.createSymbolicLink(repository.file("link"), Path.of("src/c.c"));
    repository.commit("link");
    Files.delete(repository.file("link"));
    repository.write("link", "a file now\n").commit("type change");
    Files.write(repository.file("binary"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1});
    repository.commit("binary");
    Files.write(repository.file("binary"), new byte[300]);
    repository.commit("binary changed");
    Files.write(repository.file("latin"), "na\u00efve\n".getBytes(ISO_8859_1));
    repository.commit("latin-1");
    Files.delete(repository.file("binary"));
    Files.delete(repository.file("empty"));
    repository.commit("delete");
    repository.commit("nothing at all");
    repository
        .write("long", "x".repeat(3000) + "\nFrom here\n>From there\n-- \n---\n")
        .commit("long\nlines in the\ntitle\n\nFrom the body.\n\n>From it\nünïcode\n");

    Heard heard = read("base..main");

    isLikeGit(heard, "base..main");
    applies(heard, "base", "main");
    assertThat(heard.skipped()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void writesTheHunksThatGitWrites(long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add(line(random));
    }
    for (int commit = 0; commit < 8; commit++) {
      for (int edit = 0; edit < 1 + random.nextInt(6); edit++) {
        int at = random.nextInt(lines.size());
        int length = Math.min(random.nextInt(5), lines.size() - at);
        lines.subList(at, at + length).clear();
        for (int i = random.nextInt(5); i > 0; i--) {
          lines.add(Math.min(at, lines.size()), line(random));
        }
      }
      repository
          .write("code.c", String.join("\n", lines) + (random.nextInt(4) == 0 ? "" : "\n"))
          .commit("change " + commit);
    }

    Heard heard = read("base..main");

    isLikeGit(heard, "base..main");
    applies(heard, "base", "main");
  }

  /** Few different lines, so that there are many ways to align them. */
  private static String line(Random random) {
    String[] lines = {
      "",
      "",
      "{",
      "}",
      "\treturn 0;",
      "\tif (x) {",
      "\t}",
      "\tgoto out;",
      "int f(void)",
      "\tfoo();",
      "#define X",
      "static struct y z = {",
      "\tx = " + random.nextInt(9) + ";",
      "out:",
      "/* c */"
    };
    return lines[random.nextInt(lines.length)];
  }

  @Test
  void threadsTheMailsUnderACover() throws IOException, InterruptedException {
    String base = repository.git("rev-parse", "base").strip();
    repository.git("checkout", "-q", "-b", "topic");
    for (int i = 1; i <= 11; i++) {
      repository
          .write("a", i + "\n")
          .commit("change " + i + "\n\nBecause.\n\nSigned-off-by: A <a@example.org>");
    }

    Heard heard = read("main..topic");
    List<Message> messages = messages(heard);

    assertThat(messages).hasSize(12);
    Message cover = messages.getFirst();
    assertThat(cover.subject().line()).isEqualTo("[PATCH 00/11] topic");
    assertThat(cover.body().text())
        .contains("Ä U Thor (11):\n  change 1\n")
        .contains("\nbase-commit: " + base + "\n");
    assertThat(messages.get(1).subject().line()).isEqualTo("[PATCH 01/11] change 1");
    assertThat(messages.get(11).subject().title()).isEqualTo("change 11");
    for (Message patch : messages.subList(1, 12)) {
      assertThat(patch.parent()).contains(cover.id());
      assertThat(patch.from().name()).isEqualTo("Ä U Thor");
      assertThat(patch.body().hasDiff()).isTrue();
      assertThat(patch.body().trailers()).isNotEmpty();
    }
    String commit = repository.git("rev-parse", "topic~10").strip();
    assertThat(heard.mails().get(1).replace("\n ", " "))
        .containsPattern("X-Interleave-Git: git:/\\S+ " + commit + " " + base + "\n");
    assertThat(messages.get(1).date()).hasToString("2026-01-01T11:32+01:30");
  }

  @Test
  void namesTheSameRangeTheSameAndAnotherRangeDifferently()
      throws IOException, InterruptedException {
    repository.write("a", "1\n").commit("one");
    repository.write("a", "2\n").commit("two");
    Archive archive = Archives.gitRange(repository.directory(), "base..main");
    Heard first = Heard.all(archive);

    Heard again = Heard.all(Archives.gitRange(repository.directory(), "base..HEAD"));
    Heard nothingNew = Heard.after(first.cursor(), archive);
    Heard theRest = Heard.after(first.entries.get(0).cursor(), archive);
    repository.write("a", "3\n").commit("three");
    Heard longer = Heard.after(first.cursor(), archive);

    assertThat(messages(again).stream().map(Message::id))
        .isEqualTo(messages(first).stream().map(Message::id).toList());
    assertThat(nothingNew.entries).isEmpty();
    assertThat(theRest.mails()).isEqualTo(first.mails().subList(1, 3));
    assertThat(longer.mails()).hasSize(4);
    assertThat(messages(longer).stream().map(Message::id))
        .doesNotContainAnyElementsOf(messages(first).stream().map(Message::id).toList());
  }

  @Test
  void leavesOutMergesAndSaysSo() throws IOException, InterruptedException {
    repository.git("checkout", "-q", "-b", "side");
    repository.write("side", "1\n").commit("on the side");
    repository.git("checkout", "-q", "main");
    repository.write("main", "1\n").commit("on main");
    repository.git("merge", "-q", "--no-ff", "-m", "join them", "side");
    repository.write("main", "2\n").commit("after");

    Heard heard = read("base..main");

    assertThat(messages(heard)).hasSize(4);
    assertThat(heard.skipped()).singleElement().asString().contains("(join them)");
    isLikeGit(heard, "base..main");
    applies(heard, "base", "main");
  }

  @Test
  void readsALonePatchARootAndASubmodule() throws IOException, InterruptedException {
    repository.write("a", "1\n").commit("alone");
    Heard alone = read("base..main");
    repository.git("checkout", "-q", "--orphan", "root");
    repository.write("b", "root\n").commit("a root");
    String id = repository.git("rev-parse", "base").strip();
    repository.git("update-index", "--add", "--cacheinfo", "160000," + id + ",module");
    repository.git("commit", "-q", "-m", "a submodule");

    assertThat(messages(alone))
        .singleElement()
        .satisfies(patch -> {
          assertThat(patch.subject().line()).isEqualTo("[PATCH] alone");
          assertThat(patch.references()).isEmpty();
        });
    assertThat(alone.mails().getFirst()).contains("\nbase-commit: " + id + "\n");
    isLikeGit(read("main..root"), "main..root");
    applies(read("root~1..root"), "root~1", "root");
    assertThat(read("main..root").mails().getFirst()).doesNotContain("base-commit");
  }

  @Test
  void decodesCommitsInOtherEncodings() throws IOException, InterruptedException {
    Files.write(
        directory.resolve("text"), "na\u00efve\n\nd\u00e9j\u00e0 vu\n".getBytes(ISO_8859_1));
    repository.write("a", "1\n").git("add", "-A");
    repository.git(
        "-c",
        "i18n.commitEncoding=ISO-8859-1",
        "commit",
        "-q",
        "-F",
        directory.resolve("text").toString());
    Files.write(directory.resolve("text"), "nonsense \u00ff\n".getBytes(ISO_8859_1));
    repository.write("a", "2\n").git("add", "-A");
    repository.git(
        "-c",
        "i18n.commitEncoding=no-such",
        "commit",
        "-q",
        "-F",
        directory.resolve("text").toString());

    List<Message> messages = messages(read("base..main"));

    assertThat(messages.get(1).subject().title()).isEqualTo("naïve");
    assertThat(messages.get(1).body().commitMessage()).contains("déjà vu");
    assertThat(messages.get(2).subject().title()).startsWith("nonsense");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "",
        "..",
        "main..base",
        "base...main",
        "base..nothing",
        "a..b..c",
        "base..main^{",
        "base..0123456789012345678901234567890123456789",
        "HEAD:README..main",
        "main..main"
      })
  void saysWhatIsWrongWithARange(String range) throws IOException, InterruptedException {
    repository.write("a", "1\n").commit("one");

    assertThatThrownBy(() -> Archives.gitRange(repository.directory(), range))
        .isInstanceOf(ArchiveException.class)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("Exception")
        .extracting(Throwable::getMessage)
        .asString()
        .hasSizeLessThan(400);
  }

  @Test
  void saysThatThereIsNoRepository() {
    assertThatThrownBy(() -> Archives.gitRange(directory, "a..b"))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("no git repository");
    assertThatThrownBy(() -> Archives.gitRange(directory.resolve("missing"), "a..b"))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("does not exist");
  }
}
