package org.interleave.simulation.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Mark;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/**
 * Conflicting accesses, at least one of them plain, that no synchronisation orders (C11 5.1.2.4;
 * the kernel's memory model takes volatile accesses for marked ones). Accesses need not be
 * neighbours.
 */
public final class DataRace implements Detector {
  /** So many unordered accesses to one cell are compared with a new one. */
  private static final int MOST_COMPARED = 256;

  private static final int[] NOTHING = {};

  private final World world;
  private final Clocks clocks = new Clocks();
  private final Map<Long, Cell> cells = new HashMap<>();

  /** What a volatile access counts as. */
  public enum World {
    /** C11: it is a plain one. */
    POSIX,
    /** READ_ONCE and WRITE_ONCE are volatile, and marked. */
    LINUX
  }

  public DataRace(World world) {
    this.world = world;
  }

  /** Accesses of a cell, latest first, and the clock that its value carries. */
  private static final class Cell {
    @Nullable Touch last;
    int[] carries = NOTHING;
    int head = -1;
  }

  private record Touch(
      int thread,
      int time,
      int mask,
      boolean writes,
      Mark mark,
      @Nullable Site site,
      long threads,
      @Nullable Touch previous) {}

  @Override
  public void executed(Event event, Reporter reporter) {
    clocks.begin(event);
    List<Access> accesses = event.accesses();
    for (int i = 0; i < accesses.size(); i++) {
      Access access = accesses.get(i);
      Cell cell = cells.computeIfAbsent(access.cell(), _ -> new Cell());
      synchronise(event, access, cell);
      compare(event, access, cell, reporter);
      record(event, access, cell);
    }
    clocks.end(event, true);
  }

  @Override
  public void undone(Event event) {
    clocks.undo(event);
  }

  private boolean plain(Mark mark) {
    return mark == Mark.PLAIN || world == World.POSIX && mark == Mark.VOLATILE;
  }

  /** Release sequences: a write that releases, the thread's own later ones, read-modify-writes. */
  private void synchronise(Event event, Access access, Cell cell) {
    int thread = event.thread();
    Mark mark = access.mark();
    if (plain(mark)) {
      if (access.writes() && cell.head != thread) {
        carry(cell, NOTHING, thread);
      }
      return;
    }
    int[] carried = cell.carries;
    if (access.reads() && carried.length > 0) {
      if (mark.acquires()) {
        clocks.know(thread, carried);
      } else {
        clocks.see(thread, carried);
      }
    }
    if (access.writes()) {
      boolean continues = access.reads() || cell.head == thread;
      int[] kept = continues ? carried : NOTHING;
      int[] added = mark.releases() ? clocks.now(thread) : clocks.fenced(thread);
      carry(cell, Clocks.join(kept, added), mark.releases() ? thread : continues ? cell.head : -1);
    }
  }

  private void carry(Cell cell, int[] clock, int head) {
    int[] old = cell.carries;
    int oldHead = cell.head;
    if (old != clock || oldHead != head) {
      cell.carries = clock;
      cell.head = head;
      clocks.remember(() -> {
        cell.carries = old;
        cell.head = oldHead;
      });
    }
  }

  private void compare(Event event, Access access, Cell cell, Reporter reporter) {
    int thread = event.thread();
    long covered = 1L << thread;
    int compared = 0;
    for (Touch touch = cell.last;
        touch != null && (touch.threads & ~covered) != 0 && compared < MOST_COMPARED;
        touch = touch.previous) {
      if ((covered >> touch.thread & 1) != 0) {
        continue;
      }
      if (clocks.knows(thread, touch.thread, touch.time)) {
        covered |= 1L << touch.thread;
        continue;
      }
      compared++;
      if ((touch.mask & access.mask()) != 0
          && (touch.writes || access.writes())
          && (plain(touch.mark) || plain(access.mark()))) {
        report(event, access, touch, reporter);
      }
    }
  }

  private void record(Event event, Access access, Cell cell) {
    Touch old = cell.last;
    cell.last =
        new Touch(
            event.thread(),
            clocks.time(event.thread()),
            access.mask(),
            access.writes(),
            access.mark(),
            event.site(),
            (old == null ? 0 : old.threads) | 1L << event.thread(),
            old);
    clocks.remember(() -> cell.last = old);
  }

  private void report(Event event, Access access, Touch other, Reporter reporter) {
    Site here = event.site();
    if (here == null) {
      return;
    }
    String message =
        "%s of `%s` by thread %d races with %s%s by thread %d"
            .formatted(
                how(access.writes(), access.mark()),
                here.what(),
                event.thread(),
                how(other.writes, other.mark),
                other.site == null ? "" : " of `" + other.site.what() + "`",
                other.thread);
    reporter.found(
        new Fault(Kind.DATA_RACE, message, here, other.site, other.thread, false),
        List.of(event.thread(), other.thread));
  }

  private String how(boolean writes, Mark mark) {
    String kind = plain(mark) ? "plain" : mark == Mark.VOLATILE ? "marked" : "atomic";
    return kind + (writes ? " write" : " read");
  }
}
