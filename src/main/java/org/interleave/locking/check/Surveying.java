package org.interleave.locking.check;

import java.util.List;
import java.util.Set;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.locking.analysis.Survey;

/** Reads files of one revision for a survey of their locks. */
public final class Surveying {
  private Surveying() {}

  /**
   * @param missing files that are not there or could not be read, with why
   */
  public record Surveyed(Survey survey, List<String> missing) {
    public Surveyed {
      missing = List.copyOf(missing);
    }
  }

  public static Surveyed of(SourceTree revision, List<String> paths) {
    ParseCache cache = new ParseCache();
    Reading reading = Reading.of(revision, paths, Set.copyOf(paths), cache);
    List<Unit> units = paths.stream().map(path -> reading.unit(revision, path)).toList();
    List<String> missing =
        units.stream()
            .filter(Unit::stopped)
            .map(unit -> unit.problems().getFirst().toString())
            .toList();
    return new Surveyed(Survey.of(units), missing);
  }
}
