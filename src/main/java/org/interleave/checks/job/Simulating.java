package org.interleave.checks.job;

import java.time.Duration;
import java.util.Optional;
import org.interleave.checks.store.Answer;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Suite;

/** Compiles suites at revisions and runs their scenarios: what a job knows of the simulator. */
interface Simulating {
  /**
   * What a result depends on besides the files that were read: the suite, the simulator, the plan
   * and how much time a scenario has.
   */
  byte[] kind(Suite suite);

  Ready compile(Suite suite, NamedRevision revision);

  /** A suite at a revision, compiled. */
  interface Ready {
    /**
     * @param checkpoint where an earlier slice stopped, in whatever process; empty for the
     *     beginning
     */
    Slice run(
        Suite.Scenario scenario,
        Optional<String> checkpoint,
        Duration slice,
        boolean last,
        Progress progress);
  }

  /** What came of running for a while. */
  sealed interface Slice {
    record Done(Answer answer) implements Slice {}

    /** There is more to explore. */
    record Open(String checkpoint, long executions, int findings) implements Slice {}

    /**
     * The progress said no.
     *
     * @param checkpoint where it can be carried on; empty if it has to be begun again
     */
    record Interrupted(Optional<String> checkpoint) implements Slice {}
  }
}
