package org.interleave.checks.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL did so far: transactions, blocks, and the processor time of its processes where
 * they are on this machine.
 */
record DatabaseLoad(long commits, long hits, long reads, long written, double cpuSeconds) {
  private static final double TICKS = 100;

  /** Field 14 of /proc/PID/stat and the next, proc(5); they are counted behind the name. */
  private static final int USER_TIME = 11;

  static DatabaseLoad now(DataSource source) {
    JdbcClient jdbc = JdbcClient.create(source);
    List<Long> pids =
        jdbc.sql("select pid from pg_stat_activity").query((row, number) -> row.getLong(1)).list();
    double cpu = pids.stream().mapToDouble(DatabaseLoad::cpu).sum();
    return jdbc.sql(
            """
            select xact_commit, blks_hit, blks_read, tup_inserted + tup_updated + tup_deleted
            from pg_stat_database where datname = current_database()
            """)
        .query((row, number) ->
            new DatabaseLoad(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), cpu))
        .single();
  }

  private static double cpu(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS;
    } catch (IOException e) {
      return 0; // it ended, or runs on another machine
    }
  }

  DatabaseLoad since(DatabaseLoad before) {
    return new DatabaseLoad(
        commits - before.commits,
        hits - before.hits,
        reads - before.reads,
        written - before.written,
        cpuSeconds - before.cpuSeconds);
  }
}
