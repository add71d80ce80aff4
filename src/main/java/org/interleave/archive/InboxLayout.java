package org.interleave.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** How the trees of an inbox say which mail a commit brought or took back. */
sealed interface InboxLayout {

  /** Takes the mails that a commit brought or took back. */
  interface Changes {
    void added(ObjectId blob);

    void removed(ObjectId blob);
  }

  /**
   * @param before the tree of the parent; the zero id where there is none
   */
  void changes(ObjectReader reader, ObjectId before, ObjectId after, Changes changes)
      throws IOException;

  /** The layout that a tree shows; empty for an empty tree and for trees of anything else. */
  static Optional<InboxLayout> of(ObjectReader reader, ObjectId tree) throws IOException {
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
    while (!entries.eof()) {
      String name = entries.getEntryPathString();
      FileMode mode = entries.getEntryFileMode();
      if ((name.equals("m") || name.equals("d")) && mode.equals(FileMode.REGULAR_FILE)) {
        return Optional.of(new V2());
      }
      if (isHex(name, 2)
          && mode.equals(FileMode.TREE)
          && holdsMail(reader, entries.getEntryObjectId())) {
        return Optional.of(new V1());
      }
      entries.next(1);
    }
    return Optional.empty();
  }

  /** A directory called "db" alone makes no inbox. */
  private static boolean holdsMail(ObjectReader reader, ObjectId tree) throws IOException {
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
    return !entries.eof() && isHex(entries.getEntryPathString(), 38);
  }

  private static boolean isHex(String text, int length) {
    return text.length() == length
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  /**
   * public-inbox-v2-format(5): the file {@code m} is the mail of the commit; in a commit that takes
   * a mail back, {@code d} is that mail.
   */
  final class V2 implements InboxLayout {
    private static final int LARGEST_TREE = 1 << 20;

    /** The tree of one commit is the tree before the next: half of the trees need not be read. */
    private ObjectId lastId = ObjectId.zeroId();

    private byte[] lastTree = new byte[0];

    @Override
    public void changes(ObjectReader reader, ObjectId before, ObjectId after, Changes changes)
        throws IOException {
      byte[] old = before.equals(lastId) ? lastTree : tree(reader, before);
      byte[] now = tree(reader, after);
      lastId = after;
      lastTree = now;
      if (Arrays.equals(old, now)) {
        return;
      }
      find(now, 'd')
          .filter(id -> !find(old, 'd').equals(Optional.of(id)))
          .ifPresent(changes::removed);
      find(now, 'm')
          .filter(id -> !find(old, 'm').equals(Optional.of(id)))
          .ifPresent(changes::added);
    }

    private static byte[] tree(ObjectReader reader, ObjectId id) throws IOException {
      return id.equals(ObjectId.zeroId())
          ? new byte[0]
          : reader.open(id, Constants.OBJ_TREE).getCachedBytes(LARGEST_TREE);
    }

    /**
     * Reads the tree as it stands (mode, space, name, NUL, 20 bytes): it has one or two entries.
     */
    private static Optional<ObjectId> find(byte[] tree, char name) {
      int at = 0;
      while (at < tree.length) {
        int nameAt = at;
        while (nameAt < tree.length && tree[nameAt] != ' ') {
          nameAt++;
        }
        nameAt++;
        int idAt = nameAt;
        while (idAt < tree.length && tree[idAt] != 0) {
          idAt++;
        }
        idAt++;
        if (idAt + Constants.OBJECT_ID_LENGTH > tree.length) {
          return Optional.empty();
        }
        boolean file = nameAt - at > 4 && tree[at] == '1' && tree[at + 1] == '0';
        if (file && idAt - nameAt == 2 && tree[nameAt] == name) {
          return Optional.of(ObjectId.fromRaw(tree, idAt));
        }
        at = idAt + Constants.OBJECT_ID_LENGTH;
      }
      return Optional.empty();
    }
  }

  /** public-inbox-v1-format(5): a file xx/38 hex digits for each mail that is there. */
  record V1() implements InboxLayout {
    private static final int PATH = 2 + 1 + 38;

    @Override
    public void changes(ObjectReader reader, ObjectId before, ObjectId after, Changes changes)
        throws IOException {
      try (TreeWalk walk = new TreeWalk(reader)) {
        walk.setRecursive(true);
        walk.setFilter(TreeFilter.ANY_DIFF);
        if (before.equals(ObjectId.zeroId())) {
          walk.addTree(new EmptyTreeIterator());
        } else {
          walk.addTree(before);
        }
        walk.addTree(after);
        while (walk.next()) {
          if (walk.getRawPath().length == PATH) {
            mail(walk, 0).ifPresent(changes::removed);
            mail(walk, 1).ifPresent(changes::added);
          }
        }
      }
    }

    private static Optional<ObjectId> mail(TreeWalk walk, int side) {
      boolean file = (walk.getRawMode(side) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
      return file ? Optional.of(walk.getObjectId(side)) : Optional.empty();
    }
  }
}
