package org.interleave.series.web;

import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;

/**
 * One patch page: a patch of a version (0 is the cover letter) and the message that carries it.
 * Replaced and stray patches have the number they claim; the message tells them apart.
 */
public record PatchKey(SeriesId series, String version, int number, MessageId message) {

  /** Where the page is, without a query. */
  public String path() {
    return PatchPaths.patch(this);
  }
}
