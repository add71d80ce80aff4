package org.interleave.locking.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.interleave.checks.job.Workers;
import org.interleave.database.TestDatabase;
import org.interleave.example.BundledExample;
import org.interleave.review.web.ImportedExample;
import org.interleave.site.Server;
import org.interleave.source.store.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What a reviewer does with rules: check a version, change a rule, see the effect, save it. */
@SpringBootTest(classes = Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(EditInChromiumTest.OwnDatabase.class)
class EditInChromiumTest {
  private static final double LONG = 120_000;

  @TestConfiguration(proxyBeanMethods = false)
  static class OwnDatabase {
    @Bean
    DataSource dataSource() {
      return TestDatabase.fresh();
    }
  }

  @Autowired private DataSource source;
  @Autowired private Trees trees;
  @Autowired private Workers.Running worker;
  @LocalServerPort private int port;
  @TempDir Path folder;
  private final List<String> complaints = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private String series;

  @BeforeEach
  void openBrowser() throws Exception {
    series = "/series/" + ImportedExample.in(source).series().id().value();
    trees.add(BundledExample.unpack(folder).repository());
    worker.start();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterEach
  void closeBrowser() {
    playwright.close();
  }

  @Test
  void aVersionIsCheckedARuleChangedTriedAndSaved() {
    Page page = open(1280);
    page.navigate(series + "/v3");
    page.getByRole(AriaRole.BUTTON, named("Check now")).click();
    assertThat(page.locator("table.matrix")).isVisible(visible());
    page.navigate(series + "/v3/4");
    assertThat(page.locator(".rules-here .enforces").first())
        .containsText("hub->busy under ranges_lock");
    page.setViewportSize(400, 900);
    for (String address :
        List.of(series + "/v3", series + "/v3/4", "/rules/pocket/pocket-ranges-spinlock")) {
      page.navigate(address);
      assertThat(overflow(page)).as(address).isEqualTo(0);
    }
    page.setViewportSize(1280, 900);

    page.navigate("/rules/pocket/-/edit");
    Locator text = page.getByLabel("Rule file");
    String rules = text.inputValue();
    text.fill(rules.replaceFirst("guarded_by", "gaurded_by"));
    assertThat(page.locator("#complaints"))
        .containsText("there is no key `gaurded_by`; did you mean `guarded_by`?");
    assertThat(page.locator(".numbers .wrong")).hasCount(1);
    text.fill(rules.replace("lock: mirror_hub.ranges_lock", "lock: pocket.pages_lock"));
    assertThat(page.locator("#complaints li")).hasCount(0);
    page.getByLabel("Try on")
        .selectOption(new SelectOption().setValue(series.substring(8) + " v3"));
    page.getByRole(AriaRole.BUTTON, named("Try")).click();

    Locator effect = page.locator("#effect");
    assertThat(effect.locator(".breaks").first()).isVisible(visible());
    assertThat(effect).containsText("pages_lock is not held");
    assertThat(effect.locator(".badge").first()).hasText("new");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page).hasURL("http://127.0.0.1:" + port + "/rules/pocket");
    assertThat(page.locator(".facts")).containsText("version 2");
    page.navigate(series + "/v3/4");
    assertThat(page.locator(".check-status")).containsText("pocket was changed since");
    assertThat(complaints).isEmpty();
  }

  @Test
  void noPageOfRulesIsWiderThanAPhone() {
    Page page = open(400);

    for (String address :
        List.of(
            "/rules",
            "/rules/mm-hmm",
            "/rules/mm-hmm/-/edit",
            "/rules/mm-hmm/hmm-mmap-sem",
            "/rules/-/new",
            series + "/v3",
            series + "/v3/4")) {
      page.navigate(address);
      assertThat(overflow(page)).as(address).isEqualTo(0);
    }
    assertThat(complaints).isEmpty();
  }

  private static Object overflow(Page page) {
    return page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static LocatorAssertions.IsVisibleOptions visible() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
  }

  private Page open(int width) {
    Page page =
        browser
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL("http://127.0.0.1:" + port)
                    .setViewportSize(width, 900))
            .newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    return page;
  }
}
