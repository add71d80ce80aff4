package org.interleave.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.interleave.archive.Archives;
import org.interleave.checks.command.TemporaryData;
import org.interleave.checks.command.WorkerProcess;
import org.interleave.checks.store.Standing;
import org.interleave.database.DataDirectory;
import org.interleave.database.Database;
import org.interleave.example.BundledExample;
import org.interleave.ingest.AlreadyRunning;
import org.interleave.ingest.Importer;
import org.interleave.ingest.Listeners;
import org.interleave.source.store.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave bench kill}. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = {
      "Have two workers do the jobs of the bundled example and of a copy of it, 50 jobs, undisturbed"
          + " and with kill -9 in the middle of them, and compare what came of it.",
      "Databases are thrown away."
    },
    footer = {"", "Exit status: 0 every job ended once with the same result, 1 not so."})
public final class BenchKillCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Function<DataSource, Listeners> listeners;
  private final InstantSource clock;
  @Spec private CommandSpec spec;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often a worker is killed (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "6",
      description = "About how long a worker lives (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "2",
      description = "Of the example, of 25 jobs each (default: ${DEFAULT-VALUE}).")
  private int copies;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For when workers are killed (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * @param listeners makes those who hear of new mail
   */
  public BenchKillCommand(Function<DataSource, Listeners> listeners, InstantSource clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Standing undisturbed = run(0);
    say("undisturbed", undisturbed);
    Standing disturbed = run(kills);
    say("with " + kills + " times kill -9", disturbed);
    List<String> differences = undisturbed.differences(disturbed);
    differences.forEach(out()::println);
    out()
        .println(
            differences.isEmpty()
                ? "every job ended once, and every result is the same"
                : differences.size() + " differences");
    out().flush();
    return differences.isEmpty() ? 0 : 1;
  }

  private Standing run(int deaths) throws IOException, SQLException, InterruptedException {
    try (TemporaryData folder = TemporaryData.create();
        Database database = Database.open(new DataDirectory(folder.folder()), Map.of())) {
      DataSource source = database.dataSource();
      load(source, folder.folder());
      drain(source, folder.folder(), deaths);
      return Standing.of(source);
    }
  }

  private void load(DataSource source, Path folder) throws IOException, SQLException {
    BundledExample example = BundledExample.unpack(folder.resolve("example"));
    new Trees(source, clock).add(example.repository());
    for (int copy = 0; copy < copies; copy++) {
      Path mail = folder.resolve("copy-" + copy + ".mbox");
      String text = Files.readString(example.archive());
      // other ids and another title: mail of its own, and series of its own
      Files.writeString(
          mail,
          copy == 0
              ? text
              : text.replace("@example.org", "@copy" + copy + ".example.org")
                  .replace("lifetime and locking", "lifetime and locking, copy " + copy));
      try {
        new Importer(source, listeners.apply(source).newMail(), clock)
            .run(Archives.open(mail.toString()), progress -> {}, () -> false);
      } catch (AlreadyRunning e) {
        throw new IllegalStateException("nobody else knows this database", e);
      }
    }
  }

  private void drain(DataSource source, Path folder, int deaths)
      throws IOException, InterruptedException {
    Random random = new Random(seed);
    WorkerProcess first = WorkerProcess.start(folder, List.of("worker", "--threads", "1"));
    WorkerProcess second = WorkerProcess.start(folder, List.of("worker", "--threads", "1"));
    long end = clock.millis() + PATIENCE.toMillis();
    long next = clock.millis() + life(random);
    int killed = 0;
    try {
      while (Standing.underWay(source) > 0) {
        if (clock.millis() > end) {
          throw new IOException("the jobs are not done after " + PATIENCE.toMinutes() + " minutes");
        }
        if (killed < deaths && clock.millis() >= next) {
          first.kill();
          killed++;
          out().printf("  kill -9, %d jobs under way or waiting%n", Standing.underWay(source));
          out().flush();
          first = second;
          second = WorkerProcess.start(folder, List.of("worker", "--threads", "1"));
          next = clock.millis() + life(random);
        }
        Thread.sleep(LOOK);
      }
      if (killed < deaths) {
        throw new IOException(
            "the jobs were done after " + killed + " kills; let workers live shorter with --every");
      }
    } finally {
      first.close();
      second.close();
    }
  }

  private long life(Random random) {
    return every * 500L + random.nextLong(every * 1000L);
  }

  private void say(String name, Standing standing) {
    out()
        .printf(
            "%s: %d jobs, %d results, %d squares, %d findings, %.0f s%n",
            name,
            standing.jobs().size(),
            standing.results().size(),
            standing.cells().size(),
            standing.findings(),
            standing.seconds());
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
