package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.detect.Detector;
import org.jspecify.annotations.Nullable;

/** Executes a schedule again, step by step, and tells what it shows. */
public final class Replay {
  private final Walk walk;
  private final Findings findings = new Findings();

  /** Detectors must be new ones. */
  public Replay(Execution execution, List<Detector> detectors) {
    this.walk = new Walk(execution, detectors, findings);
  }

  /** The events; fewer than the schedule has steps where it does not fit the program. */
  public List<Event> run(Schedule schedule) {
    List<Event> events = new ArrayList<>();
    for (Schedule.Step step : schedule.steps()) {
      if (!fits(step)) {
        return events;
      }
      events.add(walk.step(step.thread(), step.alternative()));
    }
    if (walk.ready() == 0) {
      walk.end();
    }
    return events;
  }

  /** What came to light, in order. */
  public List<org.interleave.simulation.Finding> found() {
    return findings.entries().stream().map(Findings.Entry::finding).toList();
  }

  Findings.@Nullable Entry shows(Schedule schedule, Findings.Key key) {
    Findings.Entry atStart = findings.get(key);
    if (schedule.steps().isEmpty() && atStart != null) {
      return atStart;
    }
    int same = 0;
    int depth = walk.depth();
    List<Schedule.Step> steps = schedule.steps();
    while (same < depth && same < steps.size() && taken(same).equals(steps.get(same))) {
      same++;
    }
    walk.undoTo(Math.max(0, Math.min(same, steps.size()) - 1));
    findings.clear();
    for (int i = walk.depth(); i < steps.size(); i++) {
      if (!fits(steps.get(i))) {
        return null;
      }
      walk.step(steps.get(i).thread(), steps.get(i).alternative());
      Findings.Entry entry = findings.get(key);
      if (entry != null) {
        return entry;
      }
    }
    if (walk.ready() == 0) {
      walk.end();
    }
    return findings.get(key);
  }

  private Schedule.Step taken(int i) {
    return new Schedule.Step(walk.trace().thread(i), walk.trace().event(i).alternative());
  }

  private boolean fits(Schedule.Step step) {
    return Steps.fits(walk.execution(), step);
  }
}
