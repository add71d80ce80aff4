package org.interleave.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.interleave.diff.FileDiff.Binary;
import org.interleave.diff.FileDiff.Change;
import org.interleave.diff.FileDiff.Combined;
import org.interleave.diff.FileDiff.Text;
import org.interleave.diff.Hunk.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
  private static final String HUNK = "@@ -1 +1 @@\n-a\n+b\n";

  private static FileDiff only(String text) {
    Diff diff = Diff.parse(text);
    assertThat(diff.problems()).isEmpty();
    assertThat(diff.files()).hasSize(1);
    return diff.files().getFirst();
  }

  private static String paths(FileDiff file) {
    return file.change() + " " + file.oldPath().orElse("-") + " " + file.newPath().orElse("-");
  }

  @Test
  void readsAPlainGitDiff() {
    FileDiff file =
        only(
            """
            diff --git a/f.c b/f.c
            index 1111111..2222222 100644
            --- a/f.c
            +++ b/f.c
            @@ -1,3 +1,4 @@ int f(void)
            -a
            +b
            +

             c
            """);

    assertThat(paths(file)).isEqualTo("MODIFIED f.c f.c");
    assertThat(file.oldBlob()).hasValue("1111111");
    assertThat(file.newBlob()).hasValue("2222222");
    assertThat(file.oldMode()).hasValue("100644");
    assertThat(file.newMode()).hasValue("100644");
    Hunk hunk = file.hunks().getFirst();
    assertThat(hunk.section()).isEqualTo("int f(void)");
    assertThat(hunk.lines())
        .containsExactly(
            new Hunk.Line(Kind.REMOVED, "a", true),
            new Hunk.Line(Kind.ADDED, "b", true),
            new Hunk.Line(Kind.ADDED, "", true),
            new Hunk.Line(Kind.CONTEXT, "", true),
            new Hunk.Line(Kind.CONTEXT, "c", true));
    assertThat(file.added()).isEqualTo(2);
    assertThat(file.removed()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "diff --git a/f b/f;--- a/f;+++ b/f | MODIFIED f f",
        "diff --git f.c f.c;--- f.c;+++ f.c | MODIFIED f.c f.c",
        "diff --git a b c b a b c b;--- a b c b;+++ a b c b | MODIFIED a b c b a b c b",
        "diff --git i/f w/f;--- i/f;+++ w/f | MODIFIED f f",
        "diff --git old/d/f new/d/f;--- old/d/f;+++ new/d/f | MODIFIED d/f d/f",
        "diff --git \"a/f\\303\\251.c\" \"b/f\\303\\251.c\";--- \"a/f\\303\\251.c\";+++ \"b/f\\303\\251.c\""
            + " | MODIFIED fé.c fé.c",
        "diff --git \"a/a\\tb\" \"b/a\\tb\";--- \"a/a\\tb\";+++ \"b/a\\tb\" | MODIFIED a\tb a\tb",
        "diff --git a/f g b/f g;--- a/f g\t;+++ b/f g\t | MODIFIED f g f g",
        "diff --git a/f b/f;new file mode 100755;--- /dev/null;+++ b/f | ADDED - f",
        "diff --git a/f b/f;deleted file mode 100644;--- a/f;+++ /dev/null | DELETED f -",
        "diff --git a/f b/g;rename from f;rename to g;--- a/f;+++ b/g | RENAMED f g",
        "diff --git a/f b/g;copy from f;copy to g;--- a/f;+++ b/g | COPIED f g",
        "--- a/d/f;+++ b/d/f | MODIFIED d/f d/f",
        "--- d/f;+++ d/f | MODIFIED d/f d/f",
        "--- linux.orig/d/f\t2001-01-01;+++ linux/d/f\t2001-01-02 | MODIFIED d/f d/f",
        "--- f.c.orig\tx;+++ f.c\ty | MODIFIED f.c f.c",
        "--- /home/a/tree/d/f;+++ /home/b/tree/d/f | MODIFIED tree/d/f tree/d/f",
        "--- /dev/null;+++ b/d/f | ADDED - d/f",
        "--- a/d/f;+++ /dev/null | DELETED d/f -",
        "diff -urN old/d/f new/d/f;--- old/d/f\t2001-01-01 00:00:00 +0000;+++ new/d/f\t2001-01-01 | MODIFIED d/f d/f",
        "Index: d/f;=====;--- d/f\t(revision 1);+++ d/f\t(working copy) | MODIFIED d/f d/f",
        "Index: linux/d/f;=====;--- linux.orig/d/f;+++ linux/d/f | MODIFIED d/f d/f",
        "Index: d/f;====;RCS file: /r/d/f,v;retrieving revision 1.2;diff -u -r1.2 f;--- d/f\tx\t1.2;+++ d/f\ty"
            + " | MODIFIED d/f d/f",
      })
  void readsPathsAsToolsWriteThem(String header, String expected) {
    assertThat(paths(only(header.replace(';', '\n') + "\n" + HUNK))).isEqualTo(expected);
  }

  @Test
  void takesTheEpochForAFileThatIsNotThere() {
    FileDiff file =
        only(
            """
            diff -urN old/f new/f
            --- old/f	1970-01-01 01:00:00.000000000 +0100
            +++ new/f	2001-01-01 00:00:00.000000000 +0000
            @@ -0,0 +1 @@
            +a
            """);

    assertThat(paths(file)).isEqualTo("ADDED - f");
  }

  @Test
  void readsFilesWithoutLines() {
    Diff diff =
        Diff.parse(
            """
            diff --git a/m b/m
            old mode 100644
            new mode 100755
            diff --git a/e b/e
            new file mode 100644
            index 0000000..e69de29
            diff --git a/d e b/d e
            deleted file mode 100644
            index e69de29..0000000
            diff --git a/r b/s
            similarity index 100%
            rename from r
            rename to s
            """);

    assertThat(diff.problems()).isEmpty();
    assertThat(diff.files())
        .extracting(DiffTest::paths)
        .containsExactly("MODIFIED m m", "ADDED - e", "DELETED d e -", "RENAMED r s");
    assertThat(diff.files().getFirst().oldMode()).hasValue("100644");
    assertThat(diff.files().getFirst().newMode()).hasValue("100755");
    assertThat(diff.files().get(1).oldBlob()).isEmpty();
    assertThat(diff.files()).allMatch(file -> file.content().equals(new Text(List.of())));
  }

  @Test
  void readsBinaryData() {
    Diff diff =
        Diff.parse(
            """
            diff --git a/b b/b
            index 1111111..2222222 100644
            GIT binary patch
            literal 3
            Kc${NkU|;|M00aO5

            delta 2
            Jc$

            diff --git a/c b/c
            index 1111111..2222222 100644
            Binary files a/c and b/c differ
            Binary files old/d and new/d differ
            diff --git a/f b/f
            --- a/f
            +++ b/f
            """
                + HUNK);

    assertThat(diff.problems()).isEmpty();
    assertThat(diff.files()).extracting(FileDiff::path).startsWith("b", "c").endsWith("f");
    assertThat(diff.files().get(0).content())
        .isEqualTo(new Binary(List.of("literal 3", "Kc${NkU|;|M00aO5", "", "delta 2", "Jc$")));
    assertThat(diff.files().get(1).content()).isEqualTo(new Binary(List.of()));
  }

  @Test
  void keepsACombinedDiffAsItStands() {
    String combined =
        """
        diff --cc f
        index 1111111,2222222..3333333
        --- a/f
        +++ b/f
        @@@ -1,2 -1,2 +1,3 @@@
          a
        - b
         -c
        ++d
        ++-- e
        """;

    FileDiff file = only(combined + "-- \n2.39.5\n");

    assertThat(file.content()).isEqualTo(new Combined(combined.lines().toList()));
    assertThat(file.path()).isEqualTo("f");
  }

  @Test
  void marksLinesWithoutANewline() {
    Hunk hunk =
        only("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline\n")
            .hunks()
            .getFirst();

    assertThat(hunk.lines()).noneMatch(Hunk.Line::terminated);
  }

  @Test
  void readsHunksWithoutCounts() {
    Hunk hunk = only("--- a/f\n+++ b/f\n@@ -3 +4 @@\n-a\n+b\n").hunks().getFirst();

    assertThat(List.of(hunk.oldStart(), hunk.oldLines(), hunk.newStart(), hunk.newLines()))
        .containsExactly(3, 1, 4, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@@ -1,3 +1,3 @@;-a;+b | line 3: the hunk should have 3 old and 3 new lines but has 1 and 1;"
            + " the text is cut off",
        "@@ -1,3 +1,3 @@;-a;+b;prose | line 3: the hunk should have 3 old and 3 new lines but has 1 and 1",
        "@@ -1 +1 @@;-a;+b;+c | line 6: a line of a diff below a hunk whose counts are met",
        "@@ -1 +1 @@;-a;+b;@@ -x +y @@ | line 6: not a hunk header: @@ -x +y @@",
      })
  void saysWhatIsWrong(String hunk, String problem) {
    Diff diff = Diff.parse("--- a/f\n+++ b/f\n" + hunk.replace(';', '\n') + "\n");

    assertThat(diff.problems()).containsExactly(problem);
    assertThat(diff.files().getFirst().added()).isEqualTo(1);
  }

  @Test
  void saysWhenAPathLeavesTheTree() {
    Diff diff = Diff.parse("--- a/../../etc/f\n+++ b/../../etc/f\n" + HUNK);

    assertThat(diff.problems()).containsExactly("line 1: the path leaves the tree: ../../etc/f");
  }

  @Test
  void ignoresProseAroundDiffs() {
    Diff diff =
        Diff.parse("hi\n--- x\n\ndiff -u a b\n\n--- a/f\n+++ b/f\n" + HUNK + "-- \n2.39\n\nbye\n");

    assertThat(diff.files()).extracting(FileDiff::path).containsExactly("f");
    assertThat(diff.problems()).isEmpty();
  }

  @Test
  void hasNoProblemWithNothing() {
    assertThat(Diff.parse("")).isEqualTo(new Diff(List.of(), List.of()));
    assertThat(Diff.patchId("")).isEmpty();
    assertThat(Diff.patchId("prose\n")).isEmpty();
  }

  @Test
  void writesWhatGitWrites() {
    Optional<String> none = Optional.empty();
    FileDiff added =
        new FileDiff(
            Change.ADDED,
            none,
            Optional.of("d e/é"),
            none,
            Optional.of("100755"),
            none,
            Optional.of("1234567"),
            new Text(
                List.of(new Hunk(0, 0, 1, 1, "", List.of(new Hunk.Line(Kind.ADDED, "x", false))))));

    assertThat(DiffWriter.write(added))
        .isEqualTo(
            """
            diff --git "a/d e/\\303\\251" "b/d e/\\303\\251"
            new file mode 100755
            index 0000000..1234567
            --- /dev/null
            +++ "b/d e/\\303\\251"
            @@ -0,0 +1 @@
            +x
            \\ No newline at end of file
            """);
  }
}
