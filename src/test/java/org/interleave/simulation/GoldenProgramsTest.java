package org.interleave.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.interleave.c.ParseCache;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each golden program expects is found, and nothing else. */
class GoldenProgramsTest {
  private final ParseCache cache = new ParseCache();

  @TestFactory
  Stream<DynamicTest> findsWhatProgramsExpectAndNothingElse() {
    return GoldenProgram.all().stream()
        .map(program ->
            dynamicTest(
                program.name(), () -> assertThat(program.run(cache).complaints()).isEmpty()));
  }
}
