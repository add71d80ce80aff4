package org.interleave.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.mail.Message;

/** Stores batches of one archive. A batch is one transaction, which the caller commits. */
final class BatchWriter {
  private final Connection connection;
  private final RunRecord record;
  private final List<NewMail> listeners;
  private final InstantSource clock;
  private final MessageRows rows;
  private final HomeRows homes;

  BatchWriter(
      Connection connection, RunRecord record, List<NewMail> listeners, InstantSource clock) {
    this.connection = connection;
    this.record = record;
    this.listeners = listeners;
    this.clock = clock;
    this.rows = new MessageRows(connection);
    this.homes = new HomeRows(connection, record.archive());
  }

  ImportCounts write(List<Step> steps) throws SQLException {
    try (var statement = connection.createStatement()) {
      // losing the last moments to a power cut is harmless: the cursor is lost with them
      statement.execute("set local synchronous_commit = off");
    }
    ArchiveLock.turn(connection);
    ImportCounts counts = ImportCounts.NONE;
    List<Step.Arrival> arrivals = new ArrayList<>();
    List<Step.Withdrawal> withdrawals = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case Step.Arrival arrival -> {
          counts = counts.plus(withdraw(withdrawals));
          arrivals.add(arrival);
        }
        case Step.Withdrawal withdrawal -> {
          counts = counts.plus(arrive(arrivals));
          withdrawals.add(withdrawal);
        }
        case Step.Oddity oddity -> counts = counts.plus(skip(oddity));
      }
    }
    counts = counts.plus(arrive(arrivals)).plus(withdraw(withdrawals));
    record.advance(connection, steps.getLast().cursor());
    return counts;
  }

  private ImportCounts arrive(List<Step.Arrival> arrivals) throws SQLException {
    if (arrivals.isEmpty()) {
      return ImportCounts.NONE;
    }
    Map<String, Step.Arrival> best = new LinkedHashMap<>();
    for (Step.Arrival arrival : arrivals) {
      best.merge(arrival.id().value(), arrival, BatchWriter::better);
    }
    Map<String, MessageRows.Known> known = rows.known(best.keySet());
    List<Step.Arrival> fresh = new ArrayList<>();
    Map<MessageRows.Known, Step.Arrival> replacing = new LinkedHashMap<>();
    for (Step.Arrival arrival : best.values()) {
      MessageRows.Known there = known.get(arrival.id().value());
      if (there == null) {
        fresh.add(arrival);
      } else if (arrival.standing().compareTo(there.standing()) < 0) {
        replacing.put(there, arrival);
      }
    }
    replace(replacing);
    List<StoredMail> stored = rows.insert(fresh);
    homes.add(best, known, stored);
    tell(stored);
    ImportCounts counts =
        new ImportCounts(
            arrivals.size(),
            fresh.size(),
            arrivals.size() - fresh.size(),
            fresh.stream().filter(arrival -> !arrival.standing().readable()).count(),
            0,
            0);
    arrivals.clear();
    return counts;
  }

  private static Step.Arrival better(Step.Arrival one, Step.Arrival other) {
    return other.standing().compareTo(one.standing()) < 0 ? other : one;
  }

  /** To those who listen, the copy that stood there goes and the better one arrives. */
  private void replace(Map<MessageRows.Known, Step.Arrival> replacing) throws SQLException {
    if (replacing.isEmpty()) {
      return;
    }
    List<Long> keys = replacing.keySet().stream().map(MessageRows.Known::key).toList();
    for (NewMail listener : listeners) {
      listener.removed(connection, keys);
    }
    tell(rows.replace(replacing));
  }

  private void tell(List<StoredMail> stored) throws SQLException {
    if (!stored.isEmpty()) {
      for (NewMail listener : listeners) {
        listener.arrived(connection, stored);
      }
    }
  }

  private ImportCounts withdraw(List<Step.Withdrawal> withdrawals) throws SQLException {
    if (withdrawals.isEmpty()) {
      return ImportCounts.NONE;
    }
    List<String> ids = withdrawals.stream().map(w -> w.id().value()).distinct().toList();
    int left = homes.leave(ids);
    List<Long> homeless = homes.homeless(ids);
    if (!homeless.isEmpty()) {
      for (NewMail listener : listeners) {
        listener.removed(connection, homeless);
      }
      rows.delete(homeless);
    }
    withdrawals.clear();
    return new ImportCounts(0, 0, 0, 0, left, 0);
  }

  private ImportCounts skip(Step.Oddity oddity) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into skipped_entry (archive, cursor, reason, first_seen) values (?, ?, ?, ?)
            on conflict (archive, cursor) do update set reason = excluded.reason
            """)) {
      statement.setInt(1, record.archive());
      statement.setString(2, CopyRows.storable(oddity.cursor()));
      statement.setString(3, CopyRows.storable(oddity.reason()));
      statement.setTimestamp(4, Timestamp.from(clock.instant()));
      statement.executeUpdate();
    }
    return new ImportCounts(0, 0, 0, 0, 0, 1);
  }

  /** The List-Id that a copy of a mail came through. */
  static Optional<String> list(Step.Arrival arrival) {
    return arrival.mail() instanceof Message message
        ? message.lists().stream().findFirst()
        : Optional.empty();
  }
}
