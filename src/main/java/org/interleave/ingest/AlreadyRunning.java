package org.interleave.ingest;

/** Someone imports the same archive at this moment; the message is one line. */
public final class AlreadyRunning extends Exception {
  AlreadyRunning(String archive) {
    super(archive + " is being imported at this moment; wait for that import or cancel it");
  }
}
