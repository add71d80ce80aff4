package org.interleave.source;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;

/**
 * The files of the base that a version needs, each with the blob that the index line of the first
 * patch to touch it names; empty for a file that must not be there.
 */
record Touched(List<String> paths, Map<String, Optional<String>> blobs) {

  static Touched of(List<Diff> patches) {
    Map<String, Optional<String>> blobs = new TreeMap<>();
    Set<String> paths = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Diff patch : patches) {
      for (FileDiff file : patch.files()) {
        String first = file.oldPath().orElse(file.path());
        boolean added = file.change() == FileDiff.Change.ADDED;
        if (TreePath.isSafe(first) && seen.add(first)) {
          paths.add(first);
          if (added || file.oldBlob().isPresent()) {
            blobs.put(first, added ? Optional.empty() : file.oldBlob());
          }
        }
        file.newPath().ifPresent(seen::add);
      }
    }
    return new Touched(paths.stream().sorted().toList(), blobs);
  }
}
