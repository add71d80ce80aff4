package org.interleave.locking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.interleave.locking.Attachment.Role;
import org.interleave.locking.store.RuleSetVersion;
import org.interleave.locking.store.RuleSetVersion.Origin;
import org.interleave.locking.store.RuleSets;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.site.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class RulePagesTest extends PageTest {
  private static final String GOOD = "- { rule: No <kin>, forbids: kin }\n";

  @Autowired private SeriesCatalog catalog;
  @Autowired private RuleSets sets;

  private Series example() {
    return catalog.find(EXAMPLE.substring("/series/".length())).orElseThrow();
  }

  @Test
  void aPatchShowsItsRulesAtItsHunks() {
    RuleSetVersion set = KeptCheck.set(source, "at-hunks", "ranges under a lock");
    KeptCheck.of(source, example().version("v3").orElseThrow(), set, Role.BREAKS, Role.ENFORCES);

    Document page = page(EXAMPLE + "/v3/4");

    assertThat(page.select("[data-path='pocket/mirror.c'] .rules-here").eachText().subList(0, 2))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .contains(
                        "compiler too few arguments",
                        "✕ breaks ranges under a lock",
                        "hunk 1 says <so>"),
            second -> assertThat(second).contains("▲ enforces ranges under a lock"));
    assertThat(page.select(".rules-here .why a.at").attr("href")).isEqualTo("#f1n57");
    assertThat(page.select("#f1n57")).isNotEmpty();
    assertThat(page.select(".rules-index li:has(a[href*=at-hunks]) .mark").eachText())
        .containsExactly("✕ breaks", "▲ enforces");
    assertThat(page.select(".rules-here a.title[href*=at-hunks]").attr("href"))
        .isEqualTo("/rules/at-hunks/ranges?series=" + example().id());
    assertThat(page.select(".rules-panel .check-status").text())
        .contains("at-hunks version 1", "0123456789ab in /trees/pocket", "1.2 s");
  }

  @Test
  void aVersionShowsItsRulesAgainstItsPatches() {
    RuleSetVersion set = KeptCheck.set(source, "matrix", "ranges under a lock");
    KeptCheck.of(source, example().version("v2").orElseThrow(), set, Role.REPAIRS, Role.REPAIRS);

    Document page = page(EXAMPLE + "/v2");

    assertThat(page.select("table.matrix tr:has(a[href*='/matrix/']) td"))
        .extracting(cell -> cell.text())
        .containsExactly("", "", "", "✚2", "");
    assertThat(page.select("table.matrix tr:has(a[href*='/matrix/']) td a").attr("aria-label"))
        .isEqualTo("repairs ×2");
    assertThat(page.select(".rules-panel .check-problems").text())
        .contains("compiler patch 4 too few arguments", "not looked at lamp.c: not read");
  }

  @Test
  void aRuleShowsItsHunksAndSitesVersionByVersion() {
    RuleSetVersion set = KeptCheck.set(source, "across", "ranges under a lock");
    KeptCheck.of(source, example().version("v2").orElseThrow(), set, Role.BREAKS);
    KeptCheck.of(source, example().version("v3").orElseThrow(), set, Role.REPAIRS);

    Document page = page("/rules/across/ranges");

    assertThat(page.select(".columns article h3").eachText()).containsExactly("RFC v1", "v2", "v3");
    assertThat(page.select(".columns article").eachText())
        .satisfiesExactly(
            one -> assertThat(one).contains("not checked"),
            two -> assertThat(two).contains("✕ breaks", "guard hub->ranges"),
            three -> assertThat(three).contains("✚ repairs", "hunk 1 says <so>"));
    assertThat(page.select("table.strip").first().select("tbody tr").last().select("td").eachText())
        .containsExactly(
            "✕unprotected1",
            "✕unprotected1",
            "✕unprotected1",
            "✕unprotected1",
            "●held1",
            "●held1",
            "●held1");
    assertThat(page.select(".excerpt .here").last().text()).startsWith("-").contains("hub->lock");
    assertThat(page.select("blockquote").text()).contains("it says <so>", "Ines Halvorsen");
    assertThat(page.select("blockquote a").attr("href"))
        .isEqualTo("/messages/20260112093005.60144-5-ines@example.org");
    assertThat(page("/rules/across").select(".use").text()).contains("v3", "v2");
  }

  @Test
  void saysHowToCheckAVersionThatWasNot() {
    Document page = page(EXAMPLE + "/v1/1");

    assertThat(page.select(".rules-panel [role=status]").text())
        .isEqualTo(
            "Rules were not checked: no tree is known. Add one with: interleave tree add REPO");
  }

  @Test
  void whatIsWrongStandsAtItsLineAndNothingTypedIsLost() {
    String text = "- rule: one\n  gaurded_by: { field: a.b, lock: a.c }\n";

    MvcTestResult result = send("wrong", 0, text, "save");

    assertThat(result).hasStatus(422);
    Document page = Jsoup.parse(text(result));
    assertThat(page.select("#complaints li").eachText())
        .containsExactly(
            "line 2 there is no key `gaurded_by`; did you mean `guarded_by`? gaurded_by: { field: a.b, lock: a.c }");
    assertThat(page.select("textarea").first().wholeText().strip()).isEqualTo(text.strip());
    assertThat(sets.newest("wrong")).isEmpty();
  }

  @Test
  void everySaveIsAVersionThatCanBeReadComparedAndTakenAway() {
    send("kept", 0, GOOD, "save");
    MvcTestResult second = send("kept", 1, GOOD + "- { rule: Two, forbids: two }\n", "save");

    assertThat(second).hasStatus3xxRedirection().redirectedUrl().isEqualTo("/rules/kept");
    Document page = page("/rules/kept");
    assertThat(page.select(".rule-list h2 a").eachText()).containsExactly("No <kin>", "Two");
    assertThat(page("/rules/kept/-/compare/1..2").select("td.c.a").text())
        .isEqualTo("+- { rule: Two, forbids: two }");
    assertThat(page("/rules/kept/-/versions/1").select(".rule-file").text())
        .isEqualTo(GOOD.strip());
    MvcTestResult export = pages.get().uri(URI.create("/rules/kept/-/export?version=1")).exchange();
    assertThat(text(export)).isEqualTo(GOOD);
    assertThat(export)
        .headers()
        .hasValue("Content-Disposition", "attachment; filename=\"kept.yaml\"");
  }

  @Test
  void whoSavesLateIsToldAndCanSaveAgain() {
    send("late", 0, GOOD, "save");
    send("late", 1, GOOD + "- { rule: Two, forbids: two }\n", "save");

    MvcTestResult late = send("late", 1, "- { rule: Mine, forbids: mine }\n", "save");

    assertThat(late).hasStatus(409);
    Document page = Jsoup.parse(text(late));
    assertThat(page.select("#complaints").text()).contains("version 2 was saved meanwhile");
    assertThat(page.select("input[name=base]").attr("value")).isEqualTo("2");
    assertThat(page.select("textarea").text()).contains("Mine");
  }

  @Test
  void aRuleFileIsImported() {
    MvcTestResult result =
        pages
            .post()
            .uri("/rules/-/import")
            .multipart()
            .file(new MockMultipartFile("file", "My Rules.yaml", "text/yaml", GOOD.getBytes()))
            .exchange();

    assertThat(result).hasStatus3xxRedirection().redirectedUrl().isEqualTo("/rules/my-rules");
    assertThat(sets.newest("my-rules").orElseThrow().origin()).isEqualTo(Origin.IMPORTED);
  }

  @Test
  void refusesAFileThatIsNoText() {
    MvcTestResult result =
        pages
            .post()
            .uri("/rules/-/import")
            .multipart()
            .file(new MockMultipartFile("file", "x.yaml", "text/yaml", new byte[] {(byte) 0xff}))
            .exchange();

    assertThat(result).hasStatus(400);
    assertThat(text(result)).contains("no UTF-8 text");
  }

  @Test
  void validatesWhileOneTypes() {
    MvcTestResult result =
        pages.post().uri("/rules/-/validate").formField("text", "- { rule: a }").exchange();

    assertThat(result).hasStatusOk();
    assertThat(result).bodyJson().extractingPath("$.problems[0].line").asNumber().isEqualTo(1);
  }

  @Test
  void namesWhatIsNotThere() {
    for (Map.Entry<String, String> one :
        Map.of(
                "/rules/nowhere", "There is no rule set “nowhere” here.",
                "/rules/nowhere/x", "There is no rule set “nowhere” here.",
                "/rules/-/annotated/x",
                    "No annotation in the code of that series states this rule.")
            .entrySet()) {
      MvcTestResult result = pages.get().uri(URI.create(one.getKey())).exchange();

      assertThat(result).hasStatus(404);
      assertThat(Jsoup.parse(text(result)).select("h1").text()).isEqualTo(one.getValue());
    }
  }

  private MvcTestResult send(String name, int base, String text, String then) {
    return pages
        .post()
        .uri("/rules/-/edit")
        .formField("name", name)
        .formField("base", String.valueOf(base))
        .formField("text", List.of(text).getFirst().replace("\n", "\r\n"))
        .formField("then", then)
        .exchange();
  }
}
