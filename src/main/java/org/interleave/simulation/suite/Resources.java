package org.interleave.simulation.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text that lies beside the classes. */
final class Resources {
  private Resources() {}

  static Optional<String> text(String path) {
    if (path.contains("..") || path.endsWith("/")) {
      return Optional.empty();
    }
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
