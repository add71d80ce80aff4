package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.machine.Identities.Birth;
import org.junit.jupiter.api.Test;

class StoredScheduleTest {
  private final Suite suite = Runs.bundled("beacon");
  private final String word =
      StoredSchedule.of(
          suite,
          suite.scenarios().getFirst(),
          new Schedule(List.of(new Schedule.Step(0, 0), new Schedule.Step(1, 1))),
          List.of(new Birth(0, 0)));

  @Test
  void knowsWhatWasCompiledTogether() {
    String text = ScheduleText.read(word).orElseThrow();

    for (Suite.Scenario scenario : suite.scenarios()) {
      assertThat(text).contains("\"" + scenario.name() + "\"");
    }
    assertThat(text).contains("\"steps\":\"0 1/1\"").contains("\"births\":[\"0.0\"]");
  }

  @Test
  void holdsThePatchesOfItsRevision() {
    String file =
        StoredSchedule.on(word, "/trees/linux", "abc", List.of("one\n", "two")).orElseThrow();

    assertThat(ScheduleText.read(file).orElseThrow())
        .contains("\"base\":\"abc\"")
        .contains("\"patches\":[\"one\\n\",\"two\"]")
        .contains("\"tree\":\"/trees/linux\"")
        .contains("\"steps\":\"0 1/1\"");
  }

  @Test
  void whatIsNoScheduleIsNothing() {
    assertThat(StoredSchedule.on("", "", "abc", List.of())).isEmpty();
    assertThat(StoredSchedule.on("il1.!", "", "abc", List.of())).isEmpty();
  }
}
