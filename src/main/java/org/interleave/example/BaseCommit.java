package org.interleave.example;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The recipe of the base commit: its id stands in the mails, so it must come out the same
 * everywhere.
 */
record BaseCommit(
    String branch, PersonIdent author, PersonIdent committer, String message, ObjectId id) {

  static BaseCommit parse(List<String> lines) {
    Map<String, String> values = new HashMap<>();
    List<String> message = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (line.startsWith("#") || colon < 0) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      if (line.startsWith("message:")) {
        message.add(value);
      } else {
        values.put(line.substring(0, colon), value);
      }
    }
    return new BaseCommit(
        value(values, "branch"),
        person(values, "author"),
        person(values, "committer"),
        String.join("\n", message) + "\n",
        ObjectId.fromString(value(values, "commit-id")));
  }

  private static PersonIdent person(Map<String, String> values, String who) {
    return new PersonIdent(
        value(values, who + "-name"),
        value(values, who + "-email"),
        Instant.ofEpochSecond(Long.parseLong(value(values, who + "-seconds"))),
        ZoneOffset.of(value(values, who + "-zone")));
  }

  private static String value(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalStateException("build.txt lacks " + key);
    }
    return value;
  }

  /** Makes the bare repository, or leaves it alone where it has the commit already. */
  Path write(Path folder, Map<String, byte[]> files) throws IOException {
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
      if (!repository.getObjectDatabase().exists()) {
        repository.create(true);
      }
      if (!repository.getObjectDatabase().has(id)) {
        commit(repository, files);
      }
      RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
      update.setNewObjectId(id);
      update.forceUpdate();
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
    }
    return folder;
  }

  private void commit(Repository repository, Map<String, byte[]> files) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
        builder.add(entry);
      }
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setAuthor(author);
      commit.setCommitter(committer);
      commit.setMessage(message);
      ObjectId made = inserter.insert(commit);
      if (!made.equals(id)) {
        throw new IOException(
            "the example's base came out as " + made.name() + ", not " + id.name());
      }
      inserter.flush();
    }
  }
}
