package org.interleave.c;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.interleave.c.token.Beginning;
import org.interleave.c.token.Inclusion;
import org.interleave.c.token.SourceFile;
import org.interleave.c.token.SourceFiles;
import org.jspecify.annotations.Nullable;

/**
 * What was read before, shared by the revisions of a version and by runs: files as tokens, and
 * units for trees in which everything that they looked for is the same. Units are let go when
 * memory runs short.
 */
public final class ParseCache {
  private static final int KEPT_OF_ONE_FILE = 64;

  /** Of one file: the next revision is like the last ones. */
  private static final int BEGINNINGS = 4;

  private record Key(String path, Options options) {}

  private record Content(Key key, SourceFile file) {}

  private final SourceFiles files = new SourceFiles();
  private final Map<Key, List<SoftReference<Unit>>> units = new ConcurrentHashMap<>();
  private final Map<Key, List<SoftReference<Beginning>>> beginnings = new ConcurrentHashMap<>();
  private final Map<Content, Object> underWay = new ConcurrentHashMap<>();

  SourceFiles files() {
    return files;
  }

  @Nullable Unit find(String path, Options options, SourceTree tree) {
    Inclusion now = new Inclusion(tree, files, options);
    for (Unit unit : known(units, new Key(path, options))) {
      if (unchanged(unit, now)) {
        return unit;
      }
    }
    return null;
  }

  /** Parses a file unless another thread does so with the same content, then waits for that. */
  Unit alone(String path, Options options, SourceTree tree, Supplier<Unit> parse) {
    SourceFile file = new Inclusion(tree, files, options).read(path).orElse(null);
    if (file == null) {
      return parse.get();
    }
    Content content = new Content(new Key(path, options), file);
    synchronized (underWay.computeIfAbsent(content, key -> new Object())) {
      try {
        Unit known = find(path, options, tree);
        return known == null ? parse.get() : known;
      } finally {
        underWay.remove(content);
      }
    }
  }

  /** What was read of a file before, under these options. */
  List<Beginning> beginnings(String path, Options options) {
    return known(beginnings, new Key(path, options));
  }

  void keep(String path, Options options, Beginning beginning) {
    keep(beginnings, BEGINNINGS, new Key(path, options), beginning);
  }

  private static boolean unchanged(Unit unit, Inclusion now) {
    for (Map.Entry<String, Optional<SourceFile>> entry : unit.read().entrySet()) {
      SourceFile before = entry.getValue().orElse(null);
      if (now.read(entry.getKey()).orElse(null) != before) {
        return false;
      }
    }
    return true;
  }

  void keep(Unit unit, Options options) {
    keep(units, KEPT_OF_ONE_FILE, new Key(unit.path(), options), unit);
  }

  private static <T> void keep(Map<Key, List<SoftReference<T>>> in, int most, Key key, T one) {
    List<SoftReference<T>> known = in.computeIfAbsent(key, k -> new ArrayList<>());
    synchronized (known) {
      known.removeIf(reference -> reference.get() == null);
      if (known.size() == most) {
        known.removeFirst();
      }
      known.add(new SoftReference<>(one));
    }
  }

  private static <T> List<T> known(Map<Key, List<SoftReference<T>>> in, Key key) {
    List<SoftReference<T>> known = in.getOrDefault(key, List.of());
    synchronized (known) {
      return known.stream().map(SoftReference::get).filter(Objects::nonNull).toList();
    }
  }
}
