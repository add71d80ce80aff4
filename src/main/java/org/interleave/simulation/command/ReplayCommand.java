package org.interleave.simulation.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.diff.Diff;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.machine.Identities.Birth;
import org.interleave.simulation.machine.Reached;
import org.interleave.simulation.model.World;
import org.interleave.simulation.report.Wording;
import org.interleave.simulation.suite.Compiling;
import org.interleave.simulation.suite.Exploring;
import org.interleave.simulation.suite.FrontCompiling;
import org.interleave.simulation.suite.Loading;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.ScheduleText;
import org.interleave.simulation.suite.Simulator;
import org.interleave.simulation.suite.Steps;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.SuiteRun;
import org.interleave.simulation.suite.Suites;
import org.interleave.source.Base;
import org.interleave.source.Problem;
import org.interleave.source.Revisions;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave replay}. */
@Command(
    name = "replay",
    description = "Execute a stored schedule again, step by step.",
    footer = {
      "",
      "SCHEDULE is what simulate prints with a finding, or a file that holds it: a finding's page",
      "offers one, which holds the patches too and needs a repository that has their base.",
      "Exit status: 0 it shows no finding, 1 it shows one, 2 it cannot be replayed."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int WIDTH = 120;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--json", description = "Print the execution as JSON.")
  private boolean json;

  @Option(
      names = "--tree",
      paramLabel = "REPO",
      description = {
        "A git repository that has the commit (default: the one that was simulated, or else",
        "the current folder)."
      })
  private @Nullable Path repository;

  @Parameters(paramLabel = "SCHEDULE", description = "A word that begins with il1.")
  private String schedule = "";

  private static final Exploring.Explored NOTHING_EXPLORED =
      new Exploring.Explored(
          false, "", 0, 0, 0, List.of(), List.of(), Reached.NOTHING, List.of(), "");

  private record Target(World world, Program program, Symbol entry, Wording wording) {}

  /** Why there is nothing to replay. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  @Override
  public Integer call() throws IOException, TreeException, InterruptedException {
    try {
      JsonNode stored = stored();
      Schedule steps =
          Steps.read(stored.path("steps").asString(""))
              .orElseThrow(() -> new Refusal("the schedule's steps cannot be read"));
      List<String> texts = new ArrayList<>();
      stored.path("births").forEach(birth -> texts.add(birth.asString("")));
      List<Birth> births =
          Steps.readBirths(texts)
              .orElseThrow(() -> new Refusal("the schedule's threads cannot be read"));
      Target target = stored.has("suite") ? ofSuite(stored) : ofFiles(stored);
      return replay(target, steps, births);
    } catch (Refusal refusal) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("interleave: " + refusal.getMessage());
      err.flush();
      return 2;
    }
  }

  private JsonNode stored() throws IOException, Refusal {
    String word = schedule.strip();
    if (!word.startsWith("il1.") && Files.isRegularFile(Path.of(word))) {
      word = Files.readString(Path.of(word)).strip();
    }
    String text =
        ScheduleText.read(word)
            .orElseThrow(() ->
                new Refusal(
                    "this is no schedule; give the word after `interleave replay` of a finding,"
                        + " or a file that holds it"));
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new Refusal("the schedule is damaged");
    }
  }

  private static Target ofFiles(JsonNode stored) throws IOException, Refusal {
    World world;
    try {
      world = World.valueOf(stored.path("model").asString("").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal("the schedule is of an unknown model");
    }
    List<Path> files = new ArrayList<>();
    stored.path("files").forEach(file -> files.add(Path.of(file.asString(""))));
    if (files.isEmpty()) {
      throw new Refusal("the schedule names no files");
    }
    Map<String, String> macros = new LinkedHashMap<>();
    stored
        .path("defines")
        .properties()
        .forEach(define -> macros.put(define.getKey(), define.getValue().asString("")));
    Subject subject = Subject.of(Optional.of(world), files, macros);
    if (!subject.problems().isEmpty()) {
      throw new Refusal(subject.problems().getFirst());
    }
    if (!ScheduleFile.hash(subject).equals(stored.path("sha256").asString(""))) {
      throw new Refusal(
          "%s changed since the schedule was made; simulate again".formatted(files.getFirst()));
    }
    return new Target(world, subject.program(), subject.entry(), new Wording(subject.files()));
  }

  private Target ofSuite(JsonNode stored) throws TreeException, Refusal, InterruptedException {
    if (!(Suites.load(stored.path("suite").asString("")) instanceof Loading.Loaded loaded)) {
      throw new Refusal("there is no suite " + stored.path("suite").asString(""));
    }
    Suite suite = loaded.suite();
    Suite.Scenario scenario =
        suite
            .scenario(stored.path("scenario").asString(""))
            .orElseThrow(() -> new Refusal("the suite has no such scenario any more"));
    try (Tree tree = Tree.open(tree(stored))) {
      NamedRevision revision = revision(tree, stored);
      AtomicReference<@Nullable Program> program = new AtomicReference<>();
      SuiteRun.Limits limits =
          new SuiteRun.Limits(Duration.ofMinutes(1), 1, InstantSource.system());
      new SuiteRun(
              suite.only(together(stored, suite, scenario)),
              new FrontCompiling(new ParseCache()),
              (made, entry, budget) -> {
                if (entry.equals(Compiling.entry(scenario))) {
                  program.set(made);
                }
                return NOTHING_EXPLORED;
              },
              limits)
          .run(List.of(revision), (cell, judgement) -> {});
      Program made = program.get();
      if (made == null) {
        throw new Refusal("the suite does not fit the revision any more");
      }
      return new Target(
          suite.model(),
          made,
          Compiling.entry(scenario),
          new Wording(suite.own().over(revision.files())));
    }
  }

  private static List<Suite.Scenario> together(
      JsonNode stored, Suite suite, Suite.Scenario scenario) throws Refusal {
    if (!stored.has("scenarios")) {
      return List.of(scenario);
    }
    List<Suite.Scenario> together = new ArrayList<>();
    for (JsonNode name : stored.path("scenarios")) {
      together.add(
          suite
              .scenario(name.asString(""))
              .orElseThrow(() -> new Refusal("the suite has other scenarios by now")));
    }
    return together;
  }

  private Path tree(JsonNode stored) {
    Path given = repository;
    if (given != null) {
      return given;
    }
    String known = stored.path("tree").asString("");
    return known.isEmpty() || !Files.isDirectory(Path.of(known)) ? Path.of(".") : Path.of(known);
  }

  private static NamedRevision revision(Tree tree, JsonNode stored) throws TreeException, Refusal {
    if (stored.has("revision")) {
      String name = stored.path("revision").asString("");
      if (NamedRevision.of(tree, name) instanceof NamedRevision.Range.Found found) {
        return found.revisions().getLast();
      }
      throw new Refusal("the tree has no commit " + name + "; give another one with --tree");
    }
    String base = stored.path("base").asString("");
    if (base.isEmpty()) {
      throw new Refusal("this schedule does not say of which revision it is; take the page's file");
    }
    Optional<String> commit = tree.commit(base);
    if (commit.isEmpty()) {
      throw new Refusal("the tree has no commit " + base + "; give another one with --tree");
    }
    List<Diff> patches = new ArrayList<>();
    stored.path("patches").forEach(patch -> patches.add(Diff.parse(patch.asString(""))));
    Base on = new Base(commit, Base.How.STATED, 0, 0, List.of(), List.of());
    Revisions revisions = Revisions.build(tree, on, patches);
    if (!revisions.problems().isEmpty()) {
      Problem problem = revisions.problems().getFirst();
      throw new Refusal(
          "patch %d of the schedule does not apply to %s: %s"
              .formatted(problem.patch(), problem.path(), problem.why()));
    }
    return NamedRevision.of(tree, revisions, List.of()).getLast();
  }

  private int replay(Target target, Schedule steps, List<Birth> births) {
    Simulator.Replayed replayed =
        new Simulator(target.world(), new Plan.Exhaustive(), 1, InstantSource.system())
            .replay(target.program(), target.entry(), steps, births);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(FileReport.json(asJson(replayed)));
    } else {
      new Columns(WIDTH, target.wording()).rows(replayed).forEach(out::println);
      if (!replayed.output().isEmpty()) {
        out.println("output:");
        out.print(replayed.output().endsWith("\n") ? replayed.output() : replayed.output() + "\n");
      }
      for (Finding finding : replayed.findings()) {
        Finding told = target.wording().told(finding, replayed.events());
        out.printf("%s: %s%n", told.fault().kind().id(), told.fault().message());
      }
    }
    if (replayed.events().size() < steps.steps().size()) {
      spec.commandLine()
          .getErr()
          .printf(
              "interleave: the code no longer goes this way: step %d of %d cannot be taken%n",
              replayed.events().size() + 1, steps.steps().size());
      spec.commandLine().getErr().flush();
      out.flush();
      return 2;
    }
    out.flush();
    return replayed.findings().isEmpty() ? 0 : 1;
  }

  private static Map<String, Object> asJson(Simulator.Replayed replayed) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Map<String, Object>> steps = new ArrayList<>();
    replayed
        .events()
        .forEach(event -> {
          Map<String, Object> step = new LinkedHashMap<>();
          step.put("thread", event.thread());
          step.put("name", replayed.names().getOrDefault(event.thread(), ""));
          if (event.alternatives() > 1) {
            step.put("alternative", event.alternative());
            step.put("alternatives", event.alternatives());
          }
          if (event.site() != null) {
            step.put("file", event.site().place().file());
            step.put("line", event.site().place().line());
            step.put("function", event.site().function());
            step.put("access", event.site().what());
          }
          steps.add(step);
        });
    json.put("steps", steps);
    json.put("output", replayed.output());
    json.put(
        "findings",
        replayed.findings().stream()
            .map(finding ->
                Map.of(
                    "kind", finding.fault().kind().id(),
                    "message", finding.fault().message()))
            .toList());
    return json;
  }
}
