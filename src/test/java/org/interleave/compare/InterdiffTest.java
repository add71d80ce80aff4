package org.interleave.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.interleave.diff.Hunk;
import org.interleave.source.Base;
import org.interleave.source.Revisions;
import org.interleave.source.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterdiffTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void withATreeShowsTheHunksOfGitDiff(long seed) throws Exception {
    GitCommand git = GitCommand.init(directory);
    git.run(new RandomSeries(seed).fastImport(), "fast-import", "--quiet");
    String expected = git.run("diff", "--no-renames", "left", "right");

    try (Tree tree = Tree.open(directory)) {
      Interdiff interdiff =
          Interdiff.of(
              Revisions.build(tree, at(tree, "base"), diffs(git, "base..left")).last(),
              Revisions.build(tree, at(tree, "base"), diffs(git, "base..right")).last());

      assertThat(hunks(interdiff.files())).isEqualTo(hunks(Diff.parse(expected).files()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void withoutATreeLeadsFromOneEndToTheOther(long seed) {
    GitCommand git = GitCommand.init(directory);
    git.run(new RandomSeries(seed).fastImport(), "fast-import", "--quiet");

    Interdiff interdiff = Interdiff.of(diffs(git, "base..left"), diffs(git, "base..right"));

    List<String> impossible =
        interdiff.impossible().stream().map(Interdiff.Impossible::path).toList();
    for (FileDiff file : interdiff.files()) {
      assertThat(patched(show(git, "left", file.oldPath()), file.hunks()))
          .as(file.path())
          .isEqualTo(show(git, "right", file.newPath()));
    }
    List<String> differing =
        git.run(
                "-c",
                "core.quotePath=false",
                "diff",
                "--no-renames",
                "--name-only",
                "left",
                "right")
            .lines()
            .filter(path -> !impossible.contains(path))
            .toList();
    assertThat(interdiff.files().stream().map(FileDiff::path).sorted().toList())
        .isEqualTo(differing.stream().sorted().toList());
  }

  @Test
  void saysWhereTheVersionsStartFromDifferentContents() {
    Diff left = Diff.parse(patch("1111111", "old"));
    Diff right = Diff.parse(patch("2222222", "old"));

    Interdiff interdiff = Interdiff.of(List.of(left), List.of(right));

    assertThat(interdiff.impossible())
        .containsExactly(
            new Interdiff.Impossible(
                "f.c",
                "not possible without a tree because the versions start from different contents,"
                    + " blobs 1111111 and 2222222"));
  }

  @Test
  void saysWhichHunkCannotFollow() {
    Diff first = Diff.parse(patch("1111111", "old"));
    Diff again = Diff.parse(patch("3333333", "old"));

    Interdiff interdiff = Interdiff.of(List.of(first, again), List.of(first));

    assertThat(interdiff.impossible())
        .extracting(Interdiff.Impossible::why)
        .containsExactly(
            "not possible without a tree because hunk 1 of patch 2 does not follow from the patches"
                + " before it");
  }

  private static String patch(String blob, String old) {
    return """
    diff --git a/f.c b/f.c
    index %s..4444444 100644
    --- a/f.c
    +++ b/f.c
    @@ -10,3 +10,3 @@
     a
    -%s
    +new
     b
    """
        .formatted(blob, old);
  }

  private static Base at(Tree tree, String name) throws Exception {
    return new Base(tree.commit(name), Base.How.STATED, 0, 0, List.of(), List.of());
  }

  private static List<Diff> diffs(GitCommand git, String range) {
    return GitLog.patches(git, range).stream().map(PatchText::diff).toList();
  }

  private static List<String> hunks(List<FileDiff> files) {
    return files.stream()
        .sorted(Comparator.comparing(FileDiff::path))
        .flatMap(file -> file.hunks().stream().map(hunk -> file.path() + " " + hunk))
        .toList();
  }

  private static List<String> show(GitCommand git, String commit, Optional<String> path) {
    if (path.isEmpty()) {
      return List.of();
    }
    String text = git.run("show", commit + ":" + path.get());
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    lines.remove("");
    return lines;
  }

  /** Strictly by line numbers. */
  private static List<String> patched(List<String> lines, List<Hunk> hunks) {
    List<String> result = new ArrayList<>(lines);
    for (Hunk hunk : hunks) {
      int at = hunk.newLines() == 0 ? hunk.newStart() : hunk.newStart() - 1;
      for (Hunk.Line line : hunk.lines()) {
        String text = line.terminated() ? line.text() + "\n" : line.text();
        switch (line.kind()) {
          case ADDED -> result.add(at++, text);
          case CONTEXT -> assertThat(result.get(at++)).isEqualTo(text);
          case REMOVED -> assertThat(result.remove(at)).isEqualTo(text);
        }
      }
    }
    return result;
  }
}
