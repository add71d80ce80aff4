package org.interleave.locking.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private int validate(Path file) {
    return new CommandLine(new RulesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("validate", file.toString());
  }
}
