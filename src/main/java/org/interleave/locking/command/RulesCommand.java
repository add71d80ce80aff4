package org.interleave.locking.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.interleave.locking.Rule;
import org.interleave.locking.rule.RuleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
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
  private static final int LARGEST = 4 << 20;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do with rules: validate");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Say what the rules of a file are, or what is wrong with it.",
      footer = {"", "Exit status: 0 it can be used, 2 it cannot."})
  int validate(@Parameters(paramLabel = "FILE", description = "A rule file.") Path file)
      throws IOException {
    return switch (RuleFile.read(file.toString(), text(file))) {
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

  private static String line(Rule rule) {
    return "%s:%d: %s %s: %s"
        .formatted(
            rule.origin().file(),
            rule.origin().line(),
            rule.demand().kind(),
            rule.id(),
            rule.title());
  }

  private static String text(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(file + ": too large for a rule file");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": a rule file is UTF-8 text", e);
    }
  }
}
