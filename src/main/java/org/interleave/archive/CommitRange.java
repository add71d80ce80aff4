package org.interleave.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * The commits of a range in the order in which they are sent.
 *
 * @param title what the range is called: its branch, or what was typed
 * @param from the commit before the range, as the range says
 * @param base where the line of the range leaves that of {@code from}; empty for unrelated
 *     histories
 * @param commits without merges, oldest first
 * @param merges those that have no patch of their own
 */
record CommitRange(
    String title,
    ObjectId from,
    ObjectId to,
    Optional<ObjectId> base,
    List<RevCommit> commits,
    List<RevCommit> merges) {
  private static final int MOST_COMMITS = 5000;

  CommitRange {
    commits = List.copyOf(commits);
    merges = List.copyOf(merges);
  }

  /** Resolves "A..B"; as git has it, either end left out means HEAD. */
  static CommitRange of(Repository repository, String text, RevWalk walk) throws IOException {
    Ends ends = Ends.parse(text, repository.getDirectory().toString());
    RevCommit from = commit(repository, ends.from(), walk);
    RevCommit to = commit(repository, ends.to(), walk);
    walk.sort(RevSort.TOPO);
    walk.sort(RevSort.COMMIT_TIME_DESC, true);
    walk.sort(RevSort.REVERSE, true);
    walk.markStart(to);
    walk.markUninteresting(from);
    List<RevCommit> commits = new ArrayList<>();
    List<RevCommit> merges = new ArrayList<>();
    for (RevCommit commit : walk) {
      (commit.getParentCount() > 1 ? merges : commits).add(commit);
    }
    if (commits.isEmpty()) {
      throw new ArchiveException(
          text
              + " holds no commits but merges: "
              + ends.to()
              + " is in "
              + ends.from()
              + " already; name the older end first");
    }
    if (commits.size() > MOST_COMMITS) {
      throw new ArchiveException(
          text
              + " holds "
              + commits.size()
              + " commits, a series at most "
              + MOST_COMMITS
              + "; name a shorter range");
    }
    String title = title(repository, ends, text);
    Optional<ObjectId> base = mergeBase(repository, from, to);
    return new CommitRange(title, from.copy(), to.copy(), base, commits, merges);
  }

  /** The two ends as they were typed. */
  private record Ends(String from, String to) {
    static Ends parse(String text, String repository) throws ArchiveException {
      String range = text.strip();
      int dots = range.indexOf("..");
      if (range.isEmpty() || dots < 0) {
        throw new ArchiveException(
            "'"
                + OneLine.of(range)
                + "' is one revision of "
                + repository
                + ", not a range; write BASE..REVISION for the commits on top of BASE");
      }
      if (range.startsWith("...", dots) || range.indexOf("..", dots + 2) >= 0) {
        throw new ArchiveException(
            "'" + OneLine.of(range) + "' is no range of one line of commits; write A..B");
      }
      String from = range.substring(0, dots);
      String to = range.substring(dots + 2);
      return new Ends(from.isEmpty() ? Constants.HEAD : from, to.isEmpty() ? Constants.HEAD : to);
    }
  }

  private static RevCommit commit(Repository repository, String revision, RevWalk walk)
      throws IOException {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      if (id != null) {
        return walk.parseCommit(id);
      }
    } catch (RevisionSyntaxException | org.eclipse.jgit.errors.AmbiguousObjectException e) {
      throw new ArchiveException(
          "'"
              + OneLine.of(revision)
              + "' does not name one commit of "
              + repository.getDirectory()
              + ": "
              + OneLine.of(e),
          e);
    } catch (MissingObjectException | org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
      throw new ArchiveException(
          "'"
              + OneLine.of(revision)
              + "' is no commit that "
              + repository.getDirectory()
              + " holds; fetch it there first",
          e);
    }
    throw new ArchiveException(
        "there is no revision '"
            + OneLine.of(revision)
            + "' in "
            + repository.getDirectory()
            + "; git log there shows what there is");
  }

  private static String title(Repository repository, Ends ends, String text) throws IOException {
    Ref ref = repository.findRef(ends.to());
    if (ref == null) {
      return text.strip();
    }
    String name = ref.getLeaf().getName();
    return name.equals(Constants.HEAD) ? text.strip() : Repository.shortenRefName(name);
  }

  private static Optional<ObjectId> mergeBase(Repository repository, ObjectId from, ObjectId to)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(from));
      walk.markStart(walk.parseCommit(to));
      return Optional.ofNullable(walk.next()).map(RevCommit::copy);
    }
  }
}
