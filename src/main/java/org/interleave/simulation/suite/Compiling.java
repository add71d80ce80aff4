package org.interleave.simulation.suite;

import java.util.List;
import java.util.Map;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.c.Symbol;
import org.interleave.simulation.model.World;

/** Makes programs. What it parsed it may use again where files are the same; used by threads. */
@FunctionalInterface
public interface Compiling {
  /** One program in which every scenario has an entry of its own. */
  Program compile(Sources sources);

  /**
   * @param units the files to translate and link
   * @param scenarios to translate and link too
   * @param forced included before the first line of each
   */
  record Sources(
      SourceTree files,
      List<String> units,
      List<Suite.Scenario> scenarios,
      List<String> includePaths,
      List<String> forced,
      Map<String, String> defines,
      World world) {
    public Sources {
      units = List.copyOf(units);
      scenarios = List.copyOf(scenarios);
      includePaths = List.copyOf(includePaths);
      forced = List.copyOf(forced);
    }
  }

  /** What the function {@code scenario} of a scenario's file is called in the program. */
  static Symbol entry(Suite.Scenario scenario) {
    return Symbol.external("scenario_" + scenario.name().replaceAll("\\W", "_"));
  }
}
