package org.interleave.api.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PostCommandTest {
  private record Asked(String path, String key, String token, String body) {}

  private record Answer(int status, String retryAfter, String body) {}

  private static final Answer POSTED =
      new Answer(201, "", "{\"id\": 7, \"status\": \"fail\", \"findings\": [1, 2]}");

  private final List<Asked> asked = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Long> waits = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server;

  @TempDir Path folder;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    InputStream body =
        "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
            ? new GZIPInputStream(exchange.getRequestBody())
            : exchange.getRequestBody();
    asked.add(
        new Asked(
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(body.readAllBytes(), StandardCharsets.UTF_8)));
    Answer answer = answers.removeFirst();
    if (!answer.retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter);
    }
    exchange.getResponseHeaders().set("Location", "/api/v1/runs/7");
    byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private int post(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--context", "unit", "--server", address()));
    all.addAll(List.of(arguments));
    return new CommandLine(new PostCommand(Map.of("INTERLEAVE_TOKEN", "ilv_a"), waits::add))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void triesAgainUnderTheSameKeyWhileTheServerIsBusy() {
    answers.add(new Answer(429, "9", ""));
    answers.add(new Answer(503, "", "<html>proxy</html>"));
    answers.add(POSTED);

    int status = post("--commit", "ab".repeat(20), "--status", "fail");

    assertThat(status).isZero();
    assertThat(waits).containsExactly(9L, 2L);
    assertThat(asked).extracting(Asked::key).hasSize(3).containsOnly(asked.getFirst().key());
    assertThat(asked.getLast().token()).isEqualTo("Bearer ilv_a");
    assertThat(out.toString().strip()).isEqualTo(address() + "/api/v1/runs/7: fail, 2 findings");
  }

  @Test
  void givesUpInOneLine() {
    for (int i = 0; i < Poster.TRIES; i++) {
      answers.add(new Answer(503, "", ""));
    }

    assertThat(post("--commit", "ab".repeat(20))).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("interleave: the server is busy (503), tried 6 times");
  }

  @Test
  void tellsARefusalWithItsAdviceAndDoesNotTryAgain() {
    answers.add(
        new Answer(422, "", "{\"detail\": \"The context is odd.\", \"advice\": \"Name it.\"}"));

    assertThat(post("--series", "1f0c2a9b7d3e/v2/3")).isEqualTo(1);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst().path())
        .isEqualTo("/api/v1/series/1f0c2a9b7d3e/versions/v2/patches/3/runs");
    assertThat(err.toString().strip())
        .isEqualTo("interleave: the server refuses it (422): The context is odd. Name it.");
  }

  @Test
  void sendsWhatTheFilesReport() throws IOException {
    answers.add(POSTED);
    Path log = folder.resolve("console.log");
    Files.writeString(
        log,
        "quiet\n".repeat(400)
            + "BUG: scheduling while atomic: probe/1/0x2\nCall Trace:\n probe+0x1/0x2\n");

    int status = post("--patch", "<a/b@x>", "--kernel-log", log.toString(), "--json");

    assertThat(status).isZero();
    assertThat(asked.getFirst().path()).isEqualTo("/api/v1/patches/a%2Fb%40x/runs");
    assertThat(asked.getFirst().body())
        .contains("BUG: scheduling while atomic in probe")
        .contains("quiet\\nquiet");
    assertThat(out.toString()).contains("\"id\" : 7");
  }

  @Test
  void refusesBadInputBeforeItSendsAnything() throws IOException {
    Path sarif = folder.resolve("a.sarif");
    Files.writeString(sarif, "{");

    assertThat(post("--commit", "ab".repeat(20), "--sarif", sarif.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("interleave: " + sarif + ": this is not JSON");
    assertThat(post("--commit", "ab".repeat(20), "--log", folder.resolve("none").toString()))
        .isEqualTo(2);
    assertThat(post()).isEqualTo(2);
    assertThat(post("--commit", "a", "--patch", "b")).isEqualTo(2);
    assertThat(post("--series", "x")).isEqualTo(2);
    assertThat(asked).isEmpty();
  }
}
