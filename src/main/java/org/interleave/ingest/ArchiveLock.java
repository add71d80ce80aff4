package org.interleave.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Advisory locks, which the server lets go of when the process that holds them dies: one import of
 * an archive at a time, and one batch of any archive at a time, so that two imports that meet the
 * same mail take turns.
 */
final class ArchiveLock implements AutoCloseable {
  static final int ARCHIVE = 0x494e4152;
  private static final int BATCH = 0x494e4254;

  private final Connection connection;
  private final int archive;

  private ArchiveLock(Connection connection, int archive) {
    this.connection = connection;
    this.archive = archive;
  }

  static ArchiveLock take(Connection connection, int archive, String name)
      throws SQLException, AlreadyRunning {
    if (!ask(connection, "select pg_try_advisory_lock(?, ?)", archive)) {
      throw new AlreadyRunning(name);
    }
    return new ArchiveLock(connection, archive);
  }

  /** Until the end of the transaction. */
  static void turn(Connection transaction) throws SQLException {
    try (PreparedStatement lock =
        transaction.prepareStatement("select pg_advisory_xact_lock(?, 0)")) {
      lock.setInt(1, BATCH);
      lock.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    ask(connection, "select pg_advisory_unlock(?, ?)", archive);
  }

  private static boolean ask(Connection connection, String question, int archive)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(question)) {
      lock.setInt(1, ARCHIVE);
      lock.setInt(2, archive);
      try (ResultSet answer = lock.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
