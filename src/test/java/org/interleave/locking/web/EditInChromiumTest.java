package org.interleave.locking.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.checks.job.Workers;
import org.interleave.database.TestDatabase;
import org.interleave.example.BundledExample;
import org.interleave.review.web.ImportedExample;
import org.interleave.site.Chromium;
import org.interleave.site.Server;
import org.interleave.source.store.Trees;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
  @RegisterExtension private final Chromium chromium = new Chromium();
  @LocalServerPort private int port;
  @TempDir Path folder;
  private String series;

  @BeforeEach
  void prepare() throws Exception {
    series = "/series/" + ImportedExample.in(source).series().id().value();
    trees.add(BundledExample.unpack(folder).repository());
    worker.start();
  }

  @Test
  void aVersionIsCheckedARuleChangedTriedAndSaved() {
    Page page = chromium.open(port, 1280, ColorScheme.LIGHT);
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
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void noPageOfRulesIsWiderThanAPhone() {
    Page page = chromium.open(port, 400, ColorScheme.LIGHT);

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
    assertThat(chromium.complaints()).isEmpty();
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
}
