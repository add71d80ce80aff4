package org.interleave.locking.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.interleave.c.SourceTree;
import org.interleave.locking.Attachment;
import org.interleave.locking.Demand;
import org.interleave.locking.Designator;
import org.interleave.locking.Site;
import org.interleave.locking.attach.Attaching.Attached;
import org.interleave.locking.check.Executions.Seen;
import org.interleave.locking.check.Executions.Witness;

/** Adds to an attachment what executions saw of its sites. */
final class Evidence {
  private final List<Witness> witnesses;
  private final List<SourceTree> files;

  /**
   * @param witnesses by revision
   * @param files of the revisions
   */
  Evidence(List<Witness> witnesses, List<SourceTree> files) {
    this.witnesses = List.copyOf(witnesses);
    this.files = List.copyOf(files);
  }

  Attachment add(Attached attached, Demand demand) {
    Attachment one = attached.attachment();
    boolean later = one.role() == Attachment.Role.BREAKS || attached.before().isEmpty();
    List<Site> sites = later ? attached.after() : attached.before();
    Witness witness = witnesses.get(later ? one.patch() : one.patch() - 1);
    if (!witness.ran() || sites.isEmpty()) {
      return one;
    }
    Said said =
        said(witness, files.get(later ? one.patch() : one.patch() - 1), sites, lock(demand));
    return new Attachment(
        one.rule(),
        one.patch(),
        one.file(),
        one.hunk(),
        one.line(),
        one.side(),
        one.role(),
        one.reason() + "; " + said.words,
        said.agrees ? Attachment.Evidence.BOTH : one.evidence());
  }

  private record Said(String words, boolean agrees) {}

  private static Said said(
      Witness witness, SourceTree files, List<Site> sites, Optional<String> lock) {
    Set<String> faults = new TreeSet<>();
    Set<String> scenarios = new LinkedHashSet<>();
    long with = 0;
    long without = 0;
    long visits = 0;
    for (Site site : sites) {
      for (Seen seen : witness.seen().getOrDefault(Visits.line(site.place()), List.of())) {
        scenarios.add(seen.scenario());
        seen.faults().forEach(kind -> faults.add(kind + " in " + seen.scenario()));
        for (Map.Entry<Set<String>, Long> visit : seen.visits().entrySet()) {
          Set<Names> held =
              visit.getKey().stream()
                  .map(place -> names(files, place, lock.orElse("")))
                  .collect(Collectors.toSet());
          boolean taken = held.contains(Names.THIS);
          with += taken ? visit.getValue() : 0;
          without += taken || held.contains(Names.NOTHING) ? 0 : visit.getValue();
          visits += visit.getValue();
        }
      }
    }
    boolean open = sites.stream().anyMatch(site -> site.state() == Site.State.UNPROTECTED);
    if (scenarios.isEmpty()) {
      return new Said("no execution of the suite " + witness.suite() + " comes by", false);
    }
    String where = "executions of " + shortened(scenarios);
    if (!faults.isEmpty()) {
      return new Said(where + " show it: " + String.join(", ", faults), open);
    }
    if (lock.isEmpty()) {
      return new Said("%,d visits in %s".formatted(visits, where), false);
    }
    return without > 0
        ? new Said(
            "%,d of %,d visits in %s without the lock".formatted(without, visits, where), open)
        : with == 0
            ? new Said("%,d visits in %s".formatted(visits, where), false)
            : new Said("held in %,d of %,d visits in %s".formatted(with, visits, where), !open);
  }

  /** What a line that takes a lock says of which one. */
  private enum Names {
    THIS,
    ANOTHER,
    /** It takes what it was handed. */
    NOTHING
  }

  private static Names names(SourceTree files, String place, String member) {
    int colon = place.lastIndexOf(':');
    int number = Integer.parseInt(place.substring(colon + 1));
    String text =
        files
            .file(place.substring(0, colon))
            .flatMap(all -> all.lines().skip(number - 1L).findFirst())
            .orElse("");
    Pattern word = Pattern.compile("(?<!\\w)" + Pattern.quote(member) + "(?!\\w)");
    return word.matcher(text).find()
        ? Names.THIS
        : text.contains("->") || text.contains("&") ? Names.ANOTHER : Names.NOTHING;
  }

  private static String shortened(Set<String> scenarios) {
    List<String> names = List.copyOf(scenarios);
    return names.size() <= 3
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
  }

  /** What executions call the lock that is to be held where a site is. */
  private static Optional<String> lock(Demand demand) {
    Optional<Designator> lock =
        demand instanceof Demand.Acquires || demand instanceof Demand.Releases
            ? Optional.empty()
            : demand.wanted();
    return lock.map(one -> one.steps().isEmpty() ? one.root() : one.steps().getLast().member());
  }
}
