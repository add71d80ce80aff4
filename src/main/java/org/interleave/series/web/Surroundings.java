package org.interleave.series.web;

import java.util.List;
import java.util.Optional;
import org.interleave.series.Version;

/**
 * Knows the files that a patch changes, so that a diff can be read with more of what stands around
 * it. A feature that has trees is a Spring bean of this type; series has none itself.
 */
public interface Surroundings {

  /**
   * The lines of a file after a patch of a version; empty where they are not known, or not yet. A
   * page waits for this, so it answers at once.
   */
  Optional<List<String>> after(Version version, PatchKey patch, String path);
}
