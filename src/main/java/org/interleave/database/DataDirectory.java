package org.interleave.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the embedded database and the stores live. */
public record DataDirectory(Path path) {
  public DataDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /** The option's value, else INTERLEAVE_DATA, else ~/.local/share/interleave. */
  public static DataDirectory choose(@Nullable Path option, Map<String, String> environment) {
    if (option != null) {
      return new DataDirectory(option);
    }
    String variable = environment.get("INTERLEAVE_DATA");
    if (variable != null && !variable.isBlank()) {
      return new DataDirectory(Path.of(variable));
    }
    return new DataDirectory(
        Path.of(System.getProperty("user.home"), ".local", "share", "interleave"));
  }

  /** A folder inside, made if need be, that only its owner can read: mail may be private. */
  Path folder(String name) {
    Path folder = path.resolve(name);
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return folder;
    } catch (IOException e) {
      throw new DatabaseException(
          "cannot use the data directory "
              + path
              + " ("
              + e.getClass().getSimpleName()
              + "); choose another with --data or INTERLEAVE_DATA",
          e);
    }
  }
}
