package org.interleave.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.interleave.account.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the answers of requests that came with an Idempotency-Key, for 24 hours, in the transaction
 * that did what they ask for: the same request again is answered the same and does nothing.
 */
final class Answers {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final int LONGEST_KEY = 255;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final JsonMapper mapper;
  private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

  Answers(DataSource source, InstantSource clock, JsonMapper mapper) {
    this.database = JdbcClient.create(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
    this.mapper = mapper;
  }

  /**
   * What a request made.
   *
   * @param location of what was made
   */
  record Made(int status, Optional<URI> location, Object body) {}

  private record Kept(byte[] request, int status, String location, String body) {
    ResponseEntity<String> entity() {
      ResponseEntity.BodyBuilder answer =
          ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
      if (!location.isEmpty()) {
        answer.location(URI.create(location));
      }
      return answer.body(body);
    }
  }

  /** Does it, unless it was done under this key before. */
  ResponseEntity<String> once(HttpServletRequest request, Caller caller, Supplier<Made> work) {
    String key = request.getHeader("Idempotency-Key");
    byte[] digest = digest(request);
    if (key == null) {
      return kept(digest, work.get()).entity();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.malformed(
          "The Idempotency-Key is empty or longer than " + LONGEST_KEY + " characters.",
          "Use a new random UUID for each run, and the same one to try it again.");
    }
    sweep();
    Optional<Kept> before = find(caller, key);
    if (before.isPresent()) {
      return again(before.get(), digest);
    }
    Optional<Kept> first =
        Objects.requireNonNull(
            transaction.execute(status -> {
              Kept kept = kept(digest, work.get());
              if (insert(caller, key, kept)) {
                return Optional.of(kept);
              }
              // the same request, at the same time, was quicker
              status.setRollbackOnly();
              return Optional.empty();
            }));
    return first.map(Kept::entity).orElseGet(() -> again(find(caller, key).orElseThrow(), digest));
  }

  private ResponseEntity<String> again(Kept kept, byte[] digest) {
    if (!Arrays.equals(kept.request, digest)) {
      throw new Refusal(
          Refusal.Kind.KEY_REUSED,
          "This Idempotency-Key came before with another path or body.",
          "Use a new key for each run.");
    }
    return ResponseEntity.status(kept.status)
        .headers(headers -> headers.addAll(kept.entity().getHeaders()))
        .header("Idempotency-Replayed", "true")
        .body(kept.body);
  }

  private Kept kept(byte[] digest, Made made) {
    return new Kept(
        digest,
        made.status(),
        made.location().map(URI::toString).orElse(""),
        mapper.writeValueAsString(made.body()));
  }

  private Optional<Kept> find(Caller caller, String key) {
    return database
        .sql(
            """
            select request, status, location, body from idempotent_answer
             where account = ? and key = ? and made > ?
            """)
        .params(caller.account().id(), key, oldest())
        .query((row, number) ->
            new Kept(
                row.getBytes("request"),
                row.getInt("status"),
                row.getString("location"),
                row.getString("body")))
        .optional();
  }

  private boolean insert(Caller caller, String key, Kept kept) {
    return database
            .sql(
                """
                insert into idempotent_answer (account, key, request, status, location, body, made)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (account, key) do update
                   set request = excluded.request, status = excluded.status,
                       location = excluded.location, body = excluded.body, made = excluded.made
                 where idempotent_answer.made <= ?
                """)
            .params(
                caller.account().id(),
                key,
                kept.request,
                kept.status,
                kept.location,
                kept.body,
                clock.instant().atOffset(ZoneOffset.UTC),
                oldest())
            .update()
        > 0;
  }

  private Object oldest() {
    return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
  }

  private void sweep() {
    Instant now = clock.instant();
    Instant last = swept.get();
    if (last.plus(BETWEEN_SWEEPS).isBefore(now) && swept.compareAndSet(last, now)) {
      database.sql("delete from idempotent_answer where made <= ?").param(oldest()).update();
    }
  }

  /** Of all that says what is asked for. */
  private static byte[] digest(HttpServletRequest request) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String head =
          request.getMethod()
              + " "
              + request.getRequestURI()
              + "?"
              + Objects.requireNonNullElse(request.getQueryString(), "")
              + "\n"
              + Objects.requireNonNullElse(request.getContentType(), "")
              + "\n";
      sha.update(head.getBytes(StandardCharsets.UTF_8));
      return sha.digest(Body.of(request));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
