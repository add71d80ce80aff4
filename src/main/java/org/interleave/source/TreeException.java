package org.interleave.source;

import java.io.IOException;

/** A tree that cannot be opened or read; the message is one line for people. */
public final class TreeException extends IOException {
  private static final long serialVersionUID = 1L;

  TreeException(String message) {
    super(message);
  }

  TreeException(String message, Throwable cause) {
    super(message, cause);
  }
}
