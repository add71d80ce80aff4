package org.interleave.simulation.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution.Status;

/**
 * Which earlier events a step could have come before. For a step without a condition those are its
 * races. A wait or the taking of a lock comes before a write only where its condition held before
 * that: writes before which it did not hold are gone past (FMCAD'22), up to one before which it
 * did. Where a condition reads several cells, every largest set of events that leaves it true is
 * tried on the machine.
 */
final class ReversibleRaces {
  private static final Race[] UNRESOLVED = {};
  private static final int MOST_TRIALS = 200;

  private final Walk walk;
  private final Trace trace;
  private boolean complete = true;

  ReversibleRaces(Walk walk) {
    this.walk = walk;
    this.trace = walk.trace();
  }

  /** False once there were too many ways of making a condition true. */
  boolean complete() {
    return complete;
  }

  /** Of the event just pushed at that depth. */
  Race[] of(Event event, int depth) {
    int count = trace.races();
    if (!event.conditional()) {
      return count == 0 ? Race.NONE : plain(event, count);
    }
    if (!oneCell(event.accesses())) {
      return conflicts(event.accesses(), depth, true) ? UNRESOLVED : Race.NONE;
    }
    return count == 0 ? Race.NONE : conditional(event, depth, count);
  }

  private Race[] plain(Event event, int count) {
    Race[] races = new Race[count];
    for (int i = 0; i < count; i++) {
      int first = trace.race(i);
      races[i] = new Race(new int[] {first}, !event.varies() || sameRead(first, event));
    }
    return races;
  }

  /** Would the event read what it read if the other one had not been? */
  private boolean sameRead(int first, Event event) {
    List<Access> changes = trace.event(first).accesses();
    List<Access> accesses = event.accesses();
    for (int i = 0; i < changes.size(); i++) {
      Access change = changes.get(i);
      for (int k = 0; k < accesses.size(); k++) {
        Access access = accesses.get(k);
        if (change.writes()
            && access.reads()
            && change.conflicts(access)
            && !same(change.before(), access.before(), access.mask())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean oneCell(List<Access> accesses) {
    for (int i = 1; i < accesses.size(); i++) {
      if (accesses.get(i).cell() != accesses.get(0).cell()
          || accesses.get(i).mask() != accesses.get(0).mask()) {
        return false;
      }
    }
    return true;
  }

  private Race[] conditional(Event event, int depth, int count) {
    Access access = event.accesses().get(0);
    List<Race> races = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int record = writeOf(trace.race(i), access);
      if (record == Cells.NONE) {
        // It only reads: the condition holds as well before it.
        races.add(new Race(new int[] {trace.race(i)}, true));
      } else {
        Found found = goPast(record, access, event.thread(), depth);
        if (found == Found.SEVERAL) {
          return UNRESOLVED;
        }
        if (found.index >= 0) {
          races.add(
              new Race(
                  new int[] {found.index}, same(found.content, access.before(), access.mask())));
        }
      }
    }
    return races.toArray(Race.NONE);
  }

  private int writeOf(int index, Access access) {
    int record = trace.cells().writeHead(access.cell());
    while (record != Cells.NONE && trace.cells().event(record) >= index) {
      if (trace.cells().event(record) == index
          && (trace.cells().access(record).mask() & access.mask()) != 0) {
        return record;
      }
      record = trace.cells().previousWrite(record);
    }
    return Cells.NONE;
  }

  /** Whether the bytes of the mask are the same. */
  static boolean same(long one, long other, int mask) {
    long differs = one ^ other;
    for (int i = 0; differs != 0 && i < 8; i++) {
      if ((mask >> i & 1) != 0 && (differs >>> 8 * i & 0xFF) != 0) {
        return false;
      }
    }
    return true;
  }

  private record Found(int index, long content) {
    static final Found NOTHING = new Found(-1, 0);
    static final Found SEVERAL = new Found(-1, 1);
  }

  /** The latest write, from the record on, before which the thread could have made its step. */
  private Found goPast(int record, Access access, int thread, int depth) {
    boolean undone = false;
    Found found = Found.NOTHING;
    Event own = depth < trace.depth() ? trace.event(depth) : null;
    while (record != Cells.NONE) {
      Access write = trace.cells().access(record);
      int index = trace.cells().event(record);
      if (index != depth && (write.mask() & access.mask()) != 0) {
        if (own != null ? trace.beforeStanding(index, depth) : trace.seenBy(index, thread)) {
          break;
        }
        if (write.mask() != access.mask()) {
          found = Found.SEVERAL;
          break;
        }
        boolean enabled = own != null && same(write.before(), access.before(), access.mask());
        if (!enabled) {
          if (own != null && !undone) {
            walk.execution().undo();
            undone = true;
          }
          enabled = walk.execution().enabledWith(thread, access.cell(), write.before());
        }
        if (enabled) {
          found = new Found(index, write.before());
          break;
        }
      }
      record = trace.cells().previousWrite(record);
    }
    if (undone && own != null) {
      walk.execution().step(thread, own.alternative());
    }
    return found;
  }

  /** Of a thread that waits at the end of an execution, and what its condition reads. */
  List<Race> ofWaiting(int thread, List<Access> reads) {
    int end = trace.depth();
    if (reads.isEmpty() || !conflicts(reads, end, false)) {
      return List.of();
    }
    if (oneCell(reads)) {
      Access read = reads.get(0);
      int record = trace.cells().writeHead(read.cell());
      if (record == Cells.NONE) {
        return List.of();
      }
      Found found = goPast(record, read, thread, end);
      if (found != Found.SEVERAL) {
        return found.index < 0 ? List.of() : List.of(new Race(new int[] {found.index}, false));
      }
    }
    return search(thread, reads, end);
  }

  private boolean conflicts(List<Access> accesses, int depth, boolean event) {
    for (int i = 0; i < accesses.size(); i++) {
      int record = trace.cells().head(accesses.get(i).cell());
      while (record != Cells.NONE) {
        int index = trace.cells().event(record);
        if (index != depth
            && trace.thread(index) != (event ? trace.thread(depth) : -1)
            && accesses.get(i).conflicts(trace.cells().access(record))) {
          return true;
        }
        record = trace.cells().previous(record);
      }
    }
    return false;
  }

  /** Finds, at the end of an execution, what could not be told when the events were executed. */
  void resolve(Race[][] races, int from, int to) {
    for (int j = from; j < to; j++) {
      if (races[j] == UNRESOLVED) {
        Event event = trace.event(j);
        races[j] = search(event.thread(), event.accesses(), j).toArray(Race.NONE);
      }
    }
  }

  private List<Race> search(int thread, List<Access> accesses, int depth) {
    int[] candidates = candidates(thread, accesses, depth);
    List<Race> found = new ArrayList<>();
    List<BitSet> enabled = new ArrayList<>();
    Set<BitSet> seen = new HashSet<>();
    Deque<BitSet> open = new ArrayDeque<>();
    BitSet everything = new BitSet();
    everything.set(0, candidates.length);
    extend(everything, candidates, accesses, false, seen, open);
    int trials = 0;
    while (!open.isEmpty()) {
      BitSet kept = open.poll();
      if (++trials > MOST_TRIALS) {
        complete = false;
        break;
      }
      if (enabled.stream().anyMatch(larger -> subset(kept, larger))) {
        continue;
      }
      int[] firsts = leastExcluded(kept, candidates);
      if (enabledWithout(firsts, thread, depth)) {
        found.add(new Race(firsts, false));
        enabled.add(kept);
      } else {
        extend(kept, candidates, accesses, true, seen, open);
      }
    }
    return found;
  }

  /** Conflicting events, latest first, that the thread had not seen. */
  private int[] candidates(int thread, List<Access> accesses, int depth) {
    BitSet found = new BitSet();
    for (Access access : accesses) {
      int record = trace.cells().head(access.cell());
      for (; record != Cells.NONE; record = trace.cells().previous(record)) {
        int index = trace.cells().event(record);
        if (index < depth
            && access.conflicts(trace.cells().access(record))
            && !(depth < trace.depth()
                ? trace.beforeStanding(index, depth)
                : trace.seenBy(index, thread))) {
          found.set(index);
        }
      }
    }
    int[] candidates = new int[found.cardinality()];
    int n = candidates.length;
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      candidates[--n] = i;
    }
    return candidates;
  }

  /** Leaves out one more: any that nothing kept happens after. */
  private void extend(
      BitSet kept,
      int[] candidates,
      List<Access> accesses,
      boolean writesOnly,
      Set<BitSet> seen,
      Deque<BitSet> open) {
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      boolean last = true;
      for (int k = kept.nextSetBit(0); k >= 0 && k < i && last; k = kept.nextSetBit(k + 1)) {
        last = !trace.before(candidates[i], candidates[k]);
      }
      if (last && (!writesOnly || writesWhatIsRead(candidates[i], accesses))) {
        BitSet fewer = (BitSet) kept.clone();
        fewer.clear(i);
        if (seen.add(fewer)) {
          open.add(fewer);
        }
      } else if (last) {
        // Leaving out a reader changes no condition, but what it read must go next.
        BitSet fewer = (BitSet) kept.clone();
        fewer.clear(i);
        if (seen.add(fewer)) {
          extend(fewer, candidates, accesses, true, seen, open);
        }
      }
    }
  }

  private boolean writesWhatIsRead(int index, List<Access> accesses) {
    for (Access other : trace.event(index).accesses()) {
      for (Access access : accesses) {
        if (other.writes() && access.reads() && other.conflicts(access)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean subset(BitSet smaller, BitSet larger) {
    BitSet rest = (BitSet) smaller.clone();
    rest.andNot(larger);
    return rest.isEmpty();
  }

  private int[] leastExcluded(BitSet kept, int[] candidates) {
    int[] firsts = new int[candidates.length - kept.cardinality()];
    int n = 0;
    for (int i = kept.nextClearBit(0); i < candidates.length; i = kept.nextClearBit(i + 1)) {
      boolean least = true;
      for (int k = kept.nextClearBit(0); k < candidates.length; k = kept.nextClearBit(k + 1)) {
        least &= k == i || !trace.before(candidates[k], candidates[i]);
      }
      if (least) {
        firsts[n++] = candidates[i];
      }
    }
    return Arrays.copyOf(firsts, n);
  }

  /** Goes back on the machine, executes all but what happens after the firsts, and asks. */
  private boolean enabledWithout(int[] firsts, int thread, int depth) {
    int node = Arrays.stream(firsts).min().orElseThrow();
    int end = trace.depth();
    for (int k = end; k > node; k--) {
      walk.execution().undo();
    }
    int made = 0;
    boolean enabled = true;
    for (int k = node; k < depth && enabled; k++) {
      boolean kept = true;
      for (int first : firsts) {
        kept &= !trace.before(first, k);
      }
      if (kept) {
        enabled = walk.execution().status(trace.thread(k)) == Status.READY;
        if (enabled) {
          walk.execution().step(trace.thread(k), trace.event(k).alternative());
          made++;
        }
      }
    }
    enabled = enabled && walk.execution().status(thread) == Status.READY;
    while (made-- > 0) {
      walk.execution().undo();
    }
    for (int k = node; k < end; k++) {
      walk.execution().step(trace.thread(k), trace.event(k).alternative());
    }
    return enabled;
  }
}
