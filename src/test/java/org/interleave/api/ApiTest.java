package org.interleave.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.account.Scope;
import org.interleave.account.Token;
import org.interleave.account.Tokens;
import org.interleave.site.PageTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The base of the API's tests: they call it as programs do. */
abstract class ApiTest extends PageTest {
  static final String ROOT = "/api/v1";
  static final String SERIES = ROOT + EXAMPLE;
  static final String VERSION = SERIES + "/versions/v2";

  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Autowired Tokens tokens;

  String token(Scope... scopes) {
    return tokens
        .create(
            new Token.Wanted(
                "ci-of-" + getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                "",
                List.of(scopes),
                Optional.empty()))
        .secret();
  }

  MvcTestResult get(String path) {
    return pages.get().uri(URI.create(path)).exchange();
  }

  JsonNode json(String path) {
    MvcTestResult result = get(path);
    assertThat(result).hasStatusOk();
    return json(result);
  }

  static JsonNode json(MvcTestResult result) {
    return MAPPER.readTree(text(result));
  }

  MockMvcTester.MockMvcRequestBuilder post(String path, String token, String type, String body) {
    return pages
        .post()
        .uri(URI.create(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type)
        .content(body);
  }

  MvcTestResult posted(String path, String token, String type, String body) {
    return post(path, token, type, body).exchange();
  }

  /** The problem, after a look at what every problem has. */
  static JsonNode problem(MvcTestResult result, int status) {
    assertThat(result).hasStatus(status);
    assertThat(result).hasContentType("application/problem+json");
    JsonNode problem = json(result);
    assertThat(problem.propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Set.of("type", "title", "status", "detail", "instance", "advice"));
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asString()).isNotBlank();
    assertThat(problem.get("advice").asString()).isNotBlank();
    return problem;
  }

  /** A line that patch 1 of the example adds: its file, and its number after the patch. */
  Map.Entry<String, Integer> addedLine() {
    for (JsonNode hunk : json(VERSION + "/patches/1/hunks").get("items")) {
      int line = hunk.get("newStart").asInt();
      for (JsonNode text : hunk.get("lines")) {
        if (text.asString().startsWith("+")) {
          return Map.entry(hunk.get("file").asString(), line);
        }
        line += text.asString().startsWith(" ") ? 1 : 0;
      }
    }
    throw new AssertionError("patch 1 adds no line");
  }

  static List<JsonNode> items(JsonNode page) {
    List<JsonNode> items = new ArrayList<>();
    page.get("items").forEach(items::add);
    return items;
  }
}
