package org.interleave.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files after the first so many patches of a version: those that patches changed in memory, the
 * others read from the base when they are asked for. As long-lived as its tree.
 */
public final class Revision {
  private final Tree tree;
  private final Optional<String> base;
  private final int index;
  private final SortedMap<String, Optional<SourceFile>> changed;

  Revision(
      Tree tree,
      Optional<String> base,
      int index,
      SortedMap<String, Optional<SourceFile>> changed) {
    this.tree = tree;
    this.base = base;
    this.index = index;
    this.changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
  }

  /** How many patches it has; 0 is the base. */
  public int index() {
    return index;
  }

  /** The commit below it. */
  public Optional<String> base() {
    return base;
  }

  /** Every file that differs from the base, by path; empty where it was deleted. */
  public SortedMap<String, Optional<SourceFile>> changed() {
    return changed;
  }

  /** The file at a path, from anywhere in the tree; empty where there is none. */
  public Optional<SourceFile> file(String path) throws TreeException {
    Optional<SourceFile> known = changed.get(path);
    if (known != null) {
      return known;
    }
    return base.isPresent() ? tree.file(base.get(), path) : Optional.empty();
  }

  /** Whether a file stands below the path. */
  boolean isDirectory(String path) throws TreeException {
    String prefix = path + "/";
    for (var entry : changed.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      if (entry.getValue().isPresent()) {
        return true;
      }
    }
    return base.isPresent() && tree.isDirectory(base.get(), path);
  }

  /**
   * Lines of a file, as text; fewer where the file ends before.
   *
   * @param from the first, from 1
   * @param to the last
   */
  public List<String> lines(String path, int from, int to) throws TreeException {
    Optional<SourceFile> file = file(path);
    if (file.isEmpty()) {
      return List.of();
    }
    String text = new String(file.get().content(), StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return List.of();
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    List<String> all = Arrays.asList(body.split("\n", -1));
    int start = Math.clamp(from - 1L, 0, all.size());
    int end = Math.clamp((long) to, start, all.size());
    return List.copyOf(all.subList(start, end));
  }
}
