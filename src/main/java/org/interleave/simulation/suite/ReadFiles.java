package org.interleave.simulation.suite;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.c.SourceTree;

/** A tree that knows what was looked for in it. */
final class ReadFiles implements SourceTree {
  private final SourceTree tree;
  private final Map<String, Optional<String>> read = new ConcurrentHashMap<>();

  ReadFiles(SourceTree tree) {
    this.tree = tree;
  }

  @Override
  public Optional<String> file(String path) {
    Optional<String> text = tree.file(path);
    read.computeIfAbsent(path, _ -> text.map(found -> new Digest().add(found).hex()));
    return text;
  }

  SortedMap<String, Optional<String>> read() {
    return new TreeMap<>(read);
  }
}
