package org.interleave.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.c.Unit;
import org.interleave.simulation.detect.DataRace;
import org.interleave.simulation.detect.Deadlock;
import org.interleave.simulation.detect.LockOrder;
import org.interleave.simulation.explore.Budget;
import org.interleave.simulation.explore.Exploration;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.explore.Result;
import org.interleave.simulation.machine.Identities;
import org.interleave.simulation.machine.Machine;
import org.interleave.simulation.model.Models;
import org.interleave.simulation.model.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs that say themselves what is wrong with them: {@code // expect: kind [on words]} beside
 * each line that a finding names, or {@code // expect: none}; {@code // executions: n} where the
 * number of Mazurkiewicz traces is known. Everything is explored, and nothing else may be found.
 * {@code // awaits: what} skips one until that is there.
 */
class GoldenProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/programs");
  private static final Pattern EXPECTATION =
      Pattern.compile("// expect: ([a-z-]+)(?: on ([^/]+?))?(?=\\s*(?:$|//))");
  private static final Pattern EXECUTIONS = Pattern.compile("(?m)^// executions: (\\d+)$");
  private static final Pattern LINE = Pattern.compile("\\.c:(\\d+):");
  private static final Symbol MAIN = Symbol.external("main");

  private final ParseCache cache = new ParseCache();

  private record Expectation(int line, String kind, Optional<String> words) {}

  @TestFactory
  Stream<DynamicTest> findsWhatProgramsExpectAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      return files.filter(file -> file.toString().endsWith(".c")).sorted().toList().stream()
          .map(file -> dynamicTest(PROGRAMS.relativize(file).toString(), () -> check(file)));
    }
  }

  private void check(Path file) throws IOException {
    String text = Files.readString(file);
    Optional<String> awaited = text.lines().filter(l -> l.startsWith("// awaits: ")).findFirst();
    assumeTrue(awaited.isEmpty(), awaited.orElse(""));
    List<Expectation> expected = expectations(text);
    List<Machine> machines = new ArrayList<>();

    Result result = explore(file, machines);

    TreeSet<String> unexpected = new TreeSet<>();
    List<Expectation> missing = new ArrayList<>(expected);
    for (Finding finding : result.findings()) {
      List<Expectation> met = expected.stream().filter(e -> meets(finding, e)).toList();
      missing.removeAll(met);
      if (met.isEmpty()) {
        unexpected.add(describe(finding.fault()));
      }
    }
    assertThat(unexpected).as("found without being expected").isEmpty();
    assertThat(missing).as("expected but not found").isEmpty();
    assertThat(result.doubts()).isEmpty();
    assertThat(result.stopped()).isEmpty();
    assertThat(result.complete()).as("every execution was explored").isTrue();
    assertThat(machines.stream().flatMap(m -> m.unmodelled().stream()))
        .allMatch(
            note -> note.contains(" can be any of ") || note.contains("goes round to no effect"));
    Matcher executions = EXECUTIONS.matcher(text);
    if (executions.find()) {
      assertThat(result.executions()).isEqualTo(Long.parseLong(executions.group(1)));
      assertThat(result.blocked()).isZero();
    }
  }

  private Result explore(Path file, List<Machine> machines) {
    World world = file.getParent().endsWith("linux") ? World.LINUX : World.POSIX;
    String name = file.getFileName().toString();
    SourceTree own = path -> path.equals(name) ? Optional.of(read(file)) : Optional.empty();
    Unit unit =
        new FrontEnd(own.over(World.files()), Options.includePaths(world.includePaths()), cache)
            .parse(name);
    Program program = new Models(world, cache).link(List.of(unit), List.of(MAIN));
    assertThat(program.problems()).isEmpty();
    Identities identities = new Identities();
    return Exploration.run(
        () -> {
          Machine machine = new Machine(program, MAIN, Machine.Limits.USUAL, identities);
          machines.add(machine);
          return machine;
        },
        () ->
            List.of(
                new DataRace(DataRace.World.valueOf(world.name())),
                new Deadlock(),
                new LockOrder()),
        new Plan.Exhaustive(),
        new Budget(Duration.ofMinutes(2), 200_000, 20_000),
        1,
        Progress.NONE,
        InstantSource.system());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Expectation> expectations(String text) {
    List<Expectation> expected = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (Matcher m = EXPECTATION.matcher(lines.get(i)); m.find(); ) {
        if (!m.group(1).equals("none")) {
          expected.add(new Expectation(i + 1, m.group(1), Optional.ofNullable(m.group(2))));
        }
      }
    }
    boolean none = text.lines().anyMatch("// expect: none"::equals);
    assertThat(none).as("it says what it expects").isEqualTo(expected.isEmpty());
    return expected;
  }

  private static boolean meets(Finding finding, Expectation expectation) {
    return finding.fault().kind().id().equals(expectation.kind())
        && lines(finding).contains(expectation.line())
        && expectation.words().stream().allMatch(finding.fault().message()::contains);
  }

  /** Of both sides, and of all threads that take part in a deadlock. */
  private static TreeSet<Integer> lines(Finding finding) {
    Fault fault = finding.fault();
    TreeSet<Integer> lines = new TreeSet<>();
    lines.add(fault.site().place().line());
    if (fault.other() != null) {
      lines.add(fault.other().place().line());
    }
    for (String detail : finding.details()) {
      for (Matcher m = LINE.matcher(detail); m.find(); ) {
        lines.add(Integer.parseInt(m.group(1)));
      }
    }
    return lines;
  }

  private static String describe(Fault fault) {
    return "%s at %s: %s".formatted(fault.kind().id(), fault.site().place(), fault.message());
  }
}
