package org.interleave.simulation.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.model.Models;
import org.interleave.simulation.model.World;
import org.interleave.simulation.suite.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interleave bench simulate}. */
@Command(
    name = "simulate",
    description = {
      "Explore a fixed set of programs of the literature, each once to warm up and then for",
      "measure, and print executions, steps and instructions a second."
    })
public final class BenchSimulateCommand implements Callable<Integer> {
  private static final String PROGRAMS = "/org/interleave/simulation/bench/";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /**
   * One program at one size.
   *
   * @param executions what the literature says; 0 for straight-line code
   */
  public record Task(String name, int n, long executions) {}

  /** With the published numbers of Mazurkiewicz traces. */
  public static final List<Task> TASKS =
      List.of(
          new Task("readers", 2, 4),
          new Task("readers", 8, 256),
          new Task("readers", 13, 8_192),
          new Task("lastzero", 5, 64),
          new Task("lastzero", 10, 3_328),
          new Task("lastzero", 15, 147_456),
          new Task("filesystem", 14, 2),
          new Task("filesystem", 16, 8),
          new Task("filesystem", 18, 32),
          new Task("filesystem", 19, 64),
          new Task("indexer", 12, 8),
          new Task("indexer", 15, 4_096),
          new Task("floating_read", 7, 40_320),
          new Task("mutex", 7, 5_040));

  private static final Task STRAIGHT = new Task("straight", 30_000_000, 1);

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%d cores%n", Runtime.getRuntime().availableProcessors());
    out.printf(
        "%-18s %10s %8s %9s %13s %12s %16s%n",
        "program", "executions", "blocked", "seconds", "executions/s", "steps/s", "instructions/s");
    boolean exact = true;
    for (Task task : TASKS) {
      run(task);
      Simulator.Outcome outcome = run(task);
      print(out, task, outcome);
      exact &=
          outcome.result().complete()
              && outcome.result().executions() == task.executions()
              && outcome.result().blocked() == 0;
    }
    print(out, STRAIGHT, run(STRAIGHT));
    out.println(exact ? "all counts are as published" : "COUNTS DIFFER from those published");
    out.flush();
    return exact ? 0 : 1;
  }

  private static void print(PrintWriter out, Task task, Simulator.Outcome outcome) {
    double seconds = Math.max(0.001, outcome.seconds());
    out.printf(
        "%-18s %,10d %,8d %9.2f %,13.0f %,12.0f %,16.0f%n",
        task.name() + "(" + (task.executions() == 1 ? "" : task.n()) + ")",
        outcome.result().executions(),
        outcome.result().blocked(),
        outcome.seconds(),
        outcome.result().executions() / seconds,
        outcome.result().steps() / seconds,
        outcome.instructions() / seconds);
    out.flush();
  }

  /** Explores one of the programs to exhaustion. */
  public static Simulator.Outcome run(Task task) throws IOException {
    String path = task.name() + ".c";
    String text;
    try (InputStream in = BenchSimulateCommand.class.getResourceAsStream(PROGRAMS + path)) {
      if (in == null) {
        throw new IOException("the program " + path + " is missing");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    SourceTree tree = name -> name.equals(path) ? Optional.of(text) : Optional.empty();
    ParseCache cache = new ParseCache();
    Options options =
        Options.includePaths(World.POSIX.includePaths())
            .define(Map.of("N", Integer.toString(task.n())));
    Symbol entry = Symbol.external("main");
    Program program =
        new Models(World.POSIX, cache)
            .link(
                List.of(new FrontEnd(tree.over(World.files()), options, cache).parse(path)),
                List.of(entry));
    return new Simulator(World.POSIX, new Plan.Exhaustive(), 1, InstantSource.system())
        .run(program, entry, PATIENCE, Progress.NONE);
  }
}
