package org.interleave.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Makes inboxes and mails to test with. */
final class Inboxes {
  private Inboxes() {}

  static String mail(int number) {
    return mail("mail-" + number + "@example.org", "Mail " + number, "Text " + number + "\n");
  }

  static String mail(String id, String subject, String body) {
    return "From: A U Thor <author@example.org>\n"
        + "To: list@example.org\n"
        + "Subject: "
        + subject
        + "\n"
        + "Date: Thu, 1 Jan 2026 10:00:00 +0000\n"
        + "Message-ID: <"
        + id
        + ">\n"
        + "\n"
        + body;
  }

  /** A repository to which commits are added that have just these files. */
  static final class Writer implements AutoCloseable {
    private final Repository repository;
    private ObjectId tip = ObjectId.zeroId();

    Writer(Path directory) throws IOException {
      repository = new FileRepositoryBuilder().setGitDir(directory.toFile()).build();
      if (!directory.resolve("HEAD").toFile().exists()) {
        repository.create(true);
        repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + Constants.MASTER);
      }
      ObjectId known = repository.resolve(Constants.HEAD);
      tip = known == null ? ObjectId.zeroId() : known;
    }

    Writer commit(Map<String, String> files) throws IOException {
      return commit(files, tip.equals(ObjectId.zeroId()) ? List.of() : List.of(tip));
    }

    Writer commit(Map<String, String> files, List<ObjectId> parents) throws IOException {
      try (ObjectInserter inserter = repository.newObjectInserter()) {
        DirCacheBuilder index = DirCache.newInCore().builder();
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
          DirCacheEntry entry = new DirCacheEntry(file.getKey());
          entry.setFileMode(FileMode.REGULAR_FILE);
          entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
          index.add(entry);
        }
        index.finish();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(index.getDirCache().writeTree(inserter));
        commit.setParentIds(parents);
        PersonIdent author =
            new PersonIdent(
                "A U Thor",
                "author@example.org",
                Instant.parse("2026-01-01T10:00:00Z"),
                ZoneOffset.UTC);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage("a mail\n");
        move(inserter.insert(commit));
        inserter.flush();
      }
      return this;
    }

    /** Sets the branch, whatever it was before. */
    void move(ObjectId commit) throws IOException {
      RefUpdate update = repository.updateRef(Constants.HEAD);
      update.setNewObjectId(commit);
      update.setForceUpdate(true);
      update.forceUpdate();
      tip = commit;
    }

    ObjectId tip() {
      return tip;
    }

    @Override
    public void close() {
      repository.close();
    }
  }

  /** A v2 inbox with one epoch that holds these mails. */
  static Path v2(Path directory, List<String> mails) throws IOException {
    try (Writer epoch = new Writer(directory.resolve("git/0.git"))) {
      for (String mail : mails) {
        epoch.commit(Map.of("m", mail));
      }
    }
    return directory;
  }

  static FileRepository open(Path directory) throws IOException {
    return QuietGit.open(directory);
  }
}
