package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.interleave.mail.MessageId;
import org.interleave.site.PageTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PatchPagesTest extends PageTest {
  private static final String PATCH = EXAMPLE + "/v1/4";

  @Test
  void aPatchShowsItsMessageDiffAndReplies() {
    Document page = page(PATCH);

    assertThat(page.select("h1").text())
        .isEqualTo("pocket/mirror: guard hub->ranges with hub->lock");
    assertThat(page.select(".text").text()).contains("Signed-off-by:");
    assertThat(page.select("details.file")).isNotEmpty();
    assertThat(page.select("table.rows tr[data-line]")).isNotEmpty();
    assertThat(page.select("#replies ~ .thread li")).hasSize(2);
  }

  @Test
  void theWayGoesOverTheCoverThroughAllPatches() {
    assertThat(page(EXAMPLE + "/v1/0").select("a[rel=next]").attr("href"))
        .isEqualTo(EXAMPLE + "/v1/1");
    assertThat(page(PATCH).select("a[rel=prev]").attr("href")).isEqualTo(EXAMPLE + "/v1/3");
    assertThat(page(EXAMPLE + "/v1/5").select("a[rel=next]")).isEmpty();
    assertThat(page(PATCH).select("a[rel=up]").attr("href")).isEqualTo(EXAMPLE + "/v1");
  }

  @Test
  void linesOfTheMessageArePlacesToo() {
    Document page = page(PATCH + "?at=m2");

    assertThat(page.select("#m1").attr("data-side")).isEqualTo("message");
    assertThat(page.select("#m2").hasClass("picked")).isTrue();
    assertThat(page.select("#m1 a.ln").attr("href")).isEqualTo("?at=m1#m1");
  }

  @Test
  void everyDiffRowCarriesItsPlaceInBothLayouts() {
    for (String view : new String[] {"unified", "split"}) {
      var places = page(PATCH + "?view=" + view).select("[data-side=old], [data-side=new]");

      assertThat(places).isNotEmpty();
      assertThat(places)
          .allSatisfy(place -> {
            assertThat(place.attr("data-file")).matches("\\d+");
            assertThat(place.attr("data-hunk")).matches("\\d+");
            assertThat(place.attr("data-line")).matches("\\d+");
          });
    }
  }

  @Test
  void aChosenLayoutIsRemembered() {
    MvcTestResult split = pages.get().uri(PATCH + "?view=split").exchange();

    assertThat(split.getResponse().getCookie("view").getValue()).isEqualTo("split");
    assertThat(org.jsoup.Jsoup.parse(text(split)).select("table.rows.split")).isNotEmpty();
    MvcTestResult later =
        pages.get().uri(PATCH).cookie(split.getResponse().getCookie("view")).exchange();
    assertThat(org.jsoup.Jsoup.parse(text(later)).select("table.rows.split")).isNotEmpty();
  }

  @Test
  void theAddressWithTheMessageLeadsToTheShortOneAndKeepsThePlace() {
    MessageId message = new MessageId("20251006070012.41873-5-ines@example.org");

    assertThat(pages.get().uri(PATCH + "/" + message.value() + "?at=f0n3&from=f0o1&x=y").exchange())
        .hasStatus(302)
        .hasRedirectedUrl(PATCH + "?at=f0n3&from=f0o1");
    assertThat(pages.get().uri(PATCH + "/nobody@example.org").exchange()).hasStatus(404);
  }

  @Test
  void trailersGivenInRepliesStandWithThePatch() {
    Document page = page(EXAMPLE + "/v2/2");

    assertThat(page.select("#given ~ .trailers").text()).contains("Reviewed-by", "Wanjiru Mbeki");
  }

  @Test
  void aMailIsShownWithItsThreadAndCanBeTakenRaw() {
    String address = "/messages/7c1e4f02-93ab-4d6a-b1f8-0d2f5a8e6c11@example.net";

    Document page = page(address);
    MvcTestResult raw = pages.get().uri(address + "/raw").exchange();

    assertThat(page.select(".thread li.here")).hasSize(1);
    assertThat(page.select(".headers").text()).contains("Tobias Renner");
    assertThat(page.select(".text .q1")).isNotEmpty();
    assertThat(raw)
        .headers()
        .hasValue(
            "Content-Disposition",
            "attachment; filename=\"7c1e4f02-93ab-4d6a-b1f8-0d2f5a8e6c11@example.net.eml\"");
    assertThat(new String(raw.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
        .contains("Message-ID: <7c1e4f02-93ab-4d6a-b1f8-0d2f5a8e6c11@example.net>");
    assertThat(pages.get().uri("/messages/nobody@example.org").exchange()).hasStatus(404);
  }

  @Test
  void aSearchFindsMailAndAMistakeIsExplained() {
    assertThat(page("/search?q=s:%22hub-%3Elock%22%20f:ines").select(".found tbody tr"))
        .isNotEmpty();
    assertThat(page("/search?q=f:halvorsen").select(".found tbody tr")).isNotEmpty();
    assertThat(page("/search?q=zzzunfindable").select(".found tbody tr")).isEmpty();
    assertThat(page("/search?q=f:halvorsen").select("input[name=q]").attr("value"))
        .isEqualTo("f:halvorsen");
  }
}
