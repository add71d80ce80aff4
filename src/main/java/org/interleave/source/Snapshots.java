package org.interleave.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * The text files of many commits, for readers that look for thousands of paths: directories and
 * contents that commits share are read once. Safe for use by several threads.
 */
public final class Snapshots {
  private static final int MOST_COMMITS = 1000;
  private static final int MOST_DIRECTORIES = 2000;

  private final Tree tree;
  private final Map<ObjectId, Map<String, ObjectId>> directories = new ConcurrentHashMap<>();
  private final Map<ObjectId, Optional<String>> contents = new ConcurrentHashMap<>();
  private final Map<String, ObjectId> roots = new ConcurrentHashMap<>();

  public Snapshots(Tree tree) {
    this.tree = tree;
  }

  /** A commit with the first line of its message. */
  public record Logged(String commit, String subject) {}

  /**
   * A commit and those after it up to another, first parents only, the oldest first.
   *
   * @return empty if the first is not before the last, or too far
   */
  public Optional<List<Logged>> between(String first, String last) throws TreeException {
    List<Logged> found = new ArrayList<>();
    try (RevWalk walk = new RevWalk(tree.repository())) {
      walk.setFirstParent(true);
      walk.sort(RevSort.TOPO);
      walk.markStart(walk.parseCommit(ObjectId.fromString(last)));
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        found.addFirst(new Logged(commit.name(), commit.getShortMessage()));
        if (commit.name().equals(first)) {
          return Optional.of(found);
        }
        if (found.size() > MOST_COMMITS) {
          break;
        }
      }
      return Optional.empty();
    } catch (MissingObjectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TreeException("cannot walk from " + last + " to " + first, e);
    }
  }

  /** The text of a file of a commit; bytes that are no UTF-8 are taken for Latin-1. */
  public Optional<String> text(String commit, String path) throws TreeException {
    try {
      ObjectId id = find(commit, path);
      return id == null ? Optional.empty() : content(id, path);
    } catch (MissingObjectException e) {
      throw new TreeException("the repository lacks the content of " + path, e);
    } catch (IOException e) {
      throw new TreeException("cannot read " + path + " of " + commit, e);
    }
  }

  /** The full id of the blob at a path; its content is not read. */
  public Optional<String> blob(String commit, String path) throws TreeException {
    try {
      return Optional.ofNullable(find(commit, path)).map(ObjectId::name);
    } catch (IOException e) {
      throw new TreeException("cannot find " + path + " of " + commit, e);
    }
  }

  /** The full id that a blob of this content has. */
  public static String blob(byte[] content) {
    return new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, content).name();
  }

  private @Nullable ObjectId find(String commit, String path) throws IOException {
    ObjectId at = root(commit);
    int start = 0;
    while (true) {
      int slash = path.indexOf('/', start);
      String name = slash < 0 ? path.substring(start) : path.substring(start, slash);
      ObjectId next = directory(at).get(slash < 0 ? name : name + "/");
      if (next == null || slash < 0) {
        return next;
      }
      at = next;
      start = slash + 1;
    }
  }

  /**
   * The paths of all files that end so, in order.
   *
   * @return empty if there are more, or the tree is too large to look
   */
  public Optional<List<String>> paths(String commit, String suffix, int most) throws TreeException {
    List<String> found = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(""));
    Map<String, ObjectId> ids = new HashMap<>();
    int directories = 0;
    try {
      ids.put("", root(commit));
      while (!open.isEmpty()) {
        String path = open.remove();
        for (Map.Entry<String, ObjectId> entry :
            directory(java.util.Objects.requireNonNull(ids.get(path))).entrySet()) {
          String name = path + entry.getKey();
          if (name.endsWith("/")) {
            ids.put(name, entry.getValue());
            open.add(name);
          } else if (name.endsWith(suffix)) {
            found.add(name);
          }
        }
        if (found.size() > most || ++directories > MOST_DIRECTORIES) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new TreeException("cannot list the files of " + commit, e);
    }
    return Optional.of(found.stream().sorted().toList());
  }

  private ObjectId root(String commit) throws IOException {
    ObjectId known = roots.get(commit);
    if (known != null) {
      return known;
    }
    try (RevWalk walk = new RevWalk(tree.repository())) {
      ObjectId root = walk.parseCommit(ObjectId.fromString(commit)).getTree().copy();
      roots.put(commit, root);
      return root;
    }
  }

  /** Files by name, directories by name and slash. */
  private Map<String, ObjectId> directory(ObjectId id) throws IOException {
    Map<String, ObjectId> known = directories.get(id);
    if (known != null) {
      return known;
    }
    Map<String, ObjectId> entries = new HashMap<>();
    try (ObjectReader reader = tree.repository().newObjectReader()) {
      CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, id);
      for (; !parser.eof(); parser.next()) {
        FileMode mode = parser.getEntryFileMode();
        if (mode == FileMode.TREE) {
          entries.put(parser.getEntryPathString() + "/", parser.getEntryObjectId());
        } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
          entries.put(parser.getEntryPathString(), parser.getEntryObjectId());
        }
      }
    }
    directories.put(id, entries);
    return entries;
  }

  private Optional<String> content(ObjectId id, String path) throws IOException, TreeException {
    Optional<String> known = contents.get(id);
    if (known != null) {
      return known;
    }
    try (ObjectReader reader = tree.repository().newObjectReader()) {
      ObjectLoader loader = reader.open(id);
      if (loader.getSize() > Tree.LARGEST_FILE) {
        throw new TreeException(path + " is larger than " + (Tree.LARGEST_FILE >> 20) + " MiB");
      }
      Optional<String> text = Optional.of(text(loader.getCachedBytes(Tree.LARGEST_FILE)));
      contents.put(id, text);
      return text;
    }
  }

  /** UTF-8, or else Latin-1. */
  public static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
