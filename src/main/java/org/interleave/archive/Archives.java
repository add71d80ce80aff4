package org.interleave.archive;

import java.nio.file.Path;

/** Recognises archives by what they are. */
public final class Archives {
  private Archives() {}

  /**
   * Opens a path (mbox, mboxrd, .gz of one, Maildir, public-inbox v1 or v2, one .eml) or an http(s)
   * URL of a thread.
   */
  public static Archive open(String location) throws ArchiveException {
    throw new IllegalStateException("in the making");
  }

  /**
   * The commits of a range "A..B" of a git repository, as the mails that git format-patch would
   * make of them.
   */
  public static Archive gitRange(Path repository, String range) throws ArchiveException {
    throw new IllegalStateException("in the making");
  }
}
