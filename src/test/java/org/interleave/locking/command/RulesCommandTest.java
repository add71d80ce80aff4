package org.interleave.locking.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.interleave.locking.rule.RuleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void summarisesTheRulesOfAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("box.yaml"), "- { rule: No kin, forbids: kin }\n");

    int status = validate(file);

    assertThat(status).isZero();
    assertThat(out.toString()).isEqualTo(file + ":1: forbids no-kin: No kin\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsEveryProblemOnALineOfItsOwn() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("box.yaml"), "- { rule: a, forbid: kin }\n- { rule: b }\n");

    int status = validate(file);

    assertThat(status).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(file + ":1: there is no key `forbid`; did you mean `forbids`?"),
            second -> assertThat(second).startsWith(file + ":2: the rule demands nothing: "));
  }

  @Test
  void proposesWhatCommentsSayBeforeWhatUsesSay() throws Exception {
    String shop =
        """
        #include <pthread.h>
        struct buyer { int visits; };
        struct shop {
          pthread_mutex_t mutex;
          pthread_mutex_t door;
          int stock;
          int guests; /* protected by door */
          pthread_cond_t bell;
        };
        void sell(struct shop *shop, struct buyer *buyer) {
          pthread_mutex_lock(&shop->mutex);
          shop->stock--;
          buyer->visits++;
          pthread_cond_signal(&shop->bell);
          pthread_mutex_unlock(&shop->mutex);
        }
        void fill(struct shop *shop, struct buyer *buyer) {
          pthread_mutex_lock(&shop->mutex);
          shop->stock++;
          buyer->visits++;
          pthread_cond_signal(&shop->bell);
          pthread_mutex_unlock(&shop->mutex);
        }
        void enter(struct shop *shop) {
          pthread_mutex_lock(&shop->door);
          shop->guests++;
          pthread_mutex_unlock(&shop->door);
        }
        int guests(struct shop *shop) { return shop->guests; }
        """;
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      Files.writeString(folder.resolve("shop.c"), shop);
      git.add().addFilepattern(".").call();
      git.commit().setSign(false).setAuthor("A", "a@example.org").setMessage("shop").call();
    }

    int status = run("propose", "--tree", folder.toString(), "HEAD", "shop.c");

    assertThat(err.toString()).isEmpty();
    assertThat(status).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("#")))
        .containsExactly(
            "# a comment at shop.c:7 says so",
            "# shop.door is held at 1 of 2 uses of shop.guests",
            "#   not at shop.c:29: read shop->guests in guests()",
            "# shop.mutex is held at 2 of 2 uses of shop.stock");
    assertThat(RuleFile.read("proposed", out.toString())).isInstanceOf(RuleFile.Rules.class);
  }

  private int validate(Path file) {
    return run("validate", file.toString());
  }

  private int run(String... arguments) {
    return new CommandLine(new RulesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
