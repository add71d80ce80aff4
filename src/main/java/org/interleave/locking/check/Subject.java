package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.diff.Diff;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.source.Mentions;
import org.interleave.source.Revisions;
import org.interleave.source.Snapshots;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;

/**
 * A series as it is checked; as long-lived as its tree.
 *
 * @param revisions the base and one more for each patch
 * @param patches as they were sent; their numbers are those that attachments name
 * @param placed the same with the lines of the revisions' files
 * @param sources all C files of the base, if it is a small tree; empty for others
 * @param search finds the files of the base that have some words in them
 * @param notes what could not be taken as it is, each with its patch
 */
public record Subject(
    List<NamedRevision> revisions,
    List<Diff> patches,
    List<Placed> placed,
    List<String> sources,
    Search search,
    List<Note> notes) {
  /** Larger trees are looked at where the series touches them. */
  private static final int SMALL_TREE = 60;

  public Subject {
    revisions = List.copyOf(revisions);
    patches = List.copyOf(patches);
    placed = List.copyOf(placed);
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
    if (revisions.size() != patches.size() + 1 || placed.size() != patches.size()) {
      throw new IllegalArgumentException(
          revisions.size() + " revisions do not fit " + patches.size() + " patches");
    }
  }

  /** Looks into all .c files of the base; nowhere where there is none. */
  public record Search(Tree tree, Optional<String> base) {
    /** By path the words that a file has. */
    Map<String, Set<String>> mentions(Set<String> words) throws TreeException {
      return base.isEmpty() ? Map.of() : new Mentions(tree, words).of(base.get());
    }
  }

  /**
   * @param patch from 1; 0 for all
   */
  public record Note(int patch, String text) {}

  /** What came of a range of commits. */
  public sealed interface Range {
    record Found(Subject subject) implements Range {}

    record Refused(String why) implements Range {}
  }

  /** The commits of {@code A..B}, each of them a patch. */
  public static Range of(Tree tree, String range) throws TreeException {
    if (!range.contains("..")) {
      return new Range.Refused("'" + range + "' is no range of commits; write A..B");
    }
    return switch (NamedRevision.of(tree, range)) {
      case NamedRevision.Range.Refused refused -> new Range.Refused(refused.why());
      case NamedRevision.Range.Found found -> {
        List<NamedRevision> revisions = found.revisions();
        if (revisions.size() < 2) {
          yield new Range.Refused("there is no commit in " + range);
        }
        List<Diff> patches = new ArrayList<>();
        for (NamedRevision revision : revisions.subList(1, revisions.size())) {
          Optional<String> commit = tree.commit(revision.name());
          patches.add(Diff.parse(commit.isPresent() ? tree.diff(commit.get()) : ""));
        }
        yield new Range.Found(
            new Subject(
                revisions,
                patches,
                patches.stream().map(Placed::asItIs).toList(),
                sources(tree, tree.commit(revisions.getFirst().name())),
                new Search(tree, tree.commit(revisions.getFirst().name())),
                List.of()));
      }
    };
  }

  /**
   * A stored version.
   *
   * @param patches its diffs, in order
   * @param titles of the patches
   */
  public static Subject of(Tree tree, Revisions version, List<Diff> patches, List<String> titles)
      throws TreeException {
    List<Placed> placed = new ArrayList<>();
    for (int k = 0; k < patches.size(); k++) {
      placed.add(Placed.of(version, k + 1, patches.get(k)));
    }
    List<Note> notes =
        version.problems().stream()
            .map(problem -> new Note(problem.patch(), "not applied: " + problem.explain()))
            .toList();
    return new Subject(
        NamedRevision.of(tree, version, titles),
        patches,
        placed,
        sources(tree, version.revisions().getFirst().base()),
        new Search(tree, version.revisions().getFirst().base()),
        notes);
  }

  private static List<String> sources(Tree tree, Optional<String> base) throws TreeException {
    return base.isEmpty()
        ? List.of()
        : new Snapshots(tree).paths(base.get(), ".c", SMALL_TREE).orElse(List.of());
  }
}
