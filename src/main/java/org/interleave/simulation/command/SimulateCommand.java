package org.interleave.simulation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.simulation.explore.Foreign;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.model.World;
import org.interleave.simulation.suite.Simulator;
import org.interleave.source.TreeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave simulate}. */
@Command(
    name = "simulate",
    description = {
      "Execute C code under every thread interleaving that matters.",
      "Either files with a main of their own, or a suite on the revisions of a git tree."
    },
    footer = {"", "Exit status: 0 no finding, 1 a finding, 2 not runnable."})
public final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--model",
      paramLabel = "WORLD",
      description = "linux or posix (default: what the files include tells).")
  private @Nullable World model;

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      defaultValue = "climb",
      description = {
        "climb: few preemptions, then sampling, then everything (the default);",
        "exhaustive: one execution for each Mazurkiewicz trace;",
        "bounded: everything with at most --preemptions; random: sampling."
      })
  private PlanWord plan = PlanWord.CLIMB;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = TimeConverter.class,
      description = "When to stop at the latest: 500ms, 60s, 10m (default: ${DEFAULT-VALUE}).")
  private Duration budget = Duration.ofSeconds(60);

  @Option(
      names = "--preemptions",
      paramLabel = "N",
      defaultValue = "2",
      description = "For --plan bounded (default: ${DEFAULT-VALUE}).")
  private int preemptions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For sampling; the same seed gives the same executions.")
  private long seed;

  @Option(
      names = "-D",
      paramLabel = "NAME[=V]",
      description = "Define a macro, as for a compiler; may repeat.")
  private List<String> defines = List.of();

  @Option(names = "--tree", paramLabel = "REPO", description = "A git repository, bare or not.")
  private @Nullable Path tree;

  @Option(
      names = "--revision",
      paramLabel = "REV",
      description = "A commit, or A..B: A and all that leads from it to B.")
  private @Nullable String revision;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      description = "A folder with a suite.yaml, or the name of a bundled suite.")
  private @Nullable String suite;

  @Option(names = "--scenario", paramLabel = "NAME", description = "Only this one of the suite.")
  private @Nullable String scenario;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = {
        "Save every two seconds how far the simulation of C files is, and carry on",
        "from there if the file exists."
      })
  private @Nullable Path checkpoint;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Parameters(paramLabel = "FILE.c", arity = "0..*", description = "Files to link and run.")
  private List<Path> files = List.of();

  /** The plans by the words of the command line. */
  enum PlanWord {
    CLIMB,
    EXHAUSTIVE,
    BOUNDED,
    RANDOM
  }

  @Override
  public Integer call() throws IOException, TreeException, InterruptedException {
    if (preemptions < 0 || budget.isNegative() || budget.isZero()) {
      throw new ParameterException(
          spec.commandLine(), "--preemptions must not be negative, --budget must be positive");
    }
    boolean ofTree = tree != null || suite != null || revision != null;
    if (ofTree == !files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "give either C files, or --tree, --revision and --suite; see interleave simulate --help");
    }
    if (!ofTree) {
      return simulateFiles();
    }
    if (checkpoint != null) {
      throw new ParameterException(spec.commandLine(), "--checkpoint goes with C files");
    }
    if (tree == null || suite == null || revision == null) {
      throw new ParameterException(
          spec.commandLine(), "--tree, --revision and --suite go together; one is missing");
    }
    return new SuiteSimulation(
            spec.commandLine().getOut(), spec.commandLine().getErr(), plan(), plan, seed, budget)
        .run(tree, revision, suite, Optional.ofNullable(scenario), json);
  }

  private Plan plan() {
    return switch (plan) {
      case CLIMB -> new Plan.Climb();
      case EXHAUSTIVE -> new Plan.Exhaustive();
      case BOUNDED -> new Plan.Bounded(preemptions);
      case RANDOM -> new Plan.Sampled();
    };
  }

  private Integer simulateFiles() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> macros = macros();
    Subject subject = Subject.of(Optional.ofNullable(model), files, macros);
    FileReport report = new FileReport(subject, plan, files, macros);
    if (!subject.problems().isEmpty()) {
      out.print(json ? report.notRunnableJson() : report.notRunnable());
      out.flush();
      return 2;
    }
    Simulator simulator = new Simulator(subject.world(), plan(), seed, InstantSource.system());
    try (Meter meter = new Meter(spec.commandLine().getErr(), json)) {
      Simulator.Outcome outcome =
          checkpoint == null
              ? simulator.run(subject.program(), subject.entry(), budget, meter)
              : new CheckpointFile(checkpoint, subject, macros, plan() + " " + seed)
                  .run(simulator, subject, budget, meter);
      meter.close();
      out.print(json ? report.json(outcome) : report.text(outcome, simulator));
      out.flush();
      return outcome.verdict().status();
    } catch (Foreign foreign) {
      spec.commandLine().getErr().println("interleave: " + foreign.getMessage());
      spec.commandLine().getErr().flush();
      return 2;
    }
  }

  private Map<String, String> macros() {
    Map<String, String> macros = new LinkedHashMap<>();
    for (String define : defines) {
      int equals = define.indexOf('=');
      String name = equals < 0 ? define : define.substring(0, equals);
      if (!name.matches("[A-Za-z_]\\w*(\\([\\w, .]*\\))?")) {
        throw new ParameterException(
            spec.commandLine(), "-D " + define + ": a macro's name is letters, digits and _");
      }
      macros.put(name, equals < 0 ? "1" : define.substring(equals + 1));
    }
    return macros;
  }
}
