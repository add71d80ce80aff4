package org.interleave.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.interleave.compare.GitCommand;

/** A repository that a test writes one file and one commit at a time. */
final class History {
  private final Path directory;
  private final GitCommand git;
  private int day = 1;

  History(Path directory) {
    this.directory = directory;
    this.git = GitCommand.init(directory);
  }

  GitCommand git() {
    return git;
  }

  History write(String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  /** Commits everything at noon of the next day of January 2024. */
  String commit(String message) {
    git.run("add", "--all");
    Instant noon = Instant.parse("2024-01-%02dT12:00:00Z".formatted(day++));
    git.at(noon).run("commit", "--quiet", "--allow-empty", "-m", message);
    return git.run("rev-parse", "HEAD").strip();
  }

  String diff(String from, String to) {
    return git.run("diff", "--full-index", "--binary", "-M", from, to);
  }

  static String lines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i <= to; i++) {
      text.append("line ").append(i).append('\n');
    }
    return text.toString();
  }
}
