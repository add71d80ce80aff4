package org.interleave.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.compare.GitCommand;
import org.interleave.diff.Diff;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference is git apply: it takes the same patches and makes the same blobs. */
class ApplyAgainstGitTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void takesWhatGitTakesAndMakesTheSameFiles(long seed) throws TreeException {
    assertThat(Trial.of(seed, directory).disagreement()).isEmpty();
  }

  /** One patch tried by git and by us. */
  record Trial(boolean gitTakesIt, boolean weTakeIt, String gitFiles, String ourFiles) {
    private static final List<List<String>> STYLES =
        List.of(List.of(), List.of("-M"), List.of("-C", "--find-copies-harder"), List.of("-U1"));

    static Trial of(long seed, Path directory) throws TreeException {
      GitCommand git = GitCommand.init(directory);
      git.run(new RandomTrees(seed).fastImport(), "fast-import", "--quiet");
      List<String> style = STYLES.get((int) (seed % STYLES.size()));
      List<String> command = new ArrayList<>(List.of("diff", "--binary", "--full-index"));
      command.addAll(style);
      command.addAll(List.of("from", "to"));
      byte[] diff = git.bytes(new byte[0], command.toArray(String[]::new));
      git.run("read-tree", "onto");
      boolean taken =
          diff.length == 0 || git.succeeds(diff, "apply", "--cached", "--whitespace=nowarn", "-");
      String gitFiles = git.run("-c", "core.quotePath=false", "ls-files", "--stage");
      try (Tree tree = Tree.open(directory)) {
        Diff parsed = Diff.parse(new String(diff, StandardCharsets.UTF_8));
        Revisions built = Revisions.build(tree, tree.commit("onto"), List.of(parsed));
        boolean plain = built.placements().stream().allMatch(p -> p.how() == Placement.How.APPLIED);
        Revision last = built.last();
        StringBuilder files = new StringBuilder();
        List<String> known =
            git.run("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "onto")
                .lines()
                .toList();
        Set<String> paths = new TreeSet<>(known);
        paths.addAll(last.changed().keySet());
        for (String path : paths) {
          Optional<SourceFile> file = last.file(path);
          if (file.isPresent()) {
            files.append(file.get().mode()).append(' ');
            files.append(BinaryPatch.id(file.get().content())).append(" 0\t");
            files.append(path).append('\n');
          }
        }
        return new Trial(taken, built.problems().isEmpty() && plain, gitFiles, files.toString());
      }
    }

    String disagreement() {
      if (gitTakesIt != weTakeIt) {
        return gitTakesIt ? "git takes it, we do not" : "we take it, git does not";
      }
      return !gitTakesIt || gitFiles.equals(ourFiles) ? "" : gitFiles + "----\n" + ourFiles;
    }
  }
}
