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

  /** Accesses of a cell, latest first, and what its bytes carry. */
  private static final class Cell {
    @Nullable Touch last;
    @Nullable Carried carried;
  }

  /**
   * The clock that bytes of a cell carry: whoever acquires them learns it.
   *
   * @param head whose release it began with
   */
  private record Carried(int mask, int[] clock, int head, @Nullable Carried next) {}

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
      if (access.ends()) {
        continue;
      }
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
    boolean isPlain = plain(mark);
    int[] seen = NOTHING;
    int[] kept = NOTHING;
    int head = -1;
    for (Carried c = cell.carried; c != null; c = c.next) {
      if ((c.mask & access.mask()) != 0) {
        seen = Clocks.join(seen, c.clock);
        if (access.reads() && !isPlain || c.head == thread) {
          kept = Clocks.join(kept, c.clock);
          head = c.head;
        }
      }
    }
    if (access.reads() && !isPlain && seen.length > 0) {
      if (mark.acquires()) {
        clocks.know(thread, seen);
      } else {
        clocks.see(thread, seen);
      }
    }
    if (access.writes()) {
      if (!isPlain) {
        int[] added = mark.releases() ? clocks.now(thread) : clocks.fenced(thread);
        kept = Clocks.join(kept, added);
        head = mark.releases() ? thread : head;
      }
      carry(cell, access.mask(), kept, head);
    }
  }

  private void carry(Cell cell, int mask, int[] clock, int head) {
    Carried old = cell.carried;
    Carried others = without(old, mask);
    Carried now = clock.length == 0 ? others : new Carried(mask, clock, head, others);
    if (now != old) {
      cell.carried = now;
      clocks.remember(() -> cell.carried = old);
    }
  }

  private static @Nullable Carried without(@Nullable Carried list, int mask) {
    if (list == null) {
      return null;
    }
    Carried rest = without(list.next, mask);
    int left = list.mask & ~mask;
    if (left == list.mask && rest == list.next) {
      return list;
    }
    return left == 0 ? rest : new Carried(left, list.clock, list.head, rest);
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
