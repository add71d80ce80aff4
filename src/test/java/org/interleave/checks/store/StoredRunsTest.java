package org.interleave.checks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interleave.checks.Run;
import org.interleave.checks.Run.AtHunk;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Target;
import org.interleave.database.TestDatabase;
import org.interleave.mail.MessageId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class StoredRunsTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final MessageId FIRST = new MessageId("1@example.org");
  private static final Found FOUND =
      new Found(
          "KASAN: use-after-free",
          Level.ERROR,
          "use-after-free in lamp_put",
          "stack\nof\nfree\0",
          Optional.of("drivers/lamp.c"),
          12,
          "lamp_put",
          Optional.of(new AtHunk(FIRST, 2)));

  private final StoredRuns runs = new StoredRuns(TestDatabase.fresh(), () -> NOON);

  private static Run.Posting posting(Target target, String context, List<Found> findings) {
    return new Run.Posting(
        target,
        context,
        RunStatus.FAIL,
        "boots, then not",
        Optional.of(URI.create("https://ci.example.org/7?a=b")),
        "robot",
        Optional.of("line 1\nline 2 \u00fc\n"),
        findings);
  }

  @Test
  void keepsARunWithItsLogAndFindings() {
    Found bare =
        new Found("boot", Level.NOTE, "slow", "", Optional.empty(), 0, "", Optional.empty());

    Run posted = runs.post(posting(new Target.Patch(FIRST), "boot-x86", List.of(FOUND, bare)));

    assertThat(runs.find(posted.id())).contains(posted);
    assertThat(posted.posted()).isEqualTo(NOON);
    assertThat(posted.findings()).hasSize(2).last().isEqualTo(bare);
    assertThat(posted.findings().getFirst().details()).isEqualTo("stack\nof\nfree\uFFFD");
    assertThat(posted.findings().getFirst().at()).isEqualTo(FOUND.at());
    assertThat(runs.log(posted.id())).contains("line 1\nline 2 \u00fc\n");
    assertThat(runs.log(posted.id() + 1)).isEmpty();
  }

  @Test
  void keepsARunThatHasNoMoreThanItMust() {
    Target commit = new Target.Commit("0123456789012345678901234567890123456789");

    Run posted =
        runs.post(
            new Run.Posting(
                commit,
                "build",
                RunStatus.PENDING,
                "",
                Optional.empty(),
                "robot",
                Optional.empty(),
                List.of()));

    assertThat(runs.find(posted.id())).contains(posted);
    assertThat(posted.url()).isEmpty();
    assertThat(posted.hasLog()).isFalse();
  }

  @Test
  void listsTheRunsOfATargetNewestFirst() {
    Target commit = new Target.Commit("0123456789012345678901234567890123456789");
    Run first = runs.post(posting(commit, "build", List.of()));
    Run second = runs.post(posting(commit, "build", List.of()));
    runs.post(posting(new Target.Posting(FIRST), "build", List.of()));

    assertThat(runs.of(commit)).containsExactly(second, first);
    assertThat(runs.after(first.id(), 1)).containsExactly(second);
  }

  @Test
  void storesNothingOfARunWhoseFindingsCannotBeStored() {
    Found broken = new Found("", Level.NOTE, "", "", Optional.empty(), 0, "", Optional.empty());

    assertThatThrownBy(
            () -> runs.post(posting(new Target.Patch(FIRST), "boot", List.of(FOUND, broken))))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(runs.after(0, 10)).isEmpty();
  }
}
