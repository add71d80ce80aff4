package org.interleave.checks;

import java.util.List;
import org.interleave.series.PatchList;
import org.interleave.simulation.report.FindingReport;

/**
 * A defect that a simulation found, with all that its page shows.
 *
 * @param report the kept finding; its schedule is what {@code interleave replay} takes
 * @param squares those whose result it is part of, the newest version's first: results are shared
 *     by revisions that do not differ in what was read
 */
public record StoredFinding(
    long id,
    Row.Scenario scenario,
    Outcome.Defect defect,
    FindingReport report,
    List<Square> squares) {
  public StoredFinding {
    squares = List.copyOf(squares);
  }

  /**
   * @param revision 0 for the base, k behind patch k
   */
  public record Square(PatchList version, int revision) {}

  /** Where its page is, from the root of the site. */
  public static String path(long id) {
    return "/findings/" + id;
  }
}
