package org.interleave.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits of an inbox that are new since another commit, oldest first. An inbox is one line of
 * commits, so they are read straight from the newest to the oldest, each once and nothing kept of
 * it but three ids; JGit's general walk is for the rare inbox with merges.
 */
final class InboxHistory {
  private static final int LARGEST_COMMIT = 1 << 20;
  private static final int FIRST_PARENT = "tree ".length() + 40 + 1;
  private static final int ID_TEXT = 40;

  private final ObjectIds commits = new ObjectIds();
  private final ObjectIds trees = new ObjectIds();
  private final ObjectIds treesBefore = new ObjectIds();
  private final boolean newestFirst;

  private InboxHistory(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  /**
   * Everything up to the tip after the last commit read before; all of it when that commit is not
   * (or no longer) part of the history, as after public-inbox-purge or -edit.
   *
   * @param last the zero id for the beginning
   */
  static InboxHistory between(FileRepository repository, ObjectId last, ObjectId tip)
      throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      InboxHistory line = new InboxHistory(true);
      boolean straight =
          line.follow(reader, last, tip, repository.getObjectDatabase().getShallowCommits());
      return straight ? line : merged(repository, last, tip);
    } catch (MissingObjectException e) {
      throw new ArchiveException(
          repository.getDirectory()
              + " lacks the commit "
              + e.getObjectId().name()
              + "; run git fsck there, or clone it again",
          e);
    }
  }

  int size() {
    return commits.size();
  }

  ObjectId commit(int index) {
    return commits.get(at(index));
  }

  ObjectId tree(int index) {
    return trees.get(at(index));
  }

  /** The tree of the commit's parent; the zero id where it has none. */
  ObjectId treeBefore(int index) {
    return treesBefore.get(at(index));
  }

  private int at(int index) {
    return newestFirst ? commits.size() - 1 - index : index;
  }

  /** Returns false at the first merge. */
  private boolean follow(ObjectReader reader, ObjectId last, ObjectId tip, Set<ObjectId> shallow)
      throws IOException {
    ObjectId commit = tip;
    while (!commit.equals(last)) {
      byte[] raw = reader.open(commit, Constants.OBJ_COMMIT).getCachedBytes(LARGEST_COMMIT);
      ObjectId tree = ObjectId.fromString(raw, "tree ".length());
      if (commits.size() > 0) {
        treesBefore.add(tree);
      }
      commits.add(commit);
      trees.add(tree);
      if (!isParentAt(raw, FIRST_PARENT) || shallow.contains(commit)) {
        treesBefore.add(ObjectId.zeroId());
        return true;
      }
      int parent = FIRST_PARENT + "parent ".length();
      if (isParentAt(raw, parent + ID_TEXT + 1)) {
        return false;
      }
      commit = ObjectId.fromString(raw, parent);
    }
    if (commits.size() > 0) {
      byte[] raw = reader.open(commit, Constants.OBJ_COMMIT).getCachedBytes(LARGEST_COMMIT);
      treesBefore.add(ObjectId.fromString(raw, "tree ".length()));
    }
    return true;
  }

  private static boolean isParentAt(byte[] raw, int at) {
    byte[] word = "parent ".getBytes(StandardCharsets.US_ASCII);
    return at + word.length + ID_TEXT <= raw.length
        && java.util.Arrays.equals(raw, at, at + word.length, word, 0, word.length);
  }

  /** Merges themselves change nothing, as in git log: what they merge comes by its own commits. */
  private static InboxHistory merged(FileRepository repository, ObjectId last, ObjectId tip)
      throws IOException {
    InboxHistory history = new InboxHistory(false);
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      RevCommit newest = walk.parseCommit(tip);
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      if (isAncestor(repository, last, tip)) {
        walk.markUninteresting(walk.parseCommit(last));
      }
      walk.markStart(newest);
      for (RevCommit commit : walk) {
        if (commit.getParentCount() < 2) {
          history.commits.add(commit);
          history.trees.add(commit.getTree());
          history.treesBefore.add(
              commit.getParentCount() == 0
                  ? ObjectId.zeroId()
                  : walk.parseCommit(commit.getParent(0)).getTree());
        }
      }
    }
    return history;
  }

  private static boolean isAncestor(FileRepository repository, ObjectId last, ObjectId tip)
      throws IOException {
    if (last.equals(ObjectId.zeroId()) || !repository.getObjectDatabase().has(last)) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(walk.parseCommit(last), walk.parseCommit(tip));
    }
  }
}
