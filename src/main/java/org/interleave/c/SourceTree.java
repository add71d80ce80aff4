package org.interleave.c;

import java.util.Optional;

/** The files that a program may be made of: nothing else can be included. */
@FunctionalInterface
public interface SourceTree {
  /**
   * @param path relative to the root, with slashes, without {@code .} and {@code ..}
   */
  Optional<String> file(String path);

  /** This tree's files before those of another. */
  default SourceTree over(SourceTree other) {
    return path -> file(path).or(() -> other.file(path));
  }
}
