package org.interleave.locking.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.ParseCache;
import org.interleave.c.SourceTree;
import org.interleave.c.Unit;
import org.interleave.locking.Demand;
import org.interleave.locking.Rule;
import org.interleave.locking.analysis.Survey;
import org.interleave.locking.analysis.Survey.Candidate;
import org.interleave.locking.analysis.Survey.Use;
import org.interleave.locking.rule.FieldComments;

/** Reads files of one revision, and proposes rules by what comments and uses of fields say. */
public final class Surveying {
  private Surveying() {}

  /**
   * A lock for a field.
   *
   * @param said by a comment beside the field: a rule with the comment as its reason
   */
  public record Proposal(Candidate candidate, Optional<Rule> said) {
    /**
     * How sure it is: the lower end of Wilson's interval (one standard deviation) for the share of
     * uses that hold the lock, so that 14 of 15 count for more than 2 of 2.
     */
    double worth() {
      double n = candidate.of();
      double share = n == 0 ? 0 : candidate.support() / n;
      double spread = Math.sqrt(share * (1 - share) / Math.max(1, n) + 1 / (4 * n * n + 1e-9));
      return n == 0 ? 0 : (share + 1 / (2 * n) - spread) / (1 + 1 / n);
    }
  }

  /**
   * @param proposals the surest first, those with a comment before the others
   * @param missing files that are not there or could not be read, with why
   */
  public record Surveyed(List<Proposal> proposals, List<String> missing) {
    public Surveyed {
      proposals = List.copyOf(proposals);
      missing = List.copyOf(missing);
    }
  }

  public static Surveyed of(SourceTree revision, List<String> paths) {
    ParseCache cache = new ParseCache();
    Reading reading = Reading.of(revision, revision, paths, Set.copyOf(paths), cache);
    List<Unit> units = paths.stream().map(path -> reading.unit(revision, path)).toList();
    List<String> missing =
        units.stream()
            .filter(Unit::stopped)
            .map(unit -> unit.problems().getFirst().toString())
            .toList();
    return new Surveyed(proposals(Survey.of(units), units), missing);
  }

  private static List<Proposal> proposals(Survey survey, List<Unit> units) {
    Kinship kinship = new Kinship(units);
    Map<String, Rule> said = said(units);
    Map<String, Proposal> proposals = new LinkedHashMap<>();
    said.forEach((field, rule) -> {
      List<Use> uses = survey.uses(field);
      if (!uses.isEmpty() && rule.demand() instanceof Demand.GuardedBy guarded) {
        String lock = guarded.lock().toString();
        List<Use> others = uses.stream().filter(use -> !use.locks().contains(lock)).toList();
        int support = uses.size() - others.size();
        Candidate candidate = new Candidate(field, lock, support, uses.size(), others);
        proposals.put(field + " " + lock, new Proposal(candidate, Optional.of(rule)));
      }
    });
    for (Candidate one : survey.candidates()) {
      if (!kinship.guardsItself(one.field()) && kinship.related(one.field(), one.lock())) {
        proposals.putIfAbsent(one.field() + " " + one.lock(), new Proposal(one, Optional.empty()));
      }
    }
    List<Proposal> sorted = new ArrayList<>(proposals.values());
    sorted.sort(
        Comparator.comparing((Proposal one) -> one.said().isEmpty())
            .thenComparing(one -> -one.worth())
            .thenComparing(one -> one.candidate().field()));
    return sorted;
  }

  /** By field what a comment says, of all files that the units read. */
  private static Map<String, Rule> said(List<Unit> units) {
    Map<String, Rule> said = new HashMap<>();
    for (Unit unit : units) {
      for (Rule rule : FieldComments.of(unit, file -> true)) {
        if (rule.demand() instanceof Demand.GuardedBy guarded) {
          said.putIfAbsent(guarded.field().toString(), rule);
        }
      }
    }
    return said;
  }
}
