package org.interleave.simulation.suite;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.c.SourceTree;
import org.interleave.source.Revision;
import org.interleave.source.Revisions;
import org.interleave.source.Snapshots;
import org.interleave.source.SourceFile;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;

/**
 * One state of the files under review.
 *
 * @param name as reports say it: {@code +3}, or a commit's short id
 * @param title the subject of its last patch; empty for the base
 */
public record NamedRevision(String name, String title, SourceTree files) {
  /** What came of asking for revisions. */
  public sealed interface Range {
    record Found(List<NamedRevision> revisions) implements Range {
      public Found {
        revisions = List.copyOf(revisions);
      }
    }

    record Refused(String why) implements Range {}
  }

  /**
   * The revisions of a git tree, read while the tree is open.
   *
   * @param range a commit by any name, or {@code A..B}: A itself and what leads from it to B
   */
  public static Range of(Tree tree, String range) throws TreeException {
    int dots = range.indexOf("..");
    String from = dots < 0 ? range : range.substring(0, dots);
    String to = dots < 0 ? range : range.substring(dots + 2).replaceFirst("^\\.", "");
    Optional<String> first = tree.commit(from.isEmpty() ? "HEAD" : from);
    Optional<String> last = tree.commit(to.isEmpty() ? "HEAD" : to);
    if (first.isEmpty() || last.isEmpty()) {
      return new Range.Refused("the tree has no commit " + (first.isEmpty() ? from : to));
    }
    Snapshots snapshots = new Snapshots(tree);
    Optional<List<Snapshots.Logged>> commits = snapshots.between(first.get(), last.get());
    if (commits.isEmpty()) {
      return new Range.Refused(
          from + " is not among the 1000 commits before " + to + " (first parents only)");
    }
    List<NamedRevision> revisions = new ArrayList<>();
    for (Snapshots.Logged logged : commits.get()) {
      boolean base = dots >= 0 && revisions.isEmpty();
      revisions.add(
          new NamedRevision(
              logged.commit().substring(0, 12),
              base ? "" : logged.subject(),
              path -> read(() -> snapshots.text(logged.commit(), path))));
    }
    return new Range.Found(revisions);
  }

  /**
   * The revisions of a version whose patches were applied in memory.
   *
   * @param titles of the patches, in their order
   */
  public static List<NamedRevision> of(Tree tree, Revisions version, List<String> titles) {
    Snapshots snapshots = new Snapshots(tree);
    List<NamedRevision> revisions = new ArrayList<>();
    for (Revision revision : version.revisions()) {
      int index = revision.index();
      String title = index == 0 || index > titles.size() ? "" : titles.get(index - 1);
      revisions.add(
          new NamedRevision(
              "+" + index, title, path -> read(() -> file(snapshots, revision, path))));
    }
    return revisions;
  }

  private static Optional<String> file(Snapshots snapshots, Revision revision, String path)
      throws TreeException {
    Optional<SourceFile> changed = revision.changed().get(path);
    if (changed != null) {
      return changed.map(file -> Snapshots.text(file.content()));
    }
    return revision.base().isPresent()
        ? snapshots.text(revision.base().get(), path)
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Reading {
    Optional<String> read() throws TreeException;
  }

  private static Optional<String> read(Reading reading) {
    try {
      return reading.read();
    } catch (TreeException e) {
      throw new UnreadableTree(e);
    }
  }

  /** A repository that cannot be read while it is being compiled. */
  public static final class UnreadableTree extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    UnreadableTree(TreeException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
