package org.interleave.reply;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.interleave.ingest.Messages;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.review.BodyLine;
import org.interleave.review.web.ImportedExample;
import org.interleave.site.Chromium;
import org.interleave.site.Server;
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

/** What a reviewer does, from the line that is clicked to the mail that tools take. */
@SpringBootTest(classes = Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(ReviewInChromiumTest.OwnDatabase.class)
class ReviewInChromiumTest {

  @TestConfiguration(proxyBeanMethods = false)
  static class OwnDatabase {
    @Bean
    DataSource dataSource() {
      return TestDatabase.fresh();
    }
  }

  @Autowired private DataSource source;
  @RegisterExtension private final Chromium chromium = new Chromium();
  @LocalServerPort private int port;
  @TempDir Path folder;
  private ImportedExample example;
  private MessageId patch;
  private BodyLine.Code line;

  @BeforeEach
  void prepare() throws Exception {
    MailTools.need("chromium");
    example = ImportedExample.in(source);
    patch = example.patch(4);
    line = example.added(patch, "mutex_lock");
  }

  /** The page of patch 4 of version 1, for a reviewer who has said who it is. */
  private Page open(BrowserContext context, String name, String address) {
    Page page = context.newPage();
    page.onPageError(error -> {
      throw new AssertionError("the page's script failed: " + error);
    });
    page.navigate("/reviewer");
    page.getByLabel("Your name").fill(name);
    page.getByLabel("Mail address").fill(address);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep")).click();
    page.navigate("/series/" + example.series().id().value() + "/v1/4");
    return page;
  }

  private BrowserContext context(boolean script) {
    return chromium.window(
        new Browser.NewContextOptions()
            .setBaseURL("http://127.0.0.1:" + port)
            .setJavaScriptEnabled(script));
  }

  private static Locator number(Page page, String anchor) {
    return page.locator("#" + anchor + " .n a").last();
  }

  private String anchor(int below) {
    return "f" + line.file() + "n" + (line.newLine() + below);
  }

  private static void press(Page page, String button) {
    page.locator("form#comment")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
        .click();
  }

  private static String lines(Page page) {
    return page.locator("form#comment label b").textContent();
  }

  @Test
  void aCommentOnALineComesBackAsAMailThatB4AndNeomuttTake() throws Exception {
    Page page = open(context(true), "Zoë Reviewer", "zoe@example.org");

    number(page, anchor(0)).click();
    page.locator("#comment-body").fill("May this sleep? — I „think“ not.");
    press(page, "Publish");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reviewed-by")).click();
    Locator below = page.locator("#" + anchor(0) + " ~ tr.note .annotation");
    assertThat(below.filter(new Locator.FilterOptions().setHasText("Zoë")).locator(".said"))
        .hasText("May this sleep? — I „think“ not.");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reply with this review"))
        .click();
    Download download =
        page.waitForDownload(() ->
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Save as .eml"))
                .click());
    Path file = folder.resolve("reply.eml");
    download.saveAs(file);

    byte[] mail = Files.readAllBytes(file);
    Message reply = (Message) MailReader.read(mail);
    assertThat(page.locator("pre.mail").textContent())
        .isEqualTo(new String(mail, StandardCharsets.UTF_8));
    assertThat(reply.from().name()).isEqualTo("Zoë Reviewer");
    assertThat(reply.references()).containsExactly(example.cover(), patch);
    assertThat(reply.body().text())
        .contains("> " + line.text() + "\n\nMay this sleep? — I „think“ not.\n\nReviewed-by: Zoë");
    takenByTools(mail);
  }

  private void takenByTools(byte[] reply) throws Exception {
    MailTools.need("b4", "git", "neomutt", "script");
    MailTools tools = new MailTools(folder);
    Messages messages = new Messages(source);
    List<byte[]> series =
        java.util.stream.IntStream.rangeClosed(0, 5)
            .mapToObj(i -> i == 0 ? example.cover() : example.patch(i))
            .map(id -> messages.raw(id).orElseThrow())
            .toList();
    List<byte[]> all = new java.util.ArrayList<>(series);
    all.add(reply);
    Path mbox = Files.write(folder.resolve("thread.mbox"), Mboxrd.of(all));
    tools.run(folder, "git", "init", "-q", "tree");
    tools.run(folder.resolve("tree"), "git", "config", "user.name", "Ada Example");
    tools.run(folder.resolve("tree"), "git", "config", "user.email", "ada@example.org");

    tools.run(
        folder.resolve("tree"),
        "b4",
        "--offline-mode",
        "--no-stdin",
        "am",
        "-C",
        "-m",
        mbox.toString(),
        "-o",
        folder.toString());
    String shown = tools.neomutt(mbox, "~<(~i " + patch.value() + ")");

    String ready;
    try (var files = Files.list(folder)) {
      ready =
          Files.readString(
              files.filter(path -> path.toString().endsWith(".mbx")).findFirst().orElseThrow());
    }
    assertThat(ready.split("\nSubject: ")[4])
        .contains("Reviewed-by: Zoë Reviewer <zoe@example.org>");
    assertThat(shown).contains("> " + line.text() + "\n\nMay this sleep? — I „think“ not.\n");
  }

  @Test
  void linesAreDraggedOverOrPickedByKey() {
    Page page = open(context(true), "Range Reviewer", "range@example.org");
    Locator from = number(page, anchor(0));
    Locator to = number(page, anchor(2));
    from.scrollIntoViewIfNeeded();
    BoundingBox start = from.boundingBox();
    BoundingBox end = to.boundingBox();

    page.mouse().move(start.x + 3, start.y + 3);
    page.mouse().down();
    page.mouse()
        .move(end.x + 3, end.y + 3, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
    page.mouse().up();
    page.waitForSelector("form#comment");

    assertThat(lines(page))
        .isEqualTo("pocket/mirror.c:" + line.newLine() + "-" + (line.newLine() + 2));
    assertThat(page.locator("#comment-body")).isFocused();

    page.keyboard().press("Escape");
    assertThat(page.locator("form#comment")).hasCount(0);
    number(page, anchor(1)).focus();
    page.keyboard().press("c");
    page.waitForSelector("form#comment");
    assertThat(lines(page)).isEqualTo("pocket/mirror.c:" + (line.newLine() + 1));

    page.keyboard().type("By keys only.");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#" + anchor(1) + " + tr.note .annotation.draft .said"))
        .hasText("By keys only.");
  }

  @Test
  void aDraftIsEditedInPlaceAndDeleted() {
    Page page = open(context(true), "Editing Reviewer", "edit@example.org");
    number(page, anchor(0)).click();
    page.locator("#comment-body").fill("Frist.");
    press(page, "Save draft");
    Locator mine = page.locator(".annotation", new Page.LocatorOptions().setHasText("Editing"));

    mine.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Edit")).click();
    mine.locator("textarea").fill("First.");
    press(page, "Save draft");

    assertThat(mine.locator(".said")).hasText("First.");
    mine.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete")).click();
    assertThat(mine).hasCount(0);
  }

  @Test
  void allOfItWorksWithoutScript() {
    Page page = open(context(false), "Plain Reviewer", "plain@example.org");

    number(page, anchor(0)).click();
    page.locator("#comment-body").fill("Without any script.");
    press(page, "Publish");

    Locator mine = page.locator(".annotation", new Page.LocatorOptions().setHasText("Plain"));
    assertThat(mine.locator(".said")).hasText("Without any script.");
    assertThat(page.getByText("Reply with this review")).isVisible();
  }
}
