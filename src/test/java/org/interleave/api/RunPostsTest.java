package org.interleave.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.interleave.account.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

class RunPostsTest extends ApiTest {
  private static final String JSON = "application/json";
  private static final String COMMIT = ROOT + "/commits/" + "ab".repeat(20) + "/runs";

  @Test
  void postsARunAndShowsItAtItsLocation() {
    MvcTestResult result =
        posted(
            VERSION + "/patches/1/runs",
            token(Scope.CHECKS_WRITE),
            JSON,
            """
            {"context": "build", "status": "success", "description": "it builds",
             "url": "https://ci.example.org/7", "log": "all well"}
            """);

    assertThat(result).hasStatus(201);
    String location = result.getResponse().getHeader("Location");
    JsonNode run = json(location);
    assertThat(run).isEqualTo(json(result));
    assertThat(run.get("poster").asString()).isEqualTo("ci-of-runpoststest");
    assertThat(run.get("url").asString()).isEqualTo("https://ci.example.org/7");
    assertThat(run.get("target").get("patch").asString())
        .isEqualTo(json(VERSION + "/patches/1").get("message").asString());
    assertThat(text(get(location + "/log"))).isEqualTo("all well");
    assertThat(items(json(VERSION + "/runs"))).contains(run);
  }

  @Test
  void mapsAKernelLogsReportToTheHunkThatAddsItsLine() {
    var added = addedLine();
    String message = json(VERSION + "/patches/1").get("message").asString();
    String log =
        """
        [    1.000000] BUG: KASAN: slab-use-after-free in probe_put+0x10/0x20
        [    1.000001] Write of size 4 at addr ffff888000000000 by task probe/1
        [    1.000002] Call Trace:
        [    1.000003]  dump_stack+0x1/0x2
        [    1.000004]  probe_put+0x10/0x20 /build/%s:%d
        """
            .formatted(added.getKey(), added.getValue());

    MvcTestResult result =
        posted(
            ROOT + "/patches/" + message.replace("/", "%2F") + "/runs?context=boot",
            token(Scope.CHECKS_WRITE),
            "text/plain",
            log);

    assertThat(result).hasStatus(201);
    JsonNode run = json(result);
    assertThat(run.get("status").asString()).isEqualTo("fail");
    assertThat(run.get("hasLog").asBoolean()).isTrue();
    JsonNode finding = run.get("findings").get(0);
    assertThat(finding.get("title").asString())
        .isEqualTo("KASAN: slab-use-after-free Write in probe_put");
    assertThat(finding.get("file").asString()).isEqualTo(added.getKey());
    assertThat(finding.get("at").get("patch").asString()).isEqualTo(message);
    assertThat(items(json(VERSION + "/findings")))
        .anyMatch(one ->
            one.get("finding").equals(finding) && one.get("context").asString().equals("boot"));
  }

  @Test
  void readsSarifAndJunit() {
    String token = token(Scope.CHECKS_WRITE);

    MvcTestResult sarif =
        posted(
            COMMIT + "?context=lint&status=warning",
            token,
            "application/sarif+json",
            "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"message\":{\"text\":\"odd\"}}]}]}");
    MvcTestResult junit =
        posted(
            COMMIT + "?context=unit",
            token,
            "application/xml",
            "<testsuite><testcase name='a'/></testsuite>");

    assertThat(sarif).hasStatus(201);
    assertThat(json(sarif).get("findings").get(0).get("title").asString()).isEqualTo("odd");
    assertThat(json(sarif).get("status").asString()).isEqualTo("warning");
    assertThat(json(junit).get("status").asString()).isEqualTo("success");
    assertThat(items(json(COMMIT))).contains(json(sarif), json(junit));
  }

  @Test
  void answersARepeatedKeyTheSameAndPostsNothing() {
    String token = token(Scope.CHECKS_WRITE);
    String key = UUID.randomUUID().toString();
    String body = "{\"context\": \"once\", \"status\": \"fail\"}";

    MvcTestResult first = post(COMMIT, token, JSON, body).header("Idempotency-Key", key).exchange();
    MvcTestResult again = post(COMMIT, token, JSON, body).header("Idempotency-Key", key).exchange();
    MvcTestResult other =
        post(COMMIT, token, JSON, "{\"context\": \"twice\"}")
            .header("Idempotency-Key", key)
            .exchange();

    assertThat(first).hasStatus(201);
    assertThat(again).hasStatus(201);
    assertThat(text(again)).isEqualTo(text(first));
    assertThat(again.getResponse().getHeader("Location"))
        .isEqualTo(first.getResponse().getHeader("Location"));
    assertThat(again.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
    assertThat(problem(other, 422).get("type").asString()).endsWith(":key-reused");
    assertThat(items(json(COMMIT)))
        .filteredOn(run -> run.get("context").asString().equals("once"))
        .hasSize(1);
  }

  @Test
  void takesAPackedBodyAndOnlySoMuchOfIt() throws IOException {
    String token = token(Scope.CHECKS_WRITE);

    MvcTestResult packed =
        pages
            .post()
            .uri(URI.create(COMMIT + "?context=packed"))
            .header("Authorization", "Token " + token)
            .header("Content-Type", "text/plain")
            .header("Content-Encoding", "gzip")
            .content(gzip("a quiet log\n".repeat(999).getBytes(StandardCharsets.UTF_8)))
            .exchange();
    MvcTestResult bomb =
        pages
            .post()
            .uri(URI.create(COMMIT + "?context=bomb"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/plain")
            .header("Content-Encoding", "gzip")
            .content(gzip(new byte[Body.MOST + 1]))
            .exchange();
    MvcTestResult torn =
        post(COMMIT + "?context=torn", token, "text/plain", "no gzip")
            .header("Content-Encoding", "gzip")
            .exchange();
    MvcTestResult strange =
        post(COMMIT, token, JSON, "x").header("Content-Encoding", "br").exchange();

    assertThat(packed).hasStatus(201);
    assertThat(text(get(packed.getResponse().getHeader("Location") + "/log")))
        .isEqualTo("a quiet log\n".repeat(999));
    problem(bomb, 413);
    problem(torn, 400);
    problem(strange, 415);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void refusesWhatCannotBeAndSaysWhy() {
    String token = token(Scope.CHECKS_WRITE);

    assertThat(
            problem(posted(COMMIT, token, JSON, "{\"status\": \"fail\"}"), 422)
                .get("detail")
                .asString())
        .contains("context");
    assertThat(
            problem(posted(COMMIT, token, JSON, "{\"contex\": \"a\"}"), 400)
                .get("detail")
                .asString())
        .contains("contex");
    problem(posted(COMMIT, token, JSON, "{\"context\": \"a\", \"status\": \"green\"}"), 422);
    problem(posted(COMMIT, token, JSON, "{\"context\": \"a\", \"url\": \"javascript:x\"}"), 422);
    problem(
        posted(COMMIT, token, JSON, "{\"context\": \"a\", \"findings\": [{\"kind\": \"k\"}]}"),
        422);
    problem(posted(COMMIT, token, JSON, "null"), 400);
    problem(posted(COMMIT, token, JSON, "{"), 400);
    problem(posted(COMMIT + "?context=a", token, "application/sarif+json", "{}"), 400);
    problem(posted(COMMIT + "?context=a", token, "application/xml", "<html/>"), 400);
    problem(posted(COMMIT, token, "image/png", "x"), 415);
    problem(posted(ROOT + "/commits/abc/runs", token, JSON, "{\"context\": \"a\"}"), 400);
    problem(posted(ROOT + "/patches/none%40x/runs", token, JSON, "{\"context\": \"a\"}"), 404);
  }

  @Test
  void wantsATokenWithItsScope() {
    MvcTestResult without =
        pages.post().uri(URI.create(COMMIT)).header("Content-Type", JSON).content("{}").exchange();

    problem(without, 401);
    assertThat(without.getResponse().getHeader("WWW-Authenticate")).isNotBlank();
    problem(posted(COMMIT, "ilv_none", JSON, "{}"), 401);
    problem(posted(COMMIT, token(Scope.READ), JSON, "{\"context\": \"a\"}"), 403);
  }

  @Test
  void saysWhichMethodsAndTypesItAnswers() {
    MvcTestResult deleted = pages.delete().uri(URI.create(ROOT + "/runs")).exchange();

    problem(deleted, 405);
    assertThat(deleted.getResponse().getHeader("Allow")).contains("GET");
    problem(pages.get().uri(URI.create(SERIES)).header("Accept", "image/png").exchange(), 406);
    problem(get(ROOT + "/none"), 404);
    problem(get(ROOT + "/runs/word"), 400);
  }
}
