package org.interleave.simulation.suite;

import java.util.List;
import java.util.Map;
import org.interleave.c.Program;
import org.interleave.c.SourceTree;
import org.interleave.simulation.model.World;

/** Makes programs. What it parsed it may use again where files are the same; used by threads. */
@FunctionalInterface
public interface Compiling {
  Program compile(Sources sources);

  /**
   * @param units the files to translate and link, the scenario last
   * @param forced included before the first line of each
   */
  record Sources(
      SourceTree files,
      List<String> units,
      List<String> includePaths,
      List<String> forced,
      Map<String, String> defines,
      World world) {
    public Sources {
      units = List.copyOf(units);
      includePaths = List.copyOf(includePaths);
      forced = List.copyOf(forced);
    }
  }
}
