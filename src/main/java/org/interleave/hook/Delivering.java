package org.interleave.hook;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due, and says when to try again what did not get through. */
final class Delivering {
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

  /** How db-scheduler has it done: one delivery a task, again and again until it is settled. */
  Task<Void> task() {
    return Tasks.custom("delivery", Void.class)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSES.getFirst()))
        .onDeadExecution(new DeadExecutionHandler.ReviveDeadExecution<>())
        .execute((instance, context) -> deliver(UUID.fromString(instance.getId())));
  }

  private CompletionHandler<Void> deliver(UUID id) {
    Optional<Instant> again = claim(id).flatMap(this::deliver);
    return (complete, operations) ->
        again.ifPresentOrElse(
            time -> operations.reschedule(complete, time), () -> operations.remove());
  }

  /** Empty if it is settled, or its hook is not used for now. */
  private Optional<Due> claim(UUID id) {
    return database
        .sql(
            """
            update hook_delivery delivery set attempts = attempts + 1
              from hook
             where delivery.id = :id and hook.id = delivery.hook and state = 'WAITING'
               and disabled is null
            returning delivery.id, delivery.hook, delivery.event, delivery.body, delivery.attempts,
                      hook.url, hook.secret, hook.private
            """)
        .param("id", id)
        .query(Due::of)
        .optional();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** When to try again; empty if it is settled. */
  private Optional<Instant> deliver(Due due) {
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
    return Objects.requireNonNull(
        transaction.execute(any -> write(due, new Hook.Attempt(tried, millis, status, excerpt))));
  }

  private Optional<Instant> write(Due due, Hook.Attempt attempt) {
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
      return Optional.empty();
    }
    giveUp(due.hook(), attempt);
    if (last) {
      settle(due, "FAILED", attempt.tried());
      return Optional.empty();
    }
    Instant again = attempt.tried().plus(PAUSES.get(due.attempt() - 1));
    settle(due, "WAITING", again);
    return Optional.of(again);
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
