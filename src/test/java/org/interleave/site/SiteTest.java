package org.interleave.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class SiteTest extends PageTest {
  @Test
  void anUnknownAddressIsAPageWithOneReasonAndOneAdvice() {
    MvcTestResult result = pages.get().uri("/nowhere/at/all").exchange();

    assertThat(result).hasStatus(404);
    Document page = org.jsoup.Jsoup.parse(text(result));
    assertThat(page.select("h1").text()).isEqualTo("There is no page at this address.");
    assertThat(page.select("main p").eachText())
        .containsExactly("404", "The list of series leads to every other page.", "All series");
  }

  @Test
  void everyAnswerForbidsWhatThePagesDoNotUse() {
    MvcTestResult result = pages.get().uri("/nowhere").exchange();

    assertThat(result.getResponse().getHeader("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(result).headers().hasValue("X-Content-Type-Options", "nosniff");
    assertThat(result).headers().hasValue("Cache-Control", "no-cache, private");
  }

  @Test
  void noPageHasScriptOrStyleInline() {
    Document page = page("/nowhere");

    assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
    assertThat(page.select("script[src^=/assets/main-], link[rel=stylesheet][href^=/assets/main-]"))
        .hasSize(2);
  }

  @Test
  void assetsMayBeKeptForEver() {
    String script = page("/nowhere").select("script").attr("src");

    MvcTestResult result = pages.get().uri(script).exchange();

    assertThat(result).hasStatusOk();
    assertThat(result).headers().hasValue("Cache-Control", "max-age=31536000, public, immutable");
  }

  @Test
  void aNameThatIsNotThisMachineIsRefused() {
    assertThat(pages.get().uri("http://evil.example/series").exchange()).hasStatus(403);
    assertThat(pages.get().uri("http://localhost:8080/nowhere").exchange()).hasStatus(404);
  }

  @Test
  void changesComeFromOurOwnPagesOnly() {
    assertThat(pages.post().uri("/nowhere").header("Sec-Fetch-Site", "cross-site").exchange())
        .hasStatus(403);
    assertThat(
            pages
                .post()
                .uri("/nowhere")
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:9999")
                .exchange())
        .hasStatus(403);
    assertThat(
            pages
                .post()
                .uri("/nowhere")
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080")
                .exchange())
        .hasStatus(404);
  }
}
