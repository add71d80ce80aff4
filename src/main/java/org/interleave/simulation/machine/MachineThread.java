package org.interleave.simulation.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Symbol;
import org.interleave.simulation.Access;
import org.interleave.simulation.Execution.Waiting;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/** A thread of the program. Its mutable part is saved before a step changes it. */
final class MachineThread {
  enum State {
    ABSENT,
    RUNNING,
    JOINING,
    FINISHED,
    /** With the program: who waits for its end waits for ever. */
    EXITED,
    FAILED,
    ABANDONED
  }

  final int id;

  /** As the program named it when it was last started. */
  String name = "";

  /** Where the program had it started. */
  @Nullable Site started;

  State state = State.ABSENT;
  @Nullable Frame frame;
  int events;
  int children;
  int joining = -1;

  /** How many begun stretches there are whose accesses count as marked. */
  int marked;

  boolean joined;

  /** What models keep of the thread; nobody's access to it is an action that others could see. */
  long result;

  int flags;
  @Nullable Held held;
  @Nullable Verdict verdict;
  @Nullable Arrival trail;

  /** Addresses of its thread-local objects. */
  final Map<Symbol, Long> own = new HashMap<>();

  int saved;

  MachineThread(int id) {
    this.id = id;
  }

  /** The first step of all is the first thread's way to its first visible action. */
  boolean fresh() {
    return id == 0 && events == 0;
  }

  /** The frame of a thread that is under way. */
  Frame standing() {
    Frame standing = frame;
    if (standing == null) {
      throw new IllegalStateException("thread " + id + " has no frame");
    }
    return standing;
  }

  /** A lock that the thread holds. */
  record Held(long lock, boolean shared, Site site, @Nullable Held rest) {
    static @Nullable Held without(@Nullable Held held, long lock) {
      if (held == null) {
        return null;
      }
      return held.lock() == lock
          ? held.rest()
          : new Held(held.lock(), held.shared(), held.site(), without(held.rest(), lock));
    }
  }

  /**
   * Whether the next step can be made, as a trial of it showed.
   *
   * @param reads what the trial depended on
   */
  record Verdict(boolean ready, boolean conditional, List<Access> reads, Waiting waiting) {}

  /**
   * The thread came to stand before a visible action in a loop.
   *
   * @param repeatable whether the step that led here only changed bytes
   * @param accesses of that step
   * @param own bytes of its own as they were before that step
   * @param locals of the frames, by address, those that only the thread sees
   */
  record Arrival(
      Frame frame,
      boolean repeatable,
      List<Access> accesses,
      List<Memory.Chunk> own,
      Map<Long, Frames.Content> locals,
      int length,
      @Nullable Arrival before) {}

  /** Takes the mutable part back. */
  Memory.Undo snapshot() {
    State oldState = state;
    Frame oldFrame = frame;
    int oldEvents = events;
    int oldChildren = children;
    int oldJoining = joining;
    int oldMarked = marked;
    boolean oldJoined = joined;
    long oldResult = result;
    int oldFlags = flags;
    Held oldHeld = held;
    Verdict oldVerdict = verdict;
    Arrival oldTrail = trail;
    return () -> {
      state = oldState;
      frame = oldFrame;
      events = oldEvents;
      children = oldChildren;
      joining = oldJoining;
      marked = oldMarked;
      joined = oldJoined;
      result = oldResult;
      flags = oldFlags;
      held = oldHeld;
      verdict = oldVerdict;
      trail = oldTrail;
    };
  }
}
