package org.interleave.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
  private static final String RACE =
      """
      #include <pthread.h>
      #include <assert.h>
      static int x;
      static void *add(void *unused) { x++; return 0; }
      int main(void)
      {
        pthread_t a, b;
        pthread_create(&a, 0, add, 0);
        pthread_create(&b, 0, add, 0);
        pthread_join(a, 0);
        pthread_join(b, 0);
        assert(x == 2);
        return 0;
      }
      """;

  @TempDir Path folder;

  private record Answer(int status, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  private static Answer run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int status = line.execute(arguments);
    return new Answer(status, out.toString(), err.toString());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("program.c"), text).toString();
  }

  @Test
  void tellsTheRaceAndTheAssertionBehindItWithPlacesAndSchedules() throws IOException {
    Answer answer = run(new SimulateCommand(), "--json", file(RACE));

    assertThat(answer.status()).isEqualTo(1);
    JsonNode json = answer.json();
    assertThat(json.path("verdict").asString("")).isEqualTo("finding");
    assertThat(json.path("complete").asBoolean(false)).isTrue();
    assertThat(json.path("findings").findValuesAsString("kind")).contains("data-race", "assertion");
    JsonNode finding = json.path("findings").path(0);
    assertThat(finding.path("file").asString("")).endsWith("program.c");
    assertThat(finding.path("line").asInt(0)).isPositive();
    assertThat(finding.path("schedule").asString("")).startsWith("il1.");
  }

  @Test
  void aScheduleReplaysToTheSameFinding() throws IOException {
    JsonNode findings = run(new SimulateCommand(), "--json", file(RACE)).json().path("findings");

    for (JsonNode finding : findings) {
      Answer answer = run(new ReplayCommand(), "--json", finding.path("schedule").asString(""));

      assertThat(answer.err()).isEmpty();
      assertThat(answer.status()).isEqualTo(1);
      assertThat(answer.json().path("findings").findValuesAsString("kind"))
          .contains(finding.path("kind").asString(""));
    }
  }

  @Test
  void aScheduleOfChangedCodeIsRefused() throws IOException {
    JsonNode findings = run(new SimulateCommand(), "--json", file(RACE)).json().path("findings");
    file(RACE.replace("x++", "x += 2"));

    Answer answer = run(new ReplayCommand(), findings.path(0).path("schedule").asString(""));

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("changed since");
  }

  @Test
  void theSameInputGivesTheSameOutputButForTheSeconds() throws IOException {
    String file = file(RACE);

    String first = run(new SimulateCommand(), "--json", file).out();
    String second = run(new SimulateCommand(), "--json", file).out();

    assertThat(first.replaceAll("\"seconds\" : [0-9.]+", ""))
        .isEqualTo(second.replaceAll("\"seconds\" : [0-9.]+", ""));
  }

  @Test
  void isNeverGreenWhereSomethingCouldNotBeExecuted() throws IOException {
    Answer answer =
        run(
            new SimulateCommand(),
            "--json",
            file("int nobody_has(int);\nint main(void) { return nobody_has(1); }\n"));

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.json().path("verdict").asString("")).isEqualTo("not-runnable");
    assertThat(answer.json().path("unmodelled").path(0).asString(""))
        .contains("nobody_has", "program.c:2");
  }

  @Test
  void whatDoesNotCompileIsNotRunnableAndSaysWhere() throws IOException {
    Answer answer =
        run(new SimulateCommand(), "--json", file("int main(void) {\n  return missing;\n}\n"));

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.json().path("problems").path(0).asString(""))
        .contains("program.c:2", "missing");
  }

  @Test
  void definesAndTheModelComeFromTheCommandLine() throws IOException {
    Answer answer =
        run(
            new SimulateCommand(),
            "--json",
            "--model",
            "posix",
            "-D",
            "WANTED=3",
            file("#include <assert.h>\nint main(void) { assert(WANTED == 3); return 0; }\n"));

    assertThat(answer.status()).isZero();
    assertThat(answer.json().path("verdict").asString("")).isEqualTo("verified");
  }

  @Test
  void filesThatAreNotThereAreOneLine() {
    Answer answer = run(new SimulateCommand(), folder.resolve("missing.c").toString());

    assertThat(answer.status()).isNotZero();
    assertThat(answer.err()).contains("missing.c");
  }

  @Test
  void aDamagedScheduleIsOneLine() {
    Answer answer = run(new ReplayCommand(), "il1.AAAA");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err().lines()).hasSize(1);
  }
}
