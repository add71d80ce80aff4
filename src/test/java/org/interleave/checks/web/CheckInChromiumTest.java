package org.interleave.checks.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.interleave.site.Chromium;
import org.interleave.site.ServedExample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a reviewer does with the matrix and a finding in a browser. */
class CheckInChromiumTest extends ServedExample {
  private static final long FINDING = 72;

  @RegisterExtension private final Chromium chromium = new Chromium();
  @LocalServerPort private int port;
  @Autowired private SeriesCatalog catalog;
  @Autowired private HandMade known;
  private String series;

  @BeforeEach
  void tellWhatIsKnown() {
    Series example = catalog.find("20251006070012.41873-1-ines@example.org").orElseThrow();
    series = "/series/" + example.id().value();
    known.tell(
        FINDING,
        example.newest().patches().stream()
            .map(Version.Patch::message)
            .map(id -> id.value())
            .toArray(String[]::new));
  }

  @Test
  void aReviewerGoesFromTheMatrixToTheDefectAndThroughItsScheduleByKeyboard() {
    Page page = chromium.open(port, 1280, ColorScheme.LIGHT);
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

    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void onAPhoneNoPageIsWiderThanTheScreen() {
    Page page = chromium.open(port, 420, ColorScheme.DARK);

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

    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void theTextOfAFindingIsCopied() {
    Page page = chromium.open(port, 1280, ColorScheme.LIGHT);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.navigate("/findings/" + FINDING);

    Locator button = page.locator("button[data-copy*='.txt']");
    button.click();

    assertThat(button).hasText("Copied");
    assertThat(page.evaluate("navigator.clipboard.readText()").toString())
        .startsWith("BUG: Interleave: use-after-free in hub_put");
    assertThat(chromium.complaints()).isEmpty();
  }
}
