package org.interleave.locking.build;

import org.interleave.c.Place;
import org.interleave.c.Program.Severity;

/**
 * What a compiler says of a place.
 *
 * @param message in gcc's words
 * @param function that the place stands in; empty outside of functions
 */
public record Remark(Place place, String message, Severity severity, String function) {
  @Override
  public String toString() {
    String word = severity == Severity.ERROR ? "error" : "warning";
    return place + ": " + word + ": " + message;
  }
}
