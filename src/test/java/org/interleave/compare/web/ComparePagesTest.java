package org.interleave.compare.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.site.PageTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ComparePagesTest extends PageTest {
  @Test
  void patchesOfTwoVersionsStandInPairs() {
    Document page = page(EXAMPLE + "/compare/v2..v3");

    assertThat(page.select(".pairs tr")).hasSize(6);
    assertThat(page.select(".pairs tr").getLast().text())
        .startsWith("–")
        .contains("leave unregistering to the driver", "new");
    assertThat(page.select("details.pair")).isNotEmpty();
    assertThat(page.select(".inner .outer-a")).isNotEmpty();
  }

  @Test
  void theFilesOfTwoVersionsAreCompared() {
    Document page = page(EXAMPLE + "/compare/v2..v3/interdiff");

    assertThat(page.select("details.file, .notice")).isNotEmpty();
  }

  @Test
  void theFormLeadsToAnAddressThatCanBeLinkedTo() {
    assertThat(pages.get().uri(EXAMPLE + "/compare?left=v1&right=v3").exchange())
        .hasStatus(302)
        .hasRedirectedUrl(EXAMPLE + "/compare/v1..v3");
    assertThat(pages.get().uri(EXAMPLE + "/compare/v1..v8").exchange()).hasStatus(404);
  }
}
