package org.interleave.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interleave.archive.Inboxes.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private static final String FROM = "From author@example.org Fri Jan  2 09:08:07 2026\n";

  @TempDir Path directory;

  private static AbstractThrowableAssert<?, ? extends Throwable> failure(ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(ArchiveException.class)
        .hasMessageNotContaining("\n")
        .hasMessageNotContaining("Exception");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failure(String name, byte[] bytes)
      throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    return failure(() -> Archives.open(file.toString())).hasMessageContaining(name);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    failure("empty.mbox", new byte[0]).hasMessageContaining("is empty");
    failure("binary", new byte[] {0, 1, 2, 3, 0, 'F', 'r', 'o', 'm'})
        .hasMessageContaining("neither");
    failure("prose.txt", "From here to there.\n\nNothing.\n".getBytes(UTF_8))
        .hasMessageContaining("neither");
    failure("code.c", "int main(void)\n{\n}\n".getBytes(UTF_8)).hasMessageContaining("neither");
    failure("notes", "todo: everything\n".getBytes(UTF_8)).hasMessageContaining("neither");
    failure("short.gz", new byte[] {0x1f, (byte) 0x8b}).hasMessageContaining("gzip");
    failure("broken.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4})
        .hasMessageContaining("gzip");
    failure("empty.gz", MboxTest.gzip(new byte[0])).hasMessageContaining("holds nothing");
    failure("zeros.gz", MboxTest.gzip(new byte[100_000])).hasMessageContaining("neither");
  }

  @Test
  void saysWhatIsWrongWithAPlace() throws IOException {
    Path nothing = Files.createDirectory(directory.resolve("nothing"));
    Files.writeString(nothing.resolve("README"), "Hello\n");

    failure(() -> Archives.open(nothing.toString())).hasMessageContaining("is no archive");
    failure(() -> Archives.open(directory.resolve("missing").toString()))
        .hasMessageContaining("does not exist");
    failure(() -> Archives.open("ftp://example.org/x")).hasMessageContaining("neither");
    failure(() -> Archives.open("/dev/null")).hasMessageContaining("neither a file");
    failure(() -> Archives.open("a\0b")).hasMessageContaining("is no path");
    failure(() -> Archives.open(" ")).hasMessageContaining("no archive is named");
  }

  @Test
  void stopsAGzipBombOfMailsThatNeverEnd() throws IOException {
    Path bomb = directory.resolve("bomb.mbox.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write((FROM + mail(1) + "\n" + FROM + "Subject: ").getBytes(UTF_8));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 60; i++) {
        out.write(zeros);
      }
    }
    Heard heard = Heard.nothingYet();
    Limits limits = new Limits(1 << 20, 24 << 20, 200, 1 << 20);

    failure(() -> Archives.open(bomb.toString(), limits).read("", heard))
        .hasMessageContaining("more than 200 times its size");

    assertThat(heard.mails()).containsExactly(mail(1));
  }

  @Test
  void leavesOutAMailWithAnEndlessHeader() throws IOException {
    Path file = directory.resolve("long.mbox");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write((FROM + mail(1) + "\n" + FROM + "Subject: ").getBytes(UTF_8));
      byte[] xs = "x".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 80; i++) {
        out.write(xs);
      }
      out.write(("\n\nbody\n\n" + FROM + mail(2)).getBytes(UTF_8));
    }

    Heard heard = Heard.all(Archives.open(file.toString()));

    assertThat(heard.mails()).containsExactly(mail(1), mail(2));
    assertThat(heard.skipped()).singleElement().asString().contains("more than a mail may have");
  }
}
