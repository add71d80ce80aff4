package org.interleave.api.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one run, and sends it again under the same Idempotency-Key while the server is busy or
 * cannot be reached; so it is posted once, however often it is sent.
 */
final class Poster {
  static final int TRIES = 6;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LONGEST_WAIT = 60;
  private static final int WORTH_PACKING = 1_400;

  private final HttpClient client;
  private final Pause pause;

  /** Waits; tests do not. */
  interface Pause {
    void seconds(long seconds) throws InterruptedException;
  }

  /** What became of a run. */
  sealed interface Outcome {}

  /**
   * @param body as the server keeps it
   */
  record Posted(URI location, JsonNode body) implements Outcome {}

  /**
   * @param why one line
   */
  record NotPosted(String why) implements Outcome {}

  /** One attempt: done, or worth another one after so many seconds. */
  private sealed interface Attempt {}

  private record Done(Outcome outcome) implements Attempt {}

  private record Again(String why, long seconds) implements Attempt {}

  Poster(Pause pause) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.pause = pause;
  }

  Outcome post(URI address, String token, String json) throws InterruptedException {
    HttpRequest request = request(address, token, json);
    String why = "";
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      switch (send(request, attempt)) {
        case Done(Outcome outcome) -> {
          return outcome;
        }
        case Again(String reason, long seconds) -> {
          why = reason;
          if (attempt < TRIES) {
            pause.seconds(Math.min(seconds, LONGEST_WAIT));
          }
        }
      }
    }
    return new NotPosted(why + ", tried " + TRIES + " times");
  }

  private static HttpRequest request(URI address, String token, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString());
    if (body.length > WORTH_PACKING) {
      request.header("Content-Encoding", "gzip");
      body = packed(body);
    }
    return request.POST(BodyPublishers.ofByteArray(body)).build();
  }

  private static byte[] packed(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return packed.toByteArray();
  }

  private Attempt send(HttpRequest request, int attempt) throws InterruptedException {
    HttpResponse<String> response;
    long usual = 1L << (attempt - 1);
    try {
      response = client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Again(request.uri() + " cannot be reached: " + reason, usual);
    }
    JsonNode body = tree(response.body());
    return switch (response.statusCode()) {
      case 200, 201 -> {
        URI location =
            request.uri().resolve(response.headers().firstValue("Location").orElse("").strip());
        yield new Done(
            body.has("id")
                ? new Posted(location, body)
                : new NotPosted(request.uri() + " is no Interleave: its answer is no run"));
      }
      case 429, 502, 503, 504 ->
          new Again(
              "the server is busy (" + response.statusCode() + ")",
              response.headers().firstValue("Retry-After").map(Poster::seconds).orElse(usual));
      default -> new Done(new NotPosted(refusal(response, body)));
    };
  }

  private static long seconds(String header) {
    return header.strip().matches("\\d{1,6}") ? Long.parseLong(header.strip()) : 1;
  }

  private static JsonNode tree(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      // pages of proxies are no JSON; the status tells enough
      return JsonMapper.shared().createObjectNode();
    }
  }

  private static String refusal(HttpResponse<String> response, JsonNode problem) {
    String detail = problem.path("detail").asString("");
    return "the server refuses it ("
        + response.statusCode()
        + "): "
        + (detail.isEmpty()
            ? response.uri().toString()
            : detail + " " + problem.path("advice").asString(""));
  }
}
