package org.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interleave.example.BundledExample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way from an archive to a reply as a stranger types it, each command on its own. */
class CommandLineTest {
  @TempDir static Path folder;
  private static BundledExample example;

  /** What a command printed and how it ended. */
  private record Answer(int status, String out, String err) {
    JsonNode json() {
      return new JsonMapper().readTree(out);
    }
  }

  @BeforeAll
  static void loadTheExample() throws Exception {
    example = BundledExample.unpack(folder.resolve("example"));
    Answer imported = run("import", example.archive().toString());
    assertThat(imported.status()).as(imported.err()).isZero();
  }

  @Test
  void listsTheSeriesWithItsThreeVersions() {
    JsonNode list = run("series", "list", "--json").json();

    assertThat(list).hasSize(1);
    assertThat(list.get(0).get("author").asString()).startsWith("Ines Halvorsen");
    assertThat(list.get(0).get("versions").valueStream().map(v -> v.get("version").asInt()))
        .containsExactly(1, 2, 3);
    assertThat(list.get(0).get("versions").valueStream().map(v -> v.get("kind").asString()))
        .containsExactly("RFC", "PATCH", "PATCH");
    assertThat(list.get(0).get("versions").valueStream().map(v -> v.get("patches").asInt()))
        .containsExactly(5, 5, 6);
    assertThat(
            list.get(0)
                .get("versions")
                .valueStream()
                .mapToInt(v -> v.get("messages").asInt())
                .sum())
        .isEqualTo(39);
  }

  @Test
  void showsPatchesMessagesAndTrailersOfASeriesNamedByAnyOfItsMails() {
    String id = run("series", "list", "--json").json().get(0).get("id").asString();
    String message = firstMessage(id);

    JsonNode shown = run("series", "show", message, "--json").json();

    assertThat(shown.get("id").asString()).isEqualTo(id);
    assertThat(shown.get("patches").size()).isGreaterThanOrEqualTo(16);
    assertThat(shown.get("messages")).hasSize(39);
    assertThat(shown.get("trailers").valueStream().map(t -> t.get("key").asString()))
        .contains("Acked-by", "Reviewed-by");
    assertThat(
            shown
                .get("patches")
                .valueStream()
                .filter(patch -> patch.get("role").asString().equals("patch"))
                .flatMap(patch -> patch.get("trailers").valueStream())
                .map(trailer -> trailer.get("key").asString()))
        .contains("Signed-off-by");
  }

  @Test
  void importsTwiceWithoutDoublingAnything() {
    String before = run("series", "list", "--json").out();

    Answer again = run("import", "--json", example.archive().toString());

    assertThat(again.status()).isZero();
    assertThat(again.json().get("imports").get(0).get("new").asInt()).isZero();
    assertThat(run("series", "list", "--json").out()).isEqualTo(before);
  }

  @Test
  void appliesEveryVersionToItsStatedBase() {
    String id = run("series", "list", "--json").json().get(0).get("id").asString();

    for (String version : List.of("1", "2", "3")) {
      Answer applied =
          run(
              "apply",
              id,
              "--version",
              version,
              "--tree",
              example.repository().toString(),
              "--json");

      assertThat(applied.status()).as(applied.err() + applied.out()).isZero();
      assertThat(applied.json().get("how").asString()).isEqualTo("stated");
      assertThat(applied.json().get("exact").asBoolean()).isTrue();
    }
  }

  @Test
  void comparesVersionsAsRangeDiffDoes() {
    String id = run("series", "list", "--json").json().get(0).get("id").asString();

    Answer compared = run("compare", id, "2", "3");

    assertThat(compared.status()).isEqualTo(1);
    assertThat(compared.out().lines().filter(line -> line.matches("[ 0-9-]+:.*")))
        .hasSize(6)
        .last()
        .asString()
        .matches("-:  -+ > 6:  -+ .*");
    assertThat(run("compare", id, "3", "3").status()).isZero();
  }

  @Test
  void answersBadInputWithOneLineAndStatusTwo() throws Exception {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xff, 7, 9});
    Path empty = Files.write(folder.resolve("empty.mbox"), new byte[0]);
    Path broken = Files.write(folder.resolve("x.mbox.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1});

    for (String location :
        List.of(
            "/no/such/place", binary.toString(), empty.toString(), broken.toString(), "http://")) {
      Answer refused = run("import", location);

      assertThat(refused.status()).as(location).isEqualTo(2);
      assertThat(refused.err().strip().lines()).as(location).hasSize(1);
    }
  }

  @Test
  void saysWhatIsMissingWhereASeriesIsUnknown() {
    for (List<String> command :
        List.of(
            List.of("series", "show", "nosuch"),
            List.of("compare", "nosuch"),
            List.of("apply", "nosuch"),
            List.of("reply", "--series", "nosuch"))) {
      Answer refused = run(command.toArray(String[]::new));

      assertThat(refused.status()).as("%s", command).isIn(1, 2);
      assertThat(refused.err().strip().lines()).as("%s", command).hasSize(1);
    }
  }

  @Test
  void everyCommandHelps() {
    CommandLine line = Interleave.commandLine();

    for (String command : line.getSubcommands().keySet()) {
      Answer help = command.equals("help") ? run("help") : run(command, "--help");

      assertThat(help.status()).as(command).isZero();
      assertThat(help.out()).as(command).contains("Usage: interleave");
    }
  }

  private static String firstMessage(String id) {
    return run("series", "show", id, "--json")
        .json()
        .get("messages")
        .get(0)
        .get("messageId")
        .asString();
  }

  private static Answer run(String... arguments) {
    List<String> whole = new ArrayList<>(List.of(arguments));
    boolean about = whole.contains("--help") || whole.getFirst().equals("help");
    if (!about) {
      whole.add("--data");
      whole.add(folder.resolve("data").toString());
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Interleave.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(whole.toArray(String[]::new));
    return new Answer(status, out.toString(), err.toString());
  }
}
