package org.interleave.source.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.interleave.example.BundledExample;
import org.interleave.site.PageTest;
import org.interleave.source.store.Trees;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

class TreeContextTest extends PageTest {
  @Autowired private Trees trees;

  @Test
  void aKnownTreeShowsTheBaseAndTheLinesAroundADiff(@TempDir Path folder) throws IOException {
    Path tree = BundledExample.unpack(folder).repository();
    trees.add(tree);
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> page(EXAMPLE + "/v3").select(".applied").text().contains("Based on"));
      // it is not asked for any more, and whoever waited has it in place
      assertThat(page(EXAMPLE + "/v3").select("#applied[data-again=in-place]:not([data-enhance])"))
          .hasSize(1);
      Document patch = page(EXAMPLE + "/v3/4");
      var more = patch.select("a.more");
      assertThat(more).isNotEmpty();
      assertThat(patch.select("tr.around")).isEmpty();

      Document opened = page(EXAMPLE + "/v3/4" + more.first().attr("href").replaceAll("#.*", ""));

      assertThat(opened.select("tr.around")).isNotEmpty();
      assertThat(opened.select("a.more")).hasSize(more.size() - 1);
    } finally {
      trees.forget(tree);
    }
  }
}
