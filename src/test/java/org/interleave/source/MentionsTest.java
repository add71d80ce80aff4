package org.interleave.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MentionsTest {
  @TempDir Path directory;

  @Test
  void findsWholeWordsInCFiles() throws Exception {
    History history = new History(directory);
    String first =
        history
            .write("lib/a.c", "int f(void) { return hub_get(1) + hub_put; }\n")
            .write("lib/deep/b.c", "/* hub_get */\n")
            .write("lib/c.c", "int hub_getter, my_hub_get, hub_get2;\n")
            .write("lib/d.h", "hub_get\n")
            .write("notes.txt", "hub_get\n")
            .write("large.c", "hub_get ".repeat(1 << 18))
            .commit("one");
    String second = history.write("lib/c.c", "hub_put").commit("two");

    try (Tree tree = Tree.open(directory)) {
      Mentions mentions = new Mentions(tree, List.of("hub_get", "hub_put", "absent"));

      assertThat(mentions.of(first))
          .hasSize(2)
          .containsEntry("lib/a.c", new TreeSet<>(List.of("hub_get", "hub_put")))
          .containsEntry("lib/deep/b.c", new TreeSet<>(List.of("hub_get")));
      assertThat(mentions.of(second)).containsKeys("lib/a.c", "lib/c.c", "lib/deep/b.c");
      assertThat(mentions.unread()).isZero();
    }
  }
}
