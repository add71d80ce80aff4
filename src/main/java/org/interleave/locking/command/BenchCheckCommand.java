package org.interleave.locking.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.interleave.c.ParseCache;
import org.interleave.locking.Checked;
import org.interleave.locking.check.BundledRules;
import org.interleave.locking.check.Checker;
import org.interleave.locking.check.Subject;
import org.interleave.source.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave bench check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Check a series by all bundled rules: once as a command does that was just started, then",
      "with the program warm, then with what was read kept, and print the seconds."
    })
public final class BenchCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--tree", required = true, paramLabel = "REPO", description = "A git repository.")
  private Path tree;

  @Parameters(paramLabel = "A..B", description = "The base, and the last patch on top of it.")
  private String range;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d cores%n", Runtime.getRuntime().availableProcessors());
    out.printf(
        "%-8s %8s %8s %10s %6s %12s%n", "", "seconds", "CPU", "revisions", "rules", "attachments");
    int status = run("cold", new Checker(new ParseCache()), out);
    if (status != 0) {
      return status;
    }
    Checker checker = new Checker(new ParseCache());
    run("warm", checker, out);
    return run("again", checker, out);
  }

  private int run(String name, Checker checker, PrintWriter out)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Duration spent = spent();
    try (Tree repository = Tree.open(tree)) {
      return switch (Subject.of(repository, range)) {
        case Subject.Range.Refused refused -> {
          spec.commandLine().getErr().println("interleave: " + refused.why());
          yield 2;
        }
        case Subject.Range.Found found -> {
          Checked checked =
              checker.check(found.subject(), new Checker.Rules.Offered(BundledRules.all()));
          out.printf(
              "%-8s %8.2f %8.2f %10d %6d %12d%n",
              name,
              (System.nanoTime() - begin) / 1e9,
              spent().minus(spent).toMillis() / 1e3,
              checked.revisions().size(),
              checked.rules().size(),
              checked.attachments().size());
          out.flush();
          yield 0;
        }
      };
    }
  }

  /** Processor time of all threads: tells more than the clock on a busy machine. */
  private static Duration spent() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
