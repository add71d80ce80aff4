package org.interleave.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --data} option that every command with a database has. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the embedded database lives (default: $INTERLEAVE_DATA, else"
              + " ~/.local/share/interleave). DATABASE_URL names a PostgreSQL to use instead.")
  private @Nullable Path path;

  public DataDirectory directory() {
    return DataDirectory.choose(path, System.getenv());
  }

  /** Opens the database that the option and the environment name. */
  public Database open() {
    return Database.open(directory(), System.getenv());
  }
}
