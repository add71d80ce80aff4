package org.interleave.simulation;

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
import org.interleave.simulation.machine.Reached;
import org.interleave.simulation.model.Models;
import org.interleave.simulation.model.World;

/**
 * A program that says itself what is wrong with it: {@code // expect: kind [on words]} beside each
 * line that a finding names, or {@code // expect: none}; {@code // unmodelled: words} beside a line
 * where something is reached that the models do not cover (on a line of its own, anywhere); {@code
 * // prints: text} for what all executions print; {@code // executions: n} where the number of
 * Mazurkiewicz traces is known.
 *
 * @param name with its world's folder
 */
record GoldenProgram(Path file, String name, World world, String text) {
  static final Path PROGRAMS = Path.of("src/test/resources/programs");

  private static final Pattern EXPECTATION =
      Pattern.compile("// expect: ([a-z-]+)(?: on ([^/]+?))?(?=\\s*(?:$|//))");
  private static final Pattern UNMODELLED = Pattern.compile("// unmodelled: (.+)$");
  private static final Pattern EXECUTIONS = Pattern.compile("(?m)^// executions: (\\d+)$");
  private static final Pattern PRINTS = Pattern.compile("(?m)^// prints: (.*)$");
  private static final Pattern LINE = Pattern.compile("\\.c:(\\d+):");
  private static final Symbol MAIN = Symbol.external("main");

  private record Expectation(int line, String kind, Optional<String> words) {}

  /**
   * What exploring it came to.
   *
   * @param complaints where this is not what the program says; none if all is well
   * @param models what was entered of the models
   */
  record Outcome(List<String> complaints, Reached models) {}

  /** All of them, in the order of their names. */
  static List<GoldenProgram> all() {
    try (Stream<Path> files = Files.walk(PROGRAMS)) {
      return files
          .filter(file -> file.toString().endsWith(".c"))
          .sorted()
          .map(GoldenProgram::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenProgram of(Path file) {
    try {
      return new GoldenProgram(
          file,
          PROGRAMS.relativize(file).toString(),
          file.getParent().endsWith("linux") ? World.LINUX : World.POSIX,
          Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is a correct one: nothing may be found. */
  boolean correct() {
    return text.lines().anyMatch("// expect: none"::equals);
  }

  /** Explores everything. */
  Outcome run(ParseCache cache) {
    String path = file.getFileName().toString();
    SourceTree own = asked -> asked.equals(path) ? Optional.of(text) : Optional.empty();
    Unit unit =
        new FrontEnd(own.over(World.files()), Options.includePaths(world.includePaths()), cache)
            .parse(path);
    Program program = new Models(world, cache).link(List.of(unit), List.of(MAIN));
    if (!program.problems().isEmpty()) {
      return new Outcome(List.of(program.problems().toString()), Reached.NOTHING);
    }
    Identities identities = new Identities();
    List<Machine> machines = new ArrayList<>();
    StringBuilder printed = new StringBuilder();
    Result result =
        Exploration.run(
            () -> {
              Machine machine = new Machine(program, MAIN, Machine.Limits.USUAL, identities);
              machine.output(printed::append);
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
    return new Outcome(
        complaints(result, machines, printed.toString()),
        Reached.all(machines.stream().map(Machine::reachedModels).toList()));
  }

  private List<String> complaints(Result result, List<Machine> machines, String printed) {
    List<String> complaints = new ArrayList<>(findings(result));
    result.doubts().forEach(doubt -> complaints.add("doubt: " + doubt));
    if (!result.stopped().isEmpty()) {
      complaints.add("stopped: " + result.stopped());
    }
    if (!result.complete()) {
      complaints.add("not every execution was explored");
    }
    TreeSet<String> notes = new TreeSet<>();
    machines.forEach(machine -> notes.addAll(machine.unmodelled()));
    complaints.addAll(unmodelled(notes));
    Matcher executions = EXECUTIONS.matcher(text);
    if (executions.find()
        && (result.executions() != Long.parseLong(executions.group(1)) || result.blocked() != 0)) {
      complaints.add(
          "%d executions and %d blocked instead of %s"
              .formatted(result.executions(), result.blocked(), executions.group(1)));
    }
    StringBuilder expected = new StringBuilder();
    for (Matcher m = PRINTS.matcher(text); m.find(); ) {
      expected.append(m.group(1)).append('\n');
    }
    if (!expected.isEmpty() && !printed.contentEquals(expected)) {
      complaints.add("printed " + printed);
    }
    return complaints;
  }

  private List<String> findings(Result result) {
    List<Expectation> expected = expectations();
    List<Expectation> missing = new ArrayList<>(expected);
    TreeSet<String> complaints = new TreeSet<>();
    if (correct() != expected.isEmpty()) {
      complaints.add("it does not say what it expects");
    }
    for (Finding finding : result.findings()) {
      List<Expectation> met = expected.stream().filter(e -> meets(finding, e)).toList();
      missing.removeAll(met);
      if (met.isEmpty()) {
        Fault fault = finding.fault();
        complaints.add(
            "found without being expected: %s at %s: %s"
                .formatted(fault.kind().id(), fault.site().place(), fault.message()));
      }
    }
    missing.forEach(e -> complaints.add("expected but not found: " + e));
    return List.copyOf(complaints);
  }

  private List<String> unmodelled(TreeSet<String> notes) {
    List<String> lines = text.lines().toList();
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher m = UNMODELLED.matcher(lines.get(i));
      String place = lines.get(i).startsWith("//") ? " at " : ":%d:".formatted(i + 1);
      if (m.find()
          && !notes.removeIf(note -> note.startsWith(m.group(1)) && note.contains(place))) {
        complaints.add("expected at line %d but not noted: %s".formatted(i + 1, m.group(1)));
      }
    }
    notes.removeIf(
        note -> note.contains(" can be any of ") || note.contains("goes round to no effect"));
    notes.forEach(note -> complaints.add("noted without being expected: " + note));
    return complaints;
  }

  private List<Expectation> expectations() {
    List<Expectation> expected = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      for (Matcher m = EXPECTATION.matcher(lines.get(i)); m.find(); ) {
        if (!m.group(1).equals("none")) {
          expected.add(new Expectation(i + 1, m.group(1), Optional.ofNullable(m.group(2))));
        }
      }
    }
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
}
