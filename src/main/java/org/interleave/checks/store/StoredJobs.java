package org.interleave.checks.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.interleave.checks.store.Order.Urgency;
import org.interleave.series.PatchList;
import org.interleave.series.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs as people see them. */
public final class StoredJobs implements Jobs {
  private static final String SELECT =
      """
      select job.*, patches from job join checked_version on digest = version
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JobQueue queue;
  private final JobNews news;
  private final InstantSource clock;

  public StoredJobs(DataSource database, JobQueue queue, JobNews news, InstantSource clock) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.queue = queue;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public List<Job> of(PatchList version) {
    return jdbc.sql(SELECT + "where version = :version order by id desc")
        .param("version", version.digest())
        .query(StoredJobs::job)
        .list();
  }

  @Override
  public List<Job> page(long from, int size) {
    return jdbc.sql(
            SELECT
                + """
                order by case state when 'RUNNING' then 0 when 'QUEUED' then 1 else 2 end, id desc
                limit :size offset :from
                """)
        .param("size", size)
        .param("from", from)
        .query(StoredJobs::job)
        .list();
  }

  @Override
  public Optional<Job> find(long id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(StoredJobs::job).optional();
  }

  @Override
  public void ask(Version version, String askedBy) {
    if (!version.patches().isEmpty()) {
      queue.enqueue(List.of(application(version, version.name(), askedBy)));
    }
  }

  /** What has a version checked: the rest follows from applying it. */
  public static Order application(Version version, String title, String askedBy) {
    Errand errand = new Errand.Apply();
    return new Order(
        PatchList.of(version),
        errand,
        title,
        askedBy,
        Urgency.of(errand, askedBy, version.posted(), version.patches().size()));
  }

  @Override
  public boolean cancel(long id) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          // nobody has it in hand: it ends here; else its worker hears of it
          boolean free =
              jdbc.sql(
                          """
                          delete from scheduled_tasks
                          where task_name = :task and task_instance = :id and not picked
                          """)
                      .param("task", JobQueue.TASK)
                      .param("id", String.valueOf(id))
                      .update()
                  > 0;
          boolean underWay =
              jdbc.sql(
                          """
                          update job set cancelled = true
                          where id = :id and state in ('QUEUED', 'RUNNING')
                          """)
                      .param("id", id)
                      .update()
                  > 0;
          if (underWay && free) {
            jdbc.sql(
                    """
                    update job set state = 'CANCELLED', said = 'cancelled', ended = :now,
                      left_millis = null
                    where id = :id
                    """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
          }
          JobNews.tell(jdbc, List.of(id));
          return underWay;
        }));
  }

  @Override
  public boolean retry(long id) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          List<Long> again =
              jdbc.sql("select job_again(array[:id]::bigint[], :priority)")
                  .param("id", id)
                  .param("priority", Urgency.PERSON)
                  .query((row, number) -> row.getLong(1))
                  .list();
          JobNews.tell(jdbc, again);
          return !again.isEmpty();
        }));
  }

  @Override
  public AutoCloseable watch(Consumer<Set<Long>> watcher) {
    return news.listen(watcher);
  }

  static Job.Progress progress(ResultSet row) throws SQLException {
    long millis = row.getLong("left_millis");
    Optional<Duration> left =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    return new Job.Progress(
        row.getInt("done"),
        row.getInt("total"),
        row.getLong("executions"),
        row.getInt("findings"),
        left);
  }

  private static Job job(ResultSet row, int number) throws SQLException {
    return new Job(
        row.getLong("id"),
        Job.Kind.valueOf(row.getString("kind")),
        PatchList.parse(row.getString("patches")),
        row.getString("title"),
        Job.State.valueOf(row.getString("state")),
        row.getString("said"),
        progress(row),
        row.getString("asked_by"),
        row.getObject("asked", OffsetDateTime.class).toInstant(),
        time(row.getObject("started", OffsetDateTime.class)),
        time(row.getObject("ended", OffsetDateTime.class)));
  }

  private static Optional<Instant> time(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
  }
}
