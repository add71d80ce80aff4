package org.interleave.c;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.Program.Problem;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.SourceFile;
import org.jspecify.annotations.Nullable;

/** A translation unit: a file with all that it includes, parsed. May be linked more than once. */
public final class Unit {
  private final String path;
  private final @Nullable ParsedUnit parsed;
  private final List<Problem> problems;
  private final Map<String, Optional<SourceFile>> read;

  Unit(
      String path,
      @Nullable ParsedUnit parsed,
      List<Problem> problems,
      Map<String, Optional<SourceFile>> read) {
    this.path = path;
    this.parsed = parsed;
    this.problems = List.copyOf(problems);
    this.read = read;
  }

  public String path() {
    return path;
  }

  /** What a compiler would say; bodies that come from headers are only read when reached. */
  public List<Problem> problems() {
    return problems;
  }

  /** Whether there is nothing to link: no such file, or over a limit. The problems say why. */
  public boolean stopped() {
    return parsed == null;
  }

  /** The paths of the files that were read. */
  public Set<String> files() {
    Set<String> files = new java.util.TreeSet<>();
    read.forEach((name, file) -> {
      if (file.isPresent()) {
        files.add(name);
      }
    });
    return files;
  }

  @Nullable ParsedUnit parsed() {
    return parsed;
  }

  Map<String, Optional<SourceFile>> read() {
    return read;
  }

  @Override
  public String toString() {
    return path;
  }
}
