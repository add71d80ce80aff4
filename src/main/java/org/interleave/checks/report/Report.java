package org.interleave.checks.report;

import java.util.List;
import org.interleave.checks.Run.Found;

/** What a document of a tool was read as. */
public sealed interface Report {
  /**
   * It was read.
   *
   * @param findings in the document's order; none where the tool found nothing
   */
  record Read(List<Found> findings) implements Report {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It is not what it is said to be.
   *
   * @param why one line: what, where and what to do
   */
  record Refused(String why) implements Report {}
}
