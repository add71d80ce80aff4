package org.interleave.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interleave.archive.Inboxes.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path directory;

  private Path maildir(String name) throws IOException {
    Path maildir = directory.resolve(name);
    for (String place : new String[] {"cur", "new", "tmp"}) {
      Files.createDirectories(maildir.resolve(place));
    }
    return maildir;
  }

  @Test
  void readsAMaildirInTheOrderOfDelivery() throws IOException {
    Path maildir = maildir("Mail");
    Files.writeString(maildir.resolve("cur/1700000002.M1.host:2,S"), mail(2));
    Files.writeString(maildir.resolve("new/1700000003.M1.host"), mail(3));
    Files.writeString(maildir.resolve("cur/1700000001.M1.host:2,RS"), mail(1));
    Files.writeString(maildir.resolve("tmp/1700000004.M1.host"), mail(4));
    Files.writeString(maildir.resolve("cur/.hidden"), "not a mail");

    Heard heard = Heard.all(Archives.open(maildir.toString()));

    assertThat(heard.mails()).containsExactly(mail(1), mail(2), mail(3));
    assertThat(heard.expected).isEqualTo(3);
  }

  @Test
  void readsFoldersInsideButNotTrashOrDrafts() throws IOException {
    Path maildir = maildir("Mail");
    Files.writeString(maildir.resolve("cur/1.host:2,S"), mail(1));
    Files.writeString(maildir(("Mail/.lists.rdma")).resolve("cur/2.host:2,S"), mail(2));
    Files.writeString(maildir(("Mail/sub/deep")).resolve("new/3.host"), mail(3));
    Files.writeString(maildir(("Mail/.Trash")).resolve("cur/4.host:2,S"), mail(4));
    Files.writeString(maildir.resolve("cur/5.host:2,DS"), mail(5));
    Files.writeString(maildir.resolve("cur/6.host:2,ST"), mail(6));

    assertThat(Heard.all(Archives.open(maildir.toString())).mails())
        .containsExactly(mail(1), mail(2), mail(3));
  }

  @Test
  void readsOnAlthoughFlagsChanged() throws IOException {
    Path maildir = maildir("Mail");
    Files.writeString(maildir.resolve("new/1.host"), mail(1));
    Files.writeString(maildir.resolve("cur/2.host:2,"), mail(2));
    String cursor = Heard.all(Archives.open(maildir.toString())).cursor();

    Files.move(maildir.resolve("new/1.host"), maildir.resolve("cur/1.host:2,S"));
    Files.move(maildir.resolve("cur/2.host:2,"), maildir.resolve("cur/2.host:2,FRS"));
    Files.writeString(maildir.resolve("new/3.host"), mail(3));
    Heard heard = Heard.after(cursor, Archives.open(maildir.toString()));

    assertThat(heard.mails()).containsExactly(mail(3));
  }

  @Test
  void startsAgainWhenAMailCameBeforeTheLast() throws IOException {
    Path maildir = maildir("Mail");
    Files.writeString(maildir.resolve("new/2.host"), mail(2));
    String cursor = Heard.all(Archives.open(maildir.toString())).cursor();

    Files.writeString(maildir.resolve("new/1.host"), mail(1));

    assertThat(Heard.after(cursor, Archives.open(maildir.toString())).mails())
        .containsExactly(mail(1), mail(2));
  }

  @Test
  void findsAMailThatIsRenamedWhileReading() throws IOException {
    Path maildir = maildir("Mail");
    Files.writeString(maildir.resolve("new/1.host"), mail(1));
    Files.writeString(maildir.resolve("new/2.host"), mail(2));
    Files.writeString(maildir.resolve("new/3.host"), mail(3));
    Heard heard = Heard.nothingYet();

    Archives.open(maildir.toString())
        .read(
            "",
            new Archive.Sink() {
              @Override
              public void expect(long total) {
                heard.expect(total);
              }

              @Override
              public boolean accept(Archive.Entry entry) throws IOException {
                if (heard.entries.isEmpty()) {
                  Files.move(maildir.resolve("new/2.host"), maildir.resolve("cur/2.host:2,S"));
                  Files.delete(maildir.resolve("new/3.host"));
                }
                return heard.accept(entry);
              }
            });

    assertThat(heard.mails()).containsExactly(mail(1), mail(2));
    assertThat(heard.skipped()).singleElement().asString().contains("is gone");
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), mail(9));
    Path outside = Files.createDirectories(directory.resolve("outside/cur"));
    Files.createDirectories(directory.resolve("outside/new"));
    Files.writeString(outside.resolve("8.host"), mail(8));
    Path maildir = maildir("Mail");
    Files.writeString(maildir.resolve("cur/1.host:2,S"), mail(1));
    Files.createSymbolicLink(maildir.resolve("cur/2.host:2,S"), secret);
    Files.createSymbolicLink(maildir.resolve("cur/3.host:2,S"), Path.of("../../secret"));
    Files.createSymbolicLink(maildir.resolve(".out"), directory.resolve("outside"));
    Files.createSymbolicLink(maildir.resolve("cur/4.host:2,S"), maildir.resolve("cur/1.host:2,S"));

    Heard heard = Heard.all(Archives.open(maildir.toString()));

    assertThat(heard.mails()).containsExactly(mail(1), mail(1));
    assertThat(heard.skipped()).hasSize(2).allMatch(reason -> reason.contains("not followed"));
  }

  @Test
  void readsTheEmlFilesOfADirectoryAndChangedOnesAgain() throws IOException {
    Files.writeString(directory.resolve("b.eml"), mail(2));
    Files.writeString(directory.resolve("a.EML"), mail(1));
    Files.writeString(directory.resolve("c.txt"), "no mail");
    Archive archive = Archives.open(directory.toString());

    Heard heard = Heard.all(archive);

    assertThat(heard.mails()).containsExactly(mail(1), mail(2));
    assertThat(Heard.after(heard.cursor(), archive).entries).isEmpty();
    Files.writeString(directory.resolve("b.eml"), mail("other@example.org", "Other", "longer\n"));
    assertThat(Heard.after(heard.cursor(), archive).mails()).hasSize(2);
  }

  @Test
  void readsOneMail() throws IOException {
    Path file = Files.writeString(directory.resolve("a.eml"), mail(1));
    Archive archive = Archives.open(file.toString());

    Heard heard = Heard.all(archive);

    assertThat(heard.mails()).containsExactly(mail(1));
    assertThat(Heard.after(heard.cursor(), archive).entries).isEmpty();
  }
}
