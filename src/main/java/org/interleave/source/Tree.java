package org.interleave.source;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.interleave.archive.CommitDiff;
import org.jspecify.annotations.Nullable;

/** A git repository that supplies bases; bare or not. It is only read. */
public final class Tree implements AutoCloseable {
  /** Larger blobs are not source. */
  static final int LARGEST_FILE = 32 << 20;

  private final Repository repository;

  private Tree(Repository repository) {
    this.repository = repository;
  }

  /**
   * @param path a work tree, its {@code .git}, or a bare repository
   */
  public static Tree open(Path path) throws TreeException {
    File directory = path.toFile();
    if (!Files.isDirectory(path)) {
      throw new TreeException(path + " is no directory");
    }
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    File dotGit = new File(directory, Constants.DOT_GIT);
    if (dotGit.exists()) {
      builder.setWorkTree(directory);
    } else {
      builder.setGitDir(directory).setBare();
    }
    try {
      return new Tree(builder.build());
    } catch (IOException | IllegalArgumentException e) {
      throw new TreeException(path + " is no git repository", e);
    }
  }

  /** The full id of a commit by its id or an abbreviation, a tag or a branch. */
  public Optional<String> commit(String name) throws TreeException {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId id = repository.resolve(name + "^{commit}");
      return id == null ? Optional.empty() : Optional.of(walk.parseCommit(id).name());
    } catch (MissingObjectException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new TreeException("cannot look up " + name, e);
    }
  }

  /** What a commit changes against its first parent, as {@code git format-patch} writes it. */
  public String diff(String commit) throws TreeException {
    try (RevWalk walk = new RevWalk(repository)) {
      return CommitDiff.of(repository, walk.parseCommit(ObjectId.fromString(commit))).text();
    } catch (IOException e) {
      throw new TreeException("cannot read what commit " + commit + " changes", e);
    }
  }

  /** When a commit was committed. */
  public Instant committed(String commit) throws TreeException {
    try (RevWalk walk = new RevWalk(repository)) {
      return Instant.ofEpochSecond(walk.parseCommit(ObjectId.fromString(commit)).getCommitTime());
    } catch (IOException e) {
      throw new TreeException("cannot read commit " + commit, e);
    }
  }

  /** The file at a path of a commit; empty where there is none, or a directory. */
  public Optional<SourceFile> file(String commit, String path) throws TreeException {
    if (!TreePath.isSafe(path)) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader);
        TreeWalk entry = entry(reader, walk.parseCommit(ObjectId.fromString(commit)), path)) {
      if (entry == null || entry.getFileMode(0) == FileMode.TREE) {
        return Optional.empty();
      }
      ObjectId id = entry.getObjectId(0);
      String mode = Integer.toOctalString(entry.getRawMode(0));
      if (mode.equals(SourceFile.SUBMODULE)) {
        byte[] text = ("Subproject commit " + id.name() + "\n").getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new SourceFile(mode, text));
      }
      return Optional.of(new SourceFile(mode, bytes(reader, id)));
    } catch (LargeObjectException e) {
      throw new TreeException(path + " is larger than " + (LARGEST_FILE >> 20) + " MiB", e);
    } catch (MissingObjectException e) {
      throw new TreeException("the repository lacks the content of " + path, e);
    } catch (IOException e) {
      throw new TreeException("cannot read " + path + " of " + commit, e);
    }
  }

  /** Whether a path of a commit is a directory. */
  boolean isDirectory(String commit, String path) throws TreeException {
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader);
        TreeWalk entry = entry(reader, walk.parseCommit(ObjectId.fromString(commit)), path)) {
      return entry != null && entry.getFileMode(0) == FileMode.TREE;
    } catch (IOException e) {
      throw new TreeException("cannot read " + path + " of " + commit, e);
    }
  }

  /** The content of the only blob whose id begins so. */
  Optional<byte[]> blob(String abbreviation) throws TreeException {
    if (!AbbreviatedObjectId.isId(abbreviation)) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      List<byte[]> found = new ArrayList<>();
      for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(abbreviation))) {
        if (reader.open(id).getType() == Constants.OBJ_BLOB) {
          found.add(bytes(reader, id));
        }
      }
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    } catch (MissingObjectException | LargeObjectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TreeException("cannot read blob " + abbreviation, e);
    }
  }

  /** The commits of all branches, remote branches and tags. */
  Collection<ObjectId> heads() throws TreeException {
    List<ObjectId> heads = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null
            && walk.peel(walk.parseAny(ref.getObjectId())) instanceof RevCommit commit) {
          heads.add(commit.copy());
        }
      }
    } catch (IOException e) {
      throw new TreeException("cannot read the branches and tags", e);
    }
    return heads;
  }

  Repository repository() {
    return repository;
  }

  private static @Nullable TreeWalk entry(ObjectReader reader, RevCommit commit, String path)
      throws IOException {
    return TreeWalk.forPath(reader, path, commit.getTree());
  }

  private static byte[] bytes(ObjectReader reader, ObjectId id) throws IOException {
    ObjectLoader loader = reader.open(id);
    if (loader.getSize() > LARGEST_FILE) {
      throw new LargeObjectException(id);
    }
    return loader.getCachedBytes(LARGEST_FILE);
  }

  @Override
  public void close() {
    repository.close();
  }
}
