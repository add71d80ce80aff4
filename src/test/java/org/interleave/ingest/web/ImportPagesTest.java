package org.interleave.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.interleave.ingest.Imports;
import org.interleave.ingest.PageRequest;
import org.interleave.site.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ImportPagesTest extends PageTest {
  @Autowired private Imports imports;

  @Test
  void aPathInTheFormIsImported(@TempDir Path folder) throws IOException {
    Path mbox = folder.resolve("tea-list.mbox");
    Files.writeString(
        mbox,
        """
        From mboxrd@z Thu Jan  1 00:00:00 1970
        From: A Tester <tester@example.org>
        Date: Mon, 3 Jun 2019 10:00:00 +0000
        Message-ID: <import-page-1@example.org>
        Subject: tea

        Is there any?
        """);

    MvcTestResult answer =
        pages.post().uri("/imports").param("location", mbox.toString()).exchange();

    assertThat(answer).hasStatus(302).hasRedirectedUrl("/imports");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            page("/imports").select("#recent ~ table tr").eachText().stream()
                .anyMatch(row -> row.contains("tea-list") && row.contains("done")));
    assertThat(page("/imports").select("#recent ~ table tr:contains(tea-list)").text())
        .contains("1 mail read, 1 new");
  }

  @Test
  void aPlaceThatIsNoArchiveIsRefusedInOneSentence(@TempDir Path folder) {
    long before = imports.recent(new PageRequest(0, 1000)).size();

    MvcTestResult answer =
        pages
            .post()
            .uri("/imports")
            .param("location", folder.resolve("nothing-here").toString())
            .exchange();

    assertThat(answer).hasStatus(400);
    Document failure = Jsoup.parse(text(answer));
    assertThat(failure.select("h1").text()).startsWith("Nothing was imported: ");
    assertThat(imports.recent(new PageRequest(0, 1000))).hasSize((int) before);
  }

  @Test
  void anEmptyFormIsRefused() {
    assertThat(pages.post().uri("/imports").param("location", " ").exchange()).hasStatus(400);
  }

  @Test
  void anImportThatDoesNotExistCannotBeCancelled() {
    assertThat(pages.post().uri("/imports/999999/cancel").exchange()).hasStatus(404);
  }

  @Test
  void thePageListensForProgress() {
    Document page = page("/imports");

    assertThat(page.select("#imports").attr("data-enhance")).isEqualTo("live");
    assertThat(page.select("#imports").attr("data-events")).isEqualTo("/imports/events");
  }
}
