package org.interleave.checks;

import java.util.List;
import java.util.Optional;
import org.interleave.series.Version;

/** The runs that CI systems posted. */
public interface Runs {
  /** Stores the run, its log and findings at once or not at all. */
  Run post(Run.Posting posting);

  Optional<Run> find(long id);

  /** The whole log of a run. */
  Optional<String> log(long id);

  /** All of one target, the newest first. */
  List<Run> of(Target target);

  /** All of a version and of its patches, the newest first. */
  List<Run> of(Version version);

  /**
   * The oldest first.
   *
   * @param after the id behind which to begin; 0 for the beginning
   */
  List<Run> after(long after, int most);
}
