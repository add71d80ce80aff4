package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution.Status;
import org.interleave.simulation.Schedule.Step;
import org.jspecify.annotations.Nullable;

/**
 * Optimal dynamic partial order reduction: source sets and wakeup trees (POPL'14, JACM'17), with
 * waits as conditional steps (FMCAD'22): exactly one execution for each Mazurkiewicz trace. One
 * depth-first walk; what is common to executions is executed once. Written for speed.
 */
final class OptimalDpor {
  private final Walk walk;
  private final Trace trace;
  private final Meter meter;
  private final ReversibleRaces reversible;
  private final Nodes nodes = new Nodes();
  private final Reversal reversal;
  private final boolean everyRaceAlways;

  private Race[][] races = new Race[256][];

  /** Events below this depth have had their races reversed, but for unsettled ones. */
  private int processed;

  private int[] unsettled = new int[64];
  private int unsettledCount;
  private long executed;

  /** Whether nothing is left. */
  private boolean over;

  OptimalDpor(Walk walk, Meter meter, boolean everyRaceAlways) {
    this.walk = walk;
    this.trace = walk.trace();
    this.meter = meter;
    this.reversible = new ReversibleRaces(walk);
    this.reversal = new Reversal(walk, nodes);
    this.everyRaceAlways = everyRaceAlways;
  }

  /** Whether all was explored; if not, it was stopped, and can go on. */
  boolean run() {
    while (!over) {
      if (!extend()) {
        return false;
      }
      over = !backtrack();
      if (meter.stopped()) {
        break;
      }
    }
    return over;
  }

  /** What was left out to keep time or memory bounded, in words; empty if nothing was. */
  String leftOut() {
    if (!reversible.complete()) {
      return "a wait over several cells can come true in too many ways";
    }
    return reversal.complete() ? "" : "too many executions were planned at a time";
  }

  /** How many executions are left if the rest of the tree is like what has been explored. */
  double left() {
    return nodes.left(walk.depth(), executed);
  }

  /**
   * Goes on to the end of an execution, or to where it turns out redundant.
   *
   * @return whether it came there before it was stopped
   */
  private boolean extend() {
    while (true) {
      int d = walk.depth();
      if (d >= meter.longest()) {
        if (reverseRaces(false)) {
          meter.cut();
          return true;
        }
        return false;
      }
      if (nodes.tree(d).isEmpty()) {
        if (nodes.sleeping(d) != 0) {
          meter.redundant();
          return true;
        }
        if (!choose(d)) {
          walk.end();
          if (!reverseRaces(true)) {
            return false;
          }
          executed++;
          meter.complete(walk);
          return true;
        }
      }
      WakeupNode next = takeFirst(d);
      if (next == null) {
        return true;
      }
      step(d, next);
      meter.step();
      if (meter.stopped()) {
        return false;
      }
    }
  }

  /** A wait whose condition does not hold when it is to come first is left out. */
  private @Nullable WakeupNode takeFirst(int d) {
    List<WakeupNode> children = nodes.tree(d);
    while (!children.isEmpty()) {
      WakeupNode next = children.removeFirst();
      reversal.taken();
      if (!nodes.asleep(d, next) && walk.execution().status(next.thread) == Status.READY) {
        return next;
      }
      meter.redundant();
    }
    return null;
  }

  private void step(int d, WakeupNode node) {
    if (d + 1 == races.length) {
      races = Arrays.copyOf(races, races.length * 2);
    }
    Event event = walk.step(node.thread, node.alternative);
    races[d] = reversible.of(event, d);
    nodes.enter(d, event, node);
  }

  /** At a leaf of the wakeup tree nobody sleeps: any ready thread will do, choices first. */
  private boolean choose(int d) {
    long choosing = walk.choosing();
    if (choosing != 0) {
      int thread = Long.numberOfTrailingZeros(choosing);
      int alternatives = walk.execution().alternatives(thread);
      List<WakeupNode> all = new ArrayList<>(alternatives);
      for (int i = 0; i < alternatives; i++) {
        all.add(new WakeupNode(thread, i, List.of(), true));
      }
      nodes.tree(d, all);
      reversal.planned(alternatives);
      return true;
    }
    int thread = d == 0 ? 0 : trace.thread(d - 1);
    if (walk.execution().status(thread) != Status.READY) {
      thread = firstReady();
      if (thread < 0) {
        return false;
      }
    }
    List<WakeupNode> only = new ArrayList<>(1);
    only.add(new WakeupNode(thread, 0, List.of(), false));
    nodes.tree(d, only);
    reversal.planned(1);
    return true;
  }

  private int firstReady() {
    int threads = walk.execution().threads();
    for (int i = 0; i < threads; i++) {
      if (walk.execution().status(i) == Status.READY) {
        return i;
      }
    }
    return -1;
  }

  /** Back to the deepest node that has something left to explore. */
  private boolean backtrack() {
    while (true) {
      int d = walk.depth();
      if (!nodes.tree(d).isEmpty()) {
        return true;
      }
      if (d == 0) {
        return false;
      }
      Event event = trace.event(d - 1);
      walk.undo();
      processed = Math.min(processed, d - 1);
      while (unsettledCount > 0 && unsettled[unsettledCount - 1] >= d - 1) {
        unsettledCount--;
      }
      nodes.leave(d - 1, event);
    }
  }

  /** False if it was stopped in the middle; doing it again does no harm. */
  private boolean reverseRaces(boolean maximal) {
    int end = trace.depth();
    reversible.resolve(races, processed, end);
    int kept = 0;
    int old = unsettledCount;
    for (int u = 0; u < old; u++) {
      if (!settle(unsettled[u])) {
        unsettled[kept++] = unsettled[u];
      }
    }
    unsettledCount = kept;
    for (int j = processed; j < end; j++) {
      if (races[j].length > 0 && !settle(j)) {
        if (unsettledCount == unsettled.length) {
          unsettled = Arrays.copyOf(unsettled, unsettledCount * 2);
        }
        unsettled[unsettledCount++] = j;
      }
    }
    processed = end;
    if (maximal) {
      for (long rest = walk.with(Status.BLOCKED); rest != 0; rest &= rest - 1) {
        int thread = Long.numberOfTrailingZeros(rest);
        List<Access> reads = walk.execution().pending(thread);
        for (Race race : reversible.ofWaiting(thread, reads)) {
          reversal.reverse(race, end, thread, reads);
        }
      }
    }
    return !meter.stopped();
  }

  private boolean settle(int j) {
    Race[] found = races[j];
    int left = 0;
    for (int r = 0; r < found.length && !meter.late(); r++) {
      if (!reversal.reverse(found[r], j, -1, List.of()) || everyRaceAlways) {
        found[left++] = found[r];
      }
    }
    if (left < found.length) {
      races[j] = left == 0 ? Race.NONE : Arrays.copyOf(found, left);
    }
    return left == 0;
  }

  // ---- as a value

  /** Goes where the frontier says; only before the first step. */
  void restore(Frontier frontier) throws Foreign {
    executed = frontier.executed();
    over = frontier.over();
    int length = frontier.path().size();
    for (int d = 0; d < length; d++) {
      at(d, frontier.levels().get(d));
      Step step = frontier.path().get(d);
      require(step, d);
      step(d, new WakeupNode(step.thread(), step.alternative(), List.of(), true));
    }
    at(length, frontier.levels().get(length));
  }

  private void at(int d, Frontier.Level level) throws Foreign {
    for (Step step : level.asleep()) {
      require(step, d);
      nodes.sleep(d, Steps.look(walk.execution(), step));
    }
    nodes.explored(d, level.explored());
    if (!level.planned().isEmpty()) {
      nodes.tree(d, WakeupNode.tree(level.planned(), walk.execution()));
      reversal.planned(level.planned().size());
    }
  }

  private void require(Step step, int d) throws Foreign {
    if (!Steps.fits(walk.execution(), step)) {
      throw new Foreign(
          "it is of another program: thread %d cannot go on at step %d"
              .formatted(step.thread(), d + 1));
    }
  }

  /** What is left to do. */
  Frontier frontier() {
    int depth = walk.depth();
    List<Step> path = new ArrayList<>(depth);
    List<Frontier.Level> levels = new ArrayList<>(depth + 1);
    for (int d = 0; d < depth; d++) {
      path.add(new Step(trace.thread(d), trace.event(d).alternative()));
      levels.add(level(d));
    }
    levels.add(over ? Frontier.Level.EMPTY : level(depth));
    return new Frontier(over, executed, path, levels);
  }

  private Frontier.Level level(int d) {
    long asleep = d == 0 ? nodes.sleeping(0) : nodes.fellAsleep(d, trace.event(d - 1));
    if (asleep == 0 && nodes.explored(d) == 0 && nodes.tree(d).isEmpty()) {
      return Frontier.Level.EMPTY;
    }
    List<Step> sleepers = new ArrayList<>();
    for (long rest = asleep; rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      sleepers.add(new Step(thread, nodes.sleeper(d, thread).alternative()));
    }
    return new Frontier.Level(sleepers, nodes.explored(d), WakeupNode.flat(nodes.tree(d)));
  }
}
