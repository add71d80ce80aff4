package org.interleave.locking.web;

import java.util.List;
import org.interleave.series.PatchList;
import org.interleave.series.Version;

/** Has versions checked in the background. Whoever does that is a bean of this type. */
public interface Checking {
  Progress of(PatchList patches);

  /**
   * Has a version checked and the answer kept, unless that is under way.
   *
   * @param chosen names of sets that a person chose; none for those that speak of what the version
   *     changes
   */
  void start(Version version, List<String> chosen);
}
