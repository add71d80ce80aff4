package org.interleave.locking.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path rules = Path.of("");
  private Path tree = Path.of("");

  @BeforeEach
  void makeASeries() throws Exception {
    rules = Files.writeString(folder.resolve("rules.yaml"), SmallSeries.RULES);
    tree = Files.createDirectory(folder.resolve("tree"));
    SmallSeries.write(
        tree,
        SmallSeries.PROGRAM,
        SmallSeries.unlocked(),
        SmallSeries.PROGRAM,
        SmallSeries.PROGRAM + "/* the end */\n");
  }

  @Test
  void aPatchThatTakesALockAwayBreaksTheRule() {
    int status = check("r0..r1", "--rules", rules.toString());

    assertThat(status).isEqualTo(1);
    assertThat(out.toString())
        .contains("patch 1 ", "state 1", "src/a count.c @@ -5,9 +5,7 @@")
        .containsPattern(
            "(?m)^    breaks +total-under-lock: add (reads|writes) to->total at .*8 \\(old\\)");
  }

  @Test
  void aPatchThatOnlyCommentsHasNoRule() {
    int status = check("r2..r3", "--rules", rules.toString());

    assertThat(status).isZero();
    assertThat(out.toString()).contains("1 patch, 1 rule: nothing attached");
  }

  @Test
  void jsonSaysWhatTheTextSays() {
    int status = check("r0..r2", "--rules", rules.toString(), "--json");

    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(status).isEqualTo(1);
    assertThat(json.get("rules").get(0).get("id").asString()).isEqualTo("total-under-lock");
    assertThat(json.get("rules").get(0).get("kind").asString()).isEqualTo("guarded_by");
    assertThat(json.get("attachments")).hasSize(2);
    JsonNode broken = json.get("attachments").get(0);
    assertThat(broken.get("role").asString()).isEqualTo("breaks");
    assertThat(broken.get("patch").asInt()).isEqualTo(1);
    assertThat(broken.get("hunk").asInt()).isEqualTo(1);
    assertThat(broken.get("line").asInt()).isEqualTo(8);
    assertThat(broken.get("side").asString()).isEqualTo("old");
    assertThat(broken.get("evidence").asString()).isEqualTo("static");
    assertThat(broken.get("reason").asString()).endsWith("; patch 2 repairs it");
    assertThat(json.get("attachments").get(1).get("role").asString()).isEqualTo("repairs");
    List<String> states = new ArrayList<>();
    json.get("sites")
        .forEach(
            site -> states.add(site.get("revision").asInt() + " " + site.get("state").asString()));
    assertThat(states)
        .contains("0 held", "1 unprotected", "2 held")
        .doesNotContain("2 unprotected");
    assertThat(json.get("problems")).isEmpty();
  }

  @Test
  void aHeaderThatComesLaterIsReadAsItWillBe() throws Exception {
    tree = Files.createDirectory(folder.resolve("late"));
    SmallSeries.writeHeaderLast(tree);

    int status = check("r0..r2", "--rules", rules.toString());

    assertThat(status).isZero();
    assertThat(out.toString())
        .containsPattern("(?s)patch 1 .*enforces +total-under-lock")
        .contains("include/account.h comes with patch 2 and was read from there");
  }

  @Test
  void aProgramIsReadWithoutHeadersThatOnlyItsMachineHas() throws Exception {
    tree = Files.createDirectory(folder.resolve("elsewhere"));
    SmallSeries.write(
        tree,
        SmallSeries.withForeignHeaders(),
        SmallSeries.withForeignHeaders().replace("\tpthread_mutex_lock(&to->lock);\n", ""));

    int status = check("r0..r1", "--rules", rules.toString());

    assertThat(status).isEqualTo(1);
    assertThat(out.toString())
        .containsPattern("breaks +total-under-lock: add (reads|writes) to->total")
        .contains("#include <vendor/queue.h>: no such file (read without it)")
        .doesNotContain("unknown type name");
  }

  @Test
  void namesThatTheCodeDoesNotHaveAreToldWithTheNearest() throws Exception {
    Files.writeString(rules, SmallSeries.RULES.replace("account.total", "account.totl"));

    int status = check("r0..r1", "--rules", rules.toString());

    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("rules.yaml:1: total-under-lock: the code does not have a member totl of")
        .contains("(is total meant?)");
  }

  @Test
  void badInputIsOneLine() {
    assertThat(check("r0..nowhere", "--rules", rules.toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("nowhere");
    assertThat(check("r0")).isEqualTo(2);
    assertThat(check("r1..r0")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aRuleFileThatIsWrongIsToldBeforeAnythingIsRead() throws Exception {
    Files.writeString(rules, "- { rule: a, forbid: kin }\n");

    assertThat(check("r0..r1", "--rules", rules.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("rules.yaml:1: there is no key `forbid`");
  }

  private int check(String range, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--tree", tree.toString(), range));
    arguments.addAll(List.of(more));
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
