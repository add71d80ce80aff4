package org.interleave.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interleave.account.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReadingTest extends ApiTest {

  /** Fetches every GET route of the document on the example, each list to its end. */
  @Test
  void answersEveryRouteAsTheDocumentSays() {
    String run =
        posted(
                VERSION + "/patches/1/runs",
                token(Scope.CHECKS_WRITE),
                "application/json",
                "{\"context\": \"walk\", \"log\": \"x\", \"findings\": [{\"kind\": \"k\","
                    + " \"title\": \"t\", \"file\": \"f.c\"}]}")
            .getResponse()
            .getHeader("Location");
    String message = json(VERSION + "/patches/1").get("message").asString();
    String job =
        json(posted(VERSION + "/jobs", token(Scope.CHECKS_WRITE), "application/json", ""))
            .get("items")
            .get(0)
            .get("id")
            .asString();
    JsonNode document = json(ROOT + "/openapi.json");
    List<String> walked = new ArrayList<>();

    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      if (get.isMissingNode()) {
        continue;
      }
      String address =
          path.getKey()
              .replace("{series}", EXAMPLE.substring("/series/".length()))
              .replace("{version}", "v2")
              .replace("{number}", "1")
              .replace("{message}", message.replace("/", "%2F"))
              .replace("{commit}", "cd".repeat(20))
              .replace("/jobs/{id}", "/jobs/" + job)
              .replace("{id}", run.substring(run.lastIndexOf('/') + 1));
      assertThat(address).doesNotContain("{");
      walk(document, get.get("responses"), address);
      walked.add(address);
    }

    assertThat(walked).hasSizeGreaterThan(18).contains(VERSION + "/attachments", run + "/log");
  }

  private void walk(JsonNode document, JsonNode responses, String address) {
    String next = address + (address.endsWith("/log") ? "" : "?limit=3");
    for (int pages = 0; pages < 4 && !next.isEmpty(); pages++) {
      MvcTestResult result = get(next);
      int status = result.getResponse().getStatus();
      JsonNode documented = responses.path(Integer.toString(status));
      String type = result.getResponse().getContentType().replaceAll(";.*", "");
      JsonNode schema =
          (documented.isMissingNode() ? responses.get("default") : documented)
              .path("content")
              .path(type)
              .path("schema");
      assertThat(schema.isMissingNode()).as(next + " " + status + " " + type).isFalse();
      if (!type.endsWith("json")) {
        return;
      }
      JsonNode body = json(result);
      assertThat(complaints(document, schema, body)).as(next).isEmpty();
      boolean more = body.has("next") && !items(body).isEmpty();
      next = more ? address + "?limit=3&cursor=" + body.get("next").asString() : "";
    }
  }

  /** Strict: a field that the document does not name is a complaint. */
  private static List<String> complaints(JsonNode document, JsonNode schema, JsonNode body) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.set("$ref", schema.get("$ref"));
    ObjectNode components = (ObjectNode) document.get("components").deepCopy();
    for (JsonNode one : components.get("schemas")) {
      ((ObjectNode) one).put("additionalProperties", false);
    }
    root.set("components", components);
    Schema checked =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(root.toString(), com.networknt.schema.InputFormat.JSON);
    return checked.validate(body.toString(), com.networknt.schema.InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void pagesThroughAListWithoutLossOrDouble() {
    List<JsonNode> whole = items(json(VERSION + "/patches/1/hunks?limit=200"));
    List<JsonNode> parts = new ArrayList<>();
    String next = VERSION + "/patches/1/hunks?limit=2";

    while (!next.isEmpty()) {
      MvcTestResult result = get(next);
      JsonNode page = json(result);
      parts.addAll(items(page));
      String link = result.getResponse().getHeader("Link");
      assertThat(link != null).isEqualTo(page.has("next"));
      next =
          link == null ? "" : link.substring(1, link.indexOf('>')).replace("http://localhost", "");
    }

    assertThat(whole).hasSizeGreaterThan(2);
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void refusesACursorOfAnotherListOrOfNobody() {
    String cursor = json(VERSION + "/patches/1/hunks?limit=1").get("next").asString();

    problem(get(VERSION + "/patches/2/hunks?limit=1&cursor=" + cursor), 400);
    problem(get(VERSION + "/patches/1/hunks?limit=1&cursor=AAAA"), 400);
    problem(get(VERSION + "/patches/1/hunks?limit=1&cursor=%00"), 400);
    problem(get(VERSION + "/patches/1/hunks?limit=0"), 400);
    problem(get(ROOT + "/series?state=odd"), 400);
  }

  @Test
  void answers304ToWhoHasItAlready() {
    MvcTestResult first = get(SERIES);
    String tag = first.getResponse().getHeader("ETag");

    MvcTestResult again =
        pages.get().uri(URI.create(SERIES)).header("If-None-Match", tag).exchange();

    assertThat(tag).startsWith("\"");
    assertThat(again).hasStatus(304);
    assertThat(text(again)).isEmpty();
  }

  @Test
  void tellsOfNewRunsToWhoKeepsTheLastCursor() {
    JsonNode last = json(ROOT + "/runs?limit=200");
    while (!items(last).isEmpty()) {
      last = json(ROOT + "/runs?limit=200&cursor=" + last.get("next").asString());
    }
    String cursor = last.get("next").asString();

    MvcTestResult posted =
        posted(
            VERSION + "/runs",
            token(Scope.CHECKS_WRITE),
            "application/json",
            "{\"context\": \"feed\"}");

    assertThat(items(json(ROOT + "/runs?limit=200&cursor=" + cursor))).contains(json(posted));
  }

  @Test
  void servesItsDocumentAsYamlToo() {
    assertThat(text(get(ROOT + "/openapi.yaml"))).startsWith("openapi: 3.1.0");
    assertThat(json(ROOT + "/openapi.json").get("openapi").asString()).isEqualTo("3.1.0");
  }
}
