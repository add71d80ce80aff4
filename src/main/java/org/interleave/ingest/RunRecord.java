package org.interleave.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.interleave.archive.Archive;

/** The rows of one import run and of its archive. */
final class RunRecord {
  static final String INTERRUPTED = "it was interrupted; the next import carries on where it was";

  private final long run;
  private final int archive;
  private final InstantSource clock;

  private RunRecord(long run, int archive, InstantSource clock) {
    this.run = run;
    this.archive = archive;
    this.clock = clock;
  }

  /** The row of an archive, made if it is new. */
  static int archive(Connection connection, Archive archive) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into archive (key, name) values (?, ?)
            on conflict (key) do update set name = excluded.name
            returning id
            """)) {
      statement.setString(1, CopyRows.storable(archive.key()));
      statement.setString(2, CopyRows.storable(archive.name()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Starts a run; whatever the archive's earlier rows say, the lock shows that they are over. */
  static RunRecord start(Connection connection, int archive, InstantSource clock)
      throws SQLException {
    Timestamp now = Timestamp.from(clock.instant());
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update import_run set state = 'failed', ended = ?, line = ?
             where archive = ? and state = 'running'
            """)) {
      statement.setTimestamp(1, now);
      statement.setString(2, INTERRUPTED);
      statement.setInt(3, archive);
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into import_run (archive, started, state) values (?, ?, 'running') returning id
            """)) {
      statement.setInt(1, archive);
      statement.setTimestamp(2, now);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new RunRecord(row.getLong(1), archive, clock);
      }
    }
  }

  ImportId id() {
    return new ImportId(run);
  }

  int archive() {
    return archive;
  }

  String cursor(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select cursor from archive where id = ?")) {
      statement.setInt(1, archive);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  void advance(Connection connection, String cursor) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update archive set cursor = ? where id = ?")) {
      statement.setString(1, CopyRows.storable(cursor));
      statement.setInt(2, archive);
      statement.executeUpdate();
    }
  }

  /** Writes down where the run is; returns whether someone asked it to stop. */
  boolean progress(Connection connection, ImportProgress progress) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            update import_run
               set messages_read = ?, messages_new = ?, messages_known = ?,
                   messages_unreadable = ?, messages_removed = ?, entries_skipped = ?,
                   position = ?, total = ?, line = ?
             where id = ? returning cancel
            """)) {
      ImportCounts counts = progress.counts();
      statement.setLong(1, counts.read());
      statement.setLong(2, counts.added());
      statement.setLong(3, counts.known());
      statement.setLong(4, counts.unreadable());
      statement.setLong(5, counts.removed());
      statement.setLong(6, counts.skipped());
      statement.setLong(7, progress.position());
      statement.setLong(8, progress.total());
      statement.setString(9, CopyRows.storable(progress.line()));
      statement.setLong(10, run);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  void end(Connection connection, ImportState state, String line) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update import_run set state = ?, ended = ?, line = ? where id = ?")) {
      statement.setString(1, state.stored());
      statement.setTimestamp(2, Timestamp.from(clock.instant()));
      statement.setString(3, CopyRows.storable(line));
      statement.setLong(4, run);
      statement.executeUpdate();
    }
  }
}
