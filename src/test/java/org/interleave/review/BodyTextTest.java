package org.interleave.review;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interleave.diff.Hunk;
import org.junit.jupiter.api.Test;

class BodyTextTest {

  @Test
  void tellsTheDiffFromTheMessageAndNumbersBothSides() {
    BodyText text = BodyText.of(Reviews.TEXT);

    assertThat(text.paths()).containsExactly("drivers/foo/queue.c");
    assertThat(text.line(6)).isEqualTo(new BodyLine.Prose(6, "---"));
    assertThat(text.line(10)).isInstanceOf(BodyLine.FileHead.class);
    assertThat(text.line(14)).isInstanceOf(BodyLine.HunkHead.class);
    assertThat(text.line(18))
        .isEqualTo(new BodyLine.Code(18, "+\tspin_lock(&foo->lock);", 0, Hunk.Kind.ADDED, 13, 13));
    assertThat(text.line(20))
        .isEqualTo(new BodyLine.Code(20, "-\t\tentry_put(entry);", 0, Hunk.Kind.REMOVED, 14, 15));
    assertThat(text.line(22))
        .isEqualTo(
            new BodyLine.Code(22, "+\tspin_unlock(&foo->lock);", 0, Hunk.Kind.ADDED, 15, 16));
  }

  @Test
  void takesTheSignatureBelowTheLastHunkForNoRemovedLine() {
    BodyText text = BodyText.of(Reviews.TEXT);

    assertThat(text.line(text.count() - 1)).isEqualTo(new BodyLine.Prose(32, "-- "));
    assertThat(text.line(text.count())).isEqualTo(new BodyLine.Prose(33, "2.39.5"));
  }

  @Test
  void readsDiffsWithoutGitsLine() {
    BodyText text =
        BodyText.of(
            """
            Index: src/a.c
            ===================================================================
            --- src/a.c	(revision 3)
            +++ src/a.c	(working copy)
            @@ -1 +1 @@
            -old
            +new
            \\ No newline at end of file
            --- b.c	2019-01-01
            +++ b.c	2019-01-02
            @@ -7,0 +8 @@
            +added
            """);

    assertThat(text.paths()).containsExactly("src/a.c", "b.c");
    assertThat(text.line(8)).isInstanceOf(BodyLine.Rest.class);
    assertThat(text.line(9)).isInstanceOf(BodyLine.FileHead.class);
    assertThat(text.line(12)).isEqualTo(new BodyLine.Code(12, "+added", 1, Hunk.Kind.ADDED, 7, 8));
  }

  @Test
  void keepsBinaryDataAndCombinedDiffsWithTheirFile() {
    BodyText text =
        BodyText.of(
            """
            diff --git a/logo.png b/logo.png
            new file mode 100644
            GIT binary patch
            literal 3
            Kc${NkU|;|M00aO5

            diff --cc merged.c
            index 1,2..3
            --- a/merged.c
            +++ b/merged.c
            @@@ -1,1 -1,1 +1,1 @@@
            ++both
            --\s
            2.39.5
            """);

    assertThat(text.paths()).containsExactly("logo.png", "merged.c");
    assertThat(text.line(5).inFile()).hasValue(0);
    assertThat(text.line(12).inFile()).hasValue(1);
    assertThat(text.line(14).inFile()).isEmpty();
  }

  @Test
  void namesRenamedDeletedAndOddlyNamedFiles() {
    BodyText text =
        BodyText.of(
            """
            diff --git a/old name b/new name
            similarity index 100%
            rename from old name
            rename to new name
            diff --git a/gone.c b/gone.c
            deleted file mode 100644
            --- a/gone.c
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            diff --git "a/gr\\303\\274n.c" "b/gr\\303\\274n.c"
            --- "a/gr\\303\\274n.c"
            +++ "b/gr\\303\\274n.c"
            @@ -1 +1 @@
            -x
            +y
            diff --git a/run me b/run me
            old mode 100644
            new mode 100755
            """);

    assertThat(text.paths()).containsExactly("new name", "gone.c", "grün.c", "run me");
  }

  @Test
  void takesQuotedDiffsForProse() {
    BodyText text = BodyText.of("> diff --git a/a b/a\n> @@ -1 +1 @@\n> -a\n");

    assertThat(text.paths()).isEmpty();
  }

  @Property
  void keepsEveryLineOfAnyText(@ForAll String any) {
    String text = any.replace("\r", "").replace("\n\n", "\n@@ -1 +1 @@\n");

    BodyText read = BodyText.of(text);

    String joined = String.join("\n", read.lines().stream().map(BodyLine::text).toList());
    assertThat(text.equals(joined) || text.equals(joined + "\n")).isTrue();
    assertThat(read.lines())
        .allSatisfy(line -> assertThat(read.line(line.number())).isSameAs(line));
  }
}
