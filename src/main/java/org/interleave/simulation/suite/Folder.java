package org.interleave.simulation.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.interleave.c.SourceTree;
import org.interleave.source.Snapshots;

/** The text files of a folder: nothing outside it can be read, and no link leads out of it. */
public final class Folder implements SourceTree {
  private static final long LARGEST = 16 << 20;

  private final Path root;

  /**
   * @param root as {@link Path#toRealPath} gives it
   */
  public Folder(Path root) {
    this.root = root;
  }

  /** Empty as well for what is no file or too large to be a source. */
  @Override
  public Optional<String> file(String path) {
    if (path.isEmpty() || path.startsWith("/")) {
      return Optional.empty();
    }
    try {
      Path file = root.resolve(path).normalize();
      if (!file.startsWith(root)
          || !Files.isRegularFile(file)
          || !file.toRealPath().startsWith(root)
          || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      return Optional.of(Snapshots.text(Files.readAllBytes(file)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(root.resolve(path) + " cannot be read", e);
    }
  }
}
