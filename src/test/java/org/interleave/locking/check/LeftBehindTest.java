package org.interleave.locking.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.interleave.c.ParseCache;
import org.interleave.locking.Checked;
import org.interleave.locking.Checked.Kind;
import org.interleave.source.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {
  private static final String HUB =
      "#include \"hub.h\"\nint hub_get(struct hub *hub)\n{\n\treturn hub->users++;\n}\n";

  private static final String DRIVER =
      "#include \"hub.h\"\n\nint start(struct hub *hub)\n{\n\treturn hub_get(hub);\n}\n";

  private static final String UNREADABLE =
      "#include \"made/by/configure.h\"\n\nint other(struct hub *hub)\n{\n"
          + "\tif (hub_get(hub, 2))\n\t\treturn 0;\n\treturn hub_get(hub);\n}\n";

  private static final String HEADER =
      "struct hub { int users; };\nint hub_get(struct hub *hub);\n";

  @TempDir Path folder;

  @Test
  void namesTheCallersThatASeriesForgets() throws Exception {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      write(HEADER, HUB, DRIVER);
      Files.writeString(folder.resolve("unreadable.c"), UNREADABLE);
      commit(git, "base");
      String changed = HEADER.replace("hub);", "hub, int by);");
      String users = HUB.replace("hub)", "hub, int by)").replace("++", " += by");
      write(changed, users, DRIVER);
      commit(git, "take more at once");
      write(changed, users, DRIVER.replace("get(hub)", "get(hub, 1)"));
      commit(git, "convert the driver");
    }

    assertThat(callers("r0..r2"))
        .containsExactly(
            "1 driver.c:5 in start(): too few arguments to function 'hub_get'",
            "1 unreadable.c:7 too few arguments to function 'hub_get'");
    assertThat(callers("r1..r2")).isEmpty();
  }

  private List<String> callers(String range) throws Exception {
    try (Tree tree = Tree.open(folder)) {
      assertThat(Subject.of(tree, range)).isInstanceOf(Subject.Range.Found.class);
      Subject.Range.Found found = (Subject.Range.Found) Subject.of(tree, range);
      Checked checked =
          new Checker(new ParseCache())
              .check(found.subject(), new Checker.Rules.Offered(List.of()));
      assertThat(checked.problems().stream().filter(p -> p.kind() == Kind.COMPILE)).isEmpty();
      return checked.problems().stream()
          .filter(problem -> problem.kind() == Kind.CALLER)
          .map(p ->
              p.patch()
                  + " "
                  + p.file().orElseThrow()
                  + ":"
                  + p.line()
                  + " "
                  + p.message().replaceFirst(";.*", ""))
          .toList();
    }
  }

  private void write(String header, String hub, String driver) throws Exception {
    Files.writeString(folder.resolve("hub.h"), header);
    Files.writeString(folder.resolve("hub.c"), hub);
    Files.writeString(folder.resolve("driver.c"), driver);
  }

  private int commits;

  private void commit(Git git, String message) throws Exception {
    git.add().addFilepattern(".").call();
    git.commit()
        .setMessage(message)
        .setAuthor("A", "a@example.org")
        .setCommitter("A", "a@example.org")
        .setSign(false)
        .call();
    git.tag().setName("r" + commits++).setAnnotated(false).call();
  }
}
