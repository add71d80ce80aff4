package org.interleave.locking.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
      "with the program warm, then with the parsed files kept, and print the seconds."
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
    out.printf("%-8s %8s %10s %6s %12s%n", "", "seconds", "revisions", "rules", "attachments");
    ParseCache kept = new ParseCache();
    for (Run run :
        new Run[] {
          new Run("cold", new ParseCache()), new Run("warm", kept), new Run("again", kept)
        }) {
      int status = run(run, out);
      if (status != 0) {
        return status;
      }
    }
    return 0;
  }

  private record Run(String name, ParseCache cache) {}

  private int run(Run run, PrintWriter out) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    try (Tree repository = Tree.open(tree)) {
      return switch (Subject.of(repository, range)) {
        case Subject.Range.Refused refused -> {
          spec.commandLine().getErr().println("interleave: " + refused.why());
          yield 2;
        }
        case Subject.Range.Found found -> {
          Checked checked =
              new Checker(run.cache())
                  .check(found.subject(), new Checker.Rules.Offered(BundledRules.all()));
          out.printf(
              "%-8s %8.2f %10d %6d %12d%n",
              run.name(),
              (System.nanoTime() - begin) / 1e9,
              checked.revisions().size(),
              checked.rules().size(),
              checked.attachments().size());
          out.flush();
          yield 0;
        }
      };
    }
  }
}
