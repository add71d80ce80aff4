package org.interleave.simulation.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interleave.c.SourceTree;

/** What a program may call without bringing it along. Files are under {@code @interleave/}. */
public enum World {
  /** pthread, C11 threads, semaphores, the verifiers' conventions, a small libc. */
  POSIX,
  /** The kernel's primitives by name, with those of POSIX for what a program writes around them. */
  LINUX;

  /** Where all of it is, beside the program's own files. */
  public static final String ROOT = "@interleave/";

  private static final String RESOURCES = "/org/interleave/simulation/model/";
  private static final Map<World, Map<String, String>> INDEX =
      Map.of(POSIX, index("posix"), LINUX, index("linux"));

  /** As on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bundled headers and model files of both worlds. */
  public static SourceTree files() {
    return path -> path.startsWith(ROOT) ? text(path.substring(ROOT.length())) : Optional.empty();
  }

  /** Where headers of a program that brings none are. */
  public List<String> includePaths() {
    return switch (this) {
      case POSIX -> List.of(ROOT + "posix/include", ROOT + "include");
      case LINUX -> List.of(ROOT + "linux/include", ROOT + "posix/include", ROOT + "include");
    };
  }

  /** The file that defines a name, of this world or one below it. */
  public Optional<String> definition(String name) {
    Optional<String> own = Optional.ofNullable(INDEX.getOrDefault(this, Map.of()).get(name));
    return this == LINUX && own.isEmpty() ? POSIX.definition(name) : own;
  }

  /** By name, the path of the model file that defines it. */
  private static Map<String, String> index(String world) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String line : text(world + "/index.txt").orElse("").lines().toList()) {
      int space = line.indexOf(' ');
      if (space > 0) {
        files.put(line.substring(0, space), ROOT + world + "/" + line.substring(space + 1).strip());
      }
    }
    return files;
  }

  private static Optional<String> text(String path) {
    try (InputStream in = World.class.getResourceAsStream(RESOURCES + path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
