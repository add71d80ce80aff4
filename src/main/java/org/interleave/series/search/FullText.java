package org.interleave.series.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.Messages;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Makes the bodies and diffs of messages searchable: takes those that wait and moves them to the
 * index of whole texts, many as a segment of their own, few into the newest part. Each step is a
 * transaction, so it can stop at any point.
 */
public final class FullText implements FollowUp {
  private static final int LOCK = 0x494e4658;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** The first segments are small, so that an interruption costs seconds; later ones are few. */
  private static final int SMALLEST_SEGMENT = 16_000;

  private static final int LARGEST_SEGMENT = 64_000;

  private final DataSource source;
  private final Messages messages;
  private final int smallestSegment;

  public FullText(DataSource source) {
    this(source, SMALLEST_SEGMENT);
  }

  FullText(DataSource source, int smallestSegment) {
    this.source = source;
    this.messages = new Messages(source);
    this.smallestSegment = smallestSegment;
  }

  @Override
  public void carryOn(BooleanSupplier cancelled, Consumer<String> progress) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(true);
      if (!lock(connection, "select pg_try_advisory_lock(?)")) {
        progress.accept("another process puts the full text into the index");
        return;
      }
      try {
        index(connection, cancelled, progress);
      } finally {
        connection.setAutoCommit(true);
        lock(connection, "select pg_advisory_unlock(?)");
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("indexing the full text failed", e);
    }
  }

  /** How many messages can be found by their headers only. */
  public long waiting() {
    try (Connection connection = source.getConnection()) {
      return number(connection, "select count(*) from search_pending");
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("counting failed", e);
    }
  }

  private void index(Connection connection, BooleanSupplier cancelled, Consumer<String> progress)
      throws SQLException {
    long total = number(connection, "select count(*) from search_pending");
    Progress said = new Progress(total, progress);
    try (Indexing indexing = new Indexing(messages, cancelled, said);
        Segments segments = new Segments(source, indexing)) {
      long sealed = number(connection, "select coalesce(max(behind), 0) from search_segment");
      indexing.into(connection, waiting(connection, 0, sealed, Integer.MAX_VALUE));
      while (!cancelled.getAsBoolean()) {
        List<Waiting> next = waiting(connection, sealed, Long.MAX_VALUE, segmentSize(connection));
        long recent =
            number(connection, "select count(*) from search_recent where message >= " + sealed);
        if (next.size() + recent < smallestSegment) {
          indexing.into(connection, next);
          break;
        }
        long behind =
            next.isEmpty()
                ? 1 + number(connection, "select max(message) from search_recent")
                : next.getLast().message() + 1;
        segments.add(next, sealed, behind);
        sealed = behind;
      }
    }
    if (said.done() > 0) {
      tidy(connection);
    }
  }

  /** A quarter of what is there already, so that the number of segments grows slowly. */
  private int segmentSize(Connection connection) throws SQLException {
    long quarter = number(connection, "select count(*) / 4 from search_index");
    return (int) Math.clamp(quarter, smallestSegment, Math.max(smallestSegment, LARGEST_SEGMENT));
  }

  /** Those that wait with keys from the first on, up to but without the second. */
  private static List<Waiting> waiting(Connection connection, long first, long behind, int most)
      throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select search_pending.entry, search_pending.message, message.length
              from search_pending join message on message.id = search_pending.message
             where search_pending.message >= ? and search_pending.message < ?
             order by search_pending.message
             limit ?
            """)) {
      statement.setLong(1, first);
      statement.setLong(2, behind);
      statement.setInt(3, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(row.getLong(1), row.getLong(2), row.getInt(3)));
        }
      }
    }
    return waiting;
  }

  /** Brings the statistics up to date and gives the room of an emptied queue back. */
  private static void tidy(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("analyze search_index (message, sent)");
    }
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '2s'");
      statement.execute("lock table search_pending in access exclusive mode");
      if (number(connection, "select count(*) from search_pending") == 0) {
        statement.execute("truncate search_pending");
      }
      connection.commit();
    } catch (SQLException e) {
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      // an import is at work; the one after it tidies
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static boolean lock(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, LOCK);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
