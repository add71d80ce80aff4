package org.interleave.simulation.machine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.interleave.c.Naming;
import org.interleave.simulation.Event.LockAction;
import org.interleave.simulation.Execution.Waiting;
import org.interleave.simulation.Kind;
import org.interleave.simulation.machine.MachineThread.Held;
import org.interleave.simulation.machine.MemoryObject.Storage;
import org.jspecify.annotations.Nullable;

/** What model code asks of the machine (interleave.h), and gcc's builtins, by name. */
final class Intrinsics {
  private static final int SHARED = 1;
  private static final int ATTEMPT = 2;
  private static final int TIMED = -2;
  private static final int LONGEST_STRING = 4096;

  /** That a wait with a time-out never ends is explored apart. */
  private static final Waiting NO_DEFECT = new Waiting("", -1);

  private Intrinsics() {}

  /** One of them at a call. */
  @FunctionalInterface
  private interface Body {
    /** What {@link Op#run} returns; the result goes to register t if that is not negative. */
    int run(Core core, long[] r, int[] a, int t, int next);
  }

  @FunctionalInterface
  private interface Value {
    long of(Core core, long[] r, int[] a);
  }

  private static Body value(Value value) {
    return (core, r, a, t, next) -> {
      long result = value.of(core, r, a);
      if (t >= 0) {
        r[t] = result;
      }
      return next;
    };
  }

  static boolean known(String name) {
    return TABLE.containsKey(name);
  }

  static @Nullable Op find(String name, int target, int[] arguments) {
    Body body = TABLE.get(name);
    return body == null ? null : new Intrinsic(name, body, target, arguments);
  }

  private static final class Intrinsic extends Op {
    private final String name;
    private final Body body;
    private final int target;
    private final int[] arguments;

    Intrinsic(String name, Body body, int target, int[] arguments) {
      this.name = name;
      this.body = body;
      this.target = target;
      this.arguments = arguments;
    }

    @Override
    int run(Core core, long[] r) {
      return body.run(core, r, arguments, target, next);
    }

    @Override
    boolean waits() {
      return name.equals("il_atomic_begin");
    }

    @Override
    int alternatives(Core core, long[] r) {
      return switch (name) {
        case "il_choose" -> (int) Math.clamp(r[arguments[0]], 1, 64);
        case "il_any" -> core.machine.programs().samples().of(r[arguments[0]]).length;
        default -> 1;
      };
    }

    @Override
    String what() {
      return name + "()";
    }
  }

  private static final Map<String, Body> TABLE =
      Map.ofEntries(
          Map.entry("il_self", value((core, r, a) -> core.thread.id)),
          Map.entry("il_spawn", value(Intrinsics::spawn)),
          Map.entry("il_spawn_two", value(Intrinsics::spawnTwo)),
          Map.entry("il_inside", value(Intrinsics::inside)),
          Map.entry("il_place", value((core, r, a) -> core.here().place().hashCode())),
          Map.entry("il_join", Intrinsics::join),
          Map.entry("il_result", value(Intrinsics::result)),
          Map.entry("il_take_result", value(Intrinsics::takeResult)),
          Map.entry("il_add_flags", value(Intrinsics::addFlags)),
          Map.entry("il_finished", value(Intrinsics::finished)),
          Map.entry("il_marked_begin", value((core, r, a) -> marked(core, 1))),
          Map.entry("il_marked_end", value((core, r, a) -> marked(core, -1))),
          Map.entry("il_exit_thread", (core, r, a, t, next) -> Op.END),
          Map.entry("il_exit_program", (core, r, a, t, next) -> Op.EXIT),
          Map.entry("il_atomic_begin", Intrinsics::begin),
          Map.entry("il_atomic_end", Intrinsics::end),
          Map.entry("il_await", Intrinsics::await),
          Map.entry("il_choose", Intrinsics::choose),
          Map.entry("il_any", Intrinsics::any),
          Map.entry("il_assume", Intrinsics::assume),
          Map.entry("il_abandon", (core, r, a, t, next) -> Op.ABANDON),
          Map.entry("il_allocate", value(Intrinsics::allocate)),
          Map.entry("il_free", Intrinsics::free),
          Map.entry("il_size", value(Intrinsics::size)),
          Map.entry("il_alive", value(Intrinsics::alive)),
          Map.entry("il_report", value(Intrinsics::report)),
          Map.entry("il_fail", value(Intrinsics::fail)),
          Map.entry("il_unmodelled", value(Intrinsics::unmodelled)),
          Map.entry("il_print", value(Intrinsics::print)),
          Map.entry("il_release", value((core, r, a) -> sync(core, r[a[0]], false))),
          Map.entry("il_acquire", value((core, r, a) -> sync(core, r[a[0]], true))),
          Map.entry("il_locked", value(Intrinsics::locked)),
          Map.entry("il_unlocked", value(Intrinsics::unlocked)),
          Map.entry("il_holds", value(Intrinsics::holds)),
          Map.entry("memcpy", Intrinsics::copy),
          Map.entry("memmove", Intrinsics::copy),
          Map.entry("__memcpy", Intrinsics::copy),
          Map.entry("__memmove", Intrinsics::copy),
          Map.entry("__builtin_memcpy", Intrinsics::copy),
          Map.entry("__builtin_memmove", Intrinsics::copy),
          Map.entry("memset", Intrinsics::set),
          Map.entry("__memset", Intrinsics::set),
          Map.entry("__builtin_memset", Intrinsics::set),
          Map.entry("memcmp", Intrinsics::compare),
          Map.entry("__builtin_memcmp", Intrinsics::compare),
          Map.entry(
              "__builtin_clz", value((c, r, a) -> Integer.numberOfLeadingZeros((int) r[a[0]]))),
          Map.entry("__builtin_clzl", value((c, r, a) -> Long.numberOfLeadingZeros(r[a[0]]))),
          Map.entry("__builtin_clzll", value((c, r, a) -> Long.numberOfLeadingZeros(r[a[0]]))),
          Map.entry(
              "__builtin_ctz", value((c, r, a) -> Integer.numberOfTrailingZeros((int) r[a[0]]))),
          Map.entry("__builtin_ctzl", value((c, r, a) -> Long.numberOfTrailingZeros(r[a[0]]))),
          Map.entry("__builtin_ctzll", value((c, r, a) -> Long.numberOfTrailingZeros(r[a[0]]))),
          Map.entry("__builtin_ffs", value((c, r, a) -> first(r[a[0]] & 0xFFFF_FFFFL))),
          Map.entry("__builtin_ffsl", value((c, r, a) -> first(r[a[0]]))),
          Map.entry("__builtin_ffsll", value((c, r, a) -> first(r[a[0]]))),
          Map.entry("__builtin_popcount", value((c, r, a) -> Integer.bitCount((int) r[a[0]]))),
          Map.entry("__builtin_popcountl", value((c, r, a) -> Long.bitCount(r[a[0]]))),
          Map.entry("__builtin_popcountll", value((c, r, a) -> Long.bitCount(r[a[0]]))),
          Map.entry("__builtin_parity", value((c, r, a) -> Integer.bitCount((int) r[a[0]]) & 1)),
          Map.entry("__builtin_parityl", value((c, r, a) -> Long.bitCount(r[a[0]]) & 1)),
          Map.entry("__builtin_parityll", value((c, r, a) -> Long.bitCount(r[a[0]]) & 1)),
          Map.entry(
              "__builtin_bswap16",
              value((c, r, a) -> Short.reverseBytes((short) r[a[0]]) & 0xFFFF)),
          Map.entry(
              "__builtin_bswap32",
              value((c, r, a) -> Integer.reverseBytes((int) r[a[0]]) & 0xFFFF_FFFFL)),
          Map.entry("__builtin_bswap64", value((c, r, a) -> Long.reverseBytes(r[a[0]]))),
          Map.entry("__builtin_frame_address", value((c, r, a) -> 0)),
          Map.entry("__builtin_return_address", value((c, r, a) -> 0)));

  private static long first(long value) {
    return value == 0 ? 0 : Long.numberOfTrailingZeros(value) + 1;
  }

  // ---- threads

  private static long spawn(Core core, long[] r, int[] a) {
    Code code = core.machine.programs().pointed(r[a[1]]);
    if (code == null) {
      throw new Crash(Kind.OUT_OF_BOUNDS, "a thread is to run " + core.machine.describe(r[a[1]]));
    }
    return core.machine.spawn(named(core, r[a[0]], code), code, r[a[2]]).id;
  }

  private static long spawnTwo(Core core, long[] r, int[] a) {
    Code code = core.machine.programs().pointed(r[a[1]]);
    if (code == null) {
      throw new Crash(Kind.OUT_OF_BOUNDS, "a thread is to run " + core.machine.describe(r[a[1]]));
    }
    Code pointed = core.machine.programs().pointed(r[a[2]]);
    String name = named(core, r[a[0]], pointed == null ? code : pointed);
    return core.machine.spawn(name, code, r[a[2]], r[a[3]]).id;
  }

  private static String named(Core core, long name, Code code) {
    String text = text(core, name);
    return text.isEmpty() ? code.name : text;
  }

  private static long inside(Core core, long[] r, int[] a) {
    return core.here().function().contains(text(core, r[a[0]])) ? 1 : 0;
  }

  private static int join(Core core, long[] r, int[] a, int t, int next) {
    return core.machine.join((int) r[a[0]]) ? next : Op.JOIN;
  }

  private static long result(Core core, long[] r, int[] a) {
    core.machine.touch(core.thread);
    core.thread.result = r[a[0]];
    core.publish(r[a[0]]);
    return 0;
  }

  private static long takeResult(Core core, long[] r, int[] a) {
    core.unsteady = true;
    return core.machine.takeResult((int) r[a[0]]);
  }

  private static long addFlags(Core core, long[] r, int[] a) {
    core.unsteady = true;
    return core.machine.addFlags((int) r[a[0]], (int) r[a[1]]);
  }

  private static long finished(Core core, long[] r, int[] a) {
    core.unsteady = true;
    return core.machine.finished((int) r[a[0]]) ? 1 : 0;
  }

  private static long marked(Core core, int change) {
    core.machine.touch(core.thread);
    core.thread.marked = Math.max(0, core.thread.marked + change);
    return 0;
  }

  // ---- sections

  private static int begin(Core core, long[] r, int[] a, int t, int next) {
    if (core.stopsBeforeSection()) {
      return Op.STOP;
    }
    core.section++;
    core.varies = true;
    return next;
  }

  private static int end(Core core, long[] r, int[] a, int t, int next) {
    if (core.section == 0) {
      throw new Crash(Kind.ASSERTION, "an atomic section ends that has not begun");
    }
    core.section--;
    if (core.section == 0) {
      core.budget = 0;
    }
    return next;
  }

  private static int await(Core core, long[] r, int[] a, int t, int next) {
    core.awaited = true;
    if (r[a[0]] != 0) {
      return next;
    }
    if (r[a[3]] == TIMED) {
      core.waiting = NO_DEFECT;
      return Op.WAIT;
    }
    core.waiting =
        new Waiting(
            "%s `%s`".formatted(text(core, r[a[2]]), core.machine.describe(r[a[1]])),
            (int) r[a[3]]);
    return Op.WAIT;
  }

  private static int choose(Core core, long[] r, int[] a, int t, int next) {
    int n = (int) Math.clamp(r[a[0]], 1, 64);
    if (n > 1) {
      if (core.section > 0) {
        throw new Unmodelled("a choice inside an atomic section");
      }
      if (core.stopsAlways()) {
        return Op.STOP;
      }
      core.alternatives = n;
    }
    if (t >= 0) {
      r[t] = n > 1 ? core.alternative : 0;
    }
    return next;
  }

  private static int any(Core core, long[] r, int[] a, int t, int next) {
    if (core.stopsAlways()) {
      return Op.STOP;
    }
    long[] samples = core.machine.programs().samples().of(r[a[0]]);
    core.alternatives = samples.length;
    core.machine.note(
        "%s can be any of %d-byte values, of which %d were tried"
                .formatted(text(core, r[a[1]]), r[a[0]], samples.length)
            + " at "
            + core.here().place());
    if (t >= 0) {
      r[t] = samples[Math.min(core.alternative, samples.length - 1)];
    }
    return next;
  }

  private static int assume(Core core, long[] r, int[] a, int t, int next) {
    core.assumed = true;
    return r[a[0]] != 0 ? next : Op.ABANDON;
  }

  // ---- memory

  private static long allocate(Core core, long[] r, int[] a) {
    MemoryObject object =
        core.memory.allocate(
            core.thread.id + 1,
            Storage.HEAP,
            r[a[0]],
            r[a[1]] != 0,
            false,
            "",
            Naming.bytes(),
            core.hereWithStack());
    return object.address();
  }

  private static int free(Core core, long[] r, int[] a, int t, int next) {
    long address = r[a[0]];
    if (address == 0) {
      return next;
    }
    MemoryObject object = core.memory.find(address);
    if (core.isVisible(object) && core.stops()) {
      return Op.STOP;
    }
    if (object == null || object.storage != Storage.HEAP || Memory.offset(address) != 0) {
      throw new Crash(
          Kind.INVALID_FREE, core.machine.describe(address) + " is freed, which is no allocation");
    }
    if (object.dead) {
      core.noteEnd(object);
      throw new Crash(
          Kind.DOUBLE_FREE,
          object.describe(0) + " is freed a second time",
          object.freed,
          object.freedBy,
          object.allocated);
    }
    core.noteEnd(object);
    core.memory.kill(object, core.hereWithStack(), core.thread.id);
    return next;
  }

  private static long size(Core core, long[] r, int[] a) {
    core.unsteady = true;
    MemoryObject object = core.memory.find(r[a[0]]);
    int offset = Memory.offset(r[a[0]]);
    return object == null || object.dead || offset < 0 || offset > object.size
        ? 0
        : object.size - offset;
  }

  private static long alive(Core core, long[] r, int[] a) {
    core.unsteady = true;
    MemoryObject object = core.memory.find(r[a[0]]);
    return object != null && !object.dead ? 1 : 0;
  }

  private static int copy(Core core, long[] r, int[] a, int t, int next) {
    int result = MemoryOps.move(core, r[a[0]], r[a[1]], r[a[2]], next);
    if (result >= 0 && t >= 0) {
      r[t] = r[a[0]];
    }
    return result;
  }

  private static int set(Core core, long[] r, int[] a, int t, int next) {
    int result = MemoryOps.fill(core, r[a[0]], (int) r[a[1]], r[a[2]], next);
    if (result >= 0 && t >= 0) {
      r[t] = r[a[0]];
    }
    return result;
  }

  private static int compare(Core core, long[] r, int[] a, int t, int next) {
    int result = MemoryOps.compare(core, r[a[0]], r[a[1]], r[a[2]], next);
    if (result >= 0 && t >= 0) {
      r[t] = core.compared;
    }
    return result;
  }

  // ---- reports

  private static long report(Core core, long[] r, int[] a) {
    core.fault(kind(text(core, r[a[0]])), message(core, r, a), null, -1, false);
    return 0;
  }

  private static long fail(Core core, long[] r, int[] a) {
    throw new Crash(kind(text(core, r[a[0]])), message(core, r, a));
  }

  private static String message(Core core, long[] r, int[] a) {
    String text = text(core, r[a[1]]);
    return r[a[2]] == 0 ? text : text + ": `" + core.machine.describe(r[a[2]]) + "`";
  }

  private static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.id().equals(word)) {
        return kind;
      }
    }
    throw new Unmodelled(
        "a finding of the unknown kind `%s` is reported".formatted(word.toLowerCase(Locale.ROOT)));
  }

  private static long unmodelled(Core core, long[] r, int[] a) {
    core.machine.note(text(core, r[a[0]]) + " at " + core.here().place());
    return 0;
  }

  private static long print(Core core, long[] r, int[] a) {
    String format = text(core, r[a[0]]);
    core.machine.print(format.equals("%s") && a.length > 1 ? text(core, r[a[1]]) : format);
    return 0;
  }

  private static long sync(Core core, long object, boolean acquires) {
    core.sync(object, acquires, !acquires);
    return 0;
  }

  // ---- locks

  private static long locked(Core core, long[] r, int[] a) {
    long lock = r[a[0]];
    boolean shared = (r[a[1]] & SHARED) != 0;
    core.machine.touch(core.thread);
    core.thread.held = new Held(lock, shared, core.here(), core.thread.held);
    core.lock(action(core, true, lock, shared, (r[a[1]] & ATTEMPT) != 0));
    return 0;
  }

  private static long unlocked(Core core, long[] r, int[] a) {
    long lock = r[a[0]];
    core.machine.unlocked(lock);
    core.lock(action(core, false, lock, false, false));
    return 0;
  }

  private static LockAction action(
      Core core, boolean taken, long lock, boolean shared, boolean attempt) {
    MemoryObject object = core.memory.find(lock);
    int offset = Memory.offset(lock);
    String name = core.machine.describe(lock);
    String lockClass =
        object == null || object.storage != Storage.HEAP || object.allocated == null
            ? name
            : "%s+%d".formatted(object.allocated.place(), offset);
    return new LockAction(taken, lock, lockClass, name, shared, attempt, core.here());
  }

  private static long holds(Core core, long[] r, int[] a) {
    for (Held held = core.thread.held; held != null; held = held.rest()) {
      if (held.lock() == r[a[0]]) {
        return held.shared() ? 2 : 1;
      }
    }
    return 0;
  }

  /** A string of the program, cut where it is too long or ends. */
  private static String text(Core core, long address) {
    MemoryObject object = core.memory.find(address);
    if (object == null || object.dead) {
      return "";
    }
    int from = Math.clamp(Memory.offset(address), 0, object.size);
    int to = from;
    while (to < object.size && to - from < LONGEST_STRING && object.data[to] != 0) {
      to++;
    }
    return new String(object.data, from, to - from, StandardCharsets.UTF_8);
  }
}
