package org.interleave;

import java.io.IOException;
import java.io.PrintWriter;
import org.interleave.archive.ArchiveException;
import org.interleave.database.DatabaseException;
import org.interleave.site.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit status: 0 yes, 1 a negative answer, 2 a usage or input error. */
@Command(
    name = "interleave",
    mixinStandardHelpOptions = true,
    version = "interleave 0.1.0",
    description = "A review room for patch series whose hard part is concurrency.",
    subcommands = {HelpCommand.class, ServeCommand.class},
    footer = {"", "Exit status: 0 yes or done, 1 a negative answer, 2 a usage or input error."})
public final class Interleave implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Interleave());
    line.setExecutionExceptionHandler((failure, command, result) -> explain(failure, command));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a command is missing");
  }

  /**
   * Failures that a user can mend are one line; anything else is a bug and shows where it happened.
   */
  private static int explain(Exception failure, CommandLine command) throws Exception {
    return switch (failure) {
      case ArchiveException e -> refuse(e, command);
      case DatabaseException e -> refuse(e, command);
      case IOException e -> refuse(e, command);
      default -> throw failure;
    };
  }

  private static int refuse(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    err.println("interleave: " + String.valueOf(failure.getMessage()).replace('\n', ' '));
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
