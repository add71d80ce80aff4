package org.interleave.checks.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.site.PageTest;
import org.interleave.site.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What a reviewer does with the matrix and a finding in a browser. */
@SpringBootTest(classes = Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(PageTest.OneDatabase.class)
class CheckInChromiumTest {
  private static final long FINDING = 72;

  @LocalServerPort private int port;
  @Autowired private SeriesCatalog catalog;
  @Autowired private HandMade known;
  private final List<String> complaints = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private String series;

  @BeforeEach
  void openBrowser() {
    Series example = catalog.find("20251006070012.41873-1-ines@example.org").orElseThrow();
    series = "/series/" + example.id().value();
    known.tell(
        FINDING,
        example.newest().patches().stream()
            .map(Version.Patch::message)
            .map(id -> id.value())
            .toArray(String[]::new));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update")));
  }

  @AfterEach
  void closeBrowser() {
    playwright.close();
  }

  private Page open(int width, ColorScheme scheme) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL("http://127.0.0.1:" + port)
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme))
            .newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  @Test
  void aReviewerGoesFromTheMatrixToTheDefectAndThroughItsScheduleByKeyboard() {
    Page page = open(1280, ColorScheme.LIGHT);
    page.navigate(series);

    Locator squares = page.locator(".squares td a[tabindex='0']");
    assertThat(squares).hasCount(1);
    squares.focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(":focus"))
        .hasAttribute("aria-label", Pattern.compile("\\+1: a use-after-free .* introduced here.*"));
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/findings/" + FINDING + "\\?.*revision=1"));

    Locator current = page.locator(".schedule tr[aria-current=step]");
    assertThat(current).hasId("step-2");
    page.keyboard().press("j");
    assertThat(current).hasId("step-3");
    page.keyboard().press("p");
    assertThat(current).hasId("step-2");
    page.keyboard().press("Home");
    assertThat(current).hasId("step-1");
    assertThat(page).hasURL(Pattern.compile(".*#step-1"));
    page.navigate("/findings/" + FINDING + "#step-3");
    assertThat(current).hasId("step-3");
    page.keyboard().press("u");
    assertThat(page).hasURL(Pattern.compile(".*/v3/checks/1"));

    assertThat(complaints).isEmpty();
  }

  @Test
  void onAPhoneNoPageIsWiderThanTheScreen() {
    Page page = open(420, ColorScheme.DARK);

    for (String address :
        List.of(
            series,
            series + "/v3/checks?with=v1,v2",
            series + "/v3/checks/2",
            "/findings/" + FINDING,
            "/jobs")) {
      page.navigate(address);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(address).isEqualTo(420);
    }
    page.navigate("/findings/" + FINDING);
    assertThat(
            page.evaluate(
                "getComputedStyle(document.querySelector('#step-2 td[data-label]'), '::before')"
                    + ".content"))
        .isEqualTo("\"thread 2 (closer)\"");

    assertThat(complaints).isEmpty();
  }

  @Test
  void theTextOfAFindingIsCopied() {
    Page page = open(1280, ColorScheme.LIGHT);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.navigate("/findings/" + FINDING);

    Locator button = page.locator("button[data-copy*='.txt']");
    button.click();

    assertThat(button).hasText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()").toString())
        .startsWith("BUG: Interleave: use-after-free in hub_put");
    assertThat(complaints).isEmpty();
  }
}
