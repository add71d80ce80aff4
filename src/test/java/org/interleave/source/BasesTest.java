package org.interleave.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.interleave.diff.Diff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2024-02-01T00:00:00Z"));

  @TempDir Path directory;
  private History history;
  private String first;
  private String second;
  private String unrelated;
  private String third;
  private Diff onSecond;

  @BeforeEach
  void writeHistory() throws IOException {
    history = new History(directory);
    first = history.write("a/f.c", History.lines(1, 40)).commit("first");
    second = history.write("a/f.c", History.lines(2, 40)).commit("second");
    unrelated = history.write("g.c", "other\n").commit("unrelated");
    third = history.write("a/f.c", "top\n" + History.lines(2, 40)).commit("third");
    String text = History.lines(2, 40).replace("line 20\n", "line twenty\n");
    history.git().run("checkout", "--quiet", "-b", "work", unrelated);
    String work = history.write("a/f.c", text).commit("work");
    onSecond = Diff.parse(history.diff(unrelated, work));
    history.git().run("checkout", "--quiet", "main");
    history.git().run("branch", "-D", "work");
  }

  @Test
  void takesTheStatedBase() throws TreeException {
    Base base = find(Optional.of(first), Optional.empty(), onSecond);

    assertThat(base.commit()).contains(first);
    assertThat(base.how()).isEqualTo(Base.How.STATED);
    assertThat(base.misses()).extracting(Base.Miss::path).containsExactly("a/f.c");
  }

  @Test
  void findsTheNewestCommitWithTheBlobsOfTheIndexLines() throws TreeException {
    Base base = find(Optional.empty(), Optional.empty(), onSecond);

    assertThat(base.commit()).contains(unrelated);
    assertThat(base.how()).isEqualTo(Base.How.BLOBS);
    assertThat(base.isExact()).isTrue();
  }

  @Test
  void goesOnWhereTheStatedBaseIsNotThere() throws TreeException {
    Base base = find(Optional.of("0123456789".repeat(4)), Optional.empty(), onSecond);

    assertThat(base.commit()).contains(unrelated);
    assertThat(base.notes()).hasSize(1);
  }

  @Test
  void takesTheNewestOnWhichThePatchesApplyWhereNoBlobIsKnown() throws TreeException {
    Base base = find(Optional.empty(), Optional.empty(), withoutIndex());

    assertThat(base.commit()).contains(third);
    assertThat(base.how()).isEqualTo(Base.How.APPLIES);
  }

  @Test
  void prefersCommitsBeforeThePosting() throws TreeException {
    Optional<Instant> posted = Optional.of(Instant.parse("2024-01-01T11:00:00Z"));

    assertThat(find(Optional.empty(), posted, withoutIndex()).commit()).contains(first);
  }

  @Test
  void takesTheOldestOfCommitsAfterThePosting() throws TreeException {
    Optional<Instant> posted = Optional.of(Instant.parse("2023-12-01T13:00:00Z"));

    assertThat(find(Optional.empty(), posted, withoutIndex()).commit()).contains(first);
    assertThat(find(Optional.empty(), posted, onSecond).commit()).contains(second);
  }

  @Test
  void takesTheClosestWhereNothingApplies() throws TreeException {
    String text =
        """
        --- a/a/f.c
        +++ b/a/f.c
        @@ -20,3 +20,3 @@
         line 19
        -line 20 but different
        +line twenty
         line 21
        """;

    Base base = find(Optional.empty(), Optional.empty(), Diff.parse(text));

    assertThat(base.commit()).contains(third);
    assertThat(base.how()).isEqualTo(Base.How.CLOSEST);
  }

  @Test
  void saysThatAnEmptyTreeHasNone(@TempDir Path empty) throws TreeException {
    new History(empty);

    try (Tree tree = Tree.open(empty)) {
      Base base = bases().find(tree, submission(Optional.empty(), Optional.empty(), onSecond));

      assertThat(base.how()).isEqualTo(Base.How.NONE);
      assertThat(base.commit()).isEmpty();
    }
  }

  private static Diff withoutIndex() {
    return Diff.parse(
        """
        --- a/a/f.c
        +++ b/a/f.c
        @@ -20,3 +20,3 @@
         line 19
        -line 20
        +line twenty
         line 21
        """);
  }

  private Base find(Optional<String> stated, Optional<Instant> posted, Diff diff)
      throws TreeException {
    try (Tree tree = tree()) {
      return bases().find(tree, submission(stated, posted, diff));
    }
  }

  private Tree tree() throws TreeException {
    return Tree.open(directory);
  }

  private static Bases bases() {
    return new Bases(CLOCK, Duration.ofMinutes(1));
  }

  private static Submission submission(
      Optional<String> stated, Optional<Instant> posted, Diff diff) {
    return new Submission(stated, posted, List.of(diff));
  }
}
