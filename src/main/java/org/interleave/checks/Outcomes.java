package org.interleave.checks;

import java.util.List;
import org.interleave.series.Version;

/** What is known of a version: one kind of row from each source of them. */
public interface Outcomes {
  /** In the order of rows and revisions; a square about which nothing is known is left out. */
  List<Outcome> of(Version version);
}
