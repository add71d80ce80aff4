package org.interleave.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.Program.Problem;
import org.interleave.c.parse.ParsedUnit;
import org.interleave.c.token.Comment;
import org.interleave.c.token.SourceFile;
import org.jspecify.annotations.Nullable;

/** A translation unit: a file with all that it includes, parsed. May be linked more than once. */
public final class Unit {
  private final String path;
  private final @Nullable ParsedUnit parsed;
  private final List<Problem> problems;
  private final Map<String, Optional<SourceFile>> read;
  private @Nullable List<Annotation> annotations;
  private @Nullable List<Table> tables;

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

  /** The headers that were not there, of a unit that was read on without them. */
  public List<Problem> missing() {
    return problems.stream().filter(problem -> problem.message().startsWith("#include")).toList();
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

  /** Declarations, bodies, tokens; nothing if the unit is {@link #stopped}. */
  public @Nullable ParsedUnit parsed() {
    return parsed;
  }

  /** What stands at the declarations of the file and of all that it includes. */
  public synchronized List<Annotation> annotations() {
    List<Annotation> known = annotations;
    if (known == null) {
      known = parsed == null ? List.of() : Annotations.of(parsed);
      annotations = known;
    }
    return known;
  }

  /** Functions in initialisers and assigned to members; of bodies only those of no header. */
  public synchronized List<Table> tables() {
    List<Table> known = tables;
    if (known == null) {
      known = parsed == null ? List.of() : Tables.of(parsed);
      tables = known;
    }
    return known;
  }

  /** A file that was read, for its text and comments. */
  public Optional<SourceFile> source(String file) {
    return read.getOrDefault(file, Optional.empty());
  }

  /** The comments that stand beside what is at a place, behind it, or right above it. */
  public List<Comment> comments(Place place) {
    List<Comment> all = source(place.file()).map(SourceFile::comments).orElse(List.of());
    List<Comment> found = new ArrayList<>();
    int above = place.line() - 1;
    for (Comment comment : all.reversed()) {
      if (comment.alone() && comment.lastLine() == above) {
        found.addFirst(comment);
        above = comment.place().line() - 1;
      } else if (comment.place().line() == place.line()
          && comment.place().column() > place.column()) {
        found.addFirst(comment);
      }
    }
    return found;
  }

  Map<String, Optional<SourceFile>> read() {
    return read;
  }

  @Override
  public String toString() {
    return path;
  }
}
