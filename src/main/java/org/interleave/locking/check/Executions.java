package org.interleave.locking.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.c.ParseCache;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.explore.Plan;
import org.interleave.simulation.explore.Progress;
import org.interleave.simulation.suite.Compiling;
import org.interleave.simulation.suite.Exploring;
import org.interleave.simulation.suite.FrontCompiling;
import org.interleave.simulation.suite.Judgement;
import org.interleave.simulation.suite.NamedRevision;
import org.interleave.simulation.suite.Simulator;
import org.interleave.simulation.suite.Suite;
import org.interleave.simulation.suite.SuiteResult;
import org.interleave.simulation.suite.SuiteRun;

/** Runs a suite on revisions and tells with which locks executions came by the sites of rules. */
public final class Executions {
  private static final long SEED = 1;

  private final Suite suite;
  private final Plan plan;
  private final Duration budget;
  private final InstantSource clock;
  private final ParseCache cache;

  /**
   * @param budget for all revisions together
   */
  public Executions(
      Suite suite, Plan plan, Duration budget, InstantSource clock, ParseCache cache) {
    this.suite = suite;
    this.plan = plan;
    this.budget = budget;
    this.clock = clock;
    this.cache = cache;
  }

  /**
   * What executions of one scenario saw of a line.
   *
   * @param visits how often, by the lines that took the locks which were held
   * @param faults what was found there: kinds, in words
   */
  record Seen(String scenario, Map<Set<String>, Long> visits, Set<String> faults) {}

  /** What all scenarios saw of the lines of one revision, by line. */
  record Witness(String suite, boolean ran, Map<String, List<Seen>> seen) {}

  /**
   * @param lines of the revision, as {@link Visits#line} writes them
   */
  Witness watch(NamedRevision revision, Set<String> lines, int revisions)
      throws InterruptedException {
    Map<String, Visits> visits = new ConcurrentHashMap<>();
    Exploring exploring =
        (program, entry, share) -> {
          Visits here = visits.computeIfAbsent(entry.name(), _ -> new Visits(lines));
          Simulator simulator =
              new Simulator(suite.model(), plan, SEED, clock, () -> List.of(here.detector()));
          return Exploring.Explored.of(simulator.run(program, entry, share, Progress.NONE));
        };
    SuiteRun.Limits limits =
        new SuiteRun.Limits(
            budget.dividedBy(Math.max(1, revisions)),
            Runtime.getRuntime().availableProcessors(),
            clock);
    SuiteResult result =
        new SuiteRun(suite, new FrontCompiling(cache), exploring, limits)
            .run(List.of(revision), (_, _) -> {});
    boolean ran = false;
    Map<String, List<Seen>> seen = new TreeMap<>();
    for (Suite.Scenario scenario : suite.scenarios()) {
      Judgement judgement = result.judgement(revision, scenario);
      ran |= judgement.explored().isPresent();
      Visits here = visits.getOrDefault(Compiling.entry(scenario).name(), new Visits(Set.of()));
      Map<String, Set<String>> faults = faults(judgement.findings());
      for (String line : lines) {
        Map<Set<String>, Long> at = here.at(line);
        Set<String> found = faults.getOrDefault(line, Set.of());
        if (!at.isEmpty() || !found.isEmpty()) {
          seen.computeIfAbsent(line, _ -> new ArrayList<>())
              .add(new Seen(scenario.name(), at, found));
        }
      }
    }
    return new Witness(suite.name(), ran, seen);
  }

  /** Those that a missing lock makes, by the lines of both sides. */
  private static Map<String, Set<String>> faults(List<Finding> findings) {
    Map<String, Set<String>> faults = new HashMap<>();
    for (Finding finding : findings) {
      Fault fault = finding.fault();
      boolean ofLocks =
          switch (fault.kind()) {
            case DATA_RACE,
                USE_AFTER_FREE,
                LOCK_ORDER,
                DEADLOCK,
                SLEEP_IN_ATOMIC,
                REFCOUNT,
                ASSERTION ->
                true;
            case DOUBLE_FREE,
                INVALID_FREE,
                OUT_OF_BOUNDS,
                NULL_DEREFERENCE,
                UNINITIALISED_USE,
                LEAK,
                LOCK_MISUSE,
                RCU_MISUSE,
                WARNING,
                LIVELOCK ->
                false;
          };
      if (ofLocks) {
        String kind = fault.kind().id();
        faults.computeIfAbsent(Visits.line(fault.site().place()), _ -> new TreeSet<>()).add(kind);
        if (fault.other() != null) {
          faults
              .computeIfAbsent(Visits.line(fault.other().place()), _ -> new TreeSet<>())
              .add(kind);
        }
      }
    }
    return new LinkedHashMap<>(faults);
  }
}
