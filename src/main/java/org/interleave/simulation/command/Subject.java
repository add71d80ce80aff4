package org.interleave.simulation.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interleave.c.FrontEnd;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.c.Unit;
import org.interleave.simulation.model.Models;
import org.interleave.simulation.model.World;

/**
 * C files made into a program.
 *
 * @param problems why it cannot be run, one line each; empty if it can
 */
record Subject(World world, UserFiles files, Program program, Symbol entry, List<String> problems) {
  private static final int MOST_PROBLEMS = 20;

  Subject {
    problems = List.copyOf(problems);
  }

  /**
   * @param named the world asked for; absent: what the files include tells
   */
  static Subject of(Optional<World> named, List<Path> paths, Map<String, String> defines)
      throws IOException {
    UserFiles files = UserFiles.of(paths);
    World world = named.orElseGet(() -> files.kernelStyle() ? World.LINUX : World.POSIX);
    ParseCache cache = new ParseCache();
    Options options = Options.includePaths(world.includePaths()).define(defines(world, defines));
    FrontEnd frontEnd = new FrontEnd(files.over(World.files()), options, cache);
    List<Unit> units = files.names().stream().map(frontEnd::parse).toList();
    Symbol entry = Symbol.external("main");
    Program program = new Models(world, cache).link(units, List.of(entry));
    List<String> problems = new ArrayList<>();
    for (Program.Problem problem : program.problems()) {
      if (problem.severity() == Program.Severity.ERROR && problems.size() < MOST_PROBLEMS) {
        problems.add(
            "%s:%d:%d: %s"
                .formatted(
                    files.shown(problem.place().file()),
                    problem.place().line(),
                    problem.place().column(),
                    problem.message()));
      }
    }
    if (problems.isEmpty() && program.function(entry).isEmpty()) {
      problems.add(
          "there is no function `main` in "
              + String.join(", ", files.names().stream().map(files::shown).toList()));
    }
    return new Subject(world, files, program, entry, problems);
  }

  private static Map<String, String> defines(World world, Map<String, String> defines) {
    if (world == World.POSIX) {
      return defines;
    }
    Map<String, String> all = new TreeMap<>(defines);
    all.putIfAbsent("__KERNEL__", "1");
    return all;
  }
}
