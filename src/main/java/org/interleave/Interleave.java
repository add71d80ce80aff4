package org.interleave;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.account.TokenCommand;
import org.interleave.api.post.PostCommand;
import org.interleave.checks.command.BenchMatrixCommand;
import org.interleave.checks.command.BenchQueueCommand;
import org.interleave.checks.command.JobsCommand;
import org.interleave.checks.command.WorkerCommand;
import org.interleave.checks.job.VersionQueue;
import org.interleave.compare.command.CompareCommand;
import org.interleave.database.DatabaseException;
import org.interleave.hook.HookCommand;
import org.interleave.ingest.BenchIngestCommand;
import org.interleave.ingest.ImportCommand;
import org.interleave.ingest.Listeners;
import org.interleave.locking.command.BenchCheckCommand;
import org.interleave.locking.command.CheckCommand;
import org.interleave.locking.command.RulesCommand;
import org.interleave.patchwork.PatchworkIndex;
import org.interleave.reply.ReplyCommand;
import org.interleave.series.command.SeriesCommand;
import org.interleave.series.search.FullText;
import org.interleave.series.search.HeaderIndex;
import org.interleave.series.store.PostingStore;
import org.interleave.series.store.StoredSeries;
import org.interleave.simulation.command.BenchFuzzCommand;
import org.interleave.simulation.command.BenchSimulateCommand;
import org.interleave.simulation.command.ReplayCommand;
import org.interleave.simulation.command.SimulateCommand;
import org.interleave.site.BenchKillCommand;
import org.interleave.site.BenchPostCommand;
import org.interleave.site.DemoCommand;
import org.interleave.site.ServeCommand;
import org.interleave.source.command.ApplyCommand;
import org.interleave.source.command.TreeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit status: 0 yes, 1 a negative answer, 2 a usage or input error. */
@Command(
    name = "interleave",
    mixinStandardHelpOptions = true,
    version = "interleave 0.1.0",
    description = "A review room for patch series whose hard part is concurrency.",
    footer = {"", "Exit status: 0 yes or done, 1 a negative answer, 2 a usage or input error."})
public final class Interleave implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    InstantSource clock = InstantSource.system();
    CommandLine line = new CommandLine(new Interleave());
    line.addSubcommand(new DemoCommand(Interleave::listeners, clock));
    line.addSubcommand(new ServeCommand());
    line.addSubcommand(new WorkerCommand(clock));
    line.addSubcommand(new JobsCommand(clock));
    line.addSubcommand(new ImportCommand(Interleave::listeners, clock));
    line.addSubcommand(new SeriesCommand());
    line.addSubcommand(new ReplyCommand(StoredSeries::new));
    line.addSubcommand(new CompareCommand());
    line.addSubcommand(new ApplyCommand());
    line.addSubcommand(new TreeCommand());
    line.addSubcommand(new TokenCommand(clock));
    line.addSubcommand(new HookCommand(clock));
    line.addSubcommand(new CheckCommand());
    line.addSubcommand(new SimulateCommand());
    line.addSubcommand(new ReplayCommand());
    line.addSubcommand(new RulesCommand());
    line.addSubcommand(
        new CommandLine(new Bench())
            .addSubcommand(new BenchIngestCommand(Interleave::listeners, clock))
            .addSubcommand(new BenchCheckCommand())
            .addSubcommand(new BenchSimulateCommand())
            .addSubcommand(new BenchFuzzCommand())
            .addSubcommand(new BenchPostCommand(Interleave::listeners, clock))
            .addSubcommand(new BenchQueueCommand(clock))
            .addSubcommand(new BenchMatrixCommand(clock))
            .addSubcommand(new BenchKillCommand(Interleave::listeners, clock)));
    line.addSubcommand(new PostCommand());
    line.addSubcommand(new HelpCommand());
    line.setExecutionExceptionHandler((failure, command, result) -> explain(failure, command));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** Who hears of new mail, in the order of the house. */
  private static Listeners listeners(DataSource source) {
    return new Listeners(
        List.of(
            new PostingStore(source),
            new HeaderIndex(),
            new VersionQueue(source, new StoredSeries(source), InstantSource.system())),
        List.of(new PatchworkIndex(source), new FullText(source)));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a command is missing");
  }

  @Command(
      name = "bench",
      mixinStandardHelpOptions = true,
      description = "Measure how fast Interleave is on this machine.")
  private static final class Bench implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(
          spec.commandLine(),
          "say what to measure: ingest, check, simulate, fuzz, post, queue, matrix or kill");
    }
  }

  /**
   * Failures that a user can mend are one line; anything else is a bug and shows where it happened.
   */
  private static int explain(Exception failure, CommandLine command) throws Exception {
    return switch (failure) {
      case DatabaseException e -> refuse(e, command);
      case IOException e -> refuse(e, command);
      case UncheckedIOException e -> refuse(e, command);
      default -> throw failure;
    };
  }

  private static int refuse(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    err.println("interleave: " + String.valueOf(failure.getMessage()).replace('\n', ' '));
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
