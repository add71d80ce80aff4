package org.interleave.simulation.machine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interleave.c.Callee;
import org.interleave.c.Function;
import org.interleave.c.Global;
import org.interleave.c.Instruction;
import org.interleave.c.Instruction.Call;
import org.interleave.c.Naming;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.simulation.machine.MemoryObject.Storage;
import org.jspecify.annotations.Nullable;

/** The program's functions and objects, made ready when they are first named, and kept. */
final class Programs {
  private final Machine machine;
  private final Program program;
  private final Memory memory;
  private final Identities identities;
  private final Map<Symbol, Boolean> waiting = new HashMap<>();
  private final Symbol entry;
  private @Nullable Samples samples;
  private final Map<Symbol, Code> codes = new LinkedHashMap<>();
  private final Map<Symbol, Long> addresses = new HashMap<>();
  private final Map<Integer, Symbol> functions = new HashMap<>();

  Programs(Machine machine, Program program, Symbol entry, Memory memory, Identities identities) {
    this.entry = entry;
    this.machine = machine;
    this.program = program;
    this.memory = memory;
    this.identities = identities;
  }

  /** The values that are tried where any value may come. */
  Samples samples() {
    Samples known = samples;
    if (known == null) {
      known = new Samples(program, entry);
      samples = known;
    }
    return known;
  }

  Code start(Function function) {
    return new Compiler(function, machine).compile();
  }

  @Nullable Code code(Symbol symbol) {
    Code code = codes.get(symbol);
    if (code == null) {
      Function function = program.function(symbol).orElse(null);
      if (function == null) {
        return null;
      }
      code = codes.get(function.symbol());
      if (code == null) {
        code = new Compiler(function, machine).compile();
        codes.put(function.symbol(), code);
      }
      codes.put(symbol, code);
    }
    return code;
  }

  /**
   * Whether an atomic section that begins in the function may have to wait: it, or what it calls,
   * awaits something, or the section ends elsewhere.
   */
  boolean maySectionWait(Function function) {
    return waiting.computeIfAbsent(
        function.symbol(), _ -> !balanced(function) || awaits(function, new HashSet<>()));
  }

  private static boolean balanced(Function function) {
    int open = 0;
    for (Instruction instruction : function.code()) {
      if (calls(instruction, "il_atomic_begin")) {
        open++;
      } else if (calls(instruction, "il_atomic_end")) {
        open--;
      }
    }
    return open == 0;
  }

  private static boolean calls(Instruction instruction, String name) {
    return instruction instanceof Call call
        && call.callee() instanceof Callee.Named named
        && named.symbol().name().equals(name);
  }

  private boolean awaits(Function function, Set<Symbol> seen) {
    for (Instruction instruction : function.code()) {
      if (instruction instanceof Call call) {
        boolean waits =
            switch (call.callee()) {
              case Callee.Pointed _ -> true;
              case Callee.Named named ->
                  named.symbol().name().equals("il_await")
                      || seen.add(named.symbol())
                          && program
                              .function(named.symbol())
                              .filter(f -> awaits(f, seen))
                              .isPresent();
            };
        if (waits) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one of the program's own files defines the function, so that no builtin stands in. */
  boolean defines(Symbol symbol) {
    return program
        .function(symbol)
        .map(f -> f.place().file())
        .filter(file -> !file.endsWith(".h"))
        .isPresent();
  }

  /** The function that an address is of. */
  @Nullable Code pointed(long address) {
    Symbol symbol = Memory.offset(address) == 0 ? functions.get((int) (address >>> 32)) : null;
    return symbol == null ? null : code(symbol);
  }

  /** The name of the function that an address is of. */
  @Nullable String pointedName(long address) {
    Symbol symbol = Memory.offset(address) == 0 ? functions.get((int) (address >>> 32)) : null;
    return symbol == null ? null : symbol.name();
  }

  /**
   * @param thread whose object it is, if each thread has its own
   */
  long address(Symbol symbol, MachineThread thread) {
    Long known = addresses.get(symbol);
    if (known == null) {
      known = thread.own.get(symbol);
    }
    return known == null ? place(symbol, thread) : known;
  }

  private long place(Symbol symbol, MachineThread thread) {
    Global global = program.global(symbol).orElse(null);
    if (global == null) {
      // of what is missing only the address may be wanted: calling or reading it cannot be done
      boolean there = program.function(symbol).isPresent() || Intrinsics.known(symbol.name());
      return function(symbol, there ? Storage.FUNCTION : Storage.MISSING);
    }
    if (global.threadLocal()) {
      return threadLocal(global, symbol, thread);
    }
    Long shared = addresses.get(global.symbol());
    if (shared != null) {
      addresses.put(symbol, shared);
      return shared;
    }
    MemoryObject object =
        memory.place(
            identities.symbol(global.symbol()),
            Storage.STATIC,
            global.size(),
            global.constant(),
            global.symbol().name(),
            global.naming());
    object.shared = !global.constant();
    addresses.put(global.symbol(), object.address());
    addresses.put(symbol, object.address());
    fill(object, global, thread);
    return object.address();
  }

  private long threadLocal(Global global, Symbol symbol, MachineThread thread) {
    MemoryObject object =
        memory.allocate(
            thread.id + 1,
            Storage.THREAD,
            global.size(),
            true,
            false,
            global.symbol().name(),
            global.naming(),
            null);
    thread.own.put(symbol, object.address());
    memory.remember(() -> thread.own.remove(symbol));
    fill(object, global, thread);
    return object.address();
  }

  private void fill(MemoryObject object, Global global, MachineThread thread) {
    System.arraycopy(
        global.bytes(), 0, object.data, 0, Math.min(global.bytes().length, object.size));
    for (Global.Relocation relocation : global.relocations()) {
      long address = address(relocation.symbol(), thread) + relocation.addend();
      Memory.LONG.set(object.data, (int) relocation.offset(), address);
    }
  }

  private long function(Symbol symbol, Storage storage) {
    MemoryObject object =
        memory.place(identities.symbol(symbol), storage, 0, true, symbol.name(), Naming.bytes());
    addresses.put(symbol, object.address());
    functions.put(object.id, symbol);
    return object.address();
  }

  /** Of the program's own functions, or of the models'. */
  Reached reached(boolean model) {
    Map<String, Set<Integer>> lines = new TreeMap<>();
    Set<Symbol> entered = new LinkedHashSet<>();
    for (Code code : codes.values()) {
      if (code.model != model) {
        continue;
      }
      for (int pc = 0; pc < code.reached.length; pc++) {
        if (code.reached[pc]) {
          entered.add(code.function.symbol());
          lines
              .computeIfAbsent(code.place(pc).file(), _ -> new TreeSet<>())
              .add(code.place(pc).line());
        }
      }
    }
    return new Reached(lines, entered);
  }
}
