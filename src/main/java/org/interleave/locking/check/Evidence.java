package org.interleave.locking.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * @param witnesses by revision
   */
  Evidence(List<Witness> witnesses) {
    this.witnesses = List.copyOf(witnesses);
  }

  Attachment add(Attached attached, Demand demand) {
    Attachment one = attached.attachment();
    boolean later = one.role() == Attachment.Role.BREAKS || attached.before().isEmpty();
    List<Site> sites = later ? attached.after() : attached.before();
    Witness witness = witnesses.get(later ? one.patch() : one.patch() - 1);
    if (!witness.ran() || sites.isEmpty()) {
      return one;
    }
    Said said = said(witness, sites, lock(demand));
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

  private static Said said(Witness witness, List<Site> sites, Optional<String> lock) {
    Set<String> faults = new TreeSet<>();
    Set<String> scenarios = new LinkedHashSet<>();
    long with = 0;
    long without = 0;
    for (Site site : sites) {
      for (Seen seen : witness.seen().getOrDefault(Visits.line(site.place()), List.of())) {
        scenarios.add(seen.scenario());
        seen.faults().forEach(kind -> faults.add(kind + " in " + seen.scenario()));
        for (Map.Entry<Set<String>, Long> visit : seen.visits().entrySet()) {
          boolean held = lock.isPresent() && visit.getKey().stream().anyMatch(ends(lock.get()));
          with += held ? visit.getValue() : 0;
          without += held ? 0 : visit.getValue();
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
      return new Said("%,d visits in %s".formatted(with + without, where), false);
    }
    return without > 0
        ? new Said(
            "%,d of %,d visits in %s without the lock".formatted(without, with + without, where),
            open)
        : new Said("held in all %,d visits in %s".formatted(with, where), !open);
  }

  private static java.util.function.Predicate<String> ends(String member) {
    return name ->
        name.equals(member) || name.endsWith("." + member) || name.endsWith(">" + member);
  }

  private static String shortened(Set<String> scenarios) {
    List<String> names = List.copyOf(scenarios);
    return names.size() <= 3
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
  }

  /** What executions call the lock that a rule asks for. */
  private static Optional<String> lock(Demand demand) {
    Optional<Designator> lock =
        switch (demand) {
          case Demand.GuardedBy one -> Optional.of(one.lock());
          case Demand.MustHold one -> Optional.of(one.lock());
          case Demand.Asserts one -> Optional.of(one.lock());
          case Demand.Acquires _,
              Demand.Releases _,
              Demand.MustNotHold _,
              Demand.LockOrder _,
              Demand.HoldsReference _,
              Demand.Requires _,
              Demand.Forbids _,
              Demand.PoisonedAfter _ ->
              Optional.empty();
        };
    return lock.map(one -> one.steps().isEmpty() ? one.root() : one.steps().getLast().member());
  }
}
