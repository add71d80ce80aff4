package org.interleave.checks.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.checks.Findings;
import org.interleave.checks.Outcome;
import org.interleave.checks.Outcome.Defect;
import org.interleave.checks.Outcomes;
import org.interleave.checks.Row;
import org.interleave.checks.State;
import org.interleave.checks.StoredFinding;
import org.interleave.mail.MessageId;
import org.interleave.series.PatchList;
import org.interleave.series.Version;
import org.interleave.simulation.Finding;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.Narrative;
import org.interleave.simulation.report.Narrative.Actor;
import org.interleave.simulation.report.Narrative.LockMove;
import org.interleave.simulation.report.Narrative.Side;
import org.interleave.simulation.report.Spot;

/** Outcomes and findings as a test says them; versions that no test speaks of have none. */
public final class HandMade implements Outcomes, Findings {
  static final Row ROW =
      new Row.Scenario("pocket", "open-close", "A device opens as it is closed.");

  private final Map<PatchList, List<Outcome>> outcomes = new ConcurrentHashMap<>();
  private final Map<Long, StoredFinding> findings = new ConcurrentHashMap<>();

  @Override
  public List<Outcome> of(Version version) {
    return outcomes.getOrDefault(PatchList.of(version), List.of());
  }

  @Override
  public Optional<StoredFinding> find(long id) {
    return Optional.ofNullable(findings.get(id));
  }

  /**
   * A version whose one scenario verifies its base; its first patch brings a use-after-free and its
   * last takes it away.
   *
   * @param id of the finding
   */
  public void tell(long id, String... patches) {
    PatchList version = new PatchList(Arrays.stream(patches).map(MessageId::new).toList());
    Defect defect =
        new Defect(
            StoredFinding.path(id),
            "use-after-free in hub_put " + id,
            "use-after-free",
            "hub->dead is read after hub was freed",
            "hub.c",
            3,
            "hub_put");
    List<Outcome> all = new ArrayList<>();
    List<StoredFinding.Square> squares = new ArrayList<>();
    for (int k = 0; k <= patches.length; k++) {
      boolean bad = k > 0 && k < patches.length;
      all.add(
          new Outcome(
              ROW,
              k,
              bad ? State.FINDING : State.VERIFIED,
              true,
              bad ? "1 finding in 12 executions" : "verified: all 6 interleavings",
              bad ? List.of(defect) : List.of()));
      if (bad) {
        squares.add(new StoredFinding.Square(version, k));
      }
    }
    outcomes.put(version, all);
    findings.put(id, new StoredFinding(id, (Row.Scenario) ROW, defect, report(defect), squares));
  }

  /** The same finding again, under another number and without its steps. */
  void forget(long id, long again) {
    StoredFinding whole = findings.get(id);
    FindingReport report = whole.report();
    findings.put(
        again,
        new StoredFinding(
            again,
            whole.scenario(),
            whole.defect(),
            new FindingReport(
                report.kind(),
                report.message(),
                report.file(),
                report.line(),
                report.column(),
                report.function(),
                report.access(),
                List.of("hub_close at hub.c:40"),
                Optional.of(
                    new FindingReport.Other(
                        "hub.c", 9, 1, "hub_free", "kfree()", List.of(), OptionalInt.of(2))),
                report.threads(),
                report.switches(),
                List.of(),
                "",
                Optional.empty()),
            whole.squares()));
  }

  static FindingReport report(Defect defect) {
    return new FindingReport(
        defect.kind(),
        defect.title(),
        defect.file(),
        defect.line(),
        1,
        defect.function(),
        "hub->dead",
        List.of(),
        Optional.empty(),
        List.of(1, 2),
        2,
        List.of(),
        "il1.abc",
        Optional.of(narrative()));
  }

  static Narrative narrative() {
    return new Narrative(
        List.of(new Actor(1, "opener"), new Actor(2, "closer")),
        0,
        List.of(
            row(1, 1, false, 2, "reads", "pocket->hub", "takes", ""),
            row(2, 2, true, 9, "calls", "kfree()", "", ""),
            row(3, 1, true, 3, "reads", "hub->dead", "", "use-after-free: hub->dead <read>")),
        List.of(
            new Side("use", 1, spot(3), "hub->dead", List.of(spot(8)), 3),
            new Side("free", 2, spot(9), "kfree()", List.of(), 2)),
        new Finding.Removed(4, 30),
        "");
  }

  private static Narrative.Row row(
      int step,
      int thread,
      boolean switched,
      int line,
      String verb,
      String object,
      String lock,
      String fault) {
    return new Narrative.Row(
        step,
        thread,
        switched,
        spot(line),
        verb,
        object,
        "",
        0,
        0,
        lock.isEmpty() ? List.of() : List.of(new LockMove(true, "pocket->map_lock", true)),
        List.of("pocket->map_lock"),
        fault.isEmpty() ? List.of() : List.of(fault));
  }

  private static Spot spot(int line) {
    return new Spot("hub.c", line, 1, "hub_put");
  }
}
