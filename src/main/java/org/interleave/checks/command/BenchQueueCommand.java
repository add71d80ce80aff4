package org.interleave.checks.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.interleave.checks.job.Worker;
import org.interleave.checks.job.Workers;
import org.interleave.checks.store.JobQueue;
import org.interleave.database.DataDirectory;
import org.interleave.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave bench queue}. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = {
      "Have workers, each a process of its own, drain a queue of jobs that do nothing, in a database"
          + " that is thrown away; say how many jobs a second, and what that cost PostgreSQL."
    })
public final class BenchQueueCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final InstantSource clock;
  @Spec private CommandSpec spec;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int jobs;

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2,4",
      description = "How many, one run for each number (default: ${DEFAULT-VALUE}).")
  private List<Integer> workers = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of each worker (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--ahead",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Jobs that a worker fetches at a time, for each thread (default:" + " ${DEFAULT-VALUE}).")
  private int ahead;

  @Option(names = "--drain", hidden = true, description = "Be one of the workers.")
  private boolean drain;

  @Option(names = "--data", hidden = true, description = "Of the one that measures.")
  private @Nullable Path data;

  public BenchQueueCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (drain && data != null) {
      return drain(data);
    }
    out()
        .printf(
            "%,d jobs, %d threads a worker, %d fetched at a time%n",
            jobs, threads, threads * ahead);
    for (int count : workers) {
      try (TemporaryData folder = TemporaryData.create();
          Database database = Database.open(new DataDirectory(folder.folder()), Map.of())) {
        measure(count, folder.folder(), database.dataSource());
      }
    }
    return 0;
  }

  private void measure(int count, Path folder, DataSource source)
      throws IOException, InterruptedException {
    List<WorkerProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        processes.add(WorkerProcess.start(folder, drainer(threads, ahead)));
      }
      fill(source, jobs);
      DatabaseLoad before = DatabaseLoad.now(source);
      JdbcClient jdbc = JdbcClient.create(source);
      while (jdbc.sql("select exists (select from scheduled_tasks)")
          .query((row, number) -> row.getBoolean(1))
          .single()) {
        Thread.sleep(LOOK);
      }
      report(count, jdbc, DatabaseLoad.now(source).since(before));
    } finally {
      for (WorkerProcess process : processes) {
        process.close();
      }
    }
  }

  /** What a process is to do that drains the queue. */
  static List<String> drainer(int threads, int ahead) {
    return List.of("bench", "queue", "--drain", "--threads", "" + threads, "--ahead", "" + ahead);
  }

  static void fill(DataSource source, int jobs) {
    JdbcClient.create(source)
        .sql(
            """
            with version as (
              insert into checked_version (digest, patches) values (sha256(''), '') returning digest),
            made as (
              insert into job (kind, version, title, suite, revision, state, asked_by, asked)
              select 'SIMULATE', digest, 'bench', 'bench', place, 'QUEUED', '', now()
              from version, generate_series(1, :jobs) as place
              returning id)
            insert into scheduled_tasks
              (task_name, task_instance, execution_time, picked, version, priority)
            select :task, id::text, timestamptz '2000-01-01' + id * interval '1 millisecond', false,
              1, (id * 7919 % 5000)::smallint
            from made
            """)
        .param("jobs", jobs)
        .param("task", JobQueue.TASK)
        .update();
  }

  private void report(int count, JdbcClient jdbc, DatabaseLoad load) {
    record Span(Instant first, Instant last, long done) {}
    Span span =
        jdbc.sql(
                """
                select min(started), max(ended), count(*) filter (where state = 'DONE') from job
                """)
            .query((row, number) ->
                new Span(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getLong(3)))
            .single();
    double seconds = Math.max(0.001, Duration.between(span.first, span.last).toMillis() / 1000.0);
    out()
        .printf(
            "%d worker%s: %,.0f jobs/s (%,d done in %.1f s); PostgreSQL: %.1f CPU s, %.2f transactions,"
                + " %.1f rows written and %.1f blocks looked at a job, %,d blocks read%n",
            count,
            count == 1 ? "" : "s",
            span.done / seconds,
            span.done,
            seconds,
            load.cpuSeconds(),
            (double) load.commits() / span.done,
            (double) load.written() / span.done,
            (double) (load.hits() + load.reads()) / span.done,
            load.reads());
    out().flush();
  }

  private int drain(Path folder) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (Database database = Database.open(new DataDirectory(folder), Map.of());
        Workers.Running worker =
            Workers.idle(
                database.dataSource(),
                new Worker.Pace(threads, Duration.ofMillis(500), Duration.ofSeconds(3), ahead),
                clock)) {
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform().unstarted(() -> WorkerCommand.stop(stopped, closed)));
      worker.start();
      out().println("ready");
      out().flush();
      stopped.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
