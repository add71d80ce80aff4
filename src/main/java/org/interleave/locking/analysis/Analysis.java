package org.interleave.locking.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.interleave.c.Unit;
import org.interleave.locking.Rule;
import org.interleave.locking.Site;

/**
 * Where the rules are kept, broken, or cannot be judged in one revision.
 *
 * @param problems what was not looked at, a line each
 */
public record Analysis(List<Site> sites, List<String> problems) {
  public Analysis {
    sites = List.copyOf(sites);
    problems = List.copyOf(problems);
  }

  /** Of units that are all that is known: other files may call what headers declare. */
  public static Analysis of(List<Unit> units, List<Rule> rules) {
    return of(units, rules, identifier -> true);
  }

  /**
   * @param outside whether files that are not among the units mention an identifier that a header
   *     declares
   */
  public static Analysis of(List<Unit> units, List<Rule> rules, Predicate<String> outside) {
    return new Succession().next(units, rules, outside);
  }

  static Analysis of(Analyser analyser) {
    List<String> problems = new ArrayList<>();
    analyser
        .skipped()
        .forEach((definition, why) ->
            problems.add(
                definition.file() + ": " + definition.name() + "() was not analysed: " + why));
    List<Site> sites =
        analyser.collector.sites().stream().map(site -> doubted(site, analyser)).toList();
    return new Analysis(sites, problems);
  }

  /** What was kept on the ways that were followed is not known of the others. */
  private static Site doubted(Site site, Analyser analyser) {
    boolean kept = site.state() == Site.State.HELD || site.state() == Site.State.ASSERTED;
    boolean part =
        kept
            && analyser.skipped().keySet().stream()
                .anyMatch(definition ->
                    definition.name().equals(site.function())
                        && definition.file().equals(site.file()));
    return part
        ? new Site(
            site.rule(),
            site.function(),
            site.place(),
            site.action(),
            site.text(),
            Site.State.UNKNOWN,
            "not every way through " + site.function() + "() was followed",
            site.cites())
        : site;
  }
}
