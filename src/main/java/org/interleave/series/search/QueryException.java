package org.interleave.series.search;

/** A query that cannot be understood; the message is one line for the person who typed it. */
public final class QueryException extends Exception {
  QueryException(String message) {
    super(message);
  }
}
