package org.interleave.locking.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.interleave.c.ParseCache;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Kind;
import org.interleave.source.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemarksTest {
  private static final String SOUND = "int lamp(int on)\n{\n\treturn on;\n}\n";

  /** Its makefile would define LAMPS. */
  private static final String DOUBTFUL =
      "static int level[LAMPS];\n\nint lamp(int on)\n{\n\treturn on;\n}\n";

  @TempDir Path folder;

  @Test
  void saysWhatIsWrongInAFunctionThatAPatchTouches() throws Exception {
    String wrong = SOUND.replace("return on", "return on + off");

    assertThat(remarks(SOUND, wrong))
        .containsExactly("in lamp(): 'off' undeclared (first use in this function)");
  }

  @Test
  void saysLittleOfAFileThatIsNotReadAsItIsBuilt() throws Exception {
    String undeclared = DOUBTFUL.replace("return on", "return on + BRIGHT + level[0]");
    String called = undeclared.replace("return", "lamp(on, 1);\n\treturn");

    assertThat(remarks(DOUBTFUL, undeclared)).isEmpty();
    assertThat(remarks(DOUBTFUL, called))
        .containsExactly("in lamp(): too many arguments to function 'lamp'");
  }

  @Test
  void takesANewFileAtItsWordUnlessAllOfItIsWrong() throws Exception {
    String strange = "X a(X b)\n{\n\treturn Y(b);\n}\n";
    StringBuilder all = new StringBuilder(SOUND);
    for (int i = 0; i < 4; i++) {
      all.append(strange.replace("a(", "a" + i + "("));
    }

    assertThat(remarks("", SOUND + "int dim(void)\n{\n\treturn far;\n}\n")).hasSize(1);
    assertThat(remarks("", all.toString())).isEmpty();
  }

  private List<String> remarks(String before, String after) throws Exception {
    Path repository = Files.createTempDirectory(folder, "tree");
    try (Git git = Git.init().setDirectory(repository.toFile()).call()) {
      commit(git, repository, before, "base");
      commit(git, repository, after, "change");
    }
    try (Tree tree = Tree.open(repository)) {
      Subject.Range range = Subject.of(tree, "HEAD~1..HEAD");
      assertThat(range).isInstanceOf(Subject.Range.Found.class);
      Checked checked =
          new Checker(new ParseCache())
              .check(((Subject.Range.Found) range).subject(), new Checker.Rules.Offered(List.of()));
      return checked.problems().stream()
          .filter(problem -> problem.kind() == Kind.COMPILE)
          .filter(problem -> problem.file().equals(Optional.of("lamp.c")))
          .map(Checked.Problem::message)
          .toList();
    }
  }

  private static void commit(Git git, Path repository, String text, String message)
      throws Exception {
    Files.writeString(repository.resolve("README"), message);
    if (!text.isEmpty()) {
      Files.writeString(repository.resolve("lamp.c"), text);
    }
    git.add().addFilepattern(".").call();
    git.commit().setMessage(message).setAuthor("A", "a@b.c").setCommitter("A", "a@b.c").call();
  }
}
