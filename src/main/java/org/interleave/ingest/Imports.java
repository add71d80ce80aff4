package org.interleave.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The imports of every process that uses this database: what ran, what runs, and a way to stop. */
public final class Imports {
  /** A run whose process is gone holds no lock; it is over, whatever its row says. */
  private static final String RUNS =
      """
      with held as (
        select objid::bigint as archive
          from pg_locks
         where locktype = 'advisory' and classid = %d and objsubid = 2 and granted
           and database = (select oid from pg_database where datname = current_database()))
      select import_run.*, archive.key, archive.name,
             import_run.state = 'running' and import_run.archive not in (select archive from held)
               as abandoned
        from import_run join archive on archive.id = import_run.archive
      """
          .formatted(ArchiveLock.ARCHIVE);

  private final JdbcClient database;

  public Imports(DataSource source) {
    this.database = JdbcClient.create(source);
  }

  /** The newest first. */
  public List<ImportRun> recent(PageRequest page) {
    return database
        .sql(RUNS + " order by import_run.id desc limit ? offset ?")
        .params(page.size(), page.offset())
        .query(Imports::run)
        .list();
  }

  /** Those that run at this moment, in any process. */
  public List<ImportRun> running() {
    return database
        .sql(RUNS + " where import_run.state = 'running' order by import_run.id")
        .query(Imports::run)
        .list()
        .stream()
        .filter(run -> run.state() == ImportState.RUNNING)
        .toList();
  }

  public Optional<ImportRun> find(ImportId id) {
    return database
        .sql(RUNS + " where import_run.id = ?")
        .param(id.value())
        .query(Imports::run)
        .optional();
  }

  /** Asks a running import to stop, in whatever process it runs; false if it is over already. */
  public boolean cancel(ImportId id) {
    return database
            .sql("update import_run set cancel = true where id = ? and state = 'running'")
            .param(id.value())
            .update()
        > 0;
  }

  private static ImportRun run(ResultSet row, int number) throws SQLException {
    boolean abandoned = row.getBoolean("abandoned");
    return new ImportRun(
        new ImportId(row.getLong("id")),
        row.getString("name"),
        row.getString("key"),
        row.getTimestamp("started").toInstant(),
        Optional.ofNullable(row.getTimestamp("ended")).map(Timestamp::toInstant),
        abandoned ? ImportState.FAILED : ImportState.of(row.getString("state")),
        new ImportCounts(
            row.getLong("messages_read"),
            row.getLong("messages_new"),
            row.getLong("messages_known"),
            row.getLong("messages_unreadable"),
            row.getLong("messages_removed"),
            row.getLong("entries_skipped")),
        row.getLong("position"),
        row.getLong("total"),
        abandoned ? RunRecord.INTERRUPTED : row.getString("line"));
  }
}
