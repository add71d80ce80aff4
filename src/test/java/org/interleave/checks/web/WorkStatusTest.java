package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.checks.Job;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.junit.jupiter.api.Test;

class WorkStatusTest {
  private static final PatchList VERSION = new PatchList(List.of(new MessageId("a@example.org")));
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private static Job job(Job.State state, String said, long executions, int seconds) {
    return new Job(
        1,
        Job.Kind.SIMULATE,
        VERSION,
        "simulate",
        state,
        said,
        new Job.Progress(
            1,
            4,
            executions,
            0,
            seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds))),
        "",
        NOW,
        Optional.of(NOW),
        Optional.empty());
  }

  private static String words(Job... jobs) {
    return WorkStatus.of(VERSION, List.of(jobs), "").words();
  }

  @Test
  void tellsWhatIsUnderWayInOneCalmLine() {
    assertThat(words(job(Job.State.QUEUED, "", 0, 0))).isEqualTo("1 job waits.");
    assertThat(words(job(Job.State.RUNNING, "", 1, 20), job(Job.State.RUNNING, "", 1500, 240)))
        .isEqualTo("Checking: 2 jobs under way, 1,501 executions so far, about 4 min left.");
  }

  @Test
  void givesNoEstimateForWorkThatHasNotBegun() {
    assertThat(words(job(Job.State.RUNNING, "", 0, 20), job(Job.State.QUEUED, "", 0, 0)))
        .isEqualTo("Checking: 1 job under way, 1 waiting.");
  }

  @Test
  void tellsWhatFailedAndIsSilentAboutWhatIsDone() {
    assertThat(words(job(Job.State.DONE, "all", 9, 0))).isEmpty();
    assertThat(words(job(Job.State.FAILED, "no tree is known", 0, 0)))
        .isEqualTo("1 job failed: no tree is known.");
    assertThat(words(job(Job.State.CANCELLED, "", 0, 0))).isEqualTo("1 job was cancelled.");
    assertThat(words(job(Job.State.DONE, "", 0, 0), job(Job.State.FAILED, "", 0, 0))).isEmpty();
  }
}
