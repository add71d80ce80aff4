package org.interleave.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference is git itself: the same text for series that people might have written. */
class RangeDiffAgainstGitTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void printsWhatGitPrints(long seed) {
    GitCommand git = GitCommand.init(directory);
    git.run(new RandomSeries(seed).fastImport(), "fast-import", "--quiet");

    String expected =
        git.run("range-diff", "--no-color", "--no-notes", "base..left", "base..right");

    List<PatchText> left = GitLog.patches(git, "base..left");
    List<PatchText> right = GitLog.patches(git, "base..right");
    assertThat(RangeDiff.of(left, right).render()).isEqualTo(expected);
  }
}
