package org.interleave.archive;

import java.io.IOException;

/** A place that mail comes from. Reading is resumable: each entry carries the cursor behind it. */
public interface Archive {

  /** How the archive is known to the store: the same place always has the same key. */
  String key();

  /** What a person calls it. */
  String name();

  /**
   * Reads from the cursor on ("" for the beginning), calling the sink in the archive's own order.
   */
  void read(String cursor, Sink sink) throws IOException;

  /** Takes what was read. */
  interface Sink {
    /**
     * Says how much there will be, as soon as it is known; bytes or messages, only the ratio
     * counts.
     */
    void expect(long total);

    /** Returns false to stop reading (cancelled). */
    boolean accept(Entry entry) throws IOException;
  }

  /** One thing an archive said. */
  sealed interface Entry {
    /** Where reading goes on after this entry. */
    String cursor();

    /** How far reading has come, in the unit of {@link Sink#expect}. */
    long position();
  }

  /** A mail, as bytes. */
  record Mail(byte[] raw, String cursor, long position) implements Entry {}

  /**
   * A mail that the archive took back (a {@code d} commit of public-inbox), as the bytes it had.
   */
  record Removed(byte[] raw, String cursor, long position) implements Entry {}

  /** Something that is no mail; the reason is one line that says what and where. */
  record Skipped(String reason, String cursor, long position) implements Entry {}
}
