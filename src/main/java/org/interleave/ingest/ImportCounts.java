package org.interleave.ingest;

/**
 * What an import did so far.
 *
 * @param read mails that the archive gave
 * @param added of those, mails that no archive had given before; the unreadable ones among them
 * @param known of those, mails that were there already
 * @param unreadable of those added, how many could not be read
 * @param removed mails that the archive took back
 * @param skipped things in the archive that are no mail
 */
public record ImportCounts(
    long read, long added, long known, long unreadable, long removed, long skipped) {
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);

  ImportCounts plus(ImportCounts other) {
    return new ImportCounts(
        read + other.read,
        added + other.added,
        known + other.known,
        unreadable + other.unreadable,
        removed + other.removed,
        skipped + other.skipped);
  }
}
