package org.interleave.locking.check;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.c.SourceTree;

/** Looks every path up once. */
final class Remembered implements SourceTree {
  private final SourceTree tree;
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

  Remembered(SourceTree tree) {
    this.tree = tree;
  }

  @Override
  public Optional<String> file(String path) {
    Optional<String> file = known.get(path);
    if (file == null) {
      file = tree.file(path);
      known.put(path, file);
    }
    return file;
  }
}
