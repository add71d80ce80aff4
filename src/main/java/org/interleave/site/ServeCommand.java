package org.interleave.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.interleave.checks.job.Workers;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.source.store.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the pages until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the pages on 127.0.0.1 until it is stopped (Ctrl-C).",
      "There is no sign-in yet, so other machines reach the API only, and only with --listen."
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private PortOption port;
  @Mixin private ListenOption listen;

  @Option(
      names = "--tree",
      paramLabel = "REPO",
      description = "A git repository that supplies bases of series; remembered. May be repeated.")
  private List<Path> trees = List.of();

  @Option(names = "--no-worker", description = "Leave all jobs to `interleave worker` processes.")
  private boolean workersElsewhere;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int number = port.checked(listen.checked());
    Database database = data.open();
    try {
      Trees known = new Trees(database.dataSource(), InstantSource.system());
      for (Path tree : trees) {
        known.add(tree);
      }
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
    RunningServer server = RunningServer.start(database, number, listen.properties());
    if (!workersElsewhere) {
      server.service(Workers.Running.class).start();
    }
    return server.untilStopped(spec.commandLine().getOut(), "");
  }
}
