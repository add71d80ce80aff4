package org.interleave.checks.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A data directory for one measurement. */
public record TemporaryData(Path folder) implements AutoCloseable {
  public static TemporaryData create() throws IOException {
    return new TemporaryData(Files.createTempDirectory("interleave-bench"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
