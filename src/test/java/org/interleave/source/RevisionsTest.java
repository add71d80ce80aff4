package org.interleave.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionsTest {
  @TempDir Path directory;
  private History history;

  @BeforeEach
  void start() {
    history = new History(directory);
  }

  @Test
  void keepsEveryRevisionApart() throws IOException {
    String base = history.write("f.c", History.lines(1, 9)).write("g.c", "g\n").commit("base");
    String one = history.write("f.c", History.lines(1, 8)).commit("one");
    String two = history.write("f.c", History.lines(1, 7)).commit("two");

    try (Tree tree = Tree.open(directory)) {
      Revisions built = build(tree, base, history.diff(base, one), history.diff(one, two));

      assertThat(built.problems()).isEmpty();
      assertThat(built.revisions().stream().map(revision -> content(revision, "f.c")))
          .containsExactly(History.lines(1, 9), History.lines(1, 8), History.lines(1, 7));
      assertThat(built.last().changed()).containsOnlyKeys("f.c");
      assertThat(content(built.last(), "g.c")).isEqualTo("g\n");
    }
  }

  @Test
  void saysWhereAHunkDiffersAndCarriesOn() throws IOException {
    String from = history.write("f.c", History.lines(1, 60)).commit("from");
    String changed =
        History.lines(1, 60).replace("line 10\n", "ten\n").replace("line 50\n", "fifty\n");
    String to = history.write("f.c", changed).write("new.c", "new\n").commit("to");
    String diff = history.diff(from, to);
    history.git().run("checkout", "--quiet", from);
    String other = History.lines(1, 60).replace("line 9\n", "line nine\n");
    String base = history.write("f.c", "top\n" + other.replace("line 30\n", "")).commit("other");

    try (Tree tree = Tree.open(directory)) {
      // without index lines there is nothing to merge with
      Revisions built = build(tree, base, diff.replaceAll("index .*\n", ""));

      assertThat(built.problems()).hasSize(1);
      Problem problem = built.problems().getFirst();
      assertThat(problem.explain())
          .isEqualTo(
              "patch 1, f.c, hunk 1, line 10: 6 of the hunk's 7 old lines are there; the first that"
                  + " is not: “line 9”");
      Problem.Mismatch mismatch = problem.mismatch().orElseThrow();
      assertThat(mismatch.expected()).containsExactly("line 9", "line 10", "line 11");
      assertThat(mismatch.found()).containsExactly("line nine", "line 10", "line 11");
      assertThat(mismatch.offset()).isEqualTo(1);
      assertThat(content(built.last(), "f.c")).contains("fifty\n", "line 10\n");
      assertThat(content(built.last(), "new.c")).isEqualTo("new\n");
    }
  }

  @Test
  void saysThatAProblemMayFollowFromAnEarlierOne() throws IOException {
    String base = history.write("f.c", History.lines(1, 20)).commit("base");
    String missing = history.write("f.c", History.lines(1, 20) + "more\n").commit("missing");
    String one = history.write("f.c", History.lines(1, 20) + "much more\n").commit("one");
    String two = history.write("f.c", History.lines(1, 20) + "most\n").commit("two");

    try (Tree tree = Tree.open(directory)) {
      Revisions built =
          build(
              tree,
              base,
              history.diff(missing, one).replaceAll("index .*\n", ""),
              history.diff(one, two).replaceAll("index .*\n", ""));

      assertThat(built.problems()).hasSize(2);
      assertThat(built.problems().get(0).after()).isEmpty();
      assertThat(built.problems().get(1).after()).hasValue(1);
    }
  }

  @Test
  void mergesWithTheBlobOfTheIndexLineAsGitAmDoes() throws IOException {
    String from = history.write("f.c", History.lines(1, 30)).commit("from");
    String to =
        history.write("f.c", History.lines(1, 30).replace("line 15\n", "fifteen\n")).commit("to");
    String diff = history.diff(from, to);
    history.git().run("checkout", "--quiet", from);
    String near = History.lines(1, 30).replace("line 13\n", "thirteen\n");
    String base = history.write("f.c", "top\n" + near).commit("base");

    try (Tree tree = Tree.open(directory)) {
      Revisions built = build(tree, base, diff);

      assertThat(built.problems()).isEmpty();
      assertThat(content(built.last(), "f.c"))
          .isEqualTo("top\n" + near.replace("line 15\n", "fifteen\n"));
      Placement placement = built.placements().getFirst();
      assertThat(placement.how()).isEqualTo(Placement.How.MERGED);
      assertThat(placement.newLine()).isEqualTo(13);
    }
  }

  @Test
  void putsBackTheLineEndsThatMailLoses() throws IOException {
    String lines = History.lines(1, 9).replace("\n", "\r\n");
    String base = history.write("f.c", lines).commit("base");
    String to = history.write("f.c", lines.replace("line 5", "five")).commit("to");

    try (Tree tree = Tree.open(directory)) {
      Revisions built = build(tree, base, history.diff(base, to).replace("\r", ""));

      assertThat(built.problems()).isEmpty();
      assertThat(content(built.last(), "f.c")).isEqualTo(lines.replace("line 5", "five"));
      assertThat(built.placements().getFirst().how()).isEqualTo(Placement.How.LINE_ENDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "/etc/passwd", ".git/config", "a/../../b", "a/.GIT/hooks/x"})
  void refusesPathsThatLeaveTheTree(String path) throws IOException {
    String base = history.write("f.c", "f\n").commit("base");
    String diff =
        "--- /dev/null\n+++ b/%s\n@@ -0,0 +1 @@\n+evil\n".formatted(path).replace("b//", "/");

    try (Tree tree = Tree.open(directory)) {
      Revisions built = build(tree, base, diff);

      assertThat(built.last().changed()).isEmpty();
      assertThat(built.problems()).isNotEmpty();
      assertThat(built.last().file(path)).isEmpty();
    }
  }

  @Test
  void knowsTheLinesBetweenHunks() throws IOException {
    String base = history.write("f.c", History.lines(1, 60)).commit("base");
    String changed =
        History.lines(1, 60).replace("line 10\n", "ten\nmore\n").replace("line 50\n", "");
    String to = history.write("f.c", changed).commit("to");
    Diff diff = Diff.parse(history.diff(base, to));
    FileDiff file = diff.files().getFirst();

    try (Tree tree = Tree.open(directory)) {
      Revisions built = build(tree, base, history.diff(base, to));
      Context context = Context.of(built, 1, file);

      assertThat(context.gaps())
          .containsExactly(
              new Context.Gap(1, 1, 1, 6),
              new Context.Gap(2, 14, 15, 33),
              new Context.Gap(3, 54, 54, 7));
      assertThat(context.lines(built, context.gaps().get(2)))
          .startsWith("line 54")
          .endsWith("line 60");
    }
  }

  @Test
  void opensOnlyRepositories(@TempDir Path plain) {
    assertThatThrownBy(() -> Tree.open(plain))
        .isInstanceOf(TreeException.class)
        .hasMessageEndingWith("is no git repository");
    assertThatThrownBy(() -> Tree.open(plain.resolve("nowhere"))).isInstanceOf(TreeException.class);
  }

  private static Revisions build(Tree tree, String base, String... diffs) throws TreeException {
    List<Diff> patches = List.of(diffs).stream().map(Diff::parse).toList();
    return Revisions.build(tree, tree.commit(base), patches);
  }

  private static String content(Revision revision, String path) {
    try {
      byte[] content = revision.file(path).orElseThrow().content();
      return new String(content, StandardCharsets.UTF_8);
    } catch (TreeException e) {
      throw new AssertionError(e);
    }
  }
}
