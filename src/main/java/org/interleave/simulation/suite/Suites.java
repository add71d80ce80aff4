package org.interleave.simulation.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.interleave.c.SourceTree;
import org.interleave.yaml.Nearest;

/** Where suites come from: folders, and those that are part of the program. */
public final class Suites {
  private static final String BUNDLED = "/org/interleave/simulation/suites/";

  private Suites() {}

  /** The names of the bundled suites. */
  public static List<String> bundled() {
    return Resources.text(BUNDLED + "index").orElseThrow().lines().toList();
  }

  /**
   * @param name a folder with a suite.yaml in it, that file itself, or the name of a bundled suite
   */
  public static Loading load(String name) {
    if (bundled().contains(name)) {
      return SuiteReader.read(name, name, path -> Resources.text(BUNDLED + name + "/" + path));
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return load(path);
    }
    if (Files.isRegularFile(path) && path.endsWith(SuiteReader.FILE)) {
      return load(path.resolveSibling(""));
    }
    String near =
        Nearest.to(name, bundled()).map(word -> "; did you mean " + word + "?").orElse(".");
    return new Loading.Malformed(
        List.of(
            "there is no suite \""
                + name
                + "\""
                + near
                + " Bundled are "
                + String.join(", ", bundled())
                + "; else give a folder that holds a "
                + SuiteReader.FILE));
  }

  /** Reads the suite of a folder. */
  public static Loading load(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return SuiteReader.read(
        name == null ? "suite" : name.toString(), folder.toString(), folder(folder));
  }

  /** The files of a folder, none from outside it. */
  public static SourceTree folder(Path folder) {
    Path root;
    try {
      root = folder.toRealPath();
    } catch (IOException e) {
      return path -> Optional.empty();
    }
    return new Folder(root);
  }
}
