package org.interleave.archive;

/**
 * An archive that cannot be read at all; the message is one line that says what, where and what to
 * do.
 */
public final class ArchiveException extends java.io.IOException {
  public ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
