package org.interleave.hook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. Several servers may do so at once: each takes deliveries by moving their next
 * attempt away, so that one that dies with its server is tried again.
 */
final class Delivering {
  private static final int AT_ONCE = 20;
  private static final int LONGEST_EXCERPT = 1000;
  private static final int GONE = 410;

  /** After the first attempt, the second, … */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(24));

  /** While one is sent nobody else takes it. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private static final Duration PATIENCE = Duration.ofDays(5);
  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Post post;

  Delivering(DataSource source, InstantSource clock, Post post) {
    this.database = JdbcClient.create(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
    this.post = post;
  }

  private record Due(
      UUID id,
      int hook,
      String event,
      String body,
      int attempt,
      URI url,
      String secret,
      boolean privateToo) {
    static Due of(ResultSet row, int number) throws SQLException {
      return new Due(
          row.getObject("id", UUID.class),
          row.getInt("hook"),
          row.getString("event"),
          row.getString("body"),
          row.getInt("attempts"),
          URI.create(row.getString("url")),
          row.getString("secret"),
          row.getBoolean("private"));
    }
  }

  /** Sends some of what is due; returns how many. */
  int some() {
    List<Due> due = claim();
    due.forEach(this::deliver);
    return due.size();
  }

  private List<Due> claim() {
    return database
        .sql(
            """
            with due as (
              select delivery.id
                from hook_delivery delivery join hook on hook.id = delivery.hook
               where delivery.state = 'WAITING' and delivery.next <= :now and hook.disabled is null
               order by delivery.next
               limit :most
               for update of delivery skip locked)
            update hook_delivery delivery
               set next = :later, attempts = attempts + 1
              from hook, due
             where delivery.id = due.id and hook.id = delivery.hook
            returning delivery.id, delivery.hook, delivery.event, delivery.body, delivery.attempts,
                      hook.url, hook.secret, hook.private
            """)
        .param("now", Timestamp.from(now()))
        .param("later", Timestamp.from(now().plus(CLAIM)))
        .param("most", AT_ONCE)
        .query(Due::of)
        .list();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void deliver(Due due) {
    Instant tried = now();
    long time = tried.getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "interleave-hook");
    headers.put("X-Interleave-Event", due.event());
    headers.put("X-Interleave-Delivery", due.id().toString());
    headers.put("X-Interleave-Timestamp", Long.toString(time));
    headers.put("X-Interleave-Signature-256", Signature.of(due.secret(), time, due.body()));
    long started = System.nanoTime();
    Post.Result result = post.send(due.url(), due.privateToo(), headers, due.body());
    int millis = (int) ((System.nanoTime() - started) / 1_000_000);
    int status = result instanceof Post.Answered answered ? answered.status() : 0;
    String excerpt =
        switch (result) {
          case Post.Answered answered -> answered.excerpt();
          case Post.NotSent failure -> failure.why();
        };
    transaction.executeWithoutResult(
        any -> write(due, new Hook.Attempt(tried, millis, status, excerpt)));
  }

  private void write(Due due, Hook.Attempt attempt) {
    String excerpt = attempt.excerpt().replace('\0', '\uFFFD');
    database
        .sql(
            """
            insert into hook_attempt (delivery, number, tried, millis, status, excerpt)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(due.id(), due.attempt(), Timestamp.from(attempt.tried()), attempt.millis())
        .params(attempt.status(), excerpt.substring(0, Math.min(excerpt.length(), LONGEST_EXCERPT)))
        .update();
    boolean through = attempt.status() / 100 == 2;
    boolean last = due.attempt() > PAUSES.size();
    if (through) {
      settle(due, "DELIVERED", attempt.tried());
      database.sql("update hook set failing = null where id = ?").param(due.hook()).update();
      return;
    }
    settle(
        due,
        last ? "FAILED" : "WAITING",
        last ? attempt.tried() : attempt.tried().plus(PAUSES.get(due.attempt() - 1)));
    giveUp(due.hook(), attempt);
  }

  private void settle(Due due, String state, Instant next) {
    database
        .sql(
            """
            update hook_delivery set state = ?, next = ? where id = ? and state = 'WAITING'
            """)
        .params(state, Timestamp.from(next), due.id())
        .update();
  }

  /** One that says it is gone, or that has not answered for days, is not asked any more. */
  private void giveUp(int hook, Hook.Attempt attempt) {
    database
        .sql(
            """
            update hook
               set failing = coalesce(failing, :now),
                   disabled = case when :gone or failing < :patience then :now else disabled end
             where id = :id
            """)
        .param("now", Timestamp.from(attempt.tried()))
        .param("gone", attempt.status() == GONE)
        .param("patience", Timestamp.from(attempt.tried().minus(PATIENCE)))
        .param("id", hook)
        .update();
  }

  /** Takes old deliveries out of the log. */
  void tidy() {
    database
        .sql("delete from hook_delivery where created < ? and state <> 'WAITING'")
        .param(Timestamp.from(now().minus(KEPT)))
        .update();
  }
}
