package org.interleave.archive;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * An mbox or mboxrd file, compressed by gzip or not. The cursor is the offset (in the decompressed
 * text) behind the last mail and the checksum of everything before it: a file that only grew is
 * read on from there, any other from its beginning.
 */
final class Mbox implements Archive {
  private final MailFile file;
  private final String key;

  Mbox(MailFile file, String key) {
    this.file = file;
    this.key = key;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    sink.expect(file.size());
    boolean mboxrd = Mboxrd.is(file);
    Place place = Place.parse(cursor);
    if (place.offset() > 0 && readOn(place, mboxrd, sink)) {
      return;
    }
    try (MailFile.Content content = file.open()) {
      Lines lines = new Lines(content.mail());
      MboxSplitter splitter = new MboxSplitter(lines, file.limits().largestMail(), mboxrd);
      if (!start(splitter)) {
        throw new ArchiveException(
            file.name() + " does not begin with a From_ line, so it is no mbox");
      }
      deliver(splitter, content, sink);
    }
  }

  /** Returns false when the file is not the one that was read before, only longer. */
  private boolean readOn(Place place, boolean mboxrd, Sink sink) throws IOException {
    try (MailFile.Content content = file.open()) {
      Lines lines = new Lines(content.mail());
      MboxSplitter splitter = new MboxSplitter(lines, file.limits().largestMail(), mboxrd);
      if (!skip(lines, place) || !start(splitter)) {
        return false;
      }
      deliver(splitter, content, sink);
      return true;
    }
  }

  private boolean skip(Lines lines, Place place) throws IOException {
    try {
      return lines.skip(place.offset(), place.checksum());
    } catch (EOFException | ZipException e) {
      return false;
    }
  }

  private boolean start(MboxSplitter splitter) throws IOException {
    try {
      return splitter.start();
    } catch (EOFException | ZipException e) {
      throw cutOff(0, e);
    }
  }

  private void deliver(MboxSplitter splitter, MailFile.Content content, Sink sink)
      throws IOException {
    int delivered = 0;
    while (true) {
      Optional<MboxSplitter.Piece> piece;
      try {
        piece = splitter.next();
      } catch (EOFException | ZipException e) {
        throw cutOff(delivered, e);
      }
      if (piece.isEmpty() || !sink.accept(entry(piece.get(), content.file().count()))) {
        return;
      }
      delivered++;
    }
  }

  private ArchiveException cutOff(int delivered, IOException cause) {
    return new ArchiveException(
        file.name()
            + " is gzip that is cut off or damaged after its mail number "
            + delivered
            + "; those before were read, get the file again for the rest",
        cause);
  }

  private Entry entry(MboxSplitter.Piece piece, long position) {
    String cursor = new Place(piece.end(), piece.checksum()).toString();
    return switch (piece) {
      case MboxSplitter.Piece.Whole whole -> new Mail(whole.raw(), cursor, position);
      case MboxSplitter.Piece.TooLarge large ->
          new Skipped(
              Limits.tooLarge(
                  "the mail at byte " + large.start() + " of " + file.name(), large.bytes()),
              cursor,
              position);
      case MboxSplitter.Piece.Empty empty ->
          new Skipped(
              "there is no mail behind the From_ line at byte "
                  + empty.start()
                  + " of "
                  + file.name(),
              cursor,
              position);
    };
  }

  /** How far reading came. */
  private record Place(long offset, long checksum) {
    static Place parse(String cursor) {
      String[] parts = cursor.split("-", -1);
      try {
        return parts.length == 2
            ? new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1], 16))
            : new Place(0, 0);
      } catch (NumberFormatException e) {
        return new Place(0, 0);
      }
    }

    @Override
    public String toString() {
      return offset + "-" + Long.toHexString(checksum);
    }
  }
}
