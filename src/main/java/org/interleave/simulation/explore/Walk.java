package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Execution.Status;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.detect.Detector;
import org.interleave.simulation.detect.Reporter;

/** One execution under way: the machine, what happened so far, and those who watch it. */
final class Walk implements Reporter {
  private final Execution execution;
  private final Trace trace;
  private final List<Detector> detectors;
  private final Findings findings;
  private long steps;
  private long[] choosing = new long[256];

  /** What detectors learnt so far, and executions that teach it. */
  private long learnt;

  private final List<Schedule> lessons = new ArrayList<>();

  /** The first event with a fatal fault, or -1: what happens after it is not believed. */
  private int fatal = NOTHING;

  private static final int NOTHING = -1;
  private static final int MOST_LESSONS = 2_000;

  Walk(Execution execution, List<Detector> detectors, Findings findings) {
    this.execution = execution;
    this.trace = new Trace(execution.threads());
    this.detectors = detectors;
    this.findings = findings;
    choosing[0] = standing(execution.threads());
  }

  private long standing(int threads) {
    long mask = 0;
    for (int i = 0; i < threads; i++) {
      if (execution.status(i) == Status.READY && execution.alternatives(i) > 1) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  Execution execution() {
    return execution;
  }

  Trace trace() {
    return trace;
  }

  int depth() {
    return trace.depth();
  }

  /** Steps made so far, undone ones included. */
  long steps() {
    return steps;
  }

  /** Executions from which detectors learnt something for others. */
  List<Schedule> lessons() {
    return lessons;
  }

  /** Ready threads that stand before a choice. */
  long choosing() {
    return choosing[trace.depth()];
  }

  boolean sound() {
    return fatal == NOTHING;
  }

  long ready() {
    long mask = 0;
    for (int i = execution.threads() - 1; i >= 0; i--) {
      if (execution.status(i) == Status.READY) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  long with(Status status) {
    long mask = 0;
    for (int i = execution.threads() - 1; i >= 0; i--) {
      if (execution.status(i) == status) {
        mask |= 1L << i;
      }
    }
    return mask;
  }

  Event step(int thread, int alternative) {
    Event event = execution.step(thread, alternative);
    steps++;
    int at = trace.depth();
    trace.push(event);
    choosing(at, event);
    long known = 0;
    for (int i = 0; i < detectors.size(); i++) {
      detectors.get(i).executed(event, this);
      known += detectors.get(i).learnt();
    }
    if (known != learnt) {
      learnt = known;
      if (lessons.size() < MOST_LESSONS) {
        lessons.add(schedule());
      }
    }
    if (!event.faults().isEmpty()) {
      report(event, at);
    }
    return event;
  }

  private void choosing(int at, Event event) {
    if (at + 1 == choosing.length) {
      choosing = Arrays.copyOf(choosing, choosing.length * 2);
    }
    long mask = choosing[at] & ~(1L << event.thread());
    mask |= chooses(event.thread());
    List<Event.Edge> order = event.order();
    for (int i = 0; i < order.size(); i++) {
      mask |= chooses(order.get(i).to());
    }
    choosing[at + 1] = mask;
  }

  private long chooses(int thread) {
    return execution.status(thread) == Status.READY && execution.alternatives(thread) > 1
        ? 1L << thread
        : 0;
  }

  void undo() {
    int at = trace.depth() - 1;
    Event event = trace.event(at);
    for (int i = detectors.size() - 1; i >= 0; i--) {
      detectors.get(i).undone(event);
    }
    trace.pop();
    execution.undo();
    if (fatal == at) {
      fatal = NOTHING;
    }
  }

  void undoTo(int depth) {
    while (trace.depth() > depth) {
      undo();
    }
  }

  /** No thread can go on: what the end shows is looked at. */
  void end() {
    for (int i = 0; i < detectors.size(); i++) {
      detectors.get(i).ended(execution, sound(), this);
    }
    if (sound() && !execution.exited() && finished()) {
      for (Fault fault : execution.atEnd()) {
        found(fault, List.of());
      }
    }
  }

  private boolean finished() {
    for (int i = execution.threads() - 1; i >= 0; i--) {
      Status status = execution.status(i);
      if (status != Status.FINISHED && status != Status.ABSENT) {
        return false;
      }
    }
    return true;
  }

  /** Whether a thread waits for an assumption to come true. */
  boolean assuming() {
    for (long rest = with(Status.BLOCKED); rest != 0; rest &= rest - 1) {
      if (execution.waiting(Long.numberOfTrailingZeros(rest)).what().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void report(Event event, int at) {
    for (Fault fault : event.faults()) {
      List<Integer> threads =
          fault.otherThread() < 0 || fault.otherThread() == event.thread()
              ? List.of(event.thread())
              : List.of(event.thread(), fault.otherThread());
      found(fault, threads);
      if (fault.fatal() && fatal == NOTHING) {
        fatal = at;
      }
    }
  }

  @Override
  public void found(Fault fault, String key, List<Integer> threads, List<String> details) {
    int last = trace.depth() - 1;
    if (fatal >= 0 && last > fatal && trace.before(fatal, last)) {
      return;
    }
    findings.add(fault, key, threads, details, this);
  }

  Schedule schedule() {
    List<Schedule.Step> taken = new ArrayList<>(trace.depth());
    for (int i = 0; i < trace.depth(); i++) {
      taken.add(new Schedule.Step(trace.thread(i), trace.event(i).alternative()));
    }
    return new Schedule(taken);
  }

  int switches() {
    int switches = 0;
    for (int i = 1; i < trace.depth(); i++) {
      if (trace.thread(i) != trace.thread(i - 1)) {
        switches++;
      }
    }
    return switches;
  }
}
