package org.interleave.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.interleave.account.Scope;
import org.interleave.account.Token;
import org.interleave.account.Tokens;
import org.interleave.api.post.Load;
import org.interleave.archive.Archives;
import org.interleave.database.DataDirectory;
import org.interleave.database.Database;
import org.interleave.example.BundledExample;
import org.interleave.ingest.AlreadyRunning;
import org.interleave.ingest.Importer;
import org.interleave.ingest.Listeners;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.Version;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interleave bench post}. */
@Command(
    name = "post",
    mixinStandardHelpOptions = true,
    description = {
      "Post runs at a fixed rate to a server with a database that is thrown away, and say how long",
      "the answers took. Client and server share this machine; only the loopback is used."
    })
public final class BenchPostCommand implements Callable<Integer> {
  private static final int MOST = 5_000;

  private final Function<DataSource, Listeners> listeners;
  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "500",
      description = "Requests a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long (default: ${DEFAULT-VALUE}), after ten seconds to warm up.")
  private int seconds;

  /**
   * @param listeners makes those who hear of new mail
   */
  public BenchPostCommand(Function<DataSource, Listeners> listeners, InstantSource clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    if (rate < 1 || rate > MOST || seconds < 1 || seconds > 3_600) {
      throw new ParameterException(
          spec.commandLine(), "--rate goes up to " + MOST + " and --seconds up to 3600");
    }
    Path folder = Files.createTempDirectory("interleave-bench");
    try (Database database = Database.open(new DataDirectory(folder), Map.of())) {
      load(database.dataSource(), folder);
      try (ConfigurableApplicationContext context =
          RunningServer.application(database.dataSource(), 0).run()) {
        return measure(context);
      }
    } catch (AlreadyRunning e) {
      throw new IllegalStateException("nobody else knows this database", e);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private void load(DataSource source, Path folder)
      throws IOException, SQLException, AlreadyRunning {
    Path archive = BundledExample.unpack(folder.resolve("example")).archive();
    new Importer(source, listeners.apply(source).newMail(), clock)
        .run(Archives.open(archive.toString()), progress -> {}, () -> false);
  }

  private int measure(ConfigurableApplicationContext context) throws InterruptedException {
    var server = ((WebServerApplicationContext) context).getWebServer();
    URI address = URI.create("http://127.0.0.1:" + Objects.requireNonNull(server).getPort());
    Tokens tokens = context.getBean(Tokens.class);
    // as many as a token may post in a second, and some to spare
    List<String> secrets =
        IntStream.rangeClosed(0, rate / 50)
            .mapToObj(n ->
                tokens.create(
                    new Token.Wanted(
                        "ci-" + n, "bench", List.of(Scope.CHECKS_WRITE), Optional.empty())))
            .map(Token.Made::secret)
            .toList();
    List<String> paths = paths(context.getBean(SeriesCatalog.class));
    new Load(address, secrets, paths, Math.max(1, rate / 2), 10).run();
    Duration before = cpu();
    Load.Measured measured = new Load(address, secrets, paths, rate, seconds).run();
    say(measured, cpu().minus(before));
    return measured.failed() == 0 ? 0 : 1;
  }

  private static List<String> paths(SeriesCatalog catalog) {
    Version version = catalog.find(BundledExample.COVER.value()).orElseThrow().newest();
    return version.patches().stream()
        .map(patch -> "/api/v1/patches/" + patch.message().value().replace("/", "%2F") + "/runs")
        .toList();
  }

  /** Of this process: server and client. */
  private static Duration cpu() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Duration.ofNanos(system.getProcessCpuTime())
        : Duration.ZERO;
  }

  private void say(Load.Measured measured, Duration cpu) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d requests in %.1f s (%.0f a second), %d not answered with 201%n",
        measured.took().length,
        measured.whole().toMillis() / 1e3,
        measured.rate(),
        measured.failed());
    out.printf(
        "latency from the time when each was due: p50 %s, p90 %s, p99 %s, p99.9 %s, longest %s%n",
        milliseconds(measured.quantile(0.5)),
        milliseconds(measured.quantile(0.9)),
        milliseconds(measured.quantile(0.99)),
        milliseconds(measured.quantile(0.999)),
        milliseconds(measured.quantile(1)));
    out.printf("CPU of server and client together: %.1f s%n", cpu.toMillis() / 1e3);
    out.flush();
  }

  private static String milliseconds(Duration time) {
    return "%.1f ms".formatted(time.toNanos() / 1e6);
  }
}
