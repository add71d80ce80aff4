package org.interleave.database;

/** The database cannot be used; the message is one line that says what, where and what to do. */
public final class DatabaseException extends RuntimeException {
  public DatabaseException(String message) {
    super(message);
  }

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
