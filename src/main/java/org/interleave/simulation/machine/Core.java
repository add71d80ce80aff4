package org.interleave.simulation.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.interleave.c.Mark;
import org.interleave.c.Naming;
import org.interleave.c.Place;
import org.interleave.simulation.Access;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution.Waiting;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.interleave.simulation.machine.MemoryObject.Storage;
import org.jspecify.annotations.Nullable;

/**
 * What instructions see while a step runs: the thread, its frame, memory, the event in the making.
 */
final class Core {
  /** Identity of the section that verifier programs and scenarios write: as one global lock. */
  static final long SECTION = 8;

  private static final int DEEPEST = 20_000;

  final Machine machine;
  final Memory memory;

  MachineThread thread;
  Frame frame;

  /** Whether another thread may be there. */
  boolean concurrent;

  /** Whose event is under way; none before the first. */
  @Nullable MachineThread actor;

  /** Where to stand if a section that began without an event has to wait. */
  @Nullable Frame alone;

  /** Visible actions that the step may still take. */
  int budget;

  int section;
  int alternative;
  int alternatives;
  boolean awaited;

  /** Whether the event could have accessed something else, had it read something else. */
  boolean varies;

  boolean assumed;
  boolean trial;

  /** Whether the step looked at something else than memory of its own and what accesses show. */
  boolean unsteady;

  /** Instructions executed since the beginning. */
  long instructions;

  /** Where an execution or a step must end. */
  long limit = Long.MAX_VALUE;

  List<Access> accesses = new ArrayList<>();
  List<Event.Sync> syncs = new ArrayList<>();
  List<Event.LockAction> locks = new ArrayList<>();
  List<Event.Edge> order = new ArrayList<>();
  List<Fault> faults = new ArrayList<>();
  final Deque<MachineThread> started = new ArrayDeque<>();
  @Nullable Site site;

  /** The result of the last comparison of bytes. */
  long compared;

  Waiting waiting = Machine.NOT_WAITING;

  private Op current;

  Core(Machine machine, Memory memory, MachineThread first, Frame start, Op none) {
    this.machine = machine;
    this.memory = memory;
    this.thread = first;
    this.frame = start;
    this.current = none;
  }

  void clear() {
    accesses = new ArrayList<>(2);
    syncs = List.of();
    locks = List.of();
    order = List.of();
    faults = List.of();
    site = null;
    section = 0;
    alternatives = 1;
    awaited = false;
    varies = false;
    unsteady = false;
    assumed = false;
    waiting = Machine.NOT_WAITING;
  }

  /** Runs the thread up to where it stops. The inner loop of the machine: written for speed. */
  int execute() {
    while (true) {
      Frame running = frame;
      Op[] ops = running.code.ops;
      boolean[] reached = running.code.reached;
      long[] r = running.registers;
      int pc = running.pc;
      long count = 0;
      try {
        do {
          Op op = ops[pc];
          current = op;
          reached[pc] = true;
          pc = op.run(this, r);
          count++;
        } while (pc >= 0 && (count & 0xFFFF) != 0xFFFF);
      } finally {
        instructions += count;
      }
      if (pc >= 0) {
        running.pc = pc;
        if (instructions > limit) {
          throw new OutOfBudget("a thread ran too long without a visible action");
        }
      } else if (pc != Op.FRAME) {
        running.pc = current.pc;
        return pc;
      }
    }
  }

  // ---- visible actions

  /** Asked by an instruction before a visible action; true: stop before it. */
  boolean stops() {
    if (!concurrent || section > 0) {
      return false;
    }
    if (budget > 0) {
      budget--;
      site = here();
      return false;
    }
    return true;
  }

  /** The same for what is visible even while the thread is alone. */
  boolean stopsAlways() {
    if (section > 0) {
      return false;
    }
    if (budget > 0) {
      budget--;
      site = here();
      return false;
    }
    return true;
  }

  /**
   * The same for an atomic section. What a thread does alone needs no event of its own, as long as
   * the event under way is the thread's; should the section have to wait, it is for ever.
   */
  boolean stopsBeforeSection() {
    if (section == 0 && budget == 0 && !concurrent && thread == actor) {
      frame.pc = current.pc;
      alone = frame.copy(0);
      return false;
    }
    if (section == 0) {
      alone = null;
    }
    return stopsAlways();
  }

  boolean isVisible(@Nullable MemoryObject object) {
    return object != null && object.shared;
  }

  /** The offset of an access to a live object, or a crash. */
  int check(@Nullable MemoryObject object, long address, long size, boolean writes) {
    if (object == null) {
      throw wild(address, writes);
    }
    int offset = Memory.offset(address);
    if (object.storage == Storage.MISSING) {
      throw new Unmodelled(
          "`%s`, which no file of the program defines, is used".formatted(object.name));
    }
    if (object.dead) {
      if (offset >= 0 && size > 0 && offset + size <= object.size) {
        note(object, address, (int) size, !writes, writes, Mark.RELAXED);
      }
      throw new Crash(
          Kind.USE_AFTER_FREE,
          "%s %s, which %s"
              .formatted(
                  writes ? "write to" : "read of",
                  object.describe(offset),
                  object.storage == Storage.HEAP ? "is freed" : "no longer exists"),
          object.freed,
          object.freedBy,
          object.allocated);
    }
    if (object.storage == Storage.FUNCTION) {
      throw new Crash(
          Kind.OUT_OF_BOUNDS,
          (writes ? "write to " : "read of ") + object.describe(offset) + ", a function");
    }
    if (offset < 0 || size < 0 || offset + size > object.size) {
      throw new Crash(
          Kind.OUT_OF_BOUNDS,
          "%s %d bytes at offset %d of %s, which has %d bytes"
              .formatted(
                  writes ? "write of" : "read of", size, offset, object.title(), object.size),
          object.allocated,
          -1);
    }
    if (writes && object.constant) {
      throw new Crash(
          Kind.OUT_OF_BOUNDS, "write to " + object.describe(offset) + ", which is constant");
    }
    return offset;
  }

  private static Crash wild(long address, boolean writes) {
    String what = writes ? "write through " : "read through ";
    if (address >= 0 && address < 1 << 16) {
      return new Crash(
          Kind.NULL_DEREFERENCE,
          what + (address == 0 ? "a null pointer" : "a null pointer plus " + address));
    }
    if (address < 0 && address > -4096) {
      return new Crash(Kind.NULL_DEREFERENCE, what + "the error pointer " + address);
    }
    return new Crash(Kind.OUT_OF_BOUNDS, what + "0x%x, which is in no object".formatted(address));
  }

  /** Notes what the event does to shared memory. */
  void note(MemoryObject object, long address, int size, boolean reads, boolean writes, Mark mark) {
    if (!object.shared || !concurrent) {
      return;
    }
    if (site == null) {
      site = here();
    }
    Mark shown = (section > 0 || thread.marked > 0) && !mark.atomic() ? Mark.RELAXED : mark;
    long end = address + size;
    for (long cell = address >>> 3; cell << 3 < end; cell++) {
      int from = (int) Math.max(0, address - (cell << 3));
      int to = (int) Math.min(8, end - (cell << 3));
      add(object, cell, (0xFF >>> (8 - (to - from))) << from, reads, writes, shown);
    }
  }

  private void add(
      MemoryObject object, long cell, int mask, boolean reads, boolean writes, Mark mark) {
    if (section > 0) {
      for (int i = 0; i < accesses.size(); i++) {
        Access old = accesses.get(i);
        if (old.cell() == cell) {
          accesses.set(
              i,
              new Access(
                  cell,
                  old.mask() | mask,
                  old.reads() || reads,
                  old.writes() || writes,
                  old.mark(),
                  old.before()));
          return;
        }
      }
    }
    int offset = Memory.offset(cell << 3);
    long before = (long) Memory.LONG.get(object.data, offset);
    accesses.add(new Access(cell, mask, reads, writes, mark, before));
  }

  void known(MemoryObject object, int offset, int size, String name) {
    for (int i = offset; i < offset + size; ) {
      int cell = i >>> 3;
      int from = i & 7;
      int to = Math.min(8, from + offset + size - i);
      int mask = (0xFF >>> (8 - (to - from))) << from;
      if ((object.known[cell] & mask) != mask) {
        throw new Crash(
            Kind.UNINITIALISED_USE,
            "%s is read before it is set"
                .formatted(name.isEmpty() ? object.describe(offset) : "`" + name + "`"),
            object.allocated,
            -1);
      }
      i += to - from;
    }
  }

  static void setKnown(MemoryObject object, int offset, int size) {
    for (int i = offset; i < offset + size; ) {
      int from = i & 7;
      int to = Math.min(8, from + offset + size - i);
      object.known[i >>> 3] |= (byte) ((0xFF >>> (8 - (to - from))) << from);
      i += to - from;
    }
  }

  /** An address that other threads can read from now on: what it points at is shared too. */
  void publish(long value) {
    MemoryObject object = value >>> 32 == 0 ? null : memory.find(value);
    if (object == null || object.shared || object.dead || object.storage == Storage.FUNCTION) {
      return;
    }
    Deque<MemoryObject> open = new ArrayDeque<>();
    share(object, open);
    while (!open.isEmpty()) {
      byte[] data = open.pop().data;
      for (int i = 0; i < data.length; i += 8) {
        long content = (long) Memory.LONG.get(data, i);
        MemoryObject next = content >>> 32 == 0 ? null : memory.find(content);
        if (next != null && !next.shared && !next.dead && next.storage != Storage.FUNCTION) {
          share(next, open);
        }
      }
    }
  }

  private void share(MemoryObject object, Deque<MemoryObject> open) {
    if (object.constant) {
      return;
    }
    memory.markShared(object);
    open.push(object);
  }

  // ---- reports

  /** The innermost place outside the models. */
  Site here() {
    if (machine.keepsStacks()) {
      return hereWithStack();
    }
    Frame at = frame;
    int pc = current.pc;
    while (at.code.model && at.caller != null) {
      at = at.caller;
      pc = at.pc;
    }
    // a thread of a model's own is where the program made it start
    Site started = thread.started;
    return at.code.model && started != null ? started : at.code.site(pc);
  }

  /** The same with its callers. */
  Site hereWithStack() {
    Frame at = frame;
    int pc = current.pc;
    while (at.code.model && at.caller != null) {
      at = at.caller;
      pc = at.pc;
    }
    Site started = thread.started;
    Site bare = at.code.model && started != null ? started : at.code.site(pc);
    List<Site.Frame> stack = new ArrayList<>();
    for (Frame f = at.caller; f != null && stack.size() < 32; f = f.caller) {
      if (!f.code.model) {
        Place place = f.code.place(f.pc);
        stack.add(new Site.Frame(f.code.name, place));
      }
    }
    return new Site(bare.place(), bare.function(), bare.what(), stack);
  }

  void fault(Kind kind, String message, @Nullable Site other, int otherThread, boolean fatal) {
    fault(new Fault(kind, message, hereWithStack(), other, otherThread, fatal));
  }

  void fault(Fault fault) {
    if (faults.isEmpty()) {
      faults = new ArrayList<>();
    }
    faults.add(fault);
  }

  void sync(long object, boolean acquires, boolean releases) {
    if (syncs.isEmpty()) {
      syncs = new ArrayList<>();
    }
    syncs.add(new Event.Sync(object, acquires, releases));
  }

  void lock(Event.LockAction action) {
    if (locks.isEmpty()) {
      locks = new ArrayList<>();
    }
    locks.add(action);
  }

  void edge(int from, int to) {
    if (order.isEmpty()) {
      order = new ArrayList<>();
    }
    order.add(new Event.Edge(from, to));
  }

  // ---- calls

  /** Enters a function; its first instruction is next. */
  int call(Code code, int[] arguments, long[] r, int target, int pc, boolean inSection) {
    if (frame.depth >= DEEPEST) {
      throw new Crash(Kind.OUT_OF_BOUNDS, "the stack overflows: calls nest " + DEEPEST + " deep");
    }
    frame.pc = pc;
    long[] registers = code.template.clone();
    int named = Math.min(arguments.length, code.function.parameters());
    for (int i = 0; i < named; i++) {
      registers[i] = r[arguments[i]];
    }
    long further = 0;
    if (code.function.variadic() && arguments.length > named) {
      MemoryObject list =
          local("the arguments of " + code.name, (arguments.length - named) * 8, Naming.bytes());
      for (int i = named; i < arguments.length; i++) {
        Memory.LONG.set(list.data, (i - named) * 8, r[arguments[i]]);
      }
      setKnown(list, 0, list.size);
      further = list.address();
    }
    long[] locals = code.locals.length == 0 ? Machine.NO_LOCALS : new long[code.locals.length];
    frame = new Frame(code, frame, target, registers, locals, further, inSection, memory.step());
    return Op.FRAME;
  }

  MemoryObject local(String name, long size, Naming naming) {
    return memory.allocate(thread.id + 1, Storage.STACK, size, false, false, name, naming, null);
  }

  long addressOfLocal(int index) {
    long address = frame.locals[index];
    if (address == 0) {
      var local = frame.code.locals[index];
      address = local(local.name(), local.size(), local.naming()).address();
      frame.locals[index] = address;
    }
    return address;
  }

  /** A declaration is reached again: its object is new; the same one if nobody else saw it. */
  void declare(int index) {
    long address = frame.locals[index];
    if (address == 0) {
      return;
    }
    MemoryObject object = memory.find(address);
    if (object != null && !object.shared) {
      memory.save(object, 0, object.size);
      java.util.Arrays.fill(object.known, (byte) 0);
    } else {
      frame.locals[index] = 0;
    }
  }

  /** Whether leaving the frame ends the life of what other threads may use. */
  boolean leavesShared() {
    for (long address : frame.locals) {
      if (address != 0 && isVisible(memory.find(address))) {
        return true;
      }
    }
    for (Frame.Dynamic d = frame.dynamic; d != null; d = d.before()) {
      if (isVisible(memory.find(d.address()))) {
        return true;
      }
    }
    return false;
  }

  int leave(long value) {
    Frame left = frame;
    for (long address : left.locals) {
      if (address != 0) {
        end(address);
      }
    }
    if (left.further != 0) {
      end(left.further);
    }
    for (Frame.Dynamic d = left.dynamic; d != null; d = d.before()) {
      end(d.address());
    }
    if (left.section) {
      section--;
      if (section == 0) {
        budget = 0;
        sync(SECTION, true, true);
      }
    }
    Frame caller = left.caller;
    if (caller == null) {
      return Op.END;
    }
    if (caller.step != memory.step()) {
      caller = caller.copy(memory.step());
    }
    if (left.target >= 0) {
      caller.registers[left.target] = value;
    }
    caller.pc = caller.code.ops[caller.pc].next;
    frame = caller;
    return Op.FRAME;
  }

  /** The end of an object's life, before which or after which other threads' accesses come. */
  void noteEnd(MemoryObject object) {
    if (object.shared) {
      int first = accesses.size();
      note(object, object.address(), object.size, false, true, Mark.SEQUENTIAL);
      for (int i = first; i < accesses.size(); i++) {
        Access write = accesses.get(i);
        accesses.set(
            i,
            new Access(
                write.cell(), write.mask(), false, true, write.mark(), write.before(), true));
      }
    }
  }

  private void end(long address) {
    MemoryObject object = memory.find(address);
    if (object != null && !object.dead) {
      noteEnd(object);
      memory.kill(object, object.shared ? here() : null, thread.id);
    }
  }
}
