package org.interleave.checks.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.interleave.checks.job.Worker;
import org.interleave.checks.job.Workers;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code interleave worker}. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description = {
      "Do the jobs of a server, as one of any number of processes on any number of machines.",
      "They share the database that DATABASE_URL names, or that of a data directory.",
      "Ends on Ctrl-C; what it is at is saved and carried on by another."
    })
public final class WorkerCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 256;

  private final InstantSource clock;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--tree",
      paramLabel = "REPO",
      description =
          "A git repository with the bases of series, such as a mirror. May be repeated. Trees that"
              + " the server knows are used too, where this machine has them.")
  private List<Path> trees = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many jobs to do at a time (default: as many as processors and memory allow).")
  private @Nullable Integer threads;

  public WorkerCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws TreeException, InterruptedException {
    for (Path tree : trees) {
      Tree.open(tree).close();
    }
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().unstarted(() -> stop(stopped, closed));
    try (Database database = data.open();
        Workers.Running worker = Workers.on(database.dataSource(), mirrors(), pace(), clock)) {
      Runtime.getRuntime().addShutdownHook(hook);
      worker.start();
      PrintWriter out = spec.commandLine().getOut();
      out.println("This worker takes jobs, " + pace().threads() + " at a time.");
      out.flush();
      stopped.await();
    } finally {
      closed.countDown();
    }
    return 0;
  }

  private List<Path> mirrors() {
    return trees.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  private Worker.Pace pace() {
    Worker.Pace here = Worker.Pace.here();
    if (threads == null) {
      return here;
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          spec.commandLine(), "--threads must be a number from 1 to " + MOST_THREADS);
    }
    return new Worker.Pace(threads, here.polling(), here.heartbeat(), here.ahead());
  }

  /** The process ends when this does: jobs are given back and the database is left before. */
  static void stop(CountDownLatch stopped, CountDownLatch closed) {
    stopped.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
