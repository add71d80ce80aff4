package org.interleave.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.interleave.site.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SeriesPagesTest extends PageTest {
  @Test
  void theFrontDoorLeadsToTheList() {
    assertThat(pages.get().uri("/").exchange()).hasStatus(302).hasRedirectedUrl("/series");
  }

  @Test
  void theListShowsASeriesWithItsNewestVersion() {
    var row = page("/series").select("tr:has(a[href=" + EXAMPLE + "])");

    assertThat(row.text())
        .contains("pocket/mirror: lifetime and locking of the hub", "Ines Halvorsen", "v3 of 3");
    assertThat(row.select("td[data-label=patches]").text()).isEqualTo("6");
  }

  @Test
  void theListIsFilteredByTitleAuthorAndState() {
    assertThat(page("/series?title=locking%20hub&author=halvorsen").select("tbody tr")).hasSize(1);
    assertThat(page("/series?title=locking%20hub").select("input[name=title]").attr("value"))
        .isEqualTo("locking hub");
    assertThat(page("/series").select("input[name=title]").attr("value")).isEmpty();
    assertThat(page("/series?title=no-such-word").select("tbody tr")).isEmpty();
    assertThat(page("/series?title=no-such-word").select("main").text())
        .contains("No series matches.");
    assertThat(pages.get().uri("/series?state=eaten").exchange()).hasStatus(400);
    assertThat(pages.get().uri("/series?sort=colour").exchange()).hasStatus(400);
    assertThat(pages.get().uri("/series?page=x").exchange()).hasStatus(400);
  }

  @Test
  void sortingKeepsTheFilter() {
    Document list = page("/series?author=Ines%20Halvorsen&sort=title");

    assertThat(list.select("th a").eachAttr("href"))
        .contains("/series?author=Ines%20Halvorsen&sort=posted");
    assertThat(list.select("th[aria-sort]").text()).isEqualTo("Series");
  }

  @Test
  void aSeriesShowsItsNewestVersionAndLeadsToTheOthers() {
    Document page = page(EXAMPLE);

    assertThat(page.select("h1").text())
        .isEqualTo("pocket/mirror: lifetime and locking of the hub");
    assertThat(page.select("nav[aria-label=Versions] a").eachText())
        .containsExactly("RFC v1 5", "v2 5", "v3 6");
    assertThat(page.select("nav[aria-label=Versions] a[aria-current=page]").text())
        .isEqualTo("v3 6");
    assertThat(page.select("table.list").first().select("tbody tr")).hasSize(7);
    assertThat(page.select("a:contains(Compare with v2)").attr("href"))
        .isEqualTo(EXAMPLE + "/compare/v2..v3");
  }

  @Test
  void theConversationIsAThread() {
    var lines = page(EXAMPLE + "/v1").select(".thread li");

    assertThat(lines).hasSize(13);
    assertThat(lines.getFirst().select(".branch").text()).isEmpty();
    assertThat(lines.select(".branch").eachText()).contains("└");
  }

  @Test
  void replacedPatchesAreShownBesideTheOnesThatCount() {
    Document page = page(EXAMPLE + "/v2");

    assertThat(page.select("h3:contains(Also posted) + table tr")).hasSize(1);
    String address = page.select("h3:contains(Also posted) + table a").attr("href");
    assertThat(address).startsWith(EXAMPLE + "/v2/4/");
    assertThat(page(address).select(".crumbs").text()).contains("v2");
  }

  @Test
  void everyLinkOfAVersionLeadsSomewhere() {
    for (String version : new String[] {"/v1", "/v2", "/v3"}) {
      for (String address : page(EXAMPLE + version).select("main a[href]").eachAttr("href")) {
        assertThat(pages.get().uri(java.net.URI.create(address)).exchange())
            .as(address)
            .hasStatusOk();
      }
    }
  }

  @Test
  void allMailOfAVersionIsOnOnePage() {
    assertThat(page(EXAMPLE + "/v1/mail").select("article")).hasSize(13);
  }

  @Test
  void aPersonCanSetTheState() {
    assertThat(pages.post().uri(EXAMPLE + "/state").param("state", "under-review").exchange())
        .hasStatus(302)
        .hasRedirectedUrl(EXAMPLE);

    assertThat(page(EXAMPLE).select(".facts").text()).contains("state: under-review");
    assertThat(pages.post().uri(EXAMPLE + "/state").param("state", "eaten").exchange())
        .hasStatus(400);
  }

  @Test
  void whatDoesNotExistIsAPageThatSaysSo() {
    assertThat(pages.get().uri("/series/000000000000").exchange()).hasStatus(404);
    MvcTestResult version = pages.get().uri(EXAMPLE + "/v9").exchange();
    assertThat(version).hasStatus(404);
    assertThat(Jsoup.parse(text(version)).text()).contains("Its versions are v1, v2, v3.");
    assertThat(pages.get().uri(EXAMPLE + "/v1/99").exchange()).hasStatus(404);
  }

  @Test
  void twoSeriesCanBeJoinedAndAVersionSplitOff(@TempDir Path folder) {
    mail(
        folder,
        patch("join-1@example.org", "[PATCH] tea: boil water", "1"),
        patch("join-2@example.org", "[PATCH] coffee: grind beans", "2"));
    String tea = "/series/" + SeriesId.of(new MessageId("join-1@example.org")).value();
    String coffee = "/series/" + SeriesId.of(new MessageId("join-2@example.org")).value();

    pages.post().uri(tea + "/join").param("other", coffee.substring(8)).exchange();

    assertThat(page(tea).select("nav[aria-label=Versions] a")).hasSize(2);
    String second = page(tea).select("nav[aria-label=Versions] a").get(1).attr("href");
    pages.post().uri(second + "/split").exchange();
    assertThat(page(tea).select("nav[aria-label=Versions] a")).hasSize(1);
  }

  @Test
  void hostileMailIsTextOnEveryPage(@TempDir Path folder) {
    mail(
        folder,
        """
        From: "<script>alert(1)</script>" <evil@example.org>
        Date: Mon, 3 Jun 2019 10:00:00 +0000
        Message-ID: <hostile/..%2f"><img src=x>@example.org>
        Subject: [PATCH] <img src=x onerror=alert(1)> =?utf-8?q?=E2=80=AEtxt?=
        Content-Type: text/plain; charset=utf-8

        <script>alert(2)</script> javascript:alert(3)

        diff --git a/<b>.c b/<b>.c
        --- a/<b>.c
        +++ b/<b>.c
        @@ -1 +1 @@ <i>f(</i>
        -<u>a</u>
        +<u>b</u> \u202E
        """);
    String list = "/series?title=onerror";
    String series = page(list).select("tbody a").attr("href");
    String patch = page(series).select("table.list a").attr("href");
    String whole = page(patch).select("a:contains(Whole mail)").attr("href");

    for (String address : new String[] {list, series, patch, whole, series + "/v1/mail"}) {
      Document page = page(address);
      assertThat(page.select("main img, main script, main u, main i")).as(address).isEmpty();
      assertThat(page.html()).as(address).doesNotContain("\u202E");
      assertThat(page.title()).as(address).doesNotContain("\u202E");
    }
    assertThat(page(patch).select("table.rows .odd").text()).isEqualTo("U+202E");
    assertThat(pages.get().uri(java.net.URI.create(whole + "/raw")).exchange()).hasStatusOk();
  }

  private static String patch(String id, String subject, String number) {
    return """
    From: A Tester <tester@example.org>
    Date: Mon, 3 Jun 2019 10:00:0%3$s +0000
    Message-ID: <%1$s>
    Subject: %2$s

    Signed-off-by: A Tester <tester@example.org>
    ---
    diff --git a/%3$s.c b/%3$s.c
    --- a/%3$s.c
    +++ b/%3$s.c
    @@ -1 +1 @@
    -old %3$s
    +new %3$s
    """
        .formatted(id, subject, number);
  }
}
