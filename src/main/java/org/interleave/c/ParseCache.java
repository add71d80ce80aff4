package org.interleave.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.c.token.Inclusion;
import org.interleave.c.token.SourceFile;
import org.interleave.c.token.SourceFiles;
import org.jspecify.annotations.Nullable;

/**
 * What was read before, shared by the revisions of a version and by runs: files as tokens, and
 * units for trees in which everything that they looked for is the same.
 */
public final class ParseCache {
  private static final int KEPT_OF_ONE_FILE = 64;

  private record Key(String path, Options options) {}

  private final SourceFiles files = new SourceFiles();
  private final Map<Key, List<Unit>> units = new ConcurrentHashMap<>();

  SourceFiles files() {
    return files;
  }

  @Nullable Unit find(String path, Options options, SourceTree tree) {
    List<Unit> known = units.get(new Key(path, options));
    if (known == null) {
      return null;
    }
    Inclusion now = new Inclusion(tree, files, options);
    synchronized (known) {
      for (Unit unit : known) {
        if (unchanged(unit, now)) {
          return unit;
        }
      }
    }
    return null;
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
    List<Unit> known =
        units.computeIfAbsent(new Key(unit.path(), options), key -> new ArrayList<>());
    synchronized (known) {
      if (known.size() == KEPT_OF_ONE_FILE) {
        known.removeFirst();
      }
      known.add(unit);
    }
  }
}
