package org.interleave.locking.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckSarifTest {
  @TempDir Path folder;

  @Test
  void theLogIsValidByThePublishedSchema() throws Exception {
    String log = log();

    Schema schema;
    try (InputStream in = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
    assertThat(schema.validate(log, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(log.replace("\"error\"", "\"bad\""), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void breaksAreErrorsAtARelativeUriAndTheRestAreNotes() throws Exception {
    JsonNode run = JsonMapper.shared().readTree(log()).get("runs").get(0);

    JsonNode rule = run.get("tool").get("driver").get("rules").get(0);
    JsonNode broken = run.get("results").get(0);
    JsonNode repaired = run.get("results").get(1);
    assertThat(rule.get("id").asString()).isEqualTo("total-under-lock");
    assertThat(rule.get("help").get("text").asString()).contains("All sums are made");
    assertThat(broken.get("level").asString()).isEqualTo("error");
    assertThat(broken.get("ruleIndex").asInt()).isZero();
    JsonNode place = broken.get("locations").get(0).get("physicalLocation");
    assertThat(place.get("artifactLocation").get("uri").asString()).isEqualTo("src/a%20count.c");
    assertThat(place.get("region").get("startLine").asInt()).isEqualTo(8);
    assertThat(repaired.get("level").asString()).isEqualTo("note");
    assertThat(broken.get("partialFingerprints").get("interleave/v1").asString())
        .isNotEqualTo(repaired.get("partialFingerprints").get("interleave/v1").asString());
  }

  private String log() throws Exception {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), SmallSeries.RULES);
    Path tree = Files.createDirectory(folder.resolve("tree"));
    SmallSeries.write(tree, SmallSeries.PROGRAM, SmallSeries.unlocked(), SmallSeries.PROGRAM);
    StringWriter out = new StringWriter();
    new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out))
        .execute("--tree", tree.toString(), "r0..r2", "--rules", rules.toString(), "--sarif");
    return out.toString();
  }
}
