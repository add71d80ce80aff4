package org.interleave.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.interleave.Interleave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class CheckpointFileTest {
  /** 40,320 traces: one thread for each order of seven writes, and where a read falls. */
  private static final String WRITES =
      """
      #include <pthread.h>
      static _Atomic int x;
      static void *put(void *value) { x = (int)(long)value; return 0; }
      int main(void)
      {
        pthread_t threads[8];
        for (long i = 0; i < 8; i++)
          pthread_create(&threads[i], 0, put, (void *)i);
        for (int i = 0; i < 8; i++)
          pthread_join(threads[i], 0);
        return 0;
      }
      """;

  @TempDir Path folder;

  private record Answer(int status, String out, String err) {}

  private static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(new SimulateCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return new Answer(line.execute(arguments), out.toString(), err.toString());
  }

  private String program() throws IOException {
    return Files.writeString(folder.resolve("program.c"), WRITES).toString();
  }

  @Test
  void whatWasKilledIsCarriedOn() throws Exception {
    Path file = folder.resolve("saved");
    Process killed =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Interleave.class.getName(),
                "simulate",
                "--plan",
                "exhaustive",
                "--checkpoint",
                file.toString(),
                program())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!Files.exists(file) && killed.isAlive() && Instant.now().isBefore(end)) {
      Thread.sleep(10);
    }
    killed.destroyForcibly().waitFor();
    assertThat(file).exists();

    Answer answer =
        run("--json", "--plan", "exhaustive", "--checkpoint", file.toString(), program());

    var json = JsonMapper.shared().readTree(answer.out());
    assertThat(json.path("verdict").asString("")).isEqualTo("verified");
    assertThat(json.path("executions").asLong(0)).isEqualTo(40_320);
    assertThat(json.path("blocked").asLong(1)).isZero();
  }

  @Test
  void whatEndedIsNotExploredAgain() throws IOException {
    String file = folder.resolve("saved").toString();
    Answer first = run("--json", "--checkpoint", file, program());

    Answer second = run("--json", "--checkpoint", file, program());

    assertThat(second.out().replaceAll("\"seconds\" : [0-9.]+", ""))
        .isEqualTo(first.out().replaceAll("\"seconds\" : [0-9.]+", ""));
  }

  @Test
  void aCheckpointOfOtherFilesIsRefusedInOneLine() throws IOException {
    String file = folder.resolve("saved").toString();
    run("--budget", "10ms", "--checkpoint", file, program());
    Path changed = Files.writeString(folder.resolve("program.c"), WRITES + "\n");

    Answer answer = run("--checkpoint", file, changed.toString());

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("is of other files").hasLineCount(1);
  }

  @Test
  void aFileThatIsNoCheckpointIsNotOverwritten() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "x".repeat(500));

    Answer answer = run("--checkpoint", notes.toString(), program());

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("is no checkpoint").hasLineCount(1);
    assertThat(notes).hasContent("x".repeat(500));
  }
}
