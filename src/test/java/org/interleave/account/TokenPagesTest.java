package org.interleave.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.interleave.site.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class TokenPagesTest extends PageTest {
  @Autowired private Tokens tokens;

  private MvcTestResult make(String account, String... scopes) {
    return pages
        .post()
        .uri("/tokens")
        .param("account", account)
        .param("note", "for <b>tests</b>")
        .param("scope", scopes)
        .exchange();
  }

  @Test
  void aTokenIsShownOnceAndThenWorks() {
    MvcTestResult result = make("page-ci", "checks:write", "read");

    Document page = Jsoup.parse(text(result));
    String secret = page.select("code.secret").text();
    assertThat(tokens.caller(secret).orElseThrow().name()).isEqualTo("page-ci");
    assertThat(result).headers().hasValue("Cache-Control", "no-store");
    Document later = page("/tokens");
    assertThat(later.text()).contains("page-ci", "for <b>tests</b>").doesNotContain(secret);
  }

  @Test
  void revokingStandsInTheList() {
    String secret = Jsoup.parse(text(make("gone-ci", "read"))).select("code.secret").text();
    String form = "form[action=/tokens/" + secret.substring(4, 12) + "/revoke]";
    assertThat(page("/tokens").select(form)).hasSize(1);

    pages.post().uri("/tokens/" + secret.substring(4, 12) + "/revoke").exchange();

    assertThat(tokens.caller(secret)).isEmpty();
    assertThat(page("/tokens").select(form)).isEmpty();
  }

  @Test
  void aTokenWithoutNameOrScopeIsNotMade() {
    assertThat(make("no scope at all")).hasStatus(400);
    assertThat(make("nothing")).hasStatus(400);
    assertThat(make("strange", "everything")).hasStatus(400);
  }
}
