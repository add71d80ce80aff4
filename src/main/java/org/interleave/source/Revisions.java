package org.interleave.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.interleave.diff.Diff;

/**
 * All revisions of a version: the base and one more for each patch. What did not apply is named;
 * the revisions then hold what did.
 *
 * @param revisions by index: a version of n patches has n + 1
 * @param placements where each hunk went, in the order of the patches
 */
public record Revisions(
    List<Revision> revisions, List<Placement> placements, List<Problem> problems) {
  public Revisions {
    revisions = List.copyOf(revisions);
    placements = List.copyOf(placements);
    problems = List.copyOf(problems);
  }

  /** Builds all revisions; the tree must stay open for as long as they are read. */
  public static Revisions build(Tree tree, Base base, List<Diff> patches) throws TreeException {
    return build(tree, base.commit(), patches);
  }

  static Revisions build(Tree tree, Optional<String> base, List<Diff> patches)
      throws TreeException {
    List<Revision> revisions = new ArrayList<>();
    List<Placement> placements = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    revisions.add(new Revision(tree, base, 0, new TreeMap<>()));
    for (Diff diff : patches) {
      PatchApplication application = new PatchApplication(tree, revisions.getLast());
      revisions.add(application.apply(diff));
      placements.addAll(application.placements());
      application.problems().forEach(problem -> problems.add(linked(problem, problems)));
    }
    return new Revisions(revisions, placements, problems);
  }

  private static Problem linked(Problem problem, List<Problem> earlier) {
    return earlier.stream()
        .filter(first -> first.patch() < problem.patch() && first.path().equals(problem.path()))
        .findFirst()
        .map(first -> problem.after(first.patch()))
        .orElse(problem);
  }

  public Revision last() {
    return revisions.getLast();
  }

  /** What did not apply of one patch, numbered from 1. */
  public List<Problem> problems(int patch) {
    return problems.stream().filter(problem -> problem.patch() == patch).toList();
  }

  /** Where the hunks of one file of one patch went. */
  public List<Placement> placements(int patch, String path) {
    return placements.stream()
        .filter(placement -> placement.patch() == patch && placement.path().equals(path))
        .toList();
  }
}
