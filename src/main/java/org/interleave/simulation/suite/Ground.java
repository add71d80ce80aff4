package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;

/**
 * What the scenarios of a suite stand on at one revision: all of them linked with the revision's
 * files into one program, since linking is most of the work.
 */
public final class Ground {
  private static final int MOST_ERRORS = 5;

  private final Suite suite;
  private final Compiling compiling;
  private final Optional<Preparation.Ready> ready;
  private final List<String> refusals;
  private final List<String> notes;
  private final Optional<Program> program;
  private final ReadFiles files;

  private Ground(
      Suite suite,
      Compiling compiling,
      Optional<Preparation.Ready> ready,
      List<String> refusals,
      List<String> notes,
      ReadFiles files) {
    this.files = files;
    this.suite = suite;
    this.compiling = compiling;
    this.ready = ready;
    this.refusals = List.copyOf(refusals);
    this.notes = List.copyOf(notes);
    this.program = ready.map(one -> compile(one, suite.scenarios()));
  }

  /** With the suite's other configuration where the first does not compile. */
  public static Ground of(Suite suite, Compiling compiling, NamedRevision revision) {
    ReadFiles files = new ReadFiles(revision.files());
    Ground first = plain(suite, compiling, files, List.of());
    List<String> errors = first.program.map(program -> first.shared(program)).orElse(List.of());
    Optional<Suite> second = suite.second();
    if (errors.isEmpty() || second.isEmpty()) {
      return first;
    }
    String because = suite.otherwise().map(Suite.Otherwise::because).orElse("");
    List<String> notes =
        List.of("run with " + because + ", since it does not compile: " + errors.getFirst());
    Ground other = plain(second.get(), compiling, files, notes);
    boolean compiles = other.program.map(program -> other.shared(program).isEmpty()).orElse(false);
    return compiles ? other : first;
  }

  private static Ground plain(
      Suite suite, Compiling compiling, ReadFiles files, List<String> notes) {
    return switch (Preparation.of(suite, files)) {
      case Preparation.Ready ready -> {
        List<String> all = new ArrayList<>(notes);
        all.addAll(ready.notes());
        yield new Ground(suite, compiling, Optional.of(ready), List.of(), all, files);
      }
      case Preparation.Unfit unfit ->
          new Ground(suite, compiling, Optional.empty(), unfit.reasons(), notes, files);
    };
  }

  /** The suite as it was compiled. */
  public Suite suite() {
    return suite;
  }

  /**
   * The files of the revision that were looked for until now, each with the digest of its text, or
   * nothing where there is none. The judgements of the scenarios that were run depend on these, on
   * {@link Suite#digest} and on {@link SimulatorVersion}, and on nothing else.
   */
  public SortedMap<String, Optional<String>> reads() {
    return files.read();
  }

  /** The text of what was compiled. */
  SourceTree texts() {
    return ready.map(one -> one.files().over(World.files())).orElse(_ -> Optional.empty());
  }

  /** What takes something away from every verdict at this revision. */
  List<String> notes() {
    return notes;
  }

  /** A program to run the scenario in, or why there is none. */
  sealed interface Footing {
    record Firm(Program program) implements Footing {}

    record None(List<String> reasons) implements Footing {}
  }

  Footing footing(Suite.Scenario scenario) {
    if (ready.isEmpty() || program.isEmpty()) {
      return new Footing.None(refusals);
    }
    if (errors(program.get(), scenario).isEmpty()) {
      return new Footing.Firm(program.get());
    }
    // perhaps it is only that two scenarios define the same
    Program alone = compile(ready.get(), List.of(scenario));
    List<String> errors = errors(alone, scenario);
    return errors.isEmpty() ? new Footing.Firm(alone) : new Footing.None(errors);
  }

  private Program compile(Preparation.Ready ready, List<Suite.Scenario> scenarios) {
    List<String> includePaths = new ArrayList<>(ready.includePaths());
    // a kernel tree has its own headers: a bundled one would hide that it lacks something
    includePaths.addAll(
        suite.overlay().isPresent()
            ? List.of(World.ROOT + "include")
            : suite.model().includePaths());
    return compiling.compile(
        new Compiling.Sources(
            ready.files().over(World.files()),
            ready.units(),
            scenarios,
            includePaths,
            ready.forced(),
            ready.defines(),
            suite.model()));
  }

  private List<String> shared(Program program) {
    Set<String> own = new HashSet<>();
    suite.scenarios().forEach(scenario -> own.add(scenario.path()));
    return errors(program, own);
  }

  private List<String> errors(Program program, Suite.Scenario scenario) {
    Set<String> others = new HashSet<>();
    suite.scenarios().forEach(other -> others.add(other.path()));
    others.remove(scenario.path());
    return errors(program, others);
  }

  private static List<String> errors(Program program, Set<String> besides) {
    List<String> errors = new ArrayList<>();
    for (Program.Problem problem : program.problems()) {
      if (problem.severity() == Program.Severity.ERROR
          && !besides.contains(problem.place().file())
          && errors.size() < MOST_ERRORS) {
        errors.add(problem.place() + ": " + problem.message());
      }
    }
    return errors;
  }
}
