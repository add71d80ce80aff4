package org.interleave.checks.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.series.PatchList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs as workers see them. A job is a row of {@code job}; as long as it is to be done it has a
 * row among db-scheduler's tasks too. Whatever ends a job or carries it on is one transaction that
 * first makes sure that the job is still in the worker's hands.
 */
public final class JobQueue {
  /** What db-scheduler calls all of our jobs. */
  public static final String TASK = "job";

  /** So often may a worker die over a job that does not get on. */
  static final int MOST_DEATHS = 3;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  public JobQueue(DataSource database, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.clock = clock;
  }

  /** What is told of a job while it is done. */
  public record Pulse(Pick pick, String said, Job.Progress progress) {}

  /** What came of beginning a job. */
  public sealed interface Begun {
    record Yes(Job job, Errand errand) implements Begun {}

    /** There is nothing to do: it was cancelled, given up, or is somebody else's. */
    record No() implements Begun {}
  }

  /** Queues what is not queued or under way; a person's wish hurries what is. */
  public void enqueue(List<Order> orders) {
    if (orders.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(status -> {
      List<Long> made = new ArrayList<>();
      for (Order order : orders) {
        Optional<Long> id = insert(order);
        id.ifPresent(made::add);
        if (id.isEmpty() && !order.askedBy().isEmpty()) {
          hurry(order);
        }
      }
      JobNews.tell(jdbc, made);
    });
  }

  private Optional<Long> insert(Order order) {
    Stored stored = Stored.of(order.errand());
    byte[] digest = order.version().digest();
    jdbc.sql(
            """
            insert into checked_version (digest, patches) values (:digest, :patches)
            on conflict do nothing
            """)
        .param("digest", digest)
        .param("patches", order.version().lines())
        .update();
    return jdbc.sql(
            """
            with made as (
              insert into job (kind, version, title, base, sets, suite, revision, state, asked_by,
                asked)
              values (:kind, :version, :title, :base, :sets, :suite, :revision, 'QUEUED', :by, :now)
              on conflict (version, kind, suite, revision) where state in ('QUEUED', 'RUNNING')
                do nothing
              returning id),
            task as (
              insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, version, priority)
              select :task, id::text, :due, false, 1, :priority from made)
            select id from made
            """)
        .param("kind", order.errand().kind().name())
        .param("version", digest)
        .param("title", order.title().replace('\0', '\uFFFD'))
        .param("base", stored.base)
        .param("sets", stored.sets)
        .param("suite", stored.suite)
        .param("revision", stored.revision)
        .param("by", order.askedBy())
        .param("now", now())
        .param("task", TASK)
        .param("due", order.urgency().due().atOffset(ZoneOffset.UTC))
        .param("priority", order.urgency().priority())
        .query((row, number) -> row.getLong(1))
        .optional();
  }

  private void hurry(Order order) {
    Stored stored = Stored.of(order.errand());
    jdbc.sql(
            """
            update scheduled_tasks set priority = greatest(priority, :priority),
              version = scheduled_tasks.version + 1
            from job
            where task_name = :task and task_instance = job.id::text and not picked
              and job.version = :version and kind = :kind and suite = :suite
              and revision = :revision and state = 'QUEUED'
            """)
        .param("priority", order.urgency().priority())
        .param("task", TASK)
        .param("version", order.version().digest())
        .param("kind", order.errand().kind().name())
        .param("suite", stored.suite)
        .param("revision", stored.revision)
        .update();
  }

  /** How many jobs workers take before this one. */
  public int ahead(long id) {
    return jdbc.sql(
            """
            select count(*) from scheduled_tasks as own join scheduled_tasks as other
              on (other.priority, own.execution_time) > (own.priority, other.execution_time)
            where own.task_name = :task and own.task_instance = :id and not other.picked
              and other.execution_time <= now()
            """)
        .param("task", TASK)
        .param("id", String.valueOf(id))
        .query((row, number) -> row.getInt(1))
        .single();
  }

  /** Takes a job up, or ends it where there is a reason not to. */
  public Begun begin(Pick pick) {
    return within(
        pick,
        () -> {
          Row row = locked(pick.job());
          if (row.cancelled) {
            close(pick, Job.State.CANCELLED, "cancelled", row.progress);
            return new Begun.No();
          }
          int deaths = row.deaths + (row.state == Job.State.RUNNING ? 1 : 0);
          if (deaths >= MOST_DEATHS) {
            String why = row.said.isEmpty() ? "" : ", the last time at: " + row.said;
            close(
                pick,
                Job.State.FAILED,
                "given up: its worker died over it " + MOST_DEATHS + " times" + why,
                row.progress);
            return new Begun.No();
          }
          jdbc.sql(
                  """
                  update job set state = 'RUNNING', started = coalesce(started, :now), deaths = :deaths
                  where id = :id
                  """)
              .param("now", now())
              .param("deaths", deaths)
              .param("id", pick.job())
              .update();
          return new Begun.Yes(row.job(), row.errand);
        });
  }

  /** Runs what belongs to a job in one transaction, provided that the job is in these hands. */
  public <T> T within(Pick pick, Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          boolean held =
              jdbc.sql(
                      """
                      select 1 from scheduled_tasks
                      where task_name = :task and task_instance = :id and version = :version
                        and picked
                      for update
                      """)
                  .param("task", TASK)
                  .param("id", String.valueOf(pick.job()))
                  .param("version", pick.version())
                  .query((row, number) -> row.getInt(1))
                  .optional()
                  .isPresent();
          if (!held) {
            throw new Superseded(pick);
          }
          return work.get();
        }));
  }

  /** Stores what brings a job further; deaths before that do not count any more. */
  public void getOn(Pick pick, Runnable writes) {
    within(
        pick,
        () -> {
          writes.run();
          return jdbc.sql("update job set deaths = 0 where id = :id and deaths > 0")
              .param("id", pick.job())
              .update();
        });
  }

  /**
   * Ends a job.
   *
   * @param writes what it came to
   * @param next jobs that follow
   */
  public void end(
      Pick pick,
      Job.State state,
      String said,
      Job.Progress progress,
      Runnable writes,
      List<Order> next) {
    within(
        pick,
        () -> {
          writes.run();
          close(pick, state, said, progress);
          enqueue(next);
          return true;
        });
  }

  private void close(Pick pick, Job.State state, String said, Job.Progress progress) {
    jdbc.sql(
            """
            update job set state = :state, said = :said, ended = :now, done = :done, total = :total,
              executions = :executions, findings = :findings, left_millis = null, deaths = 0
            where id = :id
            """)
        .param("state", state.name())
        .param("said", oneLine(said))
        .param("now", now())
        .param("done", progress.done())
        .param("total", progress.total())
        .param("executions", progress.executions())
        .param("findings", progress.findings())
        .param("id", pick.job())
        .update();
    jdbc.sql("delete from scheduled_tasks where task_name = :task and task_instance = :id")
        .param("task", TASK)
        .param("id", String.valueOf(pick.job()))
        .update();
  }

  /**
   * Gives a job back for another worker, or for later.
   *
   * @param said what it waits for; empty for nothing
   */
  public void release(Pick pick, Duration delay, String said) {
    within(pick, () -> putBack(pick, delay, said, "deaths"));
  }

  /** As {@link #release}, after it went wrong in a way that may kill a worker. */
  public void stumble(Pick pick, Duration delay, String why) {
    within(
        pick,
        () -> {
          Row row = locked(pick.job());
          if (row.deaths + 1 >= MOST_DEATHS) {
            close(
                pick,
                Job.State.FAILED,
                "given up after " + MOST_DEATHS + " attempts: " + why,
                row.progress);
            return 1;
          }
          return putBack(pick, delay, why, "deaths + 1");
        });
  }

  private int putBack(Pick pick, Duration delay, String said, String deaths) {
    jdbc.sql(
            "update job set state = 'QUEUED', said = :said, left_millis = null, deaths = "
                + deaths
                + " where id = :id")
        .param("said", oneLine(said))
        .param("id", pick.job())
        .update();
    return jdbc.sql(
            """
            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
              execution_time = :due, version = version + 1
            where task_name = :task and task_instance = :id
            """)
        .param("due", clock.instant().plus(delay).atOffset(ZoneOffset.UTC))
        .param("task", TASK)
        .param("id", String.valueOf(pick.job()))
        .update();
  }

  /** Tells how far jobs are, and which ended. */
  public void pulse(List<Pulse> pulses, Collection<Long> ended) {
    if (!pulses.isEmpty()) {
      jdbc.sql(
              """
              update job set said = told.said, done = told.done, total = told.total,
                executions = told.executions, findings = told.findings, left_millis = told.millis
              from unnest(:ids::bigint[], :versions::bigint[], :said::text[], :done::integer[],
                  :totals::integer[], :executions::bigint[], :findings::integer[],
                  :millis::bigint[])
                as told (id, version, said, done, total, executions, findings, millis)
              where job.id = told.id and state = 'RUNNING'
                and exists (select from scheduled_tasks
                  where task_name = :task and task_instance = told.id::text and picked
                    and scheduled_tasks.version = told.version)
              """)
          .param("ids", longs(pulses, pulse -> pulse.pick.job()))
          .param("versions", longs(pulses, pulse -> pulse.pick.version()))
          .param("said", pulses.stream().map(it -> oneLine(it.said)).toArray(String[]::new))
          .param("done", longs(pulses, pulse -> pulse.progress.done()))
          .param("totals", longs(pulses, pulse -> pulse.progress.total()))
          .param("executions", longs(pulses, pulse -> pulse.progress.executions()))
          .param("findings", longs(pulses, pulse -> pulse.progress.findings()))
          .param(
              "millis",
              pulses.stream()
                  .map(it -> it.progress.left().map(Duration::toMillis).orElse(null))
                  .toArray(Long[]::new))
          .param("task", TASK)
          .update();
    }
    List<Long> told = new ArrayList<>(ended);
    pulses.forEach(pulse -> told.add(pulse.pick.job()));
    JobNews.tell(jdbc, told);
  }

  /** Those of some jobs that somebody wants cancelled. */
  public List<Long> cancelled(List<Long> running) {
    return running.isEmpty()
        ? List.of()
        : jdbc.sql("select id from job where id = any(:ids) and cancelled")
            .param("ids", running.toArray(Long[]::new))
            .query((row, number) -> row.getLong(1))
            .list();
  }

  private static Long[] longs(List<Pulse> pulses, java.util.function.ToLongFunction<Pulse> value) {
    return pulses.stream().map(pulse -> value.applyAsLong(pulse)).toArray(Long[]::new);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Failures are one line, and PostgreSQL's texts have no zero character. */
  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", "; ").replace('\0', '\uFFFD');
    return line.length() > 500 ? line.substring(0, 499) + "…" : line;
  }

  // ---- rows

  private record Row(
      long id,
      PatchList version,
      String title,
      Errand errand,
      Job.State state,
      String said,
      String askedBy,
      Instant asked,
      int deaths,
      boolean cancelled,
      Job.Progress progress) {
    Job job() {
      return new Job(
          id,
          errand.kind(),
          version,
          title,
          Job.State.RUNNING,
          said,
          progress,
          askedBy,
          asked,
          Optional.empty(),
          Optional.empty());
    }
  }

  private Row locked(long id) {
    return jdbc.sql(
            """
            select job.*, patches from job join checked_version on digest = version
            where id = :id for update of job
            """)
        .param("id", id)
        .query(JobQueue::row)
        .single();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        PatchList.parse(row.getString("patches")),
        row.getString("title"),
        Stored.errand(row),
        Job.State.valueOf(row.getString("state")),
        row.getString("said"),
        row.getString("asked_by"),
        row.getObject("asked", OffsetDateTime.class).toInstant(),
        row.getInt("deaths"),
        row.getBoolean("cancelled"),
        StoredJobs.progress(row));
  }

  /** The columns of an errand. */
  private record Stored(String base, String sets, String suite, int revision) {
    static Stored of(Errand errand) {
      return switch (errand) {
        case Errand.Apply _ -> new Stored("", "", "", 0);
        case Errand.Rules it ->
            new Stored(it.base(), it.sets().stream().collect(Collectors.joining("\n")), "", 0);
        case Errand.Simulate it -> new Stored(it.base(), "", it.suite(), it.revision());
      };
    }

    static Errand errand(ResultSet row) throws SQLException {
      return switch (Job.Kind.valueOf(row.getString("kind"))) {
        case APPLY -> new Errand.Apply();
        case RULES ->
            new Errand.Rules(row.getString("base"), row.getString("sets").lines().toList());
        case SIMULATE ->
            new Errand.Simulate(
                row.getString("base"), row.getString("suite"), row.getInt("revision"));
      };
    }
  }
}
