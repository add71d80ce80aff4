package org.interleave.locking.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.interleave.c.ParseCache;
import org.interleave.locking.Attachment;
import org.interleave.locking.Checked;
import org.interleave.locking.Rule;
import org.interleave.locking.check.BundledRules;
import org.interleave.locking.check.Checker;
import org.interleave.locking.check.Executions;
import org.interleave.locking.check.Subject;
import org.interleave.locking.rule.RuleFile;
import org.interleave.simulation.command.TimeConverter;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.suite.Loading;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Suites;
import org.interleave.source.Tree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say which hunks of a series enforce, repair, break or rely on which locking rule.",
      "The commits of the range are the patches, in order."
    },
    footer = {
      "",
      "Without --rules: the bundled rules that speak of what the series changes, and the",
      "annotations that the code carries. docs/check.md tells what is looked at and how.",
      "Exit status: 0 no patch breaks a rule, 1 one does, 2 bad input."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final Duration QUIET = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;

  @Option(
      names = "--tree",
      required = true,
      paramLabel = "REPO",
      description = "The git repository, bare or not.")
  private Path tree;

  @Parameters(paramLabel = "A..B", description = "The base, and the last patch on top of it.")
  private String range;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "A rule file, or the name of a bundled one; may be given more than once.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--suite",
      paramLabel = "DIR|NAME",
      description = "Also run this suite on every revision and say what executions saw.")
  private @Nullable String suite;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = TimeConverter.class,
      description = "How long the suite may run (default ${DEFAULT-VALUE}).")
  private Duration budget = Duration.ofSeconds(60);

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Form form = new Form();

  private static final class Form {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--sarif", description = "Print SARIF 2.1.0, for code scanning.")
    private boolean sarif;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    Checker.Rules rules = rules(problems);
    if (!problems.isEmpty()) {
      problems.forEach(this::refuse);
      return 2;
    }
    ParseCache cache = new ParseCache();
    Optional<Executions> executions = executions(cache, problems);
    if (!problems.isEmpty()) {
      problems.forEach(this::refuse);
      return 2;
    }
    try (Tree repository = Tree.open(tree)) {
      return switch (Subject.of(repository, range)) {
        case Subject.Range.Refused refused -> refuse(refused.why());
        case Subject.Range.Found found ->
            print(
                found.subject(),
                new Checker(cache, this::tell).check(found.subject(), rules, executions));
      };
    } catch (NamedRevision.UnreadableTree e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Executions> executions(ParseCache cache, List<String> problems) {
    if (suite == null) {
      return Optional.empty();
    }
    return switch (Suites.load(suite)) {
      case Loading.Malformed malformed -> {
        problems.addAll(malformed.problems());
        yield Optional.empty();
      }
      case Loading.Loaded loaded ->
          Optional.of(
              new Executions(
                  loaded.suite(), new Plan.Climb(), budget, InstantSource.system(), cache));
    };
  }

  private Checker.Rules rules(List<String> problems) throws IOException {
    if (files.isEmpty()) {
      return new Checker.Rules.Offered(BundledRules.all());
    }
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String file : files) {
      boolean bundled = BundledRules.names().contains(file);
      String text = bundled ? BundledRules.yaml(file) : RuleText.of(Path.of(file));
      switch (RuleFile.read(file, text)) {
        case RuleFile.Malformed malformed -> problems.addAll(malformed.problems());
        case RuleFile.Rules it -> {
          for (Rule rule : it.rules()) {
            Rule other = rules.putIfAbsent(rule.id(), rule);
            if (other != null) {
              problems.add(
                  "%s:%d: the id %s stands at %s:%d already"
                      .formatted(
                          file,
                          rule.origin().line(),
                          rule.id(),
                          other.origin().file(),
                          other.origin().line()));
            }
          }
        }
      }
    }
    return new Checker.Rules.Chosen(List.copyOf(rules.values()));
  }

  private int print(Subject subject, Checked checked) {
    PrintWriter out = spec.commandLine().getOut();
    if (form.json) {
      out.println(CheckJson.of(checked));
    } else if (form.sarif) {
      out.println(CheckSarif.of(subject, checked));
    } else {
      out.print(CheckText.of(subject, checked));
    }
    out.flush();
    boolean breaks =
        checked.attachments().stream().anyMatch(one -> one.role() == Attachment.Role.BREAKS);
    return breaks ? 1 : 0;
  }

  private final Instant begun = InstantSource.system().instant();

  /** A long check says how far it is; a short one nothing. */
  private void tell(int revision, int all) {
    if (Duration.between(begun, InstantSource.system().instant()).compareTo(QUIET) > 0) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("interleave: revision %d of %d".formatted(revision, all));
      err.flush();
    }
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + why);
    err.flush();
    return 2;
  }
}
