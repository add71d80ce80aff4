package org.interleave.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.interleave.archive.Archive;
import org.interleave.archive.Archives;
import org.interleave.database.DataDirectory;
import org.interleave.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave bench ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Import an archive into an empty database that is thrown away, and say how fast it was, how"
          + " much memory it took and how much room the mail takes."
    })
public final class BenchIngestCommand implements Callable<Integer> {
  private final Function<DataSource, Listeners> listeners;
  private final InstantSource clock;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Parameters(paramLabel = "ARCHIVE", description = "A path or URL, as for import.")
  private String location = "";

  public BenchIngestCommand(Function<DataSource, Listeners> listeners, InstantSource clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  /** What one phase took; times are since the phase began. */
  private record Phase(long messages, Duration time, long bytes) {
    long rate() {
      return messages * 1000 / Math.max(1, time.toMillis());
    }
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Archive archive = Archives.open(location);
    Path folder = Files.createTempDirectory("interleave-bench");
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    PrintWriter err = command.commandLine().getErr();
    ProgressLine line = new ProgressLine(err, ProgressLine.onTerminal(), clock);
    try (Interruption interruption = Interruption.watch();
        HeapWatch heap = HeapWatch.start();
        Database database = Database.open(new DataDirectory(folder), Map.of())) {
      Figures figures = measure(archive, database.dataSource(), line, interruption, heap);
      line.clear();
      if (interruption.getAsBoolean()) {
        err.println("interleave: stopped; there are no figures");
        return 1;
      }
      PrintWriter out = command.commandLine().getOut();
      out.print(json ? new JsonMapper().writeValueAsString(figures) + "\n" : figures.text());
      out.flush();
      return 0;
    } catch (AlreadyRunning e) {
      throw new IllegalStateException("nobody else knows this database", e);
    } finally {
      delete(folder);
    }
  }

  private Figures measure(
      Archive archive,
      DataSource source,
      ProgressLine line,
      Interruption interruption,
      HeapWatch heap)
      throws AlreadyRunning, SQLException, IOException {
    long empty = size(source);
    Listeners heard = listeners.apply(source);
    Halves halves = new Halves(clock);
    ImportResult result =
        new Importer(source, heard.newMail(), clock)
            .run(
                archive,
                progress -> {
                  halves.at(progress);
                  line.show(archive.name(), progress);
                },
                interruption);
    if (result.state() == ImportState.FAILED) {
      throw new IOException(result.line());
    }
    Phase readable = new Phase(result.counts().read(), result.settled(), size(source) - empty);
    Instant start = clock.instant();
    for (FollowUp work : heard.followUps()) {
      work.carryOn(interruption, line::show);
    }
    Duration whole = result.settled().plus(Duration.between(start, clock.instant()));
    Phase full = new Phase(result.counts().read(), whole, size(source) - empty);
    return Figures.of(result, readable, full, halves, heap);
  }

  /** The answer, as JSON has it; rates are messages per second. */
  record Figures(
      String archive,
      long messages,
      long unreadable,
      int cores,
      long storedPerSecond,
      long readablePerSecond,
      double readableSeconds,
      long fullTextPerSecond,
      double fullTextSeconds,
      double secondHalfToFirst,
      long heapPeakBytes,
      long heapPeakLiveBytes,
      long heapLimitBytes,
      long bytesStored,
      long bytesStoredWithFullText) {

    static Figures of(
        ImportResult result, Phase readable, Phase full, Halves halves, HeapWatch heap) {
      return new Figures(
          result.archive(),
          result.counts().read(),
          result.counts().unreadable(),
          Runtime.getRuntime().availableProcessors(),
          new Phase(result.counts().read(), result.stored(), 0).rate(),
          readable.rate(),
          readable.time().toMillis() / 1000.0,
          full.rate(),
          full.time().toMillis() / 1000.0,
          halves.ratio(),
          heap.peak(),
          heap.peakLive(),
          Runtime.getRuntime().maxMemory(),
          readable.bytes(),
          full.bytes());
    }

    String text() {
      return String.format(
          Locale.ROOT,
          """
          %s: %,d messages (%,d unreadable) on %d cores
          %,10d messages/s stored
          %,10d messages/s until every series can be read and found by its headers (%.1f s)
          %,10d messages/s with the full text of bodies and diffs (%.1f s)
          %10.2f times as long for the second half of the archive as for the first
          %,10d MiB peak heap, %,d MiB of it live after a collection, of %,d MiB allowed
          %,10d MiB stored, %,d MiB with the full text
          """,
          archive,
          messages,
          unreadable,
          cores,
          storedPerSecond,
          readablePerSecond,
          readableSeconds,
          fullTextPerSecond,
          fullTextSeconds,
          secondHalfToFirst,
          heapPeakBytes >> 20,
          heapPeakLiveBytes >> 20,
          heapLimitBytes >> 20,
          bytesStored >> 20,
          bytesStoredWithFullText >> 20);
    }
  }

  private static long size(DataSource source) {
    return JdbcClient.create(source)
        .sql("select pg_database_size(current_database())")
        .query(Long.class)
        .single();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** How long the two halves of the reading took. */
  private static final class Halves {
    private final InstantSource clock;
    private final Instant start;
    private Instant middle;
    private Instant end;

    Halves(InstantSource clock) {
      this.clock = clock;
      this.start = clock.instant();
      this.middle = start;
      this.end = start;
    }

    void at(ImportProgress progress) {
      if (progress.line().isEmpty()) {
        end = clock.instant();
        if (progress.position() * 2 <= progress.total()) {
          middle = end;
        }
      }
    }

    double ratio() {
      double first = Math.max(1, Duration.between(start, middle).toMillis());
      return Math.round(100 * Duration.between(middle, end).toMillis() / first) / 100.0;
    }
  }
}
