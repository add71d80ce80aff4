package org.interleave.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository with a work tree, worked on by git itself. */
final class GitRepository {
  private final Path directory;
  private int clock = 1_767_261_600;

  GitRepository(Path directory) throws IOException, InterruptedException {
    this.directory = Files.createDirectories(directory);
    git("init", "-q", "-b", "main");
  }

  Path directory() {
    return directory;
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  GitRepository write(String name, String content) throws IOException {
    Files.createDirectories(file(name).getParent());
    Files.writeString(file(name), content);
    return this;
  }

  /** Commits all that stands in the work tree. */
  String commit(String message) throws IOException, InterruptedException {
    clock += 60;
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "--allow-empty-message", "-m", message);
    return git("rev-parse", "HEAD").strip();
  }

  String git(String... arguments) throws IOException, InterruptedException {
    return run(new byte[0], arguments);
  }

  /** What git answers, byte for byte as ISO-8859-1. */
  String run(byte[] input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile("git", ".log");
    Path in = Files.write(Files.createTempFile("git", ".in"), input);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      builder.environment().put("GIT_AUTHOR_NAME", "Ä U Thor");
      builder.environment().put("GIT_AUTHOR_EMAIL", "author@example.org");
      builder.environment().put("GIT_COMMITTER_NAME", "C O Mitter");
      builder.environment().put("GIT_COMMITTER_EMAIL", "committer@example.org");
      builder.environment().put("GIT_AUTHOR_DATE", clock + " +0130");
      builder.environment().put("GIT_COMMITTER_DATE", clock + " +0000");
      Process process = builder.redirectInput(in.toFile()).redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + Files.readString(errors) + output);
      }
      return output;
    } finally {
      Files.delete(errors);
      Files.delete(in);
    }
  }

  /** As git gives it, decoded. */
  static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
