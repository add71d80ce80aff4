package org.interleave.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.interleave.database.DataDirectory;
import org.interleave.database.Database;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real processes, really killed; {@code interleave bench kill} does it with real work. */
class KilledWorkerTest {
  private static final int JOBS = 3_000;
  private static final long PATIENCE = 240_000;

  @Test
  void everyJobEndsOnceThoughItsWorkerIsKilledInTheMiddle() throws Exception {
    try (TemporaryData folder = TemporaryData.create();
        Database database = Database.open(new DataDirectory(folder.folder()), Map.of())) {
      DataSource source = database.dataSource();
      BenchQueueCommand.fill(source, JOBS);
      countEnds(source);

      WorkerProcess killed = WorkerProcess.start(folder.folder(), BenchQueueCommand.drainer(4, 16));
      until(source, "select count(*) > 200 from job where state = 'DONE'");
      killed.kill();
      assertThat(count(source, "select count(*) from scheduled_tasks where picked")).isPositive();
      try (WorkerProcess second =
          WorkerProcess.start(folder.folder(), BenchQueueCommand.drainer(4, 16))) {
        until(source, "select count(*) = 0 from scheduled_tasks");
      }

      assertThat(count(source, "select count(*) from job where state = 'DONE'")).isEqualTo(JOBS);
      assertThat(count(source, "select count(*) from job_end")).isEqualTo(JOBS);
      assertThat(count(source, "select count(distinct id) from job_end")).isEqualTo(JOBS);
    }
  }

  /** Notes each time that a job comes to its end. */
  private static void countEnds(DataSource source) {
    JdbcClient jdbc = JdbcClient.create(source);
    for (String statement :
        List.of(
            "create table job_end (id bigint)",
            """
            create function note_end() returns trigger language plpgsql as $$
              begin insert into job_end values (new.id); return null; end $$
            """,
            """
            create trigger note_end after update of ended on job
              for each row when (new.ended is not null) execute function note_end()
            """)) {
      jdbc.sql(statement).update();
    }
  }

  private static long count(DataSource source, String sql) {
    return JdbcClient.create(source).sql(sql).query((row, number) -> row.getLong(1)).single();
  }

  private static void until(DataSource source, String sql) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE;
    while (!JdbcClient.create(source).sql(sql).query((row, number) -> row.getBoolean(1)).single()) {
      assertThat(System.currentTimeMillis()).as(sql).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
