package org.interleave.source.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.interleave.source.TreeException;
import org.interleave.source.store.Trees;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code interleave tree …}. */
@Command(
    name = "tree",
    mixinStandardHelpOptions = true,
    description = "Say which git repositories supply the bases of series.",
    footer = {"", "A tree is only read. The pages use all that are known."})
public final class TreeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: add, list or remove");
  }

  @Command(description = "Remember a repository, bare or not.", mixinStandardHelpOptions = true)
  int add(
      @Mixin DataOption where,
      @Parameters(paramLabel = "REPO", description = "Its folder.") Path path)
      throws TreeException {
    try (Database database = where.open()) {
      trees(database).add(path);
      return 0;
    }
  }

  @Command(description = "List the repositories.", mixinStandardHelpOptions = true)
  int list(@Mixin DataOption where) {
    return with(
        where,
        trees -> {
          trees.all().forEach(out()::println);
          out().flush();
          return 0;
        });
  }

  @Command(description = "Forget a repository; it is not touched.", mixinStandardHelpOptions = true)
  int remove(
      @Mixin DataOption where,
      @Parameters(paramLabel = "REPO", description = "Its folder.") Path path) {
    return with(where, trees -> trees.forget(path) ? 0 : 1);
  }

  private static int with(DataOption where, ToIntFunction<Trees> task) {
    try (Database database = where.open()) {
      return task.applyAsInt(trees(database));
    }
  }

  private static Trees trees(Database database) {
    return new Trees(database.dataSource(), InstantSource.system());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
