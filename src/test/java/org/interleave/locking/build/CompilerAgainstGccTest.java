package org.interleave.locking.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program.Severity;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Golden programs with one mistake each: what is said of them, and where, as gcc says it. */
class CompilerAgainstGccTest {
  private static final int EVERY = 4;
  private static final int MISTAKES = 3;

  @TempDir Path directory;

  private final List<String> wrong = new ArrayList<>();
  private final List<String> other = new ArrayList<>();
  private int mutants;

  @ParameterizedTest
  @EnumSource
  void findsWhatGccFindsInMutants(World world) throws IOException {
    assumeThat(Files.isExecutable(Gcc.EXECUTABLE)).isTrue();
    Mutations mutations = new Mutations(new Random(20261122));
    Gcc gcc = new Gcc(directory, world.includePaths());
    ParseCache cache = new ParseCache();

    List<Path> programs = programs(world);
    for (int i = 0; i < programs.size(); i += EVERY) {
      String name = programs.get(i).getFileName().toString();
      judge(name, Files.readString(programs.get(i)), world, gcc, cache);
      for (int k = 0; k < MISTAKES; k++) {
        Optional<String> mutant = mutations.of(Files.readString(programs.get(i)));
        if (mutant.isPresent()) {
          judge(name, mutant.get(), world, gcc, cache);
        }
      }
    }

    assertThat(mutants).isGreaterThan(50);
    assertThat(wrong).as("said of what gcc takes").isEmpty();
    assertThat(other.size()).as(String.join("\n", other)).isLessThan(mutants / 12);
  }

  private static List<Path> programs(World world) throws IOException {
    String name = world == World.LINUX ? "linux" : "posix";
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/programs", name))) {
      return files.sorted().toList();
    }
  }

  private void judge(String name, String text, World world, Gcc gcc, ParseCache cache)
      throws IOException {
    SourceTree own = path -> path.equals("a.c") ? Optional.of(text) : Optional.empty();
    SourceTree tree = own.over(World.files());
    Unit unit = new FrontEnd(tree, Options.includePaths(world.includePaths()), cache).parse("a.c");
    List<Remark> ours =
        Compiler.remarks(unit, function -> true).stream()
            .filter(remark -> !remark.message().endsWith("defined but not used"))
            .toList();
    List<Gcc.Said> theirs = gcc.compile(text, unit.files(), tree);
    mutants++;
    boolean error = theirs.stream().anyMatch(Gcc.Said::error);
    Optional<Gcc.Said> said = theirs.stream().filter(s -> s.error() == error).findFirst();
    Optional<Remark> found =
        ours.stream().filter(r -> (r.severity() == Severity.ERROR) == error).findFirst();
    if (said.isEmpty() && !ours.isEmpty()) {
      wrong.add(name + ": " + ours);
    } else if (said.isPresent()) {
      int line =
          theirs.stream().filter(s -> s.error() == error).mapToInt(Gcc.Said::line).min().orElse(0);
      if (found.isEmpty() || found.get().place().line() != line) {
        other.add(name + ": " + said.get() + " but " + ours);
      }
    }
  }
}
