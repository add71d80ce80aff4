package org.interleave.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/**
 * The lines of a stream, in place in one buffer, with the checksum of everything before the current
 * line. A line longer than the buffer comes in pieces. Written for speed: it sees every byte of an
 * mbox.
 */
final class Lines {
  private static final int BUFFER = 256 << 10;

  /** More than the name of a header field ever has. */
  private static final int LOOK_AHEAD = 256;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final CRC32C checksum = new CRC32C();
  private long bufferOffset;
  private int filled;
  private int checked;
  private int start;
  private int end;
  private boolean startsLine;
  private boolean endsLine = true;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line or piece of one; false at the end. */
  boolean next() throws IOException {
    startsLine = endsLine;
    start = end;
    int scanned = start;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          end = i + 1;
          endsLine = true;
          return true;
        }
      }
      scanned = filled;
      if (start == 0 && filled == buffer.length) {
        end = filled;
        endsLine = false;
        return true;
      }
      if (start > 0 && filled == buffer.length) {
        scanned -= moveToFront();
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        end = filled;
        endsLine = false;
        return end > start;
      }
      filled += read;
    }
  }

  private int moveToFront() {
    int moved = start;
    checksum.update(buffer, checked, moved - checked);
    System.arraycopy(buffer, moved, buffer, 0, filled - moved);
    filled -= moved;
    bufferOffset += moved;
    start = 0;
    checked = 0;
    return moved;
  }

  /**
   * Skips a number of bytes when they have this checksum.
   *
   * @return false when the stream is shorter or different; it is of no use then
   */
  boolean skip(long bytes, long expected) throws IOException {
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        return false;
      }
      checksum.update(buffer, 0, read);
      left -= read;
    }
    bufferOffset = bytes;
    return checksum.getValue() == expected;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether this is the first piece of its line. */
  boolean startsLine() {
    return startsLine;
  }

  /** Where the current line starts in the stream. */
  long offset() {
    return bufferOffset + start;
  }

  /** The checksum of everything before the current line. */
  long checksumBefore() {
    checksum.update(buffer, checked, start - checked);
    checked = start;
    return checksum.getValue();
  }

  /** Where the stream ends; after {@link #next} said that it did. */
  long endOffset() {
    return bufferOffset + filled;
  }

  /** The checksum of the whole stream; after {@link #next} said that it ended. */
  long checksumToEnd() {
    checksum.update(buffer, checked, filled - checked);
    checked = filled;
    return checksum.getValue();
  }

  /** Whether the line after this one looks like a field of a mail's header. */
  boolean headerFollows() throws IOException {
    if (filled - end < LOOK_AHEAD) {
      fill();
    }
    int at = end;
    while (at < filled && buffer[at] > ' ' && buffer[at] < 127 && buffer[at] != ':') {
      at++;
    }
    return at > end && at < filled && buffer[at] == ':';
  }

  /** Reads on until there is enough to look at, without moving from the current line. */
  private void fill() throws IOException {
    if (start > 0) {
      int moved = moveToFront();
      end -= moved;
    }
    while (filled - end < LOOK_AHEAD && filled < buffer.length) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return;
      }
      filled += read;
    }
  }

  /** Whether the line has nothing but its end. */
  boolean isBlank() {
    int length = end - start;
    return startsLine && endsLine && (length == 1 || length == 2 && buffer[start] == '\r');
  }
}
