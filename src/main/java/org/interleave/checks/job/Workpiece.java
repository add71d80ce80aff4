package org.interleave.checks.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.diff.Diff;
import org.interleave.series.Version;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.source.Problem;
import org.interleave.source.Revision;
import org.interleave.source.Snapshots;
import org.interleave.source.SourceFile;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;
import org.interleave.source.store.Application;

/**
 * A version with the files of its revisions; as long-lived as its tree.
 *
 * @param sound how many revisions there are up to the first patch that does not apply as a whole:
 *     what comes behind is nobody's code
 * @param touched the files that its patches change
 */
record Workpiece(
    Version version,
    Application.Applied applied,
    List<NamedRevision> revisions,
    Snapshots snapshots,
    int sound,
    Set<String> touched) {
  static Workpiece of(Version version, Application.Applied applied, Tree tree, List<Diff> patches) {
    List<String> titles = version.patches().stream().map(Version.Patch::title).toList();
    Set<String> touched = new TreeSet<>();
    for (Diff patch : patches) {
      patch
          .files()
          .forEach(file -> {
            file.oldPath().ifPresent(touched::add);
            file.newPath().ifPresent(touched::add);
          });
    }
    int all = applied.revisions().revisions().size();
    return new Workpiece(
        version,
        applied,
        NamedRevision.of(tree, applied.revisions(), titles),
        new Snapshots(tree),
        applied.revisions().problems().stream().mapToInt(Problem::patch).min().orElse(all),
        touched);
  }

  String base() {
    return applied.base().commit().orElse("");
  }

  /** The id of the blob at a path of a revision. */
  Optional<String> blob(int revision, String path) {
    Revision at = applied.revisions().revisions().get(revision);
    Optional<SourceFile> changed = at.changed().get(path);
    if (changed != null) {
      return changed.map(file -> Snapshots.blob(file.content()));
    }
    try {
      return at.base().isPresent() ? snapshots.blob(at.base().get(), path) : Optional.empty();
    } catch (TreeException e) {
      throw new UnreadableTree(e);
    }
  }

  /** A repository that cannot be read any more. */
  static final class UnreadableTree extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTree(TreeException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
