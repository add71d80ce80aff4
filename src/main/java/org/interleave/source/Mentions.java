package org.interleave.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Which .c files of a commit have some words in them. What was found in a blob is kept, so that
 * another commit that shares most of them is answered at once.
 */
public final class Mentions {
  /** Larger ones are tables that a program wrote. */
  private static final int LARGEST_BLOB = 1 << 20;

  private static final int THREADS = 2;
  private static final int CHUNK = 64;

  private final Tree tree;
  private final Words words;
  private final AtomicInteger unread = new AtomicInteger();
  private final Map<ObjectId, Set<String>> blobs = new ConcurrentHashMap<>();

  /** Below a directory the paths that have a word, with the blobs. */
  private final Map<ObjectId, Map<String, Set<String>>> directories = new ConcurrentHashMap<>();

  /**
   * @param identifiers whole words to look for
   */
  public Mentions(Tree tree, Collection<String> identifiers) {
    this.tree = tree;
    this.words = Words.of(identifiers);
  }

  /** The .c files of a commit that have any of the words, with those they have. */
  public Map<String, Set<String>> of(String commit) throws TreeException {
    try (ObjectReader reader = tree.repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      ObjectId root = walk.parseCommit(ObjectId.fromString(commit)).getTree();
      List<ObjectId> unknown = new ArrayList<>();
      unknown(reader, root, unknown);
      scan(unknown);
      Map<String, Set<String>> found = new TreeMap<>();
      below(reader, root).forEach((path, names) -> found.put(path, new TreeSet<>(names)));
      return found;
    } catch (MissingObjectException e) {
      throw new TreeException("the repository lacks a part of commit " + commit, e);
    } catch (IOException e) {
      throw new TreeException("cannot read the files of " + commit, e);
    }
  }

  private void unknown(ObjectReader reader, ObjectId directory, List<ObjectId> to)
      throws IOException {
    if (directories.containsKey(directory)) {
      return;
    }
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, directory);
    for (; !entries.eof(); entries.next()) {
      FileMode mode = entries.getEntryFileMode();
      if (mode == FileMode.TREE) {
        unknown(reader, entries.getEntryObjectId(), to);
      } else if (source(mode, entries.getEntryPathString())) {
        ObjectId id = entries.getEntryObjectId();
        if (!blobs.containsKey(id)) {
          to.add(id);
        }
      }
    }
  }

  private static boolean source(FileMode mode, String name) {
    boolean file = mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
    return file && name.endsWith(".c");
  }

  private Map<String, Set<String>> below(ObjectReader reader, ObjectId directory)
      throws IOException {
    Map<String, Set<String>> known = directories.get(directory);
    if (known != null) {
      return known;
    }
    Map<String, Set<String>> found = new TreeMap<>();
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, directory);
    for (; !entries.eof(); entries.next()) {
      FileMode mode = entries.getEntryFileMode();
      String name = entries.getEntryPathString();
      if (mode == FileMode.TREE) {
        below(reader, entries.getEntryObjectId())
            .forEach((path, names) -> found.put(name + "/" + path, names));
      } else if (source(mode, name)) {
        Set<String> names = blobs.getOrDefault(entries.getEntryObjectId(), Set.of());
        if (!names.isEmpty()) {
          found.put(name, names);
        }
      }
    }
    directories.put(directory.copy(), found);
    return found;
  }

  private void scan(List<ObjectId> all) throws IOException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            pool.submit(() -> {
              scan(all, next);
              return next;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted while reading files");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void scan(List<ObjectId> all, AtomicInteger next) throws IOException {
    try (ObjectReader reader = tree.repository().newObjectReader()) {
      while (true) {
        int from = next.getAndAdd(CHUNK);
        if (from >= all.size()) {
          return;
        }
        for (ObjectId blob : all.subList(from, Math.min(all.size(), from + CHUNK))) {
          blobs.put(blob, scan(reader, blob));
        }
      }
    }
  }

  private Set<String> scan(ObjectReader reader, ObjectId blob) throws IOException {
    try {
      ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
      return loader.getSize() > LARGEST_BLOB
          ? Set.of()
          : words.in(loader.getCachedBytes(LARGEST_BLOB));
    } catch (MissingObjectException e) {
      unread.incrementAndGet();
      return Set.of();
    }
  }

  /** How many files could not be looked into: a partial clone does not have them. */
  public int unread() {
    return unread.get();
  }
}
