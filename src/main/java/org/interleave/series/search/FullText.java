package org.interleave.series.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.ingest.CopyRows;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Makes the bodies and diffs of messages searchable: takes those that wait, some at a time, and
 * moves them to the index of whole texts. Each step is a transaction, so it can stop at any point.
 */
public final class FullText implements FollowUp {
  private static final int LOCK = 0x494e4658;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int MESSAGES_AT_ONCE = 8000;
  private static final int SLICE_MESSAGES = 400;
  private static final long SLICE_BYTES = 8 << 20;
  private static final int SLICES_AHEAD = 3;

  private final DataSource source;
  private final Messages messages;

  public FullText(DataSource source) {
    this.source = source;
    this.messages = new Messages(source);
  }

  /** A message that waits; the entry is another one when the message changes. */
  private record Waiting(long entry, long message, int length) {}

  /** A vector that is ready. */
  private record Indexed(Waiting waiting, Instant sent, byte[] words) {}

  /**
   * What became of a slice; messages that went meanwhile, or that cannot be read, have no words.
   */
  private record Slice(List<Waiting> waiting, List<Indexed> indexed) {}

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
      return waiting(connection);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("counting failed", e);
    }
  }

  private void index(Connection connection, BooleanSupplier cancelled, Consumer<String> progress)
      throws SQLException {
    long total = waiting(connection);
    long done = 0;
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("full-text-", 0).factory());
    try {
      for (List<Waiting> some = next(connection);
          !some.isEmpty() && !cancelled.getAsBoolean();
          some = next(connection)) {
        Deque<Future<Slice>> ahead = new ArrayDeque<>();
        Deque<List<Waiting>> slices = slices(some);
        while (!(slices.isEmpty() && ahead.isEmpty()) && !cancelled.getAsBoolean()) {
          while (!slices.isEmpty() && ahead.size() < SLICES_AHEAD) {
            List<Waiting> slice = slices.removeFirst();
            ahead.add(workers.submit(() -> indexed(slice)));
          }
          Slice ready = result(ahead.removeFirst());
          store(connection, ready);
          done += ready.waiting().size();
          progress.accept(
              "full text of %,d of %,d messages".formatted(done, Math.max(total, done)));
        }
      }
      if (done > 0) {
        tidy(connection);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static Deque<List<Waiting>> slices(List<Waiting> some) {
    Deque<List<Waiting>> slices = new ArrayDeque<>();
    List<Waiting> slice = new ArrayList<>();
    long bytes = 0;
    for (Waiting one : some) {
      slice.add(one);
      bytes += one.length();
      if (slice.size() == SLICE_MESSAGES || bytes >= SLICE_BYTES) {
        slices.add(slice);
        slice = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!slice.isEmpty()) {
      slices.add(slice);
    }
    return slices;
  }

  private Slice indexed(List<Waiting> slice) {
    Map<Long, Waiting> byKey = new HashMap<>();
    slice.forEach(one -> byKey.put(one.message(), one));
    MailWords words = new MailWords();
    List<Indexed> ready = new ArrayList<>();
    messages.readEach(
        byKey.keySet(),
        stored -> {
          Waiting waiting = byKey.get(stored.key());
          if (waiting != null && stored.mail() instanceof Message message) {
            ready.add(
                new Indexed(waiting, message.date().toInstant(), words.whole(message).binary()));
          }
        });
    return new Slice(slice, ready);
  }

  private static Slice result(Future<Slice> future) throws SQLException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case DataAccessException database -> throw database;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while indexing", e);
    }
  }

  private static void store(Connection connection, Slice slice) throws SQLException {
    connection.setAutoCommit(false);
    try (var settings = connection.createStatement()) {
      // the memory in which PostgreSQL sorts the index's pending entries
      settings.execute("set local work_mem = '128MB'; set local synchronous_commit = off");
      Set<Long> taken = take(connection, slice.waiting());
      CopyRows rows = new CopyRows(3);
      for (Indexed one : slice.indexed()) {
        if (taken.contains(one.waiting().entry())) {
          rows.row().number(one.waiting().message()).time(one.sent()).blob(one.words());
        }
      }
      rows.into(connection, "copy search_index (message, sent, words) from stdin (format binary)");
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** Takes those from the queue that are still as they were read. */
  private static Set<Long> take(Connection connection, List<Waiting> waiting) throws SQLException {
    Set<Long> taken = new HashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from search_pending where entry = any (?) returning entry")) {
      statement.setArray(
          1, connection.createArrayOf("bigint", waiting.stream().map(Waiting::entry).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          taken.add(row.getLong(1));
        }
      }
    }
    return taken;
  }

  private static List<Waiting> next(Connection connection) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select search_pending.entry, search_pending.message, message.length
              from search_pending join message on message.id = search_pending.message
             order by search_pending.message
             limit ?
            """)) {
      statement.setInt(1, MESSAGES_AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waiting.add(new Waiting(row.getLong(1), row.getLong(2), row.getInt(3)));
        }
      }
    }
    return waiting;
  }

  /** Moves what is pending in the index into its tree, and gives an emptied queue's room back. */
  private static void tidy(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set maintenance_work_mem = '256MB'");
      statement.execute("select gin_clean_pending_list('search_index_words')");
      statement.execute("reset maintenance_work_mem");
      statement.execute("analyze search_index");
    }
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '2s'");
      statement.execute("lock table search_pending in access exclusive mode");
      if (waiting(connection) == 0) {
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

  private static long waiting(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from search_pending")) {
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
