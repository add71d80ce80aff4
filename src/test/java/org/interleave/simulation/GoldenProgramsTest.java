package org.interleave.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.interleave.c.ParseCache;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each golden program expects is found, and nothing else; together they cover the models. */
class GoldenProgramsTest {
  private final ParseCache cache = new ParseCache();
  private final ModelCoverage coverage = new ModelCoverage();

  @TestFactory
  Stream<DynamicTest> findsWhatProgramsExpectAndNothingElse() {
    Stream<DynamicTest> programs =
        GoldenProgram.all().stream()
            .map(program -> dynamicTest(program.name(), () -> check(program)));
    Stream<DynamicTest> primitives =
        Stream.of(World.values())
            .map(world ->
                dynamicTest(
                    "every primitive of " + world.word() + " is in a program",
                    () -> everyPrimitiveIsEntered(world)));
    Stream<DynamicTest> diagnoses =
        Stream.of(
            dynamicTest(
                "every diagnosis of a model is provoked by a program",
                () -> assertThat(coverage.silentDiagnoses()).isEmpty()));
    return Stream.of(programs, primitives, diagnoses).flatMap(tests -> tests);
  }

  private void check(GoldenProgram program) {
    GoldenProgram.Outcome outcome = program.run(cache);

    coverage.add(program, outcome.models());
    assertThat(outcome.complaints()).isEmpty();
  }

  private void everyPrimitiveIsEntered(World world) {
    var functions = ModelCoverage.functions(world, cache);

    assertThat(functions).hasSizeGreaterThan(300);
    assertThat(coverage.missing(functions)).isEmpty();
    assertThat(ModelCoverage.unwritten(world)).isEmpty();
  }
}
