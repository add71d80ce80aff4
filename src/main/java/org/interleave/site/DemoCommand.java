package org.interleave.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.interleave.archive.Archives;
import org.interleave.checks.job.Workers;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.example.BundledExample;
import org.interleave.ingest.AlreadyRunning;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.ImportResult;
import org.interleave.ingest.Importer;
import org.interleave.ingest.Listeners;
import org.interleave.source.store.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code interleave demo}: the server with the bundled example in it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Loads the bundled example, a miniature written for Interleave, and serves the pages",
      "on 127.0.0.1 until it is stopped (Ctrl-C)."
    })
public final class DemoCommand implements Callable<Integer> {
  private final Function<DataSource, Listeners> listeners;
  private final InstantSource clock;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private PortOption port;

  /**
   * @param listeners makes those who hear of new mail
   */
  public DemoCommand(Function<DataSource, Listeners> listeners, InstantSource clock) {
    this.listeners = listeners;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    int number = port.checked();
    Database database = data.open();
    try {
      load(database.dataSource());
    } catch (IOException | SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
    RunningServer server = RunningServer.start(database, number);
    server.service(Workers.Running.class).start();
    return server.untilStopped(spec.commandLine().getOut(), "");
  }

  private void load(DataSource source) throws IOException, SQLException {
    BundledExample example = BundledExample.unpack(data.directory().path().resolve("example"));
    new Trees(source, clock).add(example.repository());
    Listeners heard = listeners.apply(source);
    try {
      ImportResult result =
          new Importer(source, heard.newMail(), clock)
              .run(Archives.open(example.archive().toString()), progress -> {}, () -> false);
      for (FollowUp work : heard.followUps()) {
        work.carryOn(() -> false, line -> {});
      }
      say(
          "The bundled example is loaded: "
              + result.counts().read()
              + " mails, "
              + result.counts().added()
              + " of them new.");
    } catch (AlreadyRunning e) {
      say("Another command is loading the example just now.");
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
