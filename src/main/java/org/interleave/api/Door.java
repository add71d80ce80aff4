package org.interleave.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the API: keeps each client to its share of requests, and bodies to their size.
 * Whoever shows a token is counted by it, everybody else by address, and so is an address that
 * shows wrong tokens.
 */
final class Door extends OncePerRequestFilter {
  private static final int CLIENTS = 10_000;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final ProblemAnswers problems;
  private final Limits limits;
  private final Map<String, Bucket> buckets =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
              return size() > CLIENTS;
            }
          });

  /**
   * How many requests in ten seconds.
   *
   * @param token of one token
   * @param address of an address without a token, or with wrong ones
   */
  record Limits(int token, int address) {}

  Door(ProblemAnswers problems, Limits limits) {
    this.problems = problems;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String authorization = request.getHeader("Authorization");
    String address = request.getRemoteAddr();
    Bucket guest = bucket("address " + address, limits.address);
    boolean guessing = authorization != null && guest.getAvailableTokens() == 0;
    int share = authorization == null ? limits.address : limits.token;
    Bucket own =
        authorization == null ? guest : bucket("token " + fingerprint(authorization), share);
    ConsumptionProbe probe = own.tryConsumeAndReturnRemaining(1);
    long reset = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset()) + 1;
    // draft-ietf-httpapi-ratelimit-headers-10
    response.setHeader("RateLimit-Policy", "\"default\";q=" + share + ";w=" + WINDOW.toSeconds());
    response.setHeader("RateLimit", "\"default\";r=" + probe.getRemainingTokens() + ";t=" + reset);
    if (guessing || !probe.isConsumed()) {
      refuse(request, response, guessing ? WINDOW.toNanos() : probe.getNanosToWaitForRefill());
      return;
    }
    chain.doFilter(Body.bounded(request), response);
    if (authorization != null && response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
      guest.tryConsume(1);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, long nanos)
      throws IOException {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos) + 1);
    problems.answer(
        request,
        response,
        new Refusal(
            Refusal.Kind.TOO_MANY,
            "This client has used up its requests for now.",
            "Wait for the seconds that Retry-After says.",
            Map.of("Retry-After", Long.toString(seconds))));
  }

  private Bucket bucket(String client, int share) {
    return buckets.computeIfAbsent(
        client,
        any ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(share).refillGreedy(share, WINDOW))
                .build());
  }

  /** The token's public part is enough, and no secret stays in memory. */
  private static String fingerprint(String authorization) {
    return authorization.length() <= 24 ? authorization : authorization.substring(0, 24);
  }
}
