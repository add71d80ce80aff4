package org.interleave.patchwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiffHashTest {
  private static final String DIFF =
      """
      diff --git a/one.c b/one.c
      index 1111111..2222222 100644
      --- a/one.c
      +++ b/one.c
      @@ -10,2 +10,3 @@ int main(void)
       one
      +two
       three
      """;

  @Test
  void onlyLinesOfHunksAndNamesOfFilesCount() {
    // sha1sum of "--- a/one.c\n+++ b/one.c\n@@ -2 +3 @@\n one\n+two\n three\n"
    assertThat(DiffHash.of(DIFF)).isEqualTo("23bb4754ff50e5fb5f3ea2d5fcca78a5427f6904");
  }

  @Test
  void whereAHunkStandsDoesNotCount() {
    String moved = DIFF.replace("@@ -10,2 +10,3 @@ int main(void)", "@@ -99,2 +120,3 @@");

    assertThat(DiffHash.of(moved.replace("\n", "\r\n"))).isEqualTo(DiffHash.of(DIFF));
    assertThat(DiffHash.of(DIFF.replace("a/one.c", "old/one.c"))).isEqualTo(DiffHash.of(DIFF));
  }

  @Test
  void whatAHunkDoesCounts() {
    assertThat(DiffHash.of(DIFF.replace("+two", "+2"))).isNotEqualTo(DiffHash.of(DIFF));
    assertThat(DiffHash.of(DIFF.replace("one.c", "two.c"))).isNotEqualTo(DiffHash.of(DIFF));
  }

  @Test
  void aHunkOfOneLineNeedsNoCount() {
    String bare = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";

    assertThat(DiffHash.of(bare)).isEqualTo(DiffHash.of(bare.replace("-1 +1", "-1,1 +1,1")));
  }
}
