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
  private final Held held;
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
    this.held = new Held(walk);
    this.reversal = new Reversal(walk, nodes, held);
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
    return nodes.left(held.floor(), walk.depth(), executed);
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
          boolean whole = held.back(d) == 0;
          if (whole) {
            walk.end();
          }
          if (!reverseRaces(true)) {
            return false;
          }
          if (!whole) {
            meter.redundant();
            return true;
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
    held.stepped(d, event);
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
    long back = held.back(d);
    if (walk.execution().status(thread) != Status.READY || (back >> thread & 1) != 0) {
      thread = firstReady(back);
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

  private int firstReady(long but) {
    int threads = walk.execution().threads();
    for (int i = 0; i < threads; i++) {
      if ((but >> i & 1) == 0 && walk.execution().status(i) == Status.READY) {
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
      if (d == held.floor()) {
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
    held.floor(frontier.floor());
    int length = frontier.path().size();
    for (int d = 0; d < length; d++) {
      hold(d, frontier);
      at(d, frontier.levels().get(d));
      Step step = frontier.path().get(d);
      require(step, d);
      step(d, new WakeupNode(step.thread(), step.alternative(), List.of(), true));
    }
    hold(length, frontier);
    at(length, frontier.levels().get(length));
  }

  private void hold(int d, Frontier frontier) throws Foreign {
    if (d == frontier.floor()) {
      for (Step step : frontier.held()) {
        require(step, d);
        held.hold(step);
      }
    }
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
    List<Step> path = path(walk.depth());
    List<Frontier.Level> levels = new ArrayList<>(path.size() + 1);
    for (int d = 0; d < path.size(); d++) {
      levels.add(level(d));
    }
    levels.add(over ? Frontier.Level.EMPTY : level(path.size()));
    return new Frontier(held.floor(), held.steps(held.floor()), over, executed, path, levels);
  }

  private List<Step> path(int to) {
    List<Step> path = new ArrayList<>(to);
    for (int d = 0; d < to; d++) {
      path.add(step(trace.event(d)));
    }
    return path;
  }

  private static Step step(Event event) {
    return new Step(event.thread(), event.alternative());
  }

  private Frontier.Level level(int d) {
    long asleep = d == 0 ? nodes.sleeping(0) : nodes.fellAsleep(d, trace.event(d - 1));
    if (asleep == 0 && nodes.explored(d) == 0 && nodes.tree(d).isEmpty()) {
      return Frontier.Level.EMPTY;
    }
    return new Frontier.Level(
        sleepers(d, asleep), nodes.explored(d), WakeupNode.flat(nodes.tree(d)));
  }

  private List<Step> sleepers(int d, long threads) {
    List<Step> sleepers = new ArrayList<>();
    for (long rest = threads; rest != 0; rest &= rest - 1) {
      sleepers.add(step(nodes.sleeper(d, Long.numberOfTrailingZeros(rest))));
    }
    return sleepers;
  }

  // ---- in pieces

  /**
   * Divides what is left to do; afterwards this one is of no use any more. What begins with the
   * path down to some state goes on as it is. For each state above, what is left to explore from
   * there is a piece: it holds back what was or is explored from there (decision 008).
   *
   * @param most pieces, more or less
   * @return one if there is nothing to divide
   */
  List<Frontier> divide(int most) {
    Frontier whole = frontier();
    int cut = over ? -1 : cut(most);
    if (cut < 0) {
      return List.of(whole);
    }
    List<Frontier> pieces = new ArrayList<>();
    List<Frontier.Level> levels = new ArrayList<>(nothing(cut + 1));
    Frontier.Level last = whole.levels().get(cut + 1);
    levels.add(
        new Frontier.Level(
            sleepers(cut + 1, nodes.sleeping(cut + 1)), last.explored(), last.planned()));
    levels.addAll(whole.levels().subList(cut + 2, whole.levels().size()));
    pieces.add(new Frontier(cut + 1, held.steps(cut + 1), false, executed, whole.path(), levels));
    for (int d = walk.depth(); d > held.floor(); ) {
      walk.execution().undo();
      d--;
      if (d <= cut) {
        beside(d, pieces);
      }
    }
    return pieces;
  }

  /** The lowest state from which something is divided off, or -1. */
  private int cut(int most) {
    int cut = -1;
    int beside = 0;
    for (int d = held.floor(); d < walk.depth() && beside + 1 < most; d++) {
      if (!divisible(d)) {
        break;
      }
      if (!nodes.tree(d).isEmpty()) {
        beside += nodes.tree(d).size();
        cut = d;
      }
    }
    return cut;
  }

  /**
   * Alternatives of a choice cannot be held back; but where they are all that is left, they are
   * pieces.
   */
  private boolean divisible(int d) {
    for (long rest = nodes.sleeping(d); rest != 0; rest &= rest - 1) {
      int thread = Long.numberOfTrailingZeros(rest);
      if (nodes.sleeper(d, thread).alternatives() > 1 && thread != trace.thread(d)) {
        return false;
      }
    }
    Event event = trace.event(d);
    if (event.alternatives() == 1) {
      return (nodes.sleeping(d) >> event.thread() & 1) == 0;
    }
    for (WakeupNode node : nodes.tree(d)) {
      if (node.thread != event.thread()) {
        return false;
      }
    }
    return nodes.explored(d) + 1 + nodes.tree(d).size() == event.alternatives();
  }

  private void beside(int d, List<Frontier> pieces) {
    Event event = trace.event(d);
    List<Step> back = new ArrayList<>(held.steps(d));
    back.addAll(sleepers(d, nodes.sleeping(d) & ~(1L << event.thread())));
    List<Step> path = path(d);
    if (event.alternatives() > 1) {
      for (WakeupNode node : nodes.tree(d)) {
        List<Step> way = new ArrayList<>(path);
        way.add(new Step(node.thread, node.alternative));
        pieces.add(new Frontier(d + 1, back, false, 0, way, nothing(d + 2)));
      }
      return;
    }
    back.add(step(event));
    long free = walk.ready();
    for (Step step : back) {
      free &= ~(1L << step.thread());
    }
    if (free != 0) {
      pieces.add(new Frontier(d, back, false, 0, path, nothing(d + 1)));
    }
  }

  private static List<Frontier.Level> nothing(int levels) {
    return java.util.Collections.nCopies(levels, Frontier.Level.EMPTY);
  }
}
