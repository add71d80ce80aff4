package org.interleave.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads over http and https, within limits of time and size. Redirects are followed one by one, so
 * that none leads to another scheme.
 */
final class Download implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final Duration WHOLE = Duration.ofMinutes(10);
  private static final int REDIRECTS = 8;

  private final long largest;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Download(long largest) {
    this.largest = largest;
  }

  /** Where an address leads in the end; nothing of what is there is kept. */
  URI follow(URI from) throws IOException {
    return answer(from, info -> nowhere()).uri();
  }

  /** Loads what is at an address, or where it leads, into a file. */
  void load(URI from, Path into) throws IOException {
    answer(from, info -> info.statusCode() == 200 ? limited(from, into) : nowhere());
  }

  private HttpResponse<Long> answer(URI from, HttpResponse.BodyHandler<Long> handler)
      throws IOException {
    URI at = from;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpResponse<Long> response = send(at, handler);
      Optional<String> location = response.headers().firstValue("Location");
      if (response.statusCode() / 100 == 3 && location.isPresent()) {
        at = next(at, location.get());
      } else {
        check(at, response.statusCode());
        return response;
      }
    }
    throw new ArchiveException(from + " redirects without end; give the thread's own address");
  }

  private static URI next(URI at, String location) throws ArchiveException {
    try {
      URI next = at.resolve(location);
      String scheme = String.valueOf(next.getScheme());
      if (next.getHost() != null
          && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(at + " redirects to what is no URL: " + OneLine.of(location), e);
    }
    throw new ArchiveException(
        at + " redirects to " + OneLine.of(location) + ", which is not followed");
  }

  private static void check(URI at, int status) throws ArchiveException {
    String advice =
        switch (status) {
          case 200 -> "";
          case 300, 404 ->
              "the server has no such message; check the Message-ID and the list in the address";
          case 401, 403 -> "the server refuses it; save the thread as an mbox and import the file";
          case 429, 503 -> "the server is busy; try again later";
          default -> "try it in a browser";
        };
    if (!advice.isEmpty()) {
      throw new ArchiveException(at + " answered " + status + ": " + advice);
    }
  }

  private HttpResponse<Long> send(URI at, HttpResponse.BodyHandler<Long> handler)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(at).timeout(ANSWER).header("User-Agent", "interleave").build();
    CompletableFuture<HttpResponse<Long>> answer = client.sendAsync(request, handler);
    try {
      return answer.get(WHOLE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ArchiveException(at + " did not answer in time; try again later", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException("loading " + at + " was interrupted", e);
    } catch (ExecutionException e) {
      throw failed(at, e.getCause() == null ? e : e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static IOException failed(URI at, Throwable cause) {
    return switch (cause) {
      case TooLarge tooLarge ->
          new ArchiveException(
              at + " sends more than " + tooLarge.limit + " bytes; a thread is smaller", cause);
      case HttpConnectTimeoutException timeout -> unreachable(at, "no connection in time", cause);
      case HttpTimeoutException timeout -> unreachable(at, "no answer in time", cause);
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          unreachable(at, "there is no such host", cause);
      case ConnectException refused -> unreachable(at, "nothing listens there", cause);
      case UnknownHostException unknown -> unreachable(at, "there is no such host", cause);
      default -> unreachable(at, OneLine.of(cause), cause);
    };
  }

  private static ArchiveException unreachable(URI at, String why, Throwable cause) {
    return new ArchiveException(
        at + " cannot be loaded: " + why + "; check the address and the network", cause);
  }

  private HttpResponse.BodySubscriber<Long> limited(URI from, Path into) {
    OutputStream file;
    try {
      file = Files.newOutputStream(into);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + from + " in " + into, e);
    }
    return new LimitedToFile(file, largest);
  }

  private HttpResponse.BodySubscriber<Long> nowhere() {
    return new LimitedToFile(OutputStream.nullOutputStream(), largest);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** More came than was allowed. */
  static final class TooLarge extends IOException {
    private final long limit;

    TooLarge(long limit) {
      super("more than " + limit + " bytes");
      this.limit = limit;
    }
  }
}
