package org.interleave.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the real git in one repository, undisturbed by anybody's configuration. */
public record GitCommand(Path directory, Map<String, String> extra) {

  public static GitCommand init(Path directory) {
    GitCommand git = new GitCommand(directory, Map.of());
    git.run("init", "--quiet", "--initial-branch=main", ".");
    return git;
  }

  /** The same repository, commits being made at this time. */
  public GitCommand at(Instant time) {
    String date = time.toString();
    return new GitCommand(directory, Map.of("GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date));
  }

  public String run(String... arguments) {
    return run(new byte[0], arguments);
  }

  public String run(byte[] input, String... arguments) {
    return new String(bytes(input, arguments), StandardCharsets.UTF_8);
  }

  /** Whether the command ends without an error. */
  public boolean succeeds(byte[] input, String... arguments) {
    try {
      bytes(input, arguments);
      return true;
    } catch (Failed e) {
      return false;
    }
  }

  /** A command that ended with an error. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  public byte[] bytes(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Path in = Files.createTempFile("git", ".in");
      Path errors = Files.createTempFile("git", ".err");
      try {
        Files.write(in, input);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectInput(in.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment());
        builder.environment().putAll(extra);
        Process process = builder.start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
          String reason = Files.readString(errors).lines().findFirst().orElse("");
          throw new Failed(command + ": " + reason);
        }
        return output;
      } finally {
        Files.delete(in);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> environment() {
    return Map.of(
        "GIT_CONFIG_GLOBAL", "/dev/null",
        "GIT_CONFIG_SYSTEM", "/dev/null",
        "GIT_AUTHOR_NAME", "A U Thor",
        "GIT_AUTHOR_EMAIL", "author@example.org",
        "GIT_COMMITTER_NAME", "A U Thor",
        "GIT_COMMITTER_EMAIL", "author@example.org",
        "LC_ALL", "C.UTF-8");
  }
}
