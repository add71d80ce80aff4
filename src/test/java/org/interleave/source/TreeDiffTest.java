package org.interleave.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.interleave.diff.Diff;
import org.interleave.diff.FileDiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDiffTest {
  @TempDir Path folder;

  @Test
  void tellsWhatACommitChangesAndWhichFilesThereAre() throws Exception {
    String first;
    String second;
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      java.nio.file.Files.createDirectories(folder.resolve("lib"));
      java.nio.file.Files.writeString(folder.resolve("lib/a.c"), "int a;\n");
      java.nio.file.Files.writeString(folder.resolve("b.h"), "int b;\n");
      first = commit(git);
      java.nio.file.Files.writeString(folder.resolve("lib/a.c"), "int a = 1;\n");
      second = commit(git);
    }
    try (Tree tree = Tree.open(folder)) {
      Snapshots snapshots = new Snapshots(tree);

      Diff diff = Diff.parse(tree.diff(second));

      assertThat(diff.files()).extracting(FileDiff::path).containsExactly("lib/a.c");
      assertThat(diff.files().getFirst().hunks().getFirst().added()).isEqualTo(1);
      assertThat(snapshots.paths(first, ".c", 10)).contains(List.of("lib/a.c"));
      assertThat(snapshots.paths(first, "", 1)).isEqualTo(Optional.empty());
    }
  }

  private static String commit(Git git) throws Exception {
    git.add().addFilepattern(".").call();
    return git.commit()
        .setMessage("a change")
        .setAuthor("A", "a@example.org")
        .setCommitter("A", "a@example.org")
        .setSign(false)
        .call()
        .name();
  }
}
