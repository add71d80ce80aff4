package org.interleave.simulation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.interleave.simulation.fuzz.Fuzzing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave bench fuzz}. */
@Command(
    name = "fuzz",
    description = "Run random C programs on the machine and compare every result with gcc's.")
public final class BenchFuzzCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--programs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int programs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same programs.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean shown = System.console() != null && System.console().isTerminal();
    Path directory = Files.createTempDirectory("interleave-fuzz");
    long begin = System.nanoTime();
    List<Fuzzing.Difference> differences;
    try {
      differences =
          new Fuzzing(directory)
              .run(
                  programs,
                  seed,
                  line -> {
                    if (shown) {
                      err.print("\r\033[K" + line);
                      err.flush();
                    }
                  });
    } finally {
      delete(directory);
    }
    if (shown) {
      err.print("\r\033[K");
      err.flush();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    for (Fuzzing.Difference difference :
        differences.subList(0, Math.min(MOST_SHOWN, differences.size()))) {
      out.printf(
          "program %d of seed %d: gcc says %s, the machine %s%n",
          difference.program(), seed, difference.gcc(), difference.machine());
    }
    out.printf(
        "%,d programs, %d differ from gcc, %.0f s, %.0f programs/s%n",
        programs, differences.size(), seconds, programs / seconds);
    if (!differences.isEmpty()) {
      Path source = Files.createTempFile("interleave-fuzz", ".c");
      Files.writeString(source, differences.getFirst().source());
      out.println("the first is in " + source);
    }
    out.flush();
    return differences.isEmpty() ? 0 : 1;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
