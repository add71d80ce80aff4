package org.interleave.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.interleave.simulation.command.BenchSimulateCommand.Task;
import org.interleave.simulation.explore.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The numbers of Mazurkiewicz traces that the literature on optimal DPOR gives. */
class PublishedCountsTest {
  @ParameterizedTest
  @FieldSource("org.interleave.simulation.command.BenchSimulateCommand#TASKS")
  void exploresOneExecutionForEachTraceAndBlocksNone(Task task) throws IOException {
    Result result = BenchSimulateCommand.run(task).result();

    assertThat(result.complete()).isTrue();
    assertThat(result.executions()).isEqualTo(task.executions());
    assertThat(result.blocked()).isZero();
    assertThat(result.findings()).isEmpty();
  }
}
