package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * One git repository of an inbox.
 *
 * @param name its number in a v2 inbox, empty where it is the whole inbox
 */
record Epoch(String name, Path path) {
  /** A commit, its tree and its mail: what most commits of an inbox consist of. */
  private static final int OBJECTS_PER_MAIL = 3;

  FileRepository open() throws ArchiveException {
    return QuietGit.open(path);
  }

  /** The newest commit; empty for an epoch that was started but holds nothing yet. */
  Optional<ObjectId> tip(FileRepository repository) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null || head.getObjectId() == null) {
      // public-inbox writes to master whatever init.defaultBranch made of HEAD
      head = repository.exactRef(Constants.R_HEADS + Constants.MASTER);
    }
    return Optional.ofNullable(head).map(Ref::getObjectId);
  }

  Optional<InboxLayout> layout(FileRepository repository, ObjectId tip) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        ObjectReader reader = repository.newObjectReader()) {
      ObjectId tree = walk.parseCommit(tip).getTree();
      // in a v1 inbox the last mail may have been taken back
      return tree.equals(Constants.EMPTY_TREE_ID)
          ? Optional.of(new InboxLayout.V1())
          : InboxLayout.of(reader, tree);
    }
  }

  /** About how many mails there are, without reading any. */
  long estimate() throws IOException {
    long objects = 0;
    try (FileRepository repository = open()) {
      for (Pack pack : repository.getObjectDatabase().getPacks()) {
        objects += pack.getIndex().getObjectCount();
      }
    }
    return objects / OBJECTS_PER_MAIL;
  }
}
