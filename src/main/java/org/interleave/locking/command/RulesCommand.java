package org.interleave.locking.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.interleave.locking.Rule;
import org.interleave.locking.check.Surveying;
import org.interleave.locking.rule.RuleFile;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.source.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave rules …}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Read the files that say which lock guards what.",
    footer = {"", "The form of a rule file is told in docs/rules.md."})
public final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do with rules: validate or propose");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Say what the rules of a file are, or what is wrong with it.",
      footer = {"", "Exit status: 0 it can be used, 2 it cannot."})
  int validate(@Parameters(paramLabel = "FILE", description = "A rule file.") Path file)
      throws IOException {
    return switch (RuleFile.read(file.toString(), RuleText.of(file))) {
      case RuleFile.Rules it -> {
        PrintWriter out = spec.commandLine().getOut();
        it.rules().forEach(rule -> out.println(line(rule)));
        out.flush();
        yield ExitCode.OK;
      }
      case RuleFile.Malformed it -> {
        PrintWriter err = spec.commandLine().getErr();
        it.problems().forEach(err::println);
        err.flush();
        yield ExitCode.USAGE;
      }
    };
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Propose rules: for each field that functions share, the lock that a",
        "comment names or that most uses hold, with the uses that do not. What is",
        "printed is a rule file, the surest first."
      },
      footer = {"", "Exit status: 0 something is proposed, 1 nothing is, 2 bad input."})
  int propose(
      @Option(
              names = "--tree",
              required = true,
              paramLabel = "REPO",
              description = "The git repository, bare or not.")
          Path tree,
      @Option(names = "--json", description = "Print JSON.") boolean json,
      @Parameters(index = "0", paramLabel = "REV", description = "A commit.") String revision,
      @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "C files.")
          List<String> paths)
      throws IOException {
    try (Tree repository = Tree.open(tree)) {
      return switch (NamedRevision.of(repository, revision)) {
        case NamedRevision.Range.Refused refused -> refuse(refused.why());
        case NamedRevision.Range.Found found -> {
          var surveyed = Surveying.of(found.revisions().getLast().files(), paths);
          if (!surveyed.missing().isEmpty()) {
            surveyed.missing().forEach(this::refuse);
            yield ExitCode.USAGE;
          }
          PrintWriter out = spec.commandLine().getOut();
          out.print(
              json ? Proposals.json(surveyed.proposals()) : Proposals.text(surveyed.proposals()));
          out.flush();
          yield surveyed.proposals().isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
        }
      };
    }
  }

  private int refuse(String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + why);
    err.flush();
    return ExitCode.USAGE;
  }

  private static String line(Rule rule) {
    return "%s:%d: %s %s: %s"
        .formatted(
            rule.origin().file(),
            rule.origin().line(),
            rule.demand().kind(),
            rule.id(),
            rule.title());
  }
}
