package org.interleave.simulation.machine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.interleave.c.Mark;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.interleave.simulation.machine.MachineThread.State;
import org.interleave.simulation.machine.MachineThread.Verdict;

/** A C program in execution: an {@link Execution} over memory, threads and the interpreter. */
public final class Machine implements Execution {
  static final long[] NO_LOCALS = {};
  static final Waiting NOT_WAITING = new Waiting("", -1);

  private static final int MOST_NOTES = 200;

  private final Limits limits;
  private final Memory memory;
  private final Programs programs;
  private final Core core;
  private final Rounds rounds;
  private final Readiness readiness;
  private final List<MachineThread> threads = new ArrayList<>();
  private final Identities identities;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> unmodelled = new LinkedHashSet<>();
  private final boolean assumes;
  private Consumer<String> output = text -> {};
  private boolean keepsStacks;
  private int running;
  private int unjoined;
  private boolean exited;
  private boolean cameToEnd;
  private List<MachineThread> touched = new ArrayList<>();
  private List<Memory.Undo> snapshots = new ArrayList<>();

  /**
   * @param memory bytes that the program may have at a time
   * @param instructions that a thread may execute between two visible actions
   */
  public record Limits(long memory, long instructions) {
    public static final Limits USUAL = new Limits(256L << 20, 50_000_000);
  }

  private record Step(
      int mark,
      int[] counts,
      int running,
      int unjoined,
      boolean exited,
      List<Memory.Undo> snapshots) {}

  /**
   * @param entry the function that the first thread runs
   * @param identities shared by all machines of an exploration
   */
  public Machine(Program program, Symbol entry, Limits limits, Identities identities) {
    this.identities = identities;
    this.limits = limits;
    this.memory = new Memory(limits.memory());
    this.programs = new Programs(this, program, entry, memory, identities);
    this.assumes = program.function(Symbol.external("__VERIFIER_assume")).isPresent();
    MachineThread first = new MachineThread(0);
    first.name = "main";
    threads.add(first);
    if (program.function(entry).isEmpty()) {
      throw new IllegalArgumentException("there is no function " + entry.name());
    }
    Code code = programs.start(Start.of(program, entry));
    Frame start =
        new Frame(code, null, -1, code.template.clone(), new long[code.locals.length], 0, false, 0);
    this.core = new Core(this, memory, first, start, code.ops[0]);
    this.rounds = new Rounds(memory, core);
    this.readiness = new Readiness(this, memory, programs, core, assumes);
    memory.begin();
    core.clear();
    first.state = State.RUNNING;
    first.frame = start;
    running = 1;
  }

  // ---- what explorers see

  @Override
  public int threads() {
    return threads.size();
  }

  @Override
  public Status status(int id) {
    MachineThread thread = threads.get(id);
    return switch (thread.state) {
      case ABSENT -> Status.ABSENT;
      case FINISHED, EXITED -> Status.FINISHED;
      case FAILED -> Status.FAILED;
      case ABANDONED -> Status.ABANDONED;
      case JOINING -> Status.BLOCKED;
      case RUNNING -> readiness.verdict(thread).ready() ? Status.READY : Status.BLOCKED;
    };
  }

  @Override
  public int alternatives(int id) {
    MachineThread thread = threads.get(id);
    if (thread.fresh()) {
      return 1;
    }
    Frame frame = thread.standing();
    return frame.code.ops[frame.pc].alternatives(core, frame.registers);
  }

  @Override
  public List<Access> pending(int id) {
    MachineThread thread = threads.get(id);
    if (thread.state != State.RUNNING) {
      return List.of();
    }
    Verdict verdict = readiness.verdict(thread);
    if (!verdict.reads().isEmpty()) {
      return verdict.reads();
    }
    return readiness.trial(thread).reads();
  }

  @Override
  public Site where(int id) {
    MachineThread thread = threads.get(id);
    Frame frame = thread.frame;
    if (frame == null) {
      throw new IllegalStateException("thread " + id + " stands nowhere");
    }
    while (frame.code.model && frame.caller != null) {
      frame = frame.caller;
    }
    Site started = thread.started;
    return frame.code.model && started != null ? started : frame.code.site(frame.pc);
  }

  @Override
  public Waiting waiting(int id) {
    MachineThread thread = threads.get(id);
    if (thread.state == State.JOINING) {
      return new Waiting("the end of thread " + thread.joining, thread.joining);
    }
    Waiting waiting = readiness.verdict(thread).waiting();
    if (waiting.busy()) {
      note(
          "a loop that writes goes round to no effect while others wait; what they would do in the"
              + " middle of its round is not followed, at "
              + where(id).place());
    }
    return waiting;
  }

  @Override
  public int depth() {
    return steps.size();
  }

  @Override
  public boolean exited() {
    return exited;
  }

  @Override
  public long instructions() {
    return core.instructions;
  }

  /** What was reached and cannot be executed, in the order of first reaching. */
  public List<String> unmodelled() {
    return List.copyOf(unmodelled);
  }

  /** Whether the first thread came to its end in some execution. */
  public boolean cameToEnd() {
    return cameToEnd;
  }

  /** A thread's name, as the program gave it. */
  public String name(int id) {
    return threads.get(id).name;
  }

  /** Instructions of the program's own reached so far, over all executions. */
  public Reached reached() {
    return programs.reached(false);
  }

  /** The same of the models. */
  public Reached reachedModels() {
    return programs.reached(true);
  }

  @Override
  public Event step(int id, int alternative) {
    MachineThread thread = threads.get(id);
    Verdict verdict = readiness.verdict(thread);
    if (thread.state != State.RUNNING || !verdict.ready()) {
      throw new IllegalStateException("thread " + id + " is not ready");
    }
    List<Access> looped = new ArrayList<>();
    for (Access access : Rounds.looped(thread)) {
      // the loop goes on because one of these is no longer as it was
      looped.add(
          new Access(
              access.cell(),
              access.mask(),
              true,
              false,
              Mark.RELAXED,
              memory.cell(access.cell()),
              true));
    }
    open();
    core.clear();
    int code = advance(thread, thread.fresh() ? 0 : 1, alternative);
    if (code == Op.WAIT) {
      throw new IllegalStateException("thread " + id + " was taken for ready");
    }
    thread.events++;
    for (Access read : looped) {
      if (core.accesses.stream().noneMatch(a -> a.cell() == read.cell())) {
        core.accesses.add(read);
      }
    }
    boolean conditional =
        core.awaited
            || verdict.conditional()
            || !looped.isEmpty()
            || assumes && core.assumed && !core.accesses.isEmpty();
    readiness.forget(core.accesses, thread, threads);
    return new Event(
        id,
        thread.events,
        alternative,
        core.alternatives,
        List.copyOf(core.accesses),
        conditional && !core.accesses.isEmpty(),
        core.varies || conditional,
        List.copyOf(core.order),
        List.copyOf(core.syncs),
        List.copyOf(core.locks),
        List.copyOf(core.faults),
        core.site);
  }

  @Override
  public void undo() {
    close(steps.removeLast());
  }

  @Override
  public boolean enabledWith(int id, long cell, long content) {
    MachineThread thread = threads.get(id);
    if (thread.state != State.RUNNING) {
      return false;
    }
    open();
    try {
      MemoryObject object = memory.find(cell << 3);
      int offset = Memory.offset(cell << 3);
      if (object == null || object.dead || offset < 0 || offset >= object.size) {
        return true;
      }
      memory.save(object, offset, Math.min(8, object.size - offset));
      Memory.LONG.set(object.data, offset, content);
      return readiness.trial(thread).ready();
    } finally {
      undo();
    }
  }

  @Override
  public List<Fault> atEnd() {
    return exited ? List.of() : new Leaks(memory, threads).find();
  }

  // ---- steps

  void open() {
    int mark = memory.begin();
    touched = new ArrayList<>(2);
    snapshots = new ArrayList<>(2);
    steps.add(new Step(mark, memory.counts(), running, unjoined, exited, snapshots));
  }

  private void close(Step step) {
    for (int i = step.snapshots().size() - 1; i >= 0; i--) {
      step.snapshots().get(i).revert();
    }
    memory.revert(step.mark(), step.counts());
    running = step.running();
    unjoined = step.unjoined();
    exited = step.exited();
  }

  /** Before a step changes a thread's own state. */
  void touch(MachineThread thread) {
    if (thread.saved != memory.step()) {
      thread.saved = memory.step();
      snapshots.add(thread.snapshot());
    }
  }

  /** Runs a thread to where it stops, then those that it started or whose waiting it ended. */
  int advance(MachineThread thread, int budget, int alternative) {
    core.started.clear();
    core.alternative = alternative;
    core.actor = thread;
    int code = run(thread, budget);
    while (!core.started.isEmpty()) {
      run(core.started.pop(), 0);
    }
    return code;
  }

  private int run(MachineThread thread, int budget) {
    touch(thread);
    core.thread = thread;
    Frame from = thread.standing();
    core.frame = from.step == memory.step() ? from : from.copy(memory.step());
    core.budget = budget;
    core.section = 0;
    core.alone = null;
    core.concurrent = running > 1 || unjoined > 0;
    core.limit = core.instructions + limits.instructions();
    int mark = memory.mark();
    int code;
    try {
      code = core.execute();
    } catch (Crash crash) {
      core.fault(crash.fault(core.hereWithStack()));
      return leave(thread, State.FAILED);
    } catch (Unmodelled reached) {
      note(reached.what() + " at " + core.hereWithStack().place());
      return leave(thread, State.ABANDONED);
    } catch (OutOfBudget spent) {
      note(spent.getMessage() + " at " + core.here().place());
      return leave(thread, State.ABANDONED);
    }
    Frame alone = core.alone;
    if (code == Op.WAIT && alone != null) {
      // not the action of this step, but one that the thread came to alone
      core.frame = alone;
      code = Op.STOP;
    }
    thread.frame = core.frame;
    thread.verdict = null;
    switch (code) {
      case Op.STOP -> rounds.arrive(thread, mark, budget > 0);
      case Op.END -> {
        finish(thread, State.FINISHED);
        wakeJoining(thread);
      }
      case Op.EXIT -> {
        cameToEnd |= !core.trial;
        exited = true;
        finish(thread, State.EXITED);
      }
      case Op.JOIN -> thread.state = State.JOINING;
      case Op.ABANDON -> leave(thread, State.ABANDONED);
      default -> {}
    }
    return code;
  }

  /** The thread goes no further; it is as good as gone for the others. */
  private int leave(MachineThread thread, State state) {
    thread.frame = core.frame;
    thread.state = state;
    running--;
    unjoined++;
    return Op.END;
  }

  private void finish(MachineThread thread, State state) {
    cameToEnd |= thread.id == 0 && !core.trial;
    thread.frame = null;
    thread.state = state;
    running--;
    unjoined++;
    for (MachineThread.Held held = thread.held; held != null; held = held.rest()) {
      core.faults = new ArrayList<>(core.faults);
      core.faults.add(
          new Fault(
              Kind.LOCK_MISUSE,
              "thread %d (%s) ends and still holds `%s`"
                  .formatted(thread.id, thread.name, describe(held.lock())),
              held.site(),
              null,
              -1,
              false));
    }
  }

  private void wakeJoining(MachineThread thread) {
    for (MachineThread other : threads) {
      if (other.state == State.JOINING && other.joining == thread.id) {
        core.edge(thread.id, other.id);
        touch(other);
        other.state = State.RUNNING;
        Frame frame = other.standing();
        Frame copy = frame.step == memory.step() ? frame : frame.copy(memory.step());
        copy.pc = copy.code.ops[copy.pc].next;
        other.frame = copy;
        joined(thread);
        core.started.add(other);
      }
    }
  }

  private void joined(MachineThread thread) {
    touch(thread);
    if (!thread.joined) {
      thread.joined = true;
      unjoined--;
    }
  }

  // ---- what instructions ask for

  /** The calling thread, or whoever holds the lock, no longer does. */
  void unlocked(long lock) {
    if (!release(core.thread, lock)) {
      for (MachineThread other : threads) {
        if (release(other, lock)) {
          return;
        }
      }
    }
  }

  private boolean release(MachineThread thread, long lock) {
    for (MachineThread.Held held = thread.held; held != null; held = held.rest()) {
      if (held.lock() == lock) {
        touch(thread);
        thread.held = MachineThread.Held.without(thread.held, lock);
        if (thread != core.thread && thread.frame != null) {
          thread.frame = thread.frame.copy(0);
          thread.verdict = null;
        }
        return true;
      }
    }
    return false;
  }

  MachineThread spawn(String name, Code code, long... arguments) {
    MachineThread parent = core.thread;
    touch(parent);
    int id = identities.thread(new Identities.Birth(parent.id, parent.children++));
    while (threads.size() <= id) {
      threads.add(new MachineThread(threads.size()));
    }
    MachineThread child = threads.get(id);
    child.name = name;
    child.started = core.here();
    touch(child);
    child.state = State.RUNNING;
    child.result = 0;
    child.flags = 0;
    long[] registers = code.template.clone();
    for (int i = 0; i < Math.min(arguments.length, code.function.parameters()); i++) {
      registers[i] = arguments[i];
    }
    child.frame =
        new Frame(code, null, -1, registers, new long[code.locals.length], 0, false, memory.step());
    running++;
    core.concurrent = true;
    for (long argument : arguments) {
      core.publish(argument);
    }
    core.edge(parent.id, child.id);
    core.started.add(child);
    return child;
  }

  /** Whether the thread has ended; if not, the caller waits. */
  boolean join(int id) {
    if (id < 0 || id >= threads.size() || threads.get(id).state == State.ABSENT) {
      throw new Crash(Kind.ASSERTION, "there is no thread " + id + " to wait for");
    }
    MachineThread target = threads.get(id);
    if (target.state == State.FINISHED) {
      core.edge(id, core.thread.id);
      joined(target);
      core.concurrent = running > 1 || unjoined > 0;
      return true;
    }
    core.thread.joining = id;
    return false;
  }

  /** What the thread left for who joins it, once. */
  long takeResult(int id) {
    if (id < 0 || id >= threads.size()) {
      return 0;
    }
    MachineThread thread = threads.get(id);
    long result = thread.result;
    touch(thread);
    thread.result = 0;
    return result;
  }

  /** The flags that the thread had; these are set from now on. */
  int addFlags(int id, int flags) {
    if (id < 0 || id >= threads.size()) {
      return 0;
    }
    MachineThread thread = threads.get(id);
    int before = thread.flags;
    touch(thread);
    thread.flags |= flags;
    return before;
  }

  boolean finished(int id) {
    return id >= 0 && id < threads.size() && threads.get(id).state == State.FINISHED;
  }

  void note(String what) {
    if (unmodelled.size() < MOST_NOTES) {
      unmodelled.add(what);
    }
  }

  /** Output of the program: kept only while somebody looks on. */
  void print(String text) {
    if (!core.trial) {
      output.accept(text);
    }
  }

  /** From now on each event knows its callers, which takes time. */
  public void keepStacks() {
    keepsStacks = true;
  }

  boolean keepsStacks() {
    return keepsStacks;
  }

  /** From now on the program's output goes there. */
  public void output(Consumer<String> to) {
    output = to;
  }

  Programs programs() {
    return programs;
  }

  String describe(long address) {
    MemoryObject object = memory.find(address);
    if (object == null) {
      return "0x%x".formatted(address);
    }
    return object.storage == MemoryObject.Storage.HEAP
        ? object.describe(Memory.offset(address))
        : object.name + object.whole(Memory.offset(address));
  }
}
