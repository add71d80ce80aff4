package org.interleave.locking.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.SourceTree;

/**
 * Revisions of a series that brings headers later than the files that include them: new drivers are
 * often sent so, and built only by the last patch. Such a header is read as it will be.
 */
final class Foresight {
  private final List<SourceTree> revisions;

  /** The first revision that has a header which the base has not. */
  private final Map<String, Integer> brought = new HashMap<>();

  /**
   * @param touched all paths that the series changes
   */
  Foresight(List<SourceTree> revisions, Set<String> touched) {
    this.revisions = revisions;
    for (String path : touched) {
      if (path.endsWith(".h") && revisions.getFirst().file(path).isEmpty()) {
        first(path).ifPresent(k -> brought.put(path, k));
      }
    }
  }

  private Optional<Integer> first(String path) {
    for (int k = 1; k < revisions.size(); k++) {
      if (revisions.get(k).file(path).isPresent()) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  /** The files of a revision, with the headers that come later. */
  SourceTree revision(int k) {
    SourceTree own = revisions.get(k);
    return path -> {
      Integer from = brought.get(path);
      return from != null && from > k ? revisions.get(from).file(path) : own.file(path);
    };
  }

  /** The patch that brings a file which a revision does not have yet. */
  Optional<Integer> from(String path, int k) {
    return Optional.ofNullable(brought.get(path)).filter(from -> from > k);
  }
}
