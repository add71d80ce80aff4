package org.interleave.simulation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.interleave.simulation.suite.NamedRevision.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedRevisionTest {
  @TempDir Path folder;

  @Test
  void readsAVersionPatchByPatch() throws Exception {
    try (ExampleVersions example = new ExampleVersions(folder)) {
      List<NamedRevision> revisions = example.revisions("v3");

      assertThat(revisions.stream().map(NamedRevision::name))
          .containsExactly("+0", "+1", "+2", "+3", "+4", "+5", "+6");
      assertThat(revisions.getFirst().title()).isEmpty();
      assertThat(revisions.getLast().title())
          .isEqualTo("pocket/mirror: leave unregistering to the driver");
      assertThat(text(revisions.get(5))).doesNotContain("MIRROR_POISON");
      assertThat(text(revisions.get(6))).contains("MIRROR_POISON");
      assertThat(revisions.get(6).files().file("pocket/watch.c")).isPresent();
      assertThat(revisions.get(6).files().file("pocket")).isEmpty();
      assertThat(revisions.get(6).files().file("no/such/file.c")).isEmpty();
    }
  }

  @Test
  void readsOneCommitOrARange() throws Exception {
    try (ExampleVersions example = new ExampleVersions(folder)) {
      Range one = NamedRevision.of(example.tree(), "main");

      assertThat(((Range.Found) one).revisions())
          .singleElement()
          .satisfies(revision -> {
            assertThat(revision.name()).isEqualTo(example.base().substring(0, 12));
            assertThat(revision.title()).startsWith("pocket: miniature");
            assertThat(text(revision)).contains("mirror_hub_get");
          });
      Range same = NamedRevision.of(example.tree(), "main..main");
      assertThat(((Range.Found) same).revisions()).hasSize(1);
    }
  }

  @Test
  void refusesWhatIsNoRange() throws Exception {
    try (ExampleVersions example = new ExampleVersions(folder)) {
      assertThat(NamedRevision.of(example.tree(), "main..nowhere"))
          .isEqualTo(new Range.Refused("the tree has no commit nowhere"));
    }
  }

  private static String text(NamedRevision revision) {
    Optional<String> header = revision.files().file("include/pocket/mirror.h");
    Optional<String> source = revision.files().file("pocket/mirror.c");
    return header.orElseThrow() + source.orElseThrow();
  }
}
