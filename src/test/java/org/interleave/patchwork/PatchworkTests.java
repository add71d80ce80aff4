package org.interleave.patchwork;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.interleave.account.Scope;
import org.interleave.account.Token;
import org.interleave.account.Tokens;
import org.interleave.site.PageTest;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the tests of this package share. */
abstract class PatchworkTests extends PageTest {
  @Autowired protected ObjectMapper json;
  @Autowired private Tokens tokens;
  @TempDir protected Path folder;

  protected JsonNode get(String address) {
    return json.readTree(text(pages.get().uri(URI.create(address)).exchange()));
  }

  protected String token(String account, Scope... scopes) {
    return tokens.create(new Token.Wanted(account, "", List.of(scopes), Optional.empty())).secret();
  }

  /**
   * @param fields names and values in turn
   */
  protected MvcTestResult send(
      MockMvcTester.MockMvcRequestBuilder request, String token, Object... fields) {
    request.header("Authorization", "Token " + token);
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i].toString(), fields[i + 1].toString());
    }
    return request.exchange();
  }

  /** Imports a cover letter and two patches. */
  protected Posted posted(String list) {
    Posted posted = new Posted(list);
    mail(folder, posted.cover("v1", 2), posted.patch("v1", 1, 2), posted.patch("v1", 2, 2));
    return posted;
  }

  protected long patch(Posted posted, String version, int number) {
    return get("/api/1.3/patches/?msgid=" + posted.id(version, number)).get(0).get("id").asLong();
  }

  protected static List<String> all(JsonNode items, String field) {
    return items.valueStream().map(item -> item.get(field).asString()).toList();
  }

  protected static String path(JsonNode address) {
    return URI.create(address.asString()).getRawPath();
  }
}
