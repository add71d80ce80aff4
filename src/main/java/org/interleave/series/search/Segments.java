package org.interleave.series.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Makes segments of the index, each in one transaction. While one is being sealed, which keeps the
 * server busy, the next is filled, which keeps us busy.
 */
final class Segments implements AutoCloseable {
  private final DataSource source;
  private final Indexing indexing;
  private final ExecutorService sealer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("segment-sealer").factory());
  private Future<?> sealing = CompletableFuture.completedFuture(null);
  private boolean even;

  Segments(DataSource source, Indexing indexing) {
    this.source = source;
    this.indexing = indexing;
  }

  /** Adds a segment with the waiting messages, whose keys are from first up to before behind. */
  void add(List<Waiting> waiting, long first, long behind) throws SQLException {
    even = !even;
    String side = side();
    Connection transaction = source.getConnection();
    boolean handed = false;
    try {
      transaction.setAutoCommit(false);
      if (fill(transaction, waiting)) {
        await();
        sealing = sealer.submit(() -> seal(transaction, side, first, behind));
        handed = true;
      }
    } finally {
      if (!handed) {
        giveUp(transaction);
      }
    }
  }

  private boolean fill(Connection transaction, List<Waiting> waiting) throws SQLException {
    try (PreparedStatement begin = transaction.prepareStatement("select search_segment_begin(?)")) {
      begin.setString(1, side());
      begin.execute();
    }
    return indexing.fill(
        transaction,
        waiting,
        even
            ? "copy search_filling_even (message, sent, words) from stdin (format binary)"
            : "copy search_filling_odd (message, sent, words) from stdin (format binary)");
  }

  private String side() {
    return even ? "even" : "odd";
  }

  private static Void seal(Connection transaction, String side, long first, long behind)
      throws SQLException {
    try (PreparedStatement seal =
        transaction.prepareStatement("select search_segment_seal(?, ?, ?)")) {
      seal.setString(1, side);
      seal.setLong(2, first);
      seal.setLong(3, behind);
      seal.execute();
      transaction.commit();
      return null;
    } finally {
      giveUp(transaction);
    }
  }

  /** After a commit there is nothing left to give up. */
  private static void giveUp(Connection transaction) throws SQLException {
    try (transaction) {
      transaction.rollback();
      transaction.setAutoCommit(true);
    }
  }

  private void await() throws SQLException {
    try {
      sealing.get();
    } catch (ExecutionException e) {
      throw new SQLException("sealing a segment of the index failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while sealing a segment of the index", e);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      await();
    } finally {
      sealer.shutdown();
    }
  }
}
