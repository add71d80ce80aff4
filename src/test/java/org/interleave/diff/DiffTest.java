package org.interleave.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.diff.FileDiff.Change;
import org.junit.jupiter.api.Test;

class DiffTest {

  @Test
  void readsAPlainGitDiff() {
    Diff diff =
        Diff.parse(
            """
            diff --git a/f.c b/f.c
            index 1111111..2222222 100644
            --- a/f.c
            +++ b/f.c
            @@ -1,2 +1,2 @@ int f(void)
            -a
            +b
             c
            """);

    assertThat(diff.problems()).isEmpty();
    FileDiff file = diff.files().getFirst();
    assertThat(file.change()).isEqualTo(Change.MODIFIED);
    assertThat(file.path()).isEqualTo("f.c");
    assertThat(file.oldBlob()).hasValue("1111111");
    assertThat(file.hunks().getFirst().section()).isEqualTo("int f(void)");
    assertThat(file.added()).isEqualTo(1);
    assertThat(file.removed()).isEqualTo(1);
  }
}
