package org.interleave.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledExampleTest {
  @TempDir Path folder;

  @Test
  void makesTheBaseCommitThatTheMailsName() throws Exception {
    BundledExample example = BundledExample.unpack(folder);

    String base = git(example.repository(), "rev-parse", "main");

    assertThat(Files.readString(example.archive())).contains("base-commit: " + base);
    assertThat(git(example.repository(), "fsck", "--strict")).isEmpty();
  }

  @Test
  void everyVersionAppliesToTheBase() throws Exception {
    BundledExample example = BundledExample.unpack(folder);
    List<String> mails = Files.readString(example.archive()).lines().toList();

    assertThat(applied(example, mails, "[RFC PATCH ", 5)).isEqualTo(5);
    assertThat(applied(example, mails, "[PATCH v2 ", 5)).isEqualTo(5);
    assertThat(applied(example, mails, "[PATCH v3 ", 6)).isEqualTo(6);
  }

  @Test
  void unpacksTwiceWithoutHarm() throws Exception {
    BundledExample first = BundledExample.unpack(folder);
    byte[] mails = Files.readAllBytes(first.archive());

    BundledExample second = BundledExample.unpack(folder);

    assertThat(second).isEqualTo(first);
    assertThat(Files.readAllBytes(second.archive())).isEqualTo(mails);
  }

  private int applied(BundledExample example, List<String> mails, String prefix, int total)
      throws Exception {
    Path clone = folder.resolve("clone" + prefix.hashCode());
    git(folder, "clone", "-q", example.repository().toString(), clone.toString());
    for (int number = 1; number <= total; number++) {
      Path mail = folder.resolve("one.eml");
      Files.write(mail, mailWith(mails, "Subject: " + prefix + number + "/" + total + "]"));
      git(
          clone,
          "-c",
          "user.name=T",
          "-c",
          "user.email=t@example.org",
          "am",
          "-q",
          mail.toString());
    }
    return git(clone, "log", "--format=%s").split("\n").length - 1;
  }

  private static List<String> mailWith(List<String> mails, String subject) {
    int at = 0;
    while (!mails.get(at).startsWith(subject)) {
      at++;
    }
    int start = at;
    while (!mails.get(start).startsWith("From mboxrd@z")) {
      start--;
    }
    int end = at;
    while (end < mails.size() && !mails.get(end).startsWith("From mboxrd@z")) {
      end++;
    }
    return mails.subList(start, end);
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder git = new ProcessBuilder("git", "-C", folder.toString());
    git.command().addAll(List.of(arguments));
    git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    git.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = git.start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
