package org.interleave.simulation.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.Mark;
import org.interleave.c.Place;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;

/**
 * A machine for tests: threads are small programs over shared cells. The whole state is one array,
 * so that undoing is exact for certain.
 */
final class Toy implements Execution {
  static final int REGISTERS = 3;
  private static final Status[] STATUSES = Status.values();
  private static final int PER_THREAD = 3 + REGISTERS;

  /** A step of a thread's program; what is invisible runs as the tail of the step before. */
  sealed interface Op {
    record Read(int cell, int register) implements Op {}

    record Write(int cell, long value) implements Op {}

    record WriteRegister(int cell, int register, long plus) implements Op {}

    record Add(int cell, long value, int register) implements Op {}

    record Swap(int cell, long expected, long value, int register) implements Op {}

    record Lock(int cell) implements Op {}

    record Unlock(int cell) implements Op {}

    record Try(int cell, int register) implements Op {}

    record Await(int cell, long least) implements Op {}

    record AwaitBoth(int cell, long value, int other, long otherValue) implements Op {}

    /** If the cell has the value, changes another. */
    record Section(int cell, long value, int other, long otherValue) implements Op {}

    record Choose(int alternatives, int register) implements Op {}

    record Spawn(int thread) implements Op {}

    record Join(int thread) implements Op {}

    /** Skips operations unless the register is at least that. Skipping backward is looping. */
    record Unless(int register, long least, int skipped) implements Op {}

    record Compute(int register, long plus, int from) implements Op {}

    record Assume(int register, long value) implements Op {}

    record Assert(int register, long value) implements Op {}

    record Crash() implements Op {}

    record Indexed(int cell, int register, boolean writes, long value) implements Op {}
  }

  record Program(int cells, List<List<Op>> threads, long started, boolean marked) {}

  private final Program program;
  private final int count;
  private final List<long[]> history = new ArrayList<>();
  private long[] state;
  private List<Event.Edge> edges = new ArrayList<>();
  private List<Event.LockAction> locks = new ArrayList<>();
  private List<Event.Sync> syncs = new ArrayList<>();
  private List<Fault> faults = new ArrayList<>();
  private final Deque<Integer> woken = new ArrayDeque<>();
  private final Map<Integer, Site> sites = new HashMap<>();
  private long instructions;

  Toy(Program program) {
    this.program = program;
    this.count = program.threads().size();
    this.state = new long[program.cells() + count * PER_THREAD];
    for (int t = 0; t < count; t++) {
      if ((program.started() >> t & 1) != 0) {
        set(t, 1, Status.READY.ordinal());
      }
    }
    for (int t = 0; t < count; t++) {
      if (get(t, 1) == Status.READY.ordinal()) {
        runOn(t);
      }
    }
    edges.clear();
    faults.clear();
  }

  private long get(int thread, int field) {
    return state[program.cells() + thread * PER_THREAD + field];
  }

  private void set(int thread, int field, long value) {
    state[program.cells() + thread * PER_THREAD + field] = value;
  }

  private Op op(int thread) {
    return program.threads().get(thread).get((int) get(thread, 0));
  }

  /** Everything, for comparing states: memory, program counters, registers. */
  List<Long> snapshot() {
    return Arrays.stream(state).boxed().toList();
  }

  @Override
  public int threads() {
    return count;
  }

  @Override
  public Status status(int thread) {
    Status status = STATUSES[(int) get(thread, 1)];
    if (status != Status.READY) {
      return status;
    }
    return enabled(thread, state) ? Status.READY : Status.BLOCKED;
  }

  private boolean enabled(int thread, long[] in) {
    return switch (op(thread)) {
      case Op.Lock lock -> in[lock.cell] == 0;
      case Op.Await await -> in[await.cell] >= await.least;
      case Op.AwaitBoth both -> in[both.cell] == both.value && in[both.other] == both.otherValue;
      case Op.Join _ -> false;
      case Op _ -> true;
    };
  }

  @Override
  public int alternatives(int thread) {
    return op(thread) instanceof Op.Choose choose ? choose.alternatives : 1;
  }

  @Override
  public List<Access> pending(int thread) {
    return switch (op(thread)) {
      case Op.Lock lock -> List.of(access(lock.cell, true, false));
      case Op.Await await -> List.of(access(await.cell, true, false));
      case Op.AwaitBoth both ->
          List.of(access(both.cell, true, false), access(both.other, true, false));
      case Op _ -> List.of();
    };
  }

  @Override
  public Site where(int thread) {
    return site(thread, op(thread));
  }

  private Site site(int thread, Op op) {
    int at = 1000 * thread + (int) get(thread, 0) + 1;
    return sites.computeIfAbsent(
        at,
        line -> new Site(new Place("toy.c", line, 1), "thread" + thread, op.toString(), List.of()));
  }

  @Override
  public Waiting waiting(int thread) {
    return switch (op(thread)) {
      case Op.Lock lock ->
          new Waiting("lock " + lock.cell, (int) Math.min(state[lock.cell], count) - 1);
      case Op.Join join -> new Waiting("the end of thread " + join.thread, join.thread);
      case Op op -> new Waiting(op.toString(), -1);
    };
  }

  private Access access(int cell, boolean reads, boolean writes) {
    return access(cell, reads, writes, program.marked() ? Mark.SEQUENTIAL : Mark.PLAIN);
  }

  private Access access(int cell, boolean reads, boolean writes, Mark mark) {
    return new Access(cell, 0xFF, reads, writes, mark, state[cell]);
  }

  @Override
  public Event step(int thread, int alternative) {
    if (status(thread) != Status.READY) {
      throw new IllegalStateException("thread " + thread + " is not ready");
    }
    history.add(state);
    state = state.clone();
    edges = List.of();
    locks = List.of();
    syncs = List.of();
    faults = List.of();
    Op op = op(thread);
    int alternatives = alternatives(thread);
    Site site = site(thread, op);
    List<Access> accesses = act(thread, op, alternative, site);
    set(thread, 0, get(thread, 0) + 1);
    set(thread, 2, get(thread, 2) + 1);
    runOn(thread);
    boolean conditional =
        op instanceof Op.Lock || op instanceof Op.Await || op instanceof Op.AwaitBoth;
    boolean varies =
        conditional || op instanceof Op.Swap || op instanceof Op.Try || op instanceof Op.Section;
    return new Event(
        thread,
        (int) get(thread, 2),
        alternative,
        alternatives,
        accesses,
        conditional,
        varies,
        edges,
        syncs,
        locks,
        faults,
        site);
  }

  private List<Access> act(int thread, Op op, int alternative, Site site) {
    instructions++;
    return switch (op) {
      case Op.Read read -> {
        set(thread, 3 + read.register, state[read.cell]);
        yield List.of(access(read.cell, true, false));
      }
      case Op.Write write -> write(write.cell, write.value, false);
      case Op.WriteRegister write ->
          write(write.cell, get(thread, 3 + write.register) + write.plus, false);
      case Op.Add add -> {
        set(thread, 3 + add.register, state[add.cell]);
        yield write(add.cell, state[add.cell] + add.value, true);
      }
      case Op.Swap swap -> {
        boolean success = state[swap.cell] == swap.expected;
        set(thread, 3 + swap.register, success ? 1 : 0);
        yield success
            ? write(swap.cell, swap.value, true)
            : List.of(access(swap.cell, true, false));
      }
      case Op.Lock lock -> {
        taken(lock.cell, true, false, site);
        yield marked(lock.cell, thread + 1);
      }
      case Op.Unlock lock -> {
        taken(lock.cell, false, false, site);
        yield marked(lock.cell, 0);
      }
      case Op.Try attempt -> {
        boolean success = state[attempt.cell] == 0;
        set(thread, 3 + attempt.register, success ? 1 : 0);
        if (success) {
          taken(attempt.cell, true, true, site);
          yield marked(attempt.cell, thread + 1);
        }
        yield List.of(access(attempt.cell, true, false, Mark.SEQUENTIAL));
      }
      case Op.Await await -> List.of(access(await.cell, true, false));
      case Op.AwaitBoth both ->
          List.of(access(both.cell, true, false), access(both.other, true, false));
      case Op.Section section -> {
        Access first = access(section.cell, true, false);
        if (state[section.cell] == section.value) {
          Access second = access(section.other, false, true);
          state[section.other] = section.otherValue;
          yield List.of(first, second);
        }
        yield List.of(first);
      }
      case Op.Indexed indexed -> {
        int cell = indexed.cell + (int) get(thread, 3 + indexed.register);
        if (indexed.writes) {
          yield write(cell, indexed.value, false);
        }
        set(thread, 3 + indexed.register, state[cell]);
        yield List.of(access(cell, true, false));
      }
      case Op.Choose choose -> {
        set(thread, 3 + choose.register, alternative);
        yield List.of();
      }
      case Op other -> throw new IllegalStateException("not visible: " + other);
    };
  }

  private void taken(int cell, boolean taken, boolean attempt, Site site) {
    locks =
        List.of(
            new Event.LockAction(taken, cell, "class" + cell, "lock" + cell, false, attempt, site));
    syncs = List.of(new Event.Sync(cell, taken, !taken));
  }

  private List<Access> marked(int cell, long value) {
    Access access = access(cell, true, true, Mark.SEQUENTIAL);
    state[cell] = value;
    return List.of(access);
  }

  private List<Access> write(int cell, long value, boolean reads) {
    Access access = access(cell, reads, true);
    state[cell] = value;
    return List.of(access);
  }

  /** Runs the thread on, then those that it started or whose waiting it ended. */
  private void runOn(int first) {
    woken.add(first);
    while (!woken.isEmpty()) {
      runAlone(woken.removeFirst());
    }
  }

  /** What is invisible, up to where the thread stands before its next visible operation. */
  private void runAlone(int thread) {
    List<Op> code = program.threads().get(thread);
    while (true) {
      instructions++;
      if (get(thread, 0) >= code.size()) {
        set(thread, 1, Status.FINISHED.ordinal());
        for (int t = 0; t < count; t++) {
          if (get(t, 1) == Status.READY.ordinal()
              && get(t, 0) < program.threads().get(t).size()
              && op(t) instanceof Op.Join join
              && join.thread == thread) {
            set(t, 0, get(t, 0) + 1);
            edge(thread, t);
            woken.add(t);
          }
        }
        return;
      }
      long next = get(thread, 0) + 1;
      switch (op(thread)) {
        case Op.Spawn spawn -> {
          set(spawn.thread, 1, Status.READY.ordinal());
          edge(thread, spawn.thread);
          set(thread, 0, next);
          woken.add(spawn.thread);
        }
        case Op.Join join -> {
          if (get(join.thread, 1) != Status.FINISHED.ordinal()) {
            return;
          }
          edge(join.thread, thread);
          set(thread, 0, next);
        }
        case Op.Unless unless ->
            set(
                thread,
                0,
                get(thread, 3 + unless.register) >= unless.least ? next : next + unless.skipped);
        case Op.Compute compute -> {
          set(thread, 3 + compute.register, get(thread, 3 + compute.from) + compute.plus);
          set(thread, 0, next);
        }
        case Op.Assume assume -> {
          if (get(thread, 3 + assume.register) != assume.value) {
            set(thread, 1, Status.ABANDONED.ordinal());
            return;
          }
          set(thread, 0, next);
        }
        case Op.Assert claim -> {
          if (get(thread, 3 + claim.register) != claim.value) {
            fault(Kind.ASSERTION, "assertion failed", thread, false);
          }
          set(thread, 0, next);
        }
        case Op.Crash _ -> {
          fault(Kind.NULL_DEREFERENCE, "crash", thread, true);
          set(thread, 1, Status.FAILED.ordinal());
          return;
        }
        case Op _ -> {
          return;
        }
      }
    }
  }

  private void edge(int from, int to) {
    edges = new ArrayList<>(edges);
    edges.add(new Event.Edge(from, to));
  }

  private void fault(Kind kind, String message, int thread, boolean fatal) {
    faults = new ArrayList<>(faults);
    faults.add(new Fault(kind, message, site(thread, op(thread)), null, -1, fatal));
  }

  @Override
  public void undo() {
    state = history.removeLast();
  }

  @Override
  public int depth() {
    return history.size();
  }

  @Override
  public boolean enabledWith(int thread, long cell, long content) {
    if (get(thread, 1) != Status.READY.ordinal()) {
      throw new IllegalStateException("thread " + thread + " stands nowhere");
    }
    long[] other = state.clone();
    other[(int) cell] = content;
    return enabled(thread, other);
  }

  @Override
  public List<Fault> atEnd() {
    return List.of();
  }

  @Override
  public long instructions() {
    return instructions;
  }
}
