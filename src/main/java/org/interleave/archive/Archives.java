package org.interleave.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises archives by what they are. */
public final class Archives {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
  private static final int HEAD = 64 << 10;

  private Archives() {}

  /**
   * Opens a path (mbox, mboxrd, .gz of one, Maildir, public-inbox v1 or v2, one .eml) or an http(s)
   * URL of a thread.
   */
  public static Archive open(String location) throws ArchiveException {
    return open(location, Limits.USUAL);
  }

  /**
   * The commits of a range "A..B" of a git repository, as the mails that git format-patch would
   * make of them.
   */
  public static Archive gitRange(Path repository, String range) throws ArchiveException {
    return GitRange.of(repository, range);
  }

  static Archive open(String location, Limits limits) throws ArchiveException {
    String place = location.strip();
    if (place.isEmpty()) {
      throw new ArchiveException("no archive is named; give its path or the URL of a thread");
    }
    var scheme = SCHEME.matcher(place);
    if (scheme.matches()) {
      return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
        case "http", "https" -> LoreThread.at(place, limits);
        case "file" -> open(place.substring("file://".length()), limits);
        default ->
            throw new ArchiveException(
                OneLine.of(place)
                    + " is neither a path nor an http(s) URL; give the URL of a thread or the path"
                    + " of an archive");
      };
    }
    try {
      return open(Path.of(place).toRealPath(), limits);
    } catch (InvalidPathException e) {
      throw new ArchiveException(OneLine.of(place) + " is no path: " + OneLine.of(e), e);
    } catch (ArchiveException e) {
      throw e;
    } catch (IOException e) {
      throw new ArchiveException(Places.unreadable(Path.of(place), e), e);
    }
  }

  private static Archive open(Path path, Limits limits) throws IOException {
    if (!Files.isReadable(path)) {
      throw new java.nio.file.AccessDeniedException(path.toString());
    }
    if (Files.isDirectory(path)) {
      return directory(path, limits);
    }
    if (!Files.isRegularFile(path)) {
      throw new ArchiveException(
          path + " is neither a file nor a directory; save the mail as a file");
    }
    if (Files.size(path) == 0) {
      throw new ArchiveException(path + " is empty; there is no mail to read");
    }
    return file(MailFile.of(path, Places.name(path), limits));
  }

  private static Archive directory(Path path, Limits limits) throws IOException {
    Optional<PublicInbox> inbox = PublicInbox.in(path, limits);
    if (inbox.isPresent()) {
      return inbox.get();
    }
    if (Maildir.is(path)) {
      return new MailFolder("maildir", path, new Maildir(path), limits);
    }
    if (EmlFiles.areIn(path)) {
      return new MailFolder("eml", path, new EmlFiles(path), limits);
    }
    throw new ArchiveException(
        path
            + " is no archive: no public-inbox (git/0.git), no Maildir (cur, new), no .eml files; give"
            + " the directory that holds one of them");
  }

  private static Archive file(MailFile file) throws IOException {
    byte[] head = file.head(HEAD);
    int start = 0;
    while (start < head.length && (head[start] == '\n' || head[start] == '\r')) {
      start++;
    }
    if (FromLine.startsLikeOne(head, start, head.length) && mailFollows(head, start)) {
      return new Mbox(file, "mbox:" + file.path());
    }
    if (OneMail.begins(head)) {
      return new OneMail(file, "mail:" + file.path());
    }
    throw new ArchiveException(
        file.path()
            + (head.length == 0 ? " holds nothing" : " is neither an mbox nor a mail")
            + (file.compressed() ? " when decompressed" : "")
            + "; give an mbox, mboxrd or .eml file, or a .gz of one");
  }

  /**
   * Prose may begin with "From " as well: it is an mbox when that is a From_ line or a header
   * follows.
   */
  private static boolean mailFollows(byte[] head, int start) {
    int end = start;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    return FromLine.matches(head, start, end)
        || end < head.length
            && OneMail.begins(java.util.Arrays.copyOfRange(head, end + 1, head.length));
  }
}
