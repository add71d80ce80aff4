package org.interleave.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.QuotedString;
import org.interleave.diff.DiffWriter;
import org.interleave.diff.Hunk;
import org.interleave.diff.lines.TextHunks;

/**
 * The diff of a commit as {@code git format-patch --full-index --binary} writes it: renames as git
 * finds them by default, and the same hunks. Files that are not UTF-8 go as binary patches, since a
 * mail has one charset for all of its text.
 */
public final class CommitDiff {
  /** What git's diff calls a rename, in percent (diffcore.h DEFAULT_RENAME_SCORE). */
  private static final int RENAME_SCORE = 50;

  /** git's diff.renameLimit. */
  private static final int RENAME_LIMIT = 1000;

  /** A larger file is named but not shown; no mail could carry it. */
  private static final int LARGEST_FILE = 4 << 20;

  private final Repository repository;
  private final ObjectReader reader;
  private final StringBuilder out = new StringBuilder();
  private int files;
  private int added;
  private int removed;

  private CommitDiff(Repository repository, ObjectReader reader) {
    this.repository = repository;
    this.reader = reader;
  }

  /**
   * A diff and how much it changes.
   *
   * @param text empty for a commit that changes nothing
   */
  public record Result(String text, int files, int added, int removed) {}

  /** Against the first parent, or against nothing. */
  public static Result of(Repository repository, RevCommit commit) throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      CommitDiff diff = new CommitDiff(repository, reader);
      for (DiffEntry entry : diff.entries(commit)) {
        diff.file(entry);
      }
      return new Result(diff.out.toString(), diff.files, diff.added, diff.removed);
    }
  }

  private List<DiffEntry> entries(RevCommit commit) throws IOException {
    try (TreeWalk walk = new TreeWalk(reader)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      if (commit.getParentCount() == 0) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        try (var parents = new org.eclipse.jgit.revwalk.RevWalk(reader)) {
          walk.addTree(parents.parseCommit(commit.getParent(0)).getTree());
        }
      }
      walk.addTree(commit.getTree());
      RenameDetector renames = new RenameDetector(repository);
      renames.setRenameScore(RENAME_SCORE);
      renames.setRenameLimit(RENAME_LIMIT);
      renames.addAll(DiffEntry.scan(walk));
      return renames.compute();
    }
  }

  /** One side of a file. */
  private record Side(String path, FileMode mode, ObjectId id) {
    boolean exists() {
      return !mode.equals(FileMode.MISSING);
    }

    boolean isSubmodule() {
      return mode.equals(FileMode.GITLINK);
    }

    String octal() {
      return String.format("%06o", mode.getBits());
    }
  }

  private static Side side(DiffEntry entry, DiffEntry.Side which) {
    AbbreviatedObjectId id = entry.getId(which);
    return new Side(
        entry.getPath(which),
        entry.getMode(which),
        id == null ? ObjectId.zeroId() : id.toObjectId());
  }

  private void file(DiffEntry entry) throws IOException {
    Side before = side(entry, DiffEntry.Side.OLD);
    Side after = side(entry, DiffEntry.Side.NEW);
    files++;
    header(entry, before, after);
    if (before.id().equals(after.id())) {
      return;
    }
    out.append("index ").append(before.id().name()).append("..").append(after.id().name());
    if (before.mode().equals(after.mode())) {
      out.append(' ').append(after.octal());
    }
    out.append('\n');
    content(before, after);
  }

  private void header(DiffEntry entry, Side before, Side after) {
    String old = before.exists() ? before.path() : after.path();
    String now = after.exists() ? after.path() : before.path();
    out.append("diff --git ").append(quoted("a/" + old)).append(' ');
    out.append(quoted("b/" + now)).append('\n');
    if (!before.exists()) {
      out.append("new file mode ").append(after.octal()).append('\n');
    } else if (!after.exists()) {
      out.append("deleted file mode ").append(before.octal()).append('\n');
    } else if (!before.mode().equals(after.mode())) {
      out.append("old mode ").append(before.octal()).append('\n');
      out.append("new mode ").append(after.octal()).append('\n');
    }
    if (entry.getChangeType() == DiffEntry.ChangeType.RENAME) {
      out.append("similarity index ").append(entry.getScore()).append("%\n");
      out.append("rename from ").append(quoted(old)).append('\n');
      out.append("rename to ").append(quoted(now)).append('\n');
    }
  }

  private void content(Side before, Side after) throws IOException {
    byte[] old = bytes(before);
    byte[] now = bytes(after);
    if (old.length > LARGEST_FILE || now.length > LARGEST_FILE) {
      out.append("Binary files ").append(name("a/", before)).append(" and ");
      out.append(name("b/", after)).append(" differ\n");
      return;
    }
    if (isBinary(old) || isBinary(now)) {
      BinaryPatch.write(old, now, out);
      return;
    }
    List<Hunk> hunks = TextHunks.between(lines(old), lines(now));
    if (!hunks.isEmpty()) {
      out.append("--- ").append(named("a/", before)).append('\n');
      out.append("+++ ").append(named("b/", after)).append('\n');
      for (Hunk hunk : hunks) {
        DiffWriter.write(hunk, out);
        added += hunk.added();
        removed += hunk.removed();
      }
    }
  }

  private static String quoted(String path) {
    return QuotedString.GIT_PATH.quote(path);
  }

  private static String name(String prefix, Side side) {
    return side.exists() ? quoted(prefix + side.path()) : DiffEntry.DEV_NULL;
  }

  /** As git does: a tab after a name with a space tells readers where it ends. */
  private static String named(String prefix, Side side) {
    String name = name(prefix, side);
    return name.indexOf(' ') >= 0 ? name + "\t" : name;
  }

  private byte[] bytes(Side side) throws IOException {
    if (!side.exists()) {
      return new byte[0];
    }
    if (side.isSubmodule()) {
      return ("Subproject commit " + side.id().name() + "\n").getBytes(StandardCharsets.US_ASCII);
    }
    ObjectLoader loader = reader.open(side.id(), Constants.OBJ_BLOB);
    return loader.getSize() > LARGEST_FILE
        ? new byte[LARGEST_FILE + 1]
        : loader.getCachedBytes(LARGEST_FILE);
  }

  private static boolean isBinary(byte[] bytes) {
    if (RawText.isBinary(bytes, Math.min(bytes.length, 8000), true)) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return new String(bytes, StandardCharsets.UTF_8).indexOf('\0') >= 0;
    } catch (CharacterCodingException e) {
      return true;
    }
  }

  /** With their ends, so that a last line without one is another line. */
  private static List<String> lines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }
}
