package org.interleave.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interleave.archive.Inboxes.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicInboxTest {
  @TempDir Path directory;

  @Test
  void readsTheMailsOfAllEpochsInOrder() throws IOException {
    try (Inboxes.Writer zero = new Inboxes.Writer(directory.resolve("git/0.git"));
        Inboxes.Writer one = new Inboxes.Writer(directory.resolve("git/1.git"));
        Inboxes.Writer ten = new Inboxes.Writer(directory.resolve("git/10.git"));
        Inboxes.Writer all = new Inboxes.Writer(directory.resolve("all.git"))) {
      ten.commit(Map.of("m", mail(4)));
      one.commit(Map.of("m", mail(3)));
      zero.commit(Map.of("m", mail(1))).commit(Map.of("m", mail(2)));
      all.commit(Map.of("m", mail(9)));
    }

    Heard heard = Heard.all(Archives.open(directory.toString()));

    assertThat(heard.mails()).containsExactly(mail(1), mail(2), mail(3), mail(4));
    assertThat(heard.expected).isEqualTo(4);
    assertThat(heard.entries.getLast().position()).isEqualTo(4);
  }

  @Test
  void readsOnFromAnyCursor() throws IOException {
    List<String> mails = IntStream.range(0, 7).mapToObj(Inboxes::mail).toList();
    Inboxes.v2(directory, mails.subList(0, 5));
    try (Inboxes.Writer one = new Inboxes.Writer(directory.resolve("git/1.git"))) {
      one.commit(Map.of("m", mails.get(5))).commit(Map.of("m", mails.get(6)));
    }
    Archive archive = Archives.open(directory.toString());
    List<String> cursors = Heard.all(archive).entries.stream().map(Archive.Entry::cursor).toList();

    for (int i = 0; i < cursors.size(); i++) {
      assertThat(Heard.after(cursors.get(i), archive).mails())
          .isEqualTo(mails.subList(i + 1, mails.size()));
    }
  }

  @Test
  void hearsOnlyOfNewCommitsWhenReadAgain() throws IOException {
    Path inbox = Inboxes.v2(directory, List.of(mail(1), mail(2)));
    String cursor = Heard.all(Archives.open(inbox.toString())).cursor();
    Inboxes.v2(directory, List.of(mail(3)));

    Heard again = Heard.after(cursor, Archives.open(inbox.toString()));

    assertThat(again.mails()).containsExactly(mail(3));
    assertThat(Heard.after(again.cursor(), Archives.open(inbox.toString())).entries).isEmpty();
  }

  @Test
  void saysWhichMailsWereTakenBack() throws IOException {
    try (Inboxes.Writer epoch = new Inboxes.Writer(directory.resolve("git/0.git"))) {
      epoch
          .commit(Map.of("m", mail(1)))
          .commit(Map.of("m", mail(2)))
          .commit(Map.of("d", mail(1)))
          .commit(Map.of("m", mail(3)));
    }

    Heard heard = Heard.all(Archives.open(directory.toString()));

    assertThat(heard.entries).hasSize(4);
    assertThat(heard.entries.get(2)).isInstanceOf(Archive.Removed.class);
    assertThat(heard.removed()).containsExactly(mail(1));
    assertThat(heard.mails()).containsExactly(mail(1), mail(2), mail(3));
  }

  @Test
  void readsEverythingAgainAfterHistoryWasRewritten() throws IOException {
    String cursor;
    try (Inboxes.Writer epoch = new Inboxes.Writer(directory.resolve("git/0.git"))) {
      epoch.commit(Map.of("m", mail(1))).commit(Map.of("m", mail(2)));
      cursor = Heard.all(Archives.open(directory.toString())).cursor();
    }
    Files.delete(directory.resolve("git/0.git/refs/heads/master"));
    try (Inboxes.Writer epoch = new Inboxes.Writer(directory.resolve("git/0.git"))) {
      epoch.commit(Map.of("m", mail(2))).commit(Map.of("m", mail(3)));
    }

    Heard heard = Heard.after(cursor, Archives.open(directory.toString()));

    assertThat(heard.mails()).containsExactly(mail(2), mail(3));
    assertThat(Heard.after(heard.cursor(), Archives.open(directory.toString())).entries).isEmpty();
  }

  @Test
  void readsOneEpochAloneBareOrCloned() throws Exception {
    Inboxes.v2(directory, List.of(mail(1), mail(2)));
    Path bare = directory.resolve("git/0.git");
    Path clone = directory.resolve("clone");
    org.eclipse.jgit.api.Git.cloneRepository()
        .setURI(bare.toUri().toString())
        .setDirectory(clone.toFile())
        .call()
        .close();

    assertThat(Heard.all(Archives.open(bare.toString())).mails()).containsExactly(mail(1), mail(2));
    assertThat(Heard.all(Archives.open(clone.toString())).mails())
        .containsExactly(mail(1), mail(2));
  }

  @Test
  void readsVersionOneWithRemovalsAndChanges() throws IOException {
    String one = "aa/" + "1".repeat(38);
    String two = "bb/" + "2".repeat(38);
    try (Inboxes.Writer inbox = new Inboxes.Writer(directory)) {
      inbox
          .commit(Map.of(one, mail(1)))
          .commit(Map.of(one, mail(1), two, mail(2)))
          .commit(Map.of(one, mail(3), two, mail(2)))
          .commit(Map.of(one, mail(3)))
          .commit(Map.of());
    }

    Heard heard = Heard.all(Archives.open(directory.toString()));

    assertThat(heard.mails()).containsExactly(mail(1), mail(2), mail(3));
    assertThat(heard.removed()).containsExactly(mail(1), mail(2), mail(3));
    Archive archive = Archives.open(directory.toString());
    String inTheMiddle = heard.entries.get(2).cursor();
    assertThat(Heard.after(inTheMiddle, archive).removed())
        .as("a change is read again when reading stopped between its two halves")
        .containsExactly(mail(1), mail(2), mail(3));
  }

  @Test
  void readsBothSidesOfAMerge() throws IOException {
    String one = "aa/" + "1".repeat(38);
    String two = "bb/" + "2".repeat(38);
    String three = "cc/" + "3".repeat(38);
    try (Inboxes.Writer inbox = new Inboxes.Writer(directory)) {
      ObjectId root = inbox.commit(Map.of(one, mail(1))).tip();
      ObjectId left = inbox.commit(Map.of(one, mail(1), two, mail(2)), List.of(root)).tip();
      ObjectId right = inbox.commit(Map.of(one, mail(1), three, mail(3)), List.of(root)).tip();
      inbox.commit(Map.of(one, mail(1), two, mail(2), three, mail(3)), List.of(left, right));
    }

    Heard heard = Heard.all(Archives.open(directory.toString()));

    assertThat(heard.mails()).containsExactlyInAnyOrder(mail(1), mail(2), mail(3));
    assertThat(heard.removed()).isEmpty();
  }

  @Test
  void leavesOutAMailThatIsTooLarge() throws IOException {
    Inboxes.v2(
        directory, List.of(mail(1), mail("big@example.org", "Big", "x".repeat(3000)), mail(2)));
    Limits small = new Limits(2000, 1 << 20, 100, 1 << 20);

    Heard heard = Heard.all(Archives.open(directory.toString(), small));

    assertThat(heard.mails()).containsExactly(mail(1), mail(2));
    assertThat(heard.skipped()).singleElement().asString().contains("more than a mail may have");
  }

  @Test
  void namesTheCommitOfAMailThatIsMissing() throws IOException {
    Path inbox = Inboxes.v2(directory, List.of(mail(1), mail(2)));
    String blob;
    try (var repository = Inboxes.open(inbox.resolve("git/0.git"))) {
      blob = repository.resolve("HEAD:m").name();
    }
    Files.delete(
        inbox.resolve("git/0.git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

    Heard heard = Heard.all(Archives.open(inbox.toString()));

    assertThat(heard.mails()).containsExactly(mail(1));
    assertThat(heard.skipped())
        .singleElement()
        .asString()
        .startsWith("the mail of commit")
        .contains("missing or damaged")
        .doesNotContain("\n");
  }

  @Test
  void stopsWhenToldTo() throws IOException {
    Path inbox = Inboxes.v2(directory, List.of(mail(1), mail(2), mail(3)));
    Archive archive = Archives.open(inbox.toString());

    Heard two = Heard.first(2, "", archive);

    assertThat(two.mails()).containsExactly(mail(1), mail(2));
    assertThat(Heard.after(two.cursor(), archive).mails()).containsExactly(mail(3));
  }

  @Test
  void leavesNoTraceInTheArchive() throws IOException {
    Path inbox = Inboxes.v2(directory.resolve("inbox"), List.of(mail(1), mail(2)));
    List<String> before = listing(inbox);
    try (Stream<Path> paths = Files.walk(inbox)) {
      for (Path path : paths.toList()) {
        String rights = Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
      }
    }

    assertThat(Heard.all(Archives.open(inbox.toString())).mails()).hasSize(2);

    assertThat(listing(inbox)).isEqualTo(before);
    try (Stream<Path> paths = Files.walk(inbox)) {
      for (Path path : paths.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static List<String> listing(Path root) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted().toList()) {
        lines.add(root.relativize(path) + " " + Files.getLastModifiedTime(path));
      }
    }
    return lines;
  }

  @Test
  void tellsAnotherRepositoryFromAnInbox() throws IOException {
    try (Inboxes.Writer repository = new Inboxes.Writer(directory)) {
      repository.commit(
          Map.of("README", "Hello\n", "db/one.sql", "select 1;\n", "src/a.c", "int a;\n"));
    }

    assertThatThrownBy(() -> Archives.open(directory.toString()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("no public-inbox")
        .hasMessageContaining("--git")
        .hasMessageNotContaining("\n");
  }

  @Test
  void saysThatAnInboxIsEmpty() throws IOException {
    try (Inboxes.Writer repository = new Inboxes.Writer(directory.resolve("git/0.git"))) {
      assertThat(repository.tip()).isEqualTo(ObjectId.zeroId());
    }

    assertThatThrownBy(() -> Archives.open(directory.toString()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("without commits");
  }
}
