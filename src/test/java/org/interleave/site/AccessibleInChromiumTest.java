package org.interleave.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interleave.checks.web.HandMade;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every kind of page, judged by axe-core: names, roles, contrast, order of headings, targets. */
class AccessibleInChromiumTest extends ServedExample {
  private static final long FINDING = 73;
  private static final Path AXE = Path.of("frontend/node_modules/axe-core/axe.min.js");

  private static final String RUN =
      """
      axe.run({exclude: [['.rows .n'], ['.schedule th']]}, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
        'wcag21aa', 'wcag22aa', 'best-practice']}).then(result => result.violations.flatMap(rule =>
          rule.nodes.slice(0, 2).map(node => rule.id + ': ' + node.html.slice(0, 160) + ' — '
            + node.failureSummary.replace(/\\s+/g, ' ').slice(0, 220))))
      """;

  @RegisterExtension private final Chromium chromium = new Chromium();
  @LocalServerPort private int port;
  @Autowired private SeriesCatalog catalog;
  @Autowired private HandMade known;

  private List<String> addresses() {
    Series example = catalog.find("20251006070012.41873-1-ines@example.org").orElseThrow();
    List<String> patches =
        example.newest().patches().stream()
            .map(Version.Patch::message)
            .map(id -> id.value())
            .toList();
    known.tell(FINDING, patches.toArray(String[]::new));
    String series = "/series/" + example.id().value();
    return List.of(
        "/series",
        series + "/v3",
        series + "/v3/4",
        series + "/v3/mail",
        series + "/compare/v2..v3",
        series + "/v3/checks",
        series + "/v3/checks?with=v1,v2",
        series + "/v3/checks/1",
        "/findings/" + FINDING,
        series + "/v3/reply",
        "/messages/" + patches.getFirst(),
        "/search?q=f:ines",
        "/jobs",
        "/imports",
        "/rules",
        "/rules/-/new",
        "/hooks",
        "/tokens",
        "/drafts",
        "/reviewer",
        "/nowhere");
  }

  private List<String> judged(int width, ColorScheme scheme, List<String> addresses)
      throws IOException {
    String axe = Files.readString(AXE);
    Page page = chromium.open(port, width, scheme);
    List<String> complaints = new ArrayList<>();
    for (String address : addresses) {
      page.navigate(address);
      page.evaluate(axe);
      ((List<?>) page.evaluate(RUN)).forEach(line -> complaints.add(address + " " + line));
    }
    return complaints;
  }

  @Test
  void everyPageIsReadableForEverybodyInTheLight() throws IOException {
    assertThat(judged(1440, ColorScheme.LIGHT, addresses())).isEmpty();
  }

  @Test
  void everyPageIsReadableForEverybodyInTheDarkAndOnAPhone() throws IOException {
    assertThat(judged(420, ColorScheme.DARK, addresses())).isEmpty();
  }
}
