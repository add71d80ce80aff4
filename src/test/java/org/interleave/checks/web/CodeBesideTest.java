package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.interleave.simulation.report.Spot;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CodeBesideTest {
  private static CodeBeside beside(int lines) {
    List<String> text = IntStream.rangeClosed(1, lines).mapToObj(i -> "line <" + i + ">").toList();
    return CodeBeside.of(
        HandMade.narrative(), path -> path.equals("hub.c") ? Optional.of(text) : Optional.empty());
  }

  private static Document html(CodeBeside code, int part) {
    return Jsoup.parse("<table>" + code.files().getFirst().parts().get(part).markup() + "</table>");
  }

  @Test
  void showsTheLinesAroundWhatIsExecutedOnceAndWithAnchors() {
    CodeBeside code = beside(100);

    assertThat(code.files()).hasSize(1);
    assertThat(code.files().getFirst().parts()).hasSize(1);
    assertThat(html(code, 0).select("tr")).hasSize(16);
    assertThat(html(code, 0).select("#c0-3 .c").text()).isEqualTo("line <3>");
    assertThat(html(code, 0).select("tr.side").eachAttr("id")).containsExactly("c0-3", "c0-9");
    assertThat(html(code, 0).select("#c0-9 .role").text()).isEqualTo("free");
    assertThat(code.anchor(new Spot("hub.c", 3, 17, "hub_put"))).isEqualTo("c0-3");
  }

  @Test
  void aPlaceBehindTheEndOfItsFileOrInAnUnknownFileHasNoAnchor() {
    CodeBeside code = beside(5);

    assertThat(html(code, 0).select("tr")).hasSize(5);
    assertThat(code.anchor(new Spot("hub.c", 9, 1, ""))).isEmpty();
    assertThat(code.anchor(new Spot("other.c", 1, 1, ""))).isEmpty();
    assertThat(CodeBeside.of(HandMade.narrative(), path -> Optional.empty()).files()).isEmpty();
  }
}
