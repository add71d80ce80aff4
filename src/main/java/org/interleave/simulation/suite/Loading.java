package org.interleave.simulation.suite;

import java.util.List;

/** What came of reading a suite. */
public sealed interface Loading {
  record Loaded(Suite suite) implements Loading {}

  /**
   * @param problems one line each, with file and line where there is one
   */
  record Malformed(List<String> problems) implements Loading {
    public Malformed {
      problems = List.copyOf(problems);
    }
  }
}
