package org.interleave.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits an mbox into its mails, streaming. A From_ line parts two mails after a blank line, and
 * without one when a header field follows it, since some programs leave the blank line out.
 */
final class MboxSplitter {

  /** What stands between two From_ lines. */
  sealed interface Piece {
    /** Where in the stream the next piece starts. */
    long end();

    /** The checksum of the stream up to there. */
    long checksum();

    record Whole(byte[] raw, long end, long checksum) implements Piece {}

    /** More than a mail may have; not held. */
    record TooLarge(long bytes, long start, long end, long checksum) implements Piece {}

    record Empty(long start, long end, long checksum) implements Piece {}
  }

  private final Lines lines;
  private final long largestMail;
  private final boolean fileIsMboxrd;

  private final GrowingBytes mail = new GrowingBytes();
  private boolean mailIsMboxrd;
  private long mailStart;
  private boolean afterBlank = true;
  private boolean started;
  private boolean ended;

  MboxSplitter(Lines lines, long largestMail, boolean fileIsMboxrd) {
    this.lines = lines;
    this.largestMail = largestMail;
    this.fileIsMboxrd = fileIsMboxrd;
  }

  /**
   * Goes to the first From_ line.
   *
   * @return false when something else stands there
   */
  boolean start() throws IOException {
    while (lines.next()) {
      if (!lines.isBlank()) {
        if (!FromLine.startsLikeOne(lines.buffer(), lines.start(), lines.end())) {
          return false;
        }
        begin();
        return true;
      }
    }
    ended = true;
    return true;
  }

  private void begin() {
    mail.clear();
    mailIsMboxrd = fileIsMboxrd || FromLine.saysMboxrd(lines.buffer(), lines.start(), lines.end());
    mailStart = lines.offset();
    afterBlank = true;
    started = true;
  }

  /** The next mail, whole; empty at the end. What a failing stream left incomplete never comes. */
  Optional<Piece> next() throws IOException {
    if (ended || !started) {
      return Optional.empty();
    }
    while (lines.next()) {
      if (parts()) {
        Piece piece = piece(lines.offset(), lines.checksumBefore());
        begin();
        return Optional.of(piece);
      }
      take();
    }
    ended = true;
    long end = lines.endOffset();
    return Optional.of(piece(end, lines.checksumToEnd()));
  }

  /** Whether the current line is the From_ line of the next mail. */
  private boolean parts() throws IOException {
    return lines.startsLine()
        && FromLine.matches(lines.buffer(), lines.start(), lines.end())
        && (afterBlank || lines.headerFollows());
  }

  private void take() {
    byte[] buffer = lines.buffer();
    int from = lines.start();
    if (mailIsMboxrd && lines.startsLine() && buffer[from] == '>' && isQuoted(buffer, from)) {
      from++;
    }
    mail.add(buffer, from, lines.end(), largestMail);
    afterBlank = lines.isBlank();
  }

  private boolean isQuoted(byte[] buffer, int from) {
    int at = from;
    while (at < lines.end() && buffer[at] == '>') {
      at++;
    }
    return FromLine.startsLikeOne(buffer, at, lines.end());
  }

  private Piece piece(long end, long checksum) {
    if (mail.total() > largestMail) {
      return new Piece.TooLarge(mail.total(), mailStart, end, checksum);
    }
    byte[] raw = mail.withoutLastBlankLine();
    return raw.length == 0
        ? new Piece.Empty(mailStart, end, checksum)
        : new Piece.Whole(raw, end, checksum);
  }

  /** The bytes of one mail; past the limit only their number. */
  private static final class GrowingBytes {
    private static final int KEPT = 1 << 20;

    private byte[] bytes = new byte[64 << 10];
    private int size;
    private long total;

    void clear() {
      size = 0;
      total = 0;
      if (bytes.length > KEPT) {
        bytes = new byte[64 << 10];
      }
    }

    void add(byte[] from, int start, int end, long limit) {
      int length = end - start;
      total += length;
      if (total > limit) {
        size = 0;
        return;
      }
      if (bytes.length - size < length) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
      }
      System.arraycopy(from, start, bytes, size, length);
      size += length;
    }

    long total() {
      return total;
    }

    /** The blank line before a From_ line belongs to the mbox, not to the mail. */
    byte[] withoutLastBlankLine() {
      int length = size;
      if (endsWith(length, "\n\n")) {
        length--;
      } else if (endsWith(length, "\n\r\n")) {
        length -= 2;
      } else if (length == 1 && bytes[0] == '\n') {
        length = 0;
      }
      return Arrays.copyOf(bytes, length);
    }

    private boolean endsWith(int length, String end) {
      if (length < end.length()) {
        return false;
      }
      for (int i = 0; i < end.length(); i++) {
        if (bytes[length - end.length() + i] != end.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
