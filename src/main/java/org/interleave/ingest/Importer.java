package org.interleave.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.interleave.archive.Archive;

/**
 * Brings an archive's mail into the store. Every batch is one transaction with the archive's cursor
 * and what listeners make of it, so an import may be killed at any point and carried on.
 */
public final class Importer {
  private final DataSource source;
  private final List<NewMail> listeners;
  private final InstantSource clock;

  public Importer(DataSource source, List<NewMail> listeners, InstantSource clock) {
    this.source = source;
    this.listeners = List.copyOf(listeners);
    this.clock = clock;
  }

  /**
   * Reads what is new in the archive. A broken archive is a result with the state FAILED; what lay
   * before the break is stored.
   *
   * @param progress hears after every batch
   */
  public ImportResult run(
      Archive archive, Consumer<ImportProgress> progress, BooleanSupplier cancelled)
      throws AlreadyRunning, SQLException {
    return run(archive, started -> {}, progress, cancelled);
  }

  /**
   * As the other one.
   *
   * @param started hears the run's id as soon as it has one
   */
  public ImportResult run(
      Archive archive,
      Consumer<ImportId> started,
      Consumer<ImportProgress> progress,
      BooleanSupplier cancelled)
      throws AlreadyRunning, SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(true);
      int place = RunRecord.archive(connection, archive);
      try (ArchiveLock lock = ArchiveLock.take(connection, place, archive.name())) {
        RunRecord record = RunRecord.start(connection, place, clock);
        started.accept(record.id());
        return new Run(connection, archive, record, progress, cancelled).toTheEnd();
      }
    }
  }

  /** One run, on one connection. */
  private final class Run {
    private final Connection connection;
    private final Archive archive;
    private final RunRecord record;
    private final Consumer<ImportProgress> progress;
    private final BooleanSupplier cancelled;
    private final Instant start = clock.instant();
    private ImportCounts counts = ImportCounts.NONE;
    private long position;
    private long total;
    private boolean asked;

    Run(
        Connection connection,
        Archive archive,
        RunRecord record,
        Consumer<ImportProgress> progress,
        BooleanSupplier cancelled) {
      this.connection = connection;
      this.archive = archive;
      this.record = record;
      this.progress = progress;
      this.cancelled = cancelled;
    }

    ImportResult toTheEnd() throws SQLException {
      try {
        store();
        Duration stored = sinceStart();
        if (stop()) {
          return end(ImportState.CANCELLED, "cancelled; the next import carries on", stored);
        }
        settle();
        return stop()
            ? end(ImportState.CANCELLED, "cancelled; the next import carries on", stored)
            : end(ImportState.DONE, "", stored);
      } catch (IOException e) {
        return end(ImportState.FAILED, oneLine(e), sinceStart());
      } catch (SQLException | RuntimeException | Error e) {
        abandon(e);
        throw e;
      }
    }

    private void store() throws IOException, SQLException {
      connection.setAutoCommit(false);
      try (Pipeline pipeline = new Pipeline(archive, record.cursor(connection))) {
        connection.commit();
        Storing storing = new Storing(pipeline);
        try {
          while (!stop() && storing.goesOn()) {
            total = pipeline.total();
          }
        } catch (IOException broken) {
          storing.flush(); // what lay before the break is whole
          throw broken;
        }
        storing.flush();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }

    /** Gathers what the pipeline gives and writes it in batches. */
    private final class Storing {
      private final Pipeline pipeline;
      private final BatchWriter writer = new BatchWriter(connection, record, listeners, clock);
      private Batch batch = new Batch();

      Storing(Pipeline pipeline) {
        this.pipeline = pipeline;
      }

      boolean goesOn() throws IOException, SQLException {
        return switch (pipeline.next()) {
          case Pipeline.Chunk chunk -> {
            batch.add(chunk);
            if (batch.full()) {
              flush();
            }
            yield true;
          }
          case Pipeline.Waiting waiting -> {
            flush(); // perhaps the reader waits for the room that this batch takes
            yield true;
          }
          case Pipeline.End end -> false;
        };
      }

      void flush() throws SQLException {
        if (!batch.isEmpty() && !stop()) {
          write(writer, batch);
          pipeline.release(batch.weight());
          batch = new Batch();
        }
      }
    }

    private void write(BatchWriter writer, Batch batch) throws SQLException {
      counts = counts.plus(writer.write(batch.steps()));
      position = batch.position();
      asked |= record.progress(connection, at(""));
      connection.commit();
      progress.accept(at(""));
    }

    private void settle() throws SQLException {
      LineKeeper line = new LineKeeper();
      for (NewMail listener : listeners) {
        listener.settled(() -> stop() || line.asked(), line);
      }
      line.rethrow();
    }

    /** Passes on what listeners say while they settle, at most twice a second to the database. */
    private final class LineKeeper implements Consumer<String> {
      private Instant last = Instant.MIN;
      private @org.jspecify.annotations.Nullable SQLException failure;

      boolean asked() {
        return asked || failure != null;
      }

      @Override
      public void accept(String line) {
        progress.accept(at(line));
        if (Duration.between(last.equals(Instant.MIN) ? start : last, clock.instant()).toMillis()
            < 500) {
          return;
        }
        last = clock.instant();
        try {
          asked |= record.progress(connection, at(line));
        } catch (SQLException e) {
          failure = e;
        }
      }

      void rethrow() throws SQLException {
        if (failure != null) {
          throw failure;
        }
      }
    }

    private ImportProgress at(String line) {
      return new ImportProgress(counts, position, total, line);
    }

    private boolean stop() {
      return asked || cancelled.getAsBoolean();
    }

    private ImportResult end(ImportState state, String line, Duration stored) throws SQLException {
      record.progress(connection, at(line));
      record.end(connection, state, line);
      return new ImportResult(
          record.id(), archive.name(), state, counts, line, stored, sinceStart());
    }

    /** For bugs and a lost database: the row may not be reachable any more. */
    private void abandon(Throwable bug) {
      try {
        record.end(connection, ImportState.FAILED, oneLine(bug));
      } catch (SQLException e) {
        bug.addSuppressed(e);
      }
    }

    private Duration sinceStart() {
      return Duration.between(start, clock.instant());
    }
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
