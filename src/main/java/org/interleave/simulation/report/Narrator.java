package org.interleave.simulation.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.interleave.simulation.report.Narrative.Actor;
import org.interleave.simulation.report.Narrative.LockMove;
import org.interleave.simulation.report.Narrative.Row;
import org.interleave.simulation.report.Narrative.Side;
import org.jspecify.annotations.Nullable;

/** Tells an execution that was replayed. */
public final class Narrator {
  private static final int MOST_ROWS = 2_000;
  private static final int LONGEST_OUTPUT = 1 << 16;

  /** Larger ones are mostly pointers, which mean nothing to people. */
  private static final long LARGEST_VALUE = 0xFFFF;

  private final Map<Integer, String> names;
  private final Map<Integer, List<String>> held = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private final Wording wording;

  private Narrator(Map<Integer, String> names, Wording wording) {
    this.names = names;
    this.wording = wording;
  }

  /**
   * A thread that waits for ever at the end.
   *
   * @param what it waits for, in words
   */
  public record Standing(int thread, Site where, String what) {}

  /**
   * @param finding told by the wording already
   * @param events all of the execution
   * @param names of the threads
   * @param waiting at its end; empty if the execution does not end there
   */
  public static Narrative tell(
      Finding finding,
      List<Event> events,
      Map<Integer, String> names,
      List<Standing> waiting,
      String output,
      Wording wording) {
    return new Narrator(names, wording).narrative(finding, events, waiting, output);
  }

  /** The rows of any execution, findings or not. */
  public static List<Row> rows(List<Event> events, List<Standing> waiting, Wording wording) {
    Narrator narrator = new Narrator(Map.of(), wording);
    narrator.walk(events, waiting);
    return narrator.rows;
  }

  private Narrative narrative(
      Finding finding, List<Event> events, List<Standing> waiting, String output) {
    walk(events, waiting);
    Map<Integer, String> acting = new TreeMap<>();
    rows.forEach(row -> acting.put(row.thread(), names.getOrDefault(row.thread(), "")));
    List<Actor> actors = new ArrayList<>();
    acting.forEach((thread, name) -> actors.add(new Actor(thread, name)));
    int omitted = Math.max(0, rows.size() - MOST_ROWS);
    return new Narrative(
        actors,
        omitted,
        rows.subList(omitted, rows.size()),
        sides(finding, waiting),
        finding.removed(),
        output.substring(0, Math.min(LONGEST_OUTPUT, output.length())));
  }

  private void walk(List<Event> events, List<Standing> waiting) {
    wording.learn(events);
    int before = -1;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      rows.add(row(i + 1, event, before >= 0 && before != event.thread()));
      before = event.thread();
    }
    for (Standing standing : waiting) {
      rows.add(
          new Row(
              0,
              standing.thread(),
              before >= 0 && before != standing.thread(),
              Spot.of(standing.where()),
              "waits",
              "for " + wording.sentence(standing.what()),
              "",
              0,
              0,
              List.of(),
              List.copyOf(held.getOrDefault(standing.thread(), List.of())),
              List.of()));
      before = standing.thread();
    }
  }

  private Row row(int step, Event event, boolean switched) {
    Site plain = event.site();
    Site site = plain == null ? null : wording.told(plain);
    boolean chooses = event.alternatives() > 1;
    List<LockMove> moves = new ArrayList<>();
    List<String> holds = held.computeIfAbsent(event.thread(), _ -> new ArrayList<>());
    for (Event.LockAction action : event.locks()) {
      String name = wording.lock(action.name());
      moves.add(new LockMove(action.taken(), name, action.shared()));
      if (action.taken()) {
        holds.add(name);
      } else {
        holds.remove(name);
      }
    }
    return new Row(
        step,
        event.thread(),
        switched,
        site == null ? Spot.NOWHERE : Spot.of(site),
        verb(event, plain),
        site == null ? "" : Wording.cut(site.what()),
        plain == null || chooses ? "" : value(event, plain),
        chooses ? event.alternative() + 1 : 0,
        chooses ? event.alternatives() : 0,
        moves,
        holds,
        event.faults().stream()
            .map(fault -> fault.kind().id() + ": " + wording.told(fault).message())
            .toList());
  }

  private static String verb(Event event, @Nullable Site site) {
    if (event.alternatives() > 1) {
      return "chooses";
    }
    if (site == null || site.what().isEmpty()) {
      return "goes on";
    }
    if (site.what().endsWith("()")) {
      return "calls";
    }
    boolean writes = event.accesses().stream().anyMatch(Access::writes);
    boolean reads = event.accesses().stream().anyMatch(Access::reads);
    return writes ? reads ? "updates" : "writes" : "reads";
  }

  /** What one read of a few bytes that lie together saw. */
  private static String value(Event event, Site site) {
    if (event.accesses().size() != 1 || site.what().endsWith("()")) {
      return "";
    }
    Access access = event.accesses().getFirst();
    int shift = Integer.numberOfTrailingZeros(access.mask());
    int bytes = Integer.bitCount(access.mask());
    if (!access.reads() || access.mask() >>> shift != (1 << bytes) - 1) {
      return "";
    }
    long value = access.before() >>> 8 * shift;
    value = bytes == 8 ? value : value & (1L << 8 * bytes) - 1;
    return value < 0 || value > LARGEST_VALUE ? "" : Long.toString(value);
  }

  // ---- the two sides

  private List<Side> sides(Finding finding, List<Standing> waiting) {
    Fault fault = finding.fault();
    List<Integer> threads = finding.threads();
    int thread = threads.isEmpty() ? -1 : threads.getFirst();
    if (fault.kind() == Kind.DEADLOCK || fault.kind() == Kind.LIVELOCK) {
      return waiting.stream()
          .filter(one -> threads.contains(one.thread()))
          .map(one -> side("waits", one.thread(), one.where(), rows.size() + 1))
          .toList();
    }
    List<Side> sides = new ArrayList<>();
    Side first = side(first(fault.kind()), thread, fault.site(), rows.size() + 1);
    sides.add(first);
    Site other = fault.other();
    if (other != null) {
      int before = first.step() == 0 ? rows.size() + 1 : first.step();
      sides.add(side(second(fault.kind()), fault.otherThread(), other, before));
    }
    Site allocated = fault.allocated();
    if (allocated != null) {
      sides.add(side("allocation", -1, allocated, rows.size() + 1));
    }
    return sides;
  }

  private Side side(String role, int thread, Site site, int before) {
    return new Side(
        role,
        thread,
        Spot.of(site),
        site.what(),
        site.stack().stream().map(Spot::of).toList(),
        step(thread, site, before));
  }

  /** The last row before that one in which the thread is at the place. */
  private int step(int thread, Site site, int before) {
    Spot spot = Spot.of(site);
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      if (row.step() > 0
          && row.step() < before
          && (thread < 0 || row.thread() == thread)
          && row.spot().equals(spot)) {
        return row.step();
      }
    }
    return 0;
  }

  private static String first(Kind kind) {
    return switch (kind) {
      case USE_AFTER_FREE -> "use";
      case DOUBLE_FREE, INVALID_FREE -> "free";
      case LEAK -> "allocation";
      case OUT_OF_BOUNDS, NULL_DEREFERENCE, UNINITIALISED_USE, DATA_RACE -> "access";
      case LOCK_ORDER, LOCK_MISUSE -> "lock";
      case DEADLOCK, LIVELOCK -> "waits";
      case SLEEP_IN_ATOMIC -> "sleep";
      case RCU_MISUSE, REFCOUNT, ASSERTION, WARNING -> "here";
    };
  }

  private static String second(Kind kind) {
    return switch (kind) {
      case USE_AFTER_FREE -> "free";
      case DOUBLE_FREE -> "first free";
      case OUT_OF_BOUNDS, UNINITIALISED_USE, INVALID_FREE, LEAK, NULL_DEREFERENCE -> "allocation";
      case DATA_RACE -> "other access";
      case LOCK_ORDER -> "other order";
      case DEADLOCK, LIVELOCK -> "waits";
      case SLEEP_IN_ATOMIC -> "made atomic";
      case LOCK_MISUSE, RCU_MISUSE, REFCOUNT, ASSERTION, WARNING -> "earlier";
    };
  }
}
