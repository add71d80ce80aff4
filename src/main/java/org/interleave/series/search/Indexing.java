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
import org.interleave.ingest.CopyRows;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;

/** Reads waiting messages, a slice on each core, and stores their vectors in order. */
final class Indexing implements AutoCloseable {
  private static final int SLICE_MESSAGES = 400;
  private static final long SLICE_BYTES = 4 << 20;
  private static final int SLICES_AHEAD = 4;

  private final Messages messages;
  private final BooleanSupplier cancelled;
  private final Progress progress;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("full-text-", 0).factory());

  Indexing(Messages messages, BooleanSupplier cancelled, Progress progress) {
    this.messages = messages;
    this.cancelled = cancelled;
    this.progress = progress;
  }

  /** A vector that is ready. */
  private record Indexed(Waiting waiting, Instant sent, byte[] words) {}

  /** What became of a slice; messages that went meanwhile, or cannot be read, have no words. */
  private record Slice(List<Waiting> waiting, List<Indexed> indexed) {}

  private interface Store {
    void take(Slice slice) throws SQLException;
  }

  /** Moves messages into search_index, each slice in a transaction. */
  void into(Connection connection, List<Waiting> waiting) throws SQLException {
    each(
        waiting,
        slice -> {
          connection.setAutoCommit(false);
          try {
            settings(connection);
            copy(
                connection,
                slice,
                "copy search_index (message, sent, words) from stdin (format binary)");
            connection.commit();
          } finally {
            connection.rollback();
            connection.setAutoCommit(true);
          }
        });
  }

  /** Moves messages into a table, in the transaction of the connection; false when cancelled. */
  boolean fill(Connection transaction, List<Waiting> waiting, String copy) throws SQLException {
    settings(transaction);
    return each(waiting, slice -> copy(transaction, slice, copy));
  }

  private static void settings(Connection transaction) throws SQLException {
    try (var settings = transaction.createStatement()) {
      // the memory in which PostgreSQL sorts the entries of an index
      settings.execute(
          "set local work_mem = '128MB'; set local maintenance_work_mem = '256MB';"
              + " set local synchronous_commit = off");
    }
  }

  private boolean each(List<Waiting> waiting, Store store) throws SQLException {
    Deque<Future<Slice>> ahead = new ArrayDeque<>();
    Deque<List<Waiting>> slices = slices(waiting);
    while (!slices.isEmpty() || !ahead.isEmpty()) {
      if (cancelled.getAsBoolean()) {
        ahead.forEach(future -> future.cancel(false));
        return false;
      }
      while (!slices.isEmpty() && ahead.size() < SLICES_AHEAD) {
        List<Waiting> slice = slices.removeFirst();
        ahead.add(workers.submit(() -> read(slice)));
      }
      Slice ready = result(ahead.removeFirst());
      store.take(ready);
      progress.add(ready.waiting().size());
    }
    return true;
  }

  private static Deque<List<Waiting>> slices(List<Waiting> waiting) {
    Deque<List<Waiting>> slices = new ArrayDeque<>();
    List<Waiting> slice = new ArrayList<>();
    long bytes = 0;
    for (Waiting one : waiting) {
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

  private Slice read(List<Waiting> slice) {
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
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while indexing", e);
    }
  }

  private static void copy(Connection transaction, Slice slice, String copy) throws SQLException {
    Set<Long> taken = take(transaction, slice.waiting());
    CopyRows rows = new CopyRows(3);
    for (Indexed one : slice.indexed()) {
      if (taken.contains(one.waiting().entry())) {
        rows.row().number(one.waiting().message()).time(one.sent()).blob(one.words());
      }
    }
    rows.into(transaction, copy);
  }

  /** Takes those from the queue that are still as they were read. */
  private static Set<Long> take(Connection transaction, List<Waiting> waiting) throws SQLException {
    Set<Long> taken = new HashSet<>();
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "delete from search_pending where entry = any (?) returning entry")) {
      statement.setArray(
          1, transaction.createArrayOf("bigint", waiting.stream().map(Waiting::entry).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          taken.add(row.getLong(1));
        }
      }
    }
    return taken;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
