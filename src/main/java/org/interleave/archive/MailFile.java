package org.interleave.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of mail, compressed by gzip or not.
 *
 * @param name what a person calls it, for the one line that says what is wrong
 */
record MailFile(Path path, String name, boolean compressed, Limits limits) {
  private static final int BUFFER = 64 << 10;

  static MailFile of(Path path, String name, Limits limits) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] magic = in.readNBytes(2);
      boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
      return new MailFile(path, name, gzip, limits);
    }
  }

  long size() throws IOException {
    return Files.size(path);
  }

  Content open() throws IOException {
    Counting file = new Counting(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    if (!compressed) {
      return new Content(file, file);
    }
    try {
      return new Content(new Guarded(new GZIPInputStream(file, BUFFER), file), file);
    } catch (IOException e) {
      file.close();
      throw damagedAtTheBeginning(e);
    }
  }

  /** The first bytes of what is in the file. */
  byte[] head(int bytes) throws IOException {
    try (Content content = open()) {
      return content.mail().readNBytes(bytes);
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      throw damagedAtTheBeginning(e);
    }
  }

  private ArchiveException damagedAtTheBeginning(IOException e) {
    return new ArchiveException(
        name + " is gzip that is cut off or damaged at its beginning; get the file again", e);
  }

  /**
   * An open file.
   *
   * @param mail what is in it
   * @param file the bytes as they lie on the disk
   */
  record Content(InputStream mail, Counting file) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      mail.close();
    }
  }

  /** Knows how much was read. */
  static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }

  /** Stops at data that is small only to become enormous. */
  private final class Guarded extends FilterInputStream {
    private final Counting file;
    private long count;

    Guarded(InputStream in, Counting file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      grew(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      grew(Math.max(read, 0));
      return read;
    }

    private void grew(int bytes) throws ArchiveException {
      count += bytes;
      if (count > limits.freeExpansion() && count / limits.largestRatio() > file.count()) {
        throw new ArchiveException(
            name
                + " grows to more than "
                + limits.largestRatio()
                + " times its size when decompressed, as no mail does; decompress it yourself if"
                + " you trust it");
      }
    }
  }
}
