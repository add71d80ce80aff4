package org.interleave.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A directory with one file for each mail. The cursor is the number of mails read and a hash of
 * their names: when the same names still come first, reading goes on behind them; when one went or
 * one came before them, it starts again.
 */
final class MailFolder implements Archive {

  /** Where the files are. */
  interface Shelf {
    /** All files, in an order that new ones seldom disturb. */
    List<Item> list() throws IOException;

    /** The file of an item under its present name, when it has another by now. */
    Optional<Path> find(Item item) throws IOException;
  }

  /**
   * One mail of a folder.
   *
   * @param identity what stays the same when the file is renamed for its flags
   */
  record Item(String identity, Path path) {}

  private final String key;
  private final Path root;
  private final Shelf shelf;
  private final long largestMail;

  MailFolder(String kind, Path root, Shelf shelf, Limits limits) {
    this.key = kind + ":" + root;
    this.root = root;
    this.shelf = shelf;
    this.largestMail = limits.largestMail();
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return Places.name(root);
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    List<Item> items = shelf.list();
    sink.expect(items.size());
    int done = done(cursor, items);
    ObjectId hash = hash(items.subList(0, done));
    for (int i = done; i < items.size(); i++) {
      Item item = items.get(i);
      hash = hash(hash, item);
      if (!sink.accept(entry(item, cursor(i + 1, hash), i + 1))) {
        return;
      }
    }
  }

  private static String cursor(int done, ObjectId hash) {
    return done + "-" + hash.name();
  }

  private static int done(String cursor, List<Item> items) {
    int dash = cursor.indexOf('-');
    if (dash < 1 || dash > 9 || !cursor.substring(0, dash).chars().allMatch(Character::isDigit)) {
      return 0;
    }
    int done = Integer.parseInt(cursor.substring(0, dash));
    boolean same =
        done <= items.size() && cursor(done, hash(items.subList(0, done))).equals(cursor);
    return same ? done : 0;
  }

  private static ObjectId hash(List<Item> items) {
    ObjectId hash = ObjectId.zeroId();
    for (Item item : items) {
      hash = hash(hash, item);
    }
    return hash;
  }

  private static ObjectId hash(ObjectId before, Item item) {
    var digest = Constants.newMessageDigest();
    digest.update(before.name().getBytes(StandardCharsets.US_ASCII));
    digest.update(item.identity().getBytes(StandardCharsets.UTF_8));
    return ObjectId.fromRaw(digest.digest());
  }

  private Entry entry(Item item, String cursor, long position) throws IOException {
    try {
      return read(item.path(), cursor, position);
    } catch (NoSuchFileException gone) {
      Optional<Path> renamed = shelf.find(item);
      try {
        return renamed.isPresent()
            ? read(renamed.get(), cursor, position)
            : new Skipped(item.path() + " is gone since the folder was listed", cursor, position);
      } catch (IOException e) {
        return unreadable(item, e, cursor, position);
      }
    } catch (IOException e) {
      return unreadable(item, e, cursor, position);
    }
  }

  private static Entry unreadable(Item item, IOException e, String cursor, long position) {
    String reason = Places.unreadable(item.path(), e);
    return new Skipped(reason, cursor, position);
  }

  private Entry read(Path path, String cursor, long position) throws IOException {
    Path file = path.toRealPath();
    if (!file.startsWith(root)) {
      return new Skipped(path + " leads out of the folder and is not followed", cursor, position);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Skipped(path + " is no file", cursor, position);
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] raw = in.readNBytes((int) largestMail + 1);
      if (raw.length > largestMail) {
        return new Skipped(Limits.tooLarge(path.toString(), Files.size(file)), cursor, position);
      }
      return raw.length == 0
          ? new Skipped(path + " is empty", cursor, position)
          : new Mail(raw, cursor, position);
    }
  }
}
