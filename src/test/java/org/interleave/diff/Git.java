package org.interleave.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the installed git as an oracle, in an empty directory and without anyone's settings. */
public final class Git {
  private Git() {}

  /** What git prints; empty where it fails. */
  public static Optional<String> run(byte[] input, String... arguments) {
    try {
      Path directory = Files.createTempDirectory("git-oracle");
      Path in = Files.write(directory.resolve("in"), input);
      Path out = directory.resolve("out");
      List<String> command = new ArrayList<>(List.of("git"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder
          .environment()
          .putAll(
              Map.of(
                  "GIT_CONFIG_GLOBAL",
                  "/dev/null",
                  "GIT_CONFIG_SYSTEM",
                  "/dev/null",
                  "GIT_CEILING_DIRECTORIES",
                  directory.toString()));
      int code = builder.start().waitFor();
      String printed = new String(Files.readAllBytes(out), UTF_8);
      Files.delete(in);
      Files.delete(out);
      // mailinfo's message and patch go to files of these names
      for (String name : List.of("msg", "patch")) {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
          printed += "\0" + new String(Files.readAllBytes(file), UTF_8);
          Files.delete(file);
        }
      }
      Files.delete(directory);
      return code == 0 ? Optional.of(printed) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
