package org.interleave.c.token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.Options;
import org.interleave.c.SourceTree;
import org.jspecify.annotations.Nullable;

/** Finds files for #include in the tree, and nowhere else. */
public final class Inclusion {
  /**
   * @param searched the index of the search path, or -1 beside the including file
   */
  record Found(SourceFile file, int searched) {}

  private final SourceTree tree;
  private final SourceFiles files;
  private final List<String> paths = new ArrayList<>();
  private final int firstAngled;
  private final Map<String, Optional<SourceFile>> looked = new LinkedHashMap<>();

  public Inclusion(SourceTree tree, SourceFiles files, Options options) {
    this.tree = tree;
    this.files = files;
    paths.addAll(options.quotePaths());
    firstAngled = paths.size();
    paths.addAll(options.includePaths());
  }

  private Inclusion(Inclusion other) {
    this.tree = other.tree;
    this.files = other.files;
    this.paths.addAll(other.paths);
    this.firstAngled = other.firstAngled;
  }

  /** One that has not looked for anything. */
  Inclusion again() {
    return new Inclusion(this);
  }

  /** As if it had looked for these, beside what it did. */
  void take(Map<String, Optional<SourceFile>> found) {
    found.forEach(looked::putIfAbsent);
  }

  /** Every path that was looked for, in order. */
  public Map<String, Optional<SourceFile>> looked() {
    return Collections.unmodifiableMap(looked);
  }

  public Optional<SourceFile> read(String path) {
    Optional<SourceFile> known = looked.get(path);
    if (known == null) {
      known = tree.file(path).map(content -> files.file(path, content));
      looked.put(path, known);
    }
    return known;
  }

  @Nullable Found quoted(String name, OpenFile from) {
    String directory = directory(from.file().path());
    Optional<SourceFile> beside = resolved(directory, name);
    if (beside.isPresent()) {
      return new Found(beside.get(), -1);
    }
    return search(name, 0);
  }

  /** As -include of gcc: from the root, then as any other. */
  @Nullable Found forced(String name) {
    Optional<SourceFile> file = resolved("", name);
    return file.isPresent() ? new Found(file.get(), -1) : angled(name, 0);
  }

  @Nullable Found angled(String name, int from) {
    return search(name, Math.max(from, firstAngled));
  }

  /** #include_next: what follows the search path that found the including file. */
  @Nullable Found after(String name, OpenFile from) {
    int start = from.searched() < 0 ? firstAngled : from.searched() + 1;
    return search(name, start);
  }

  private @Nullable Found search(String name, int from) {
    for (int i = from; i < paths.size(); i++) {
      Optional<SourceFile> file = resolved(paths.get(i), name);
      if (file.isPresent()) {
        return new Found(file.get(), i);
      }
    }
    return null;
  }

  private Optional<SourceFile> resolved(String directory, String name) {
    String path = normal(directory.isEmpty() ? name : directory + "/" + name);
    return path == null ? Optional.empty() : read(path);
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Without . and ..; nothing for what lies outside of the tree. */
  static @Nullable String normal(String path) {
    if (path.startsWith("/")) {
      return null;
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return null;
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
