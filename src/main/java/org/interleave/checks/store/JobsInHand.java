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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.series.PatchList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs as workers see them. Whatever ends a job or carries it on is one transaction that first
 * makes sure that the job is still in the worker's hands.
 */
public final class JobsInHand {
  /** So often may a worker die over a job that does not get on. */
  static final int MOST_DEATHS = 3;

  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JobQueue queue;
  private final InstantSource clock;

  public JobsInHand(DataSource database, JobQueue queue, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.queue = queue;
    this.clock = clock;
  }

  /** What is told of a job while it is done. */
  public record Pulse(Pick pick, String said, Job.Progress progress) {}

  /** What came of beginning a job. */
  public sealed interface Begun {
    record Yes(Job job, Errand errand) implements Begun {}

    /** There is nothing to do: it was cancelled or given up. */
    record No() implements Begun {}
  }

  /**
   * How a job ends.
   *
   * @param said one line
   * @param wantsTree whether another tree may let it succeed
   */
  public record End(Job.State state, String said, boolean wantsTree) {
    public static End of(Job.State state, String said) {
      return new End(state, said, false);
    }
  }

  /** Takes a job up, or ends it where there is a reason not to. */
  public Begun begin(Pick pick) {
    // one statement, and a transaction of its own: a queue of small jobs lives of it
    return jdbc.sql(
            """
            with held as (
              select from scheduled_tasks
              where task_name = :task and task_instance = :name and version = :version and picked
              for update),
            taken as (
              update job set state = 'RUNNING', started = coalesce(started, :now),
                deaths = deaths + (state = 'RUNNING')::int
              where id = :id and not cancelled and deaths + (state = 'RUNNING')::int < :most
                and exists (select from held)
              returning *)
            select taken.*, patches from taken join checked_version on digest = taken.version
            """)
        .param("task", JobQueue.TASK)
        .param("name", String.valueOf(pick.job()))
        .param("id", pick.job())
        .param("version", pick.version())
        .param("now", now())
        .param("most", MOST_DEATHS)
        .query(JobsInHand::begun)
        .optional()
        .orElseGet(() -> within(pick, () -> notBegun(pick)));
  }

  private Begun notBegun(Pick pick) {
    Row row = locked(pick.job());
    End end = End.of(Job.State.CANCELLED, "cancelled");
    if (!row.cancelled) {
      String why = row.said.isEmpty() ? "" : ", the last time at: " + row.said;
      end =
          End.of(
              Job.State.FAILED,
              "given up: its worker died over it " + MOST_DEATHS + " times" + why);
    }
    close(pick, end, row.progress);
    return new Begun.No();
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
                  .param("task", JobQueue.TASK)
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
  public void end(Pick pick, End end, Job.Progress progress, Runnable writes, List<Order> next) {
    transaction.executeWithoutResult(status -> {
      close(pick, end, progress);
      writes.run();
      queue.enqueue(next);
    });
  }

  /** In a transaction. */
  private void close(Pick pick, End end, Job.Progress progress) {
    int closed =
        jdbc.sql(
                """
                with held as (
                  delete from scheduled_tasks
                  where task_name = :task and task_instance = :name and version = :version
                    and picked
                  returning 1)
                update job set state = :state, said = :said, ended = :now, done = :done,
                  total = :total, executions = :executions, findings = :findings,
                  left_millis = null, deaths = 0, wants_tree = :wants
                where id = :id and exists (select from held)
                """)
            .param("task", JobQueue.TASK)
            .param("name", String.valueOf(pick.job()))
            .param("version", pick.version())
            .param("state", end.state().name())
            .param("said", oneLine(end.said()))
            .param("wants", end.wantsTree())
            .param("now", now())
            .param("done", progress.done())
            .param("total", progress.total())
            .param("executions", progress.executions())
            .param("findings", progress.findings())
            .param("id", pick.job())
            .update();
    if (closed == 0) {
      throw new Superseded(pick);
    }
  }

  /**
   * Gives a job back for another worker, or for later.
   *
   * @param said what it waits for; empty for nothing
   */
  public void release(Pick pick, Duration delay, String said) {
    within(pick, () -> putBack(pick, delay, said, 0));
  }

  /** As {@link #release}, after it went wrong in a way that may not be the job's fault. */
  public void stumble(Pick pick, Duration delay, String why) {
    within(
        pick,
        () -> {
          Row row = locked(pick.job());
          if (row.deaths + 1 >= MOST_DEATHS) {
            String said = "given up after " + MOST_DEATHS + " attempts: " + why;
            close(pick, End.of(Job.State.FAILED, said), row.progress);
            return 1;
          }
          return putBack(pick, delay, why, 1);
        });
  }

  private int putBack(Pick pick, Duration delay, String said, int deaths) {
    jdbc.sql(
            """
            update job set state = 'QUEUED', said = :said, left_millis = null,
              deaths = deaths + :deaths
            where id = :id
            """)
        .param("said", oneLine(said))
        .param("deaths", deaths)
        .param("id", pick.job())
        .update();
    return jdbc.sql(
            """
            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
              execution_time = :due, version = version + 1
            where task_name = :task and task_instance = :id
            """)
        .param("due", clock.instant().plus(delay).atOffset(ZoneOffset.UTC))
        .param("task", JobQueue.TASK)
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
          .param("task", JobQueue.TASK)
          .update();
    }
    List<Long> told = new ArrayList<>(ended);
    pulses.forEach(pulse -> told.add(pulse.pick.job()));
    JobNews.tell(jdbc, told);
  }

  private static Long[] longs(List<Pulse> pulses, ToLongFunction<Pulse> value) {
    Function<Pulse, Long> boxed = value::applyAsLong;
    return pulses.stream().map(boxed).toArray(Long[]::new);
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

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Failures are one line, and PostgreSQL's texts have no zero character. */
  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", "; ").replace('\0', '\uFFFD');
    return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
  }

  // ---- rows

  private record Row(String said, int deaths, boolean cancelled, Job.Progress progress) {}

  private Row locked(long id) {
    return jdbc.sql("select * from job where id = :id for update")
        .param("id", id)
        .query((row, number) ->
            new Row(
                row.getString("said"),
                row.getInt("deaths"),
                row.getBoolean("cancelled"),
                StoredJobs.progress(row)))
        .single();
  }

  private static Begun begun(ResultSet row, int number) throws SQLException {
    Errand errand = ErrandColumns.errand(row);
    Instant asked = row.getObject("asked", OffsetDateTime.class).toInstant();
    return new Begun.Yes(
        new Job(
            row.getLong("id"),
            errand.kind(),
            PatchList.parse(row.getString("patches")),
            row.getString("title"),
            Job.State.RUNNING,
            row.getString("said"),
            StoredJobs.progress(row),
            row.getString("asked_by"),
            asked,
            Optional.empty(),
            Optional.empty()),
        errand);
  }
}
