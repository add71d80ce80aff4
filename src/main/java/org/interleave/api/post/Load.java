package org.interleave.api.post;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts runs at a fixed rate, whatever the server does: every request has its time, and its latency
 * counts from there, also when a request before it held it up (no coordinated omission).
 *
 * @param rate requests a second
 */
public record Load(URI server, List<String> tokens, List<String> paths, int rate, int seconds) {
  private static final int CONNECTIONS = 64;

  /**
   * @param took nanoseconds of each request, sorted
   * @param failed how many were not answered with 201
   */
  public record Measured(long[] took, long failed, Duration whole) {
    /** The latency that this part of all requests kept. */
    public Duration quantile(double part) {
      int index = (int) Math.ceil(part * took.length) - 1;
      return Duration.ofNanos(took[Math.clamp(index, 0, took.length - 1)]);
    }

    public double rate() {
      return took.length * 1e9 / whole.toNanos();
    }
  }

  public Measured run() throws InterruptedException {
    int requests = rate * seconds;
    long[] took = new long[requests];
    AtomicInteger next = new AtomicInteger();
    LongAdder failed = new LongAdder();
    long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        workers.execute(() -> {
          for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
            long due = begin + n * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
              LockSupport.parkNanos(left);
            }
            if (!post(client, n)) {
              failed.increment();
            }
            took[n] = System.nanoTime() - due;
          }
        });
      }
    }
    Duration whole = Duration.ofNanos(System.nanoTime() - begin);
    Arrays.sort(took);
    return new Measured(took, failed.sum(), whole);
  }

  private boolean post(HttpClient client, int number) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(paths.get(number % paths.size())))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + tokens.get(number % tokens.size()))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body(number)))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 201;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One in ten has findings, and one in twenty a log of some pages. */
  private static String body(int number) {
    String findings =
        number % 10 == 0
            ? ", \"findings\": [{\"kind\": \"KASAN: use-after-free Read\", \"title\": \"KASAN:"
                + " use-after-free Read in probe_put\", \"file\": \"drivers/probe.c\", \"line\":"
                + " 12}]"
            : "";
    String log =
        number % 20 == 0
            ? ", \"log\": \"" + "a line of a console log, as long as they are\\n".repeat(200) + "\""
            : "";
    return "{\"context\": \"job-"
        + number % 40
        + "\", \"status\": \"success\", \"description\": \"run "
        + number
        + "\""
        + findings
        + log
        + "}";
  }
}
