package org.interleave.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a reader does in a browser, and what the browser says to it. */
class ReadInChromiumTest extends ServedExample {
  private static final String SERIES =
      "/series/" + SeriesId.of(new MessageId("20251006070012.41873-1-ines@example.org")).value();

  @RegisterExtension private final Chromium chromium = new Chromium();
  @LocalServerPort private int port;

  @Test
  void aPatchIsReadWithTheKeyboard() {
    Page page = chromium.open(port, 1280, ColorScheme.LIGHT);
    page.navigate(SERIES + "/v1/4");

    page.keyboard().press("j");
    assertThat(page.locator(":focus")).hasAttribute("data-stop", "file or hunk");
    page.keyboard().press("?");
    assertThat(page.locator("dialog.keys")).containsText("Next patch");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog.keys")).hasCount(0);
    page.keyboard().press("n");
    assertThat(page).hasURL("http://127.0.0.1:" + port + SERIES + "/v1/5");
    page.keyboard().press("t");
    assertThat(page.locator("table.rows.split").first()).isVisible();
    page.keyboard().press("/");
    page.keyboard().type("f:tobias");
    page.keyboard().press("Enter");
    assertThat(page.locator(".found tbody tr").first()).isVisible();

    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void codeIsColouredWithoutChangingTheTextOfTheRows() {
    Page page = chromium.open(port, 1280, ColorScheme.DARK);
    page.navigate(SERIES + "/v1/4");

    page.waitForFunction("() => CSS.highlights.size > 0");

    Object spans = page.evaluate("() => document.querySelectorAll('.c span').length");
    assertThat(spans).isEqualTo(0);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void noPageIsWiderThanAPhone() {
    Page page = chromium.open(port, 400, ColorScheme.LIGHT);

    for (String address :
        List.of(
            "/series",
            SERIES,
            SERIES + "/v1/4",
            SERIES + "/v1/mail",
            SERIES + "/compare/v1..v2",
            "/search?q=f:ines",
            "/imports",
            "/nowhere")) {
      page.navigate(address);
      Object over =
          page.evaluate(
              "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(over).as(address).isEqualTo(0);
    }
  }

  @Test
  void aMailIsImportedFoundAndReadWhateverItsMessageIdIs(@TempDir Path folder) throws IOException {
    Path mbox = folder.resolve("seen-from-afar.mbox");
    Files.writeString(
        mbox,
        """
        From mboxrd@z Thu Jan  1 00:00:00 1970
        From: A Tester <tester@example.org>
        Date: Mon, 3 Jun 2019 10:00:00 +0000
        Message-ID: <seen/from#afar@example.org>
        Subject: slashes

        Text.
        """);
    Page watching = chromium.open(port, 1280, ColorScheme.LIGHT);
    watching.navigate("/imports");
    Page page = chromium.open(port, 1280, ColorScheme.LIGHT);
    page.navigate("/imports");

    page.getByLabel("Import mail from").fill(mbox.toString());
    page.keyboard().press("Enter");

    assertThat(page.locator("#imports")).containsText("seen-from-afar.mbox");
    assertThat(watching.locator("#imports"))
        .containsText(
            "seen-from-afar.mbox", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    page.navigate("/search?q=s:slashes");
    page.locator(".found tbody a").first().click();
    assertThat(page.locator(".headers")).containsText("seen/from#afar@example.org");
    assertThat(chromium.complaints()).isEmpty();
  }
}
