package org.interleave.checks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interleave.checks.Run.Found;
import org.interleave.checks.Run.Level;
import org.junit.jupiter.api.Test;

class SarifTest {
  private static List<Found> read(String text) {
    assertThat(Sarif.read(text)).isInstanceOf(Report.Read.class);
    return ((Report.Read) Sarif.read(text)).findings();
  }

  private static String refused(String text) {
    assertThat(Sarif.read(text)).isInstanceOf(Report.Refused.class);
    return ((Report.Refused) Sarif.read(text)).why();
  }

  @Test
  void takesLevelAndMessageFromTheRuleWhereAResultHasNone() {
    List<Found> findings =
        read(
            """
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"name": "lockcheck", "rules": [
                {"id": "L1", "defaultConfiguration": {"level": "error"},
                 "messageStrings": {"held": {"text": "{0} is taken twice"}}}]}},
              "artifacts": [{"location": {"uri": "mm/a%20b.c"}}],
              "results": [
                {"ruleId": "L1", "ruleIndex": 0, "message": {"id": "held", "arguments": ["q->lock"]},
                 "locations": [{"physicalLocation": {"artifactLocation": {"index": 0},
                                                     "region": {"startLine": 12}},
                                "logicalLocations": [{"name": "drain"}]}],
                 "relatedLocations": [{"physicalLocation": {"artifactLocation": {"uri": "mm/c.c"},
                   "region": {"startLine": 3}}, "message": {"text": "first here"}}]},
                {"ruleId": "L2", "message": {"text": "odd"}},
                {"ruleId": "L1", "kind": "pass", "message": {"text": "fine"}},
                {"ruleId": "L1", "suppressions": [{"kind": "inSource"}], "message": {"text": "known"}},
                {"ruleId": "L1", "baselineState": "absent", "message": {"text": "gone"}}
              ]}]}
            """);

    assertThat(findings).hasSize(2);
    Found first = findings.getFirst();
    assertThat(first.kind()).isEqualTo("lockcheck: L1");
    assertThat(first.title()).isEqualTo("q->lock is taken twice");
    assertThat(first.level()).isEqualTo(Level.ERROR);
    assertThat(first.file()).contains("mm/a b.c");
    assertThat(first.line()).isEqualTo(12);
    assertThat(first.function()).isEqualTo("drain");
    assertThat(first.details()).isEqualTo("mm/c.c:3 first here");
    assertThat(findings.getLast().level()).isEqualTo(Level.WARNING);
    assertThat(findings.getLast().file()).isEmpty();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertThat(refused("{\"runs\": [\n}")).startsWith("this is not JSON: ").contains("line 2");
    assertThat(refused("{}")).contains("runs");
    assertThat(refused("")).isNotBlank();
    assertThat(refused("{\"version\": \"1.0.0\", \"runs\": []}")).contains("1.0.0");
    assertThat(refused("[".repeat(5_000))).startsWith("this is not JSON: ");
  }

  @Property(tries = 300)
  void neverThrowsOnGarbage(@ForAll String value, @ForAll int line) {
    String quoted = value.replaceAll("[\\p{Cntrl}\"\\\\]", "x");

    assertThat(Sarif.read(value)).isNotNull();
    assertThat(
            read(
                "{\"runs\":[{\"results\":[{\"message\":{\"text\":\""
                    + quoted
                    + "\"},\"level\":7,\"ruleIndex\":"
                    + line
                    + ",\"locations\":[{\"physicalLocation\":{\"region\":{\"startLine\":"
                    + line
                    + "}}}]}]}]}"))
        .hasSize(1);
  }
}
