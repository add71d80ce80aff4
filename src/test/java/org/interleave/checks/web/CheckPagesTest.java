package org.interleave.checks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.interleave.checks.Run;
import org.interleave.checks.RunStatus;
import org.interleave.checks.Runs;
import org.interleave.checks.Target;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.interleave.site.PageTest;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

class CheckPagesTest extends PageTest {
  private static final String[] PATCHES = {
    "checks-1@example.org", "checks-2@example.org", "checks-3@example.org"
  };

  @TempDir private Path folder;
  @Autowired private Runs runs;
  @Autowired private HandMade known;

  @BeforeEach
  void aSeriesOfThreePatches() {
    mail(folder, patch(1), patch(2), patch(3));
    known.tell(71, PATCHES);
  }

  private static String patch(int number) {
    return """
    From: Ann <ann@example.org>
    Date: Mon, 5 Jan 2026 1%d:00:00 +0000
    Message-ID: <%s>
    Subject: [PATCH %d/3] hub: step %d
    %s
    Change the hub.
    ---
    diff --git a/hub.c b/hub.c
    --- a/hub.c
    +++ b/hub.c
    @@ -1,3 +1,4 @@ void hub_put(struct hub *hub)
     {
    +	int step_%d;
     	put(hub);
     }
    """
        .formatted(
            number,
            PATCHES[number - 1],
            number,
            number,
            number == 1 ? "" : "In-Reply-To: <" + PATCHES[0] + ">\n",
            number);
  }

  private static String series() {
    return "/series/" + SeriesId.of(new MessageId(PATCHES[0])).value();
  }

  @Test
  void theSeriesPageSaysInASentenceWhatIsKnownAndShowsTheMatrix() {
    Document page = page(series());

    assertThat(page.select(".told").text())
        .isEqualTo(
            "No defect at base; patch 1 introduces a use-after-free in hub_put; patch 3 fixes the"
                + " use-after-free in hub_put; none is left at +3.");
    assertThat(page.select(".squares thead th[scope=col]").eachText())
        .containsExactly("Check", "base", "+1", "+2", "+3");
    assertThat(page.select(".squares caption").text()).startsWith("Checks of v1.");
    assertThat(page.select(".squares tbody th[scope=row]").text()).startsWith("open-close");
    assertThat(page.select(".squares td a").eachAttr("aria-label"))
        .containsExactly(
            "base: verified: all 6 interleavings",
            "+1: a use-after-free in hub_put is introduced here; 1 finding in 12 executions",
            "+2: a use-after-free in hub_put; 1 finding in 12 executions",
            "+3: the use-after-free in hub_put is fixed here; verified: all 6 interleavings");
    assertThat(page.select(".legend").text()).contains("✱ introduced here").contains("✓ verified");
  }

  @Test
  void aSquareLeadsToItsFindingAndTheFindingToTheHunkThatBroughtIt() {
    Document series = page(series());

    Element square = series.select(".squares td.introduced a").getFirst();
    Document finding = page(square.attr("href"));

    assertThat(finding.select("h1").text()).contains("A use-after-free in hub_put");
    assertThat(finding.select(".crumbs").text()).contains("v1").contains("+1");
    assertThat(finding.select(".checks-here a").eachText())
        .containsExactly("introduced by patch 1: hub: step 1", "fixed by patch 3: hub: step 3");
    assertThat(finding.select(".checks-here a").eachAttr("href"))
        .containsExactly(series() + "/v1/1#f0h0", series() + "/v1/3#f0h0");
    assertThat(finding.select(".crumbs a[rel=up]").attr("href"))
        .isEqualTo(series() + "/v1/checks/1");
  }

  @Test
  void thePatchPageTellsBesideTheHunkWhatThePatchBroughtAndWhatItMended() {
    assertThat(page(series() + "/v1/1").select("#f0h0 + tr.note .checks-here").text())
        .isEqualTo("✱ introduced here a use-after-free in hub_put hub.c:3");
    assertThat(page(series() + "/v1/3").select("#f0h0 + tr.note .checks-here").text())
        .isEqualTo("✚ fixed here a use-after-free in hub_put");
    assertThat(page(series() + "/v1/2").select(".checks-here")).isEmpty();
  }

  @Test
  void theFindingPageShowsWhoDidWhatWithOneColumnForEachThread() {
    Document page = page("/findings/71");

    assertThat(page.select(".schedule thead th").eachText())
        .containsExactly("Step", "Thread 1 opener", "Thread 2 closer");
    assertThat(page.select(".schedule tbody tr").eachAttr("id"))
        .containsExactly("step-1", "step-2", "step-3");
    assertThat(page.select("#step-1 td").first().text())
        .isEqualTo("reads pocket->hub hub.c:2 in hub_put takes pocket->map_lock as a reader");
    assertThat(page.select("#step-2").hasClass("switch")).isTrue();
    assertThat(page.select("#step-2 td").eachText()).hasSize(1).first().asString().contains("free");
    assertThat(page.select("#step-3 .fault").text()).contains("use-after-free: hub->dead <read>");
    assertThat(page.select(".sides article h2").eachText())
        .containsExactly("Use by thread 1 (opener) step 3", "Free by thread 2 (closer) step 2");
    assertThat(page.select("#schedule + span").text())
        .isEqualTo(
            "3 steps, 2 context switches; making it short took away 4 context switches and 30"
                + " steps.");
    assertThat(page.select("#replay").text())
        .isEqualTo("interleave replay --tree . finding-71.il1");
  }

  @Test
  void aFindingWithoutItsStepsStillTellsBothItsSides() {
    known.forget(71, 73);

    Document page = page("/findings/73");

    assertThat(page.select(".schedule, #replay")).isEmpty();
    assertThat(page.select(".notice").text()).contains("were not kept");
    assertThat(page.select(".stack").eachText())
        .containsExactly("hub_put hub.c:3 hub_close at hub.c:40", "hub_free hub.c:9");
    assertThat(text(pages.get().uri("/findings/73.txt").exchange()))
        .contains("At hub.c:3 in hub_put\n hub_close at hub.c:40\n")
        .doesNotContain("interleave replay");
  }

  @Test
  void theFindingIsThereAsTextForMail() {
    String text = text(pages.get().uri("/findings/71.txt").exchange());

    assertThat(text)
        .startsWith("BUG: Interleave: use-after-free in hub_put\n")
        .contains("revision: v1 +1, with patches up to 1 applied\n")
        .contains("Use by thread 1 (opener), hub->dead:\n hub_put hub.c:3\n")
        .contains("  thread 2 (closer):\n      2  kfree()")
        .endsWith("  interleave replay --tree . finding-71.il1\n");
    assertThat(text.lines().filter(line -> line.endsWith(" "))).isEmpty();
  }

  @Test
  void aRevisionPageTellsAllThatIsKnownOfIt() {
    Document page = page(series() + "/v1/checks/3");

    assertThat(page.select("h1").text()).isEqualTo("Behind patch 3: hub: step 3");
    assertThat(page.select(".known").text())
        .contains("fixed here")
        .contains("verified: all 6 interleavings");
    assertThat(page.select(".came a").eachAttr("href"))
        .containsExactly(
            "/findings/71?series=" + series().substring(8) + "&version=v1&revision=2",
            series() + "/v1/3");
    assertThat(pages.get().uri(URI.create(series() + "/v1/checks/4")).exchange()).hasStatus(404);
  }

  @Test
  void aFindingThatIsNotThereIsSaidSo() {
    assertThat(pages.get().uri("/findings/999999").exchange()).hasStatus(404);
    assertThat(pages.get().uri("/runs/999999").exchange()).hasStatus(404);
    assertThat(page("/findings/71?series=x&version=v9&revision=0").select(".crumbs").text())
        .contains("v1 checks +1");
  }

  @Test
  void aRunOfCiStandsInTheMatrixAtItsHunkAndHasAPage() {
    Run.Found found =
        new Run.Found(
            "KASAN: use-after-free",
            Run.Level.ERROR,
            "KASAN: use-after-free in hub_put",
            "Call Trace:\n <hub_put>",
            Optional.of("hub.c"),
            2,
            "hub_put",
            Optional.of(new Run.AtHunk(new MessageId(PATCHES[1]), 1)));
    Run run =
        runs.post(
            new Run.Posting(
                new Target.Patch(new MessageId(PATCHES[1])),
                "kernel-build",
                RunStatus.FAIL,
                "1 error",
                Optional.of(URI.create("javascript:alert(1)")),
                "robot",
                Optional.of("line\n".repeat(500) + "<last>"),
                List.of(found)));

    Document matrix = page(series() + "/v1/checks");
    assertThat(matrix.select("td.failed a").attr("aria-label"))
        .contains("failed: 1 error, said by robot");
    assertThat(matrix.select(".told").text()).endsWith("kernel-build failed at +2.");
    Element note = page(series() + "/v1/2").select("#f0h0 + tr.note .checks-here").first();
    assertThat(note.text())
        .isEqualTo("✕ failed KASAN: use-after-free in hub_put hub.c:2 says kernel-build");
    assertThat(note.select("a").attr("href")).isEqualTo("/runs/" + run.id() + "#finding-1");

    Document page = page("/runs/" + run.id());
    assertThat(page.select("h1").text()).isEqualTo("kernel-build ✕ failed");
    assertThat(page.select("#finding-1 a.at").attr("href")).isEqualTo(series() + "/v1/2#f0h0");
    assertThat(page.select("pre[aria-label=Log]").text()).endsWith("<last>");
    assertThat(page.text()).contains("101 lines before are left out");
    assertThat(page.select("a[href^=javascript]")).isEmpty();
    var log = pages.get().uri("/runs/" + run.id() + "/log").exchange();
    assertThat(log.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
        .isEqualTo("attachment; filename=\"run-" + run.id() + ".log\"");
    assertThat(text(log)).hasSize(2506);
  }

  @Test
  void versionsStandSideBySideOnlyIfTheSeriesHasThem() {
    Document page = page(EXAMPLE + "/v3/checks?with=v2,v9");

    assertThat(page.select("input[name=with]").eachAttr("value")).containsExactly("v1", "v2");
    assertThat(page.select(".told b").eachText()).containsExactly("v3:", "v2:");
  }

  @Test
  void theListOfJobsIsThereWithoutOne() {
    assertThat(page("/jobs").select("h1").text()).isEqualTo("Jobs");
    assertThat(page("/jobs").select("nav a[aria-current]").text()).isEqualTo("Jobs");
  }
}
