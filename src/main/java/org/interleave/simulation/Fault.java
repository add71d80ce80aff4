package org.interleave.simulation;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong that an execution showed.
 *
 * @param other the second side: where it was freed, the access that races, where a lock was taken
 * @param otherThread the thread of the second side, or -1
 * @param fatal whether the thread cannot go on; later findings of the execution are then not
 *     believed
 * @param allocated where the object was allocated, if that is not the second side
 */
public record Fault(
    Kind kind,
    String message,
    Site site,
    @Nullable Site other,
    int otherThread,
    boolean fatal,
    @Nullable Site allocated) {

  /** Of no object, or of one whose allocation is the second side. */
  public Fault(
      Kind kind, String message, Site site, @Nullable Site other, int otherThread, boolean fatal) {
    this(kind, message, site, other, otherThread, fatal, null);
  }
}
