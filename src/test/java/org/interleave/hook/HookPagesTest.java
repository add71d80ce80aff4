package org.interleave.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interleave.site.PageTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class HookPagesTest extends PageTest {
  @Autowired private Hooks hooks;

  private MvcTestResult add(String url, String... events) {
    return pages.post().uri("/hooks").param("url", url).param("event", events).exchange();
  }

  @Test
  void theSecretIsShownOnce() {
    MvcTestResult result = add("https://ci.example.org/once", "run.posted", "verdict.given");

    String secret = Jsoup.parse(text(result)).select("code.secret").text();
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(result).headers().hasValue("Cache-Control", "no-store");
    Document later = page("/hooks");
    assertThat(later.text()).contains("https://ci.example.org/once", "verdict.given");
    assertThat(later.html()).doesNotContain(secret);
  }

  @Test
  void onlyAddressesOfTheWebBecomeHooks() {
    for (String wrong :
        List.of(
            "ftp://a.example", "file:///etc/passwd", "https://u:p@a.example/", "nonsense", "")) {
      assertThat(add(wrong, "run.posted")).as(wrong).hasStatus(400);
    }
    assertThat(add("https://ci.example.org/none")).hasStatus(400);
    assertThat(add("https://ci.example.org/odd", "everything")).hasStatus(400);
  }

  @Test
  void aRemovedHookIsListedNoMore() {
    add("https://ci.example.org/removed", "run.posted");
    int id =
        hooks.all().stream()
            .filter(hook -> hook.url().getPath().equals("/removed"))
            .map(Hook::id)
            .findFirst()
            .orElseThrow();
    assertThat(pages.get().uri("/hooks/" + id).exchange()).hasStatusOk();

    pages.post().uri("/hooks/" + id + "/remove").exchange();

    assertThat(page("/hooks").text()).doesNotContain("/removed");
    assertThat(pages.get().uri("/hooks/" + id).exchange()).hasStatus(404);
  }
}
