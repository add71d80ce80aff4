package org.interleave.simulation.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Site;
import org.interleave.simulation.machine.MemoryObject.Storage;
import org.jspecify.annotations.Nullable;

/** Objects of the heap that nothing points at any more when all threads have ended. */
final class Leaks {
  private final Memory memory;
  private final List<MachineThread> threads;

  Leaks(Memory memory, List<MachineThread> threads) {
    this.memory = memory;
    this.threads = threads;
  }

  List<Fault> find() {
    List<MemoryObject> living = memory.living();
    boolean heap = false;
    for (MemoryObject object : living) {
      heap |= object.storage == Storage.HEAP;
    }
    if (!heap) {
      return List.of();
    }
    Set<MemoryObject> seen = new HashSet<>();
    Deque<MemoryObject> open = new ArrayDeque<>();
    for (MemoryObject object : living) {
      if (object.storage != Storage.HEAP && seen.add(object)) {
        open.push(object);
      }
    }
    for (MachineThread thread : threads) {
      add(thread.result, seen, open);
      for (Frame frame = thread.frame; frame != null; frame = frame.caller) {
        for (long register : frame.registers) {
          add(register, seen, open);
        }
      }
    }
    while (!open.isEmpty()) {
      byte[] data = open.pop().data;
      for (int i = 0; i < data.length; i += 8) {
        add((long) Memory.LONG.get(data, i), seen, open);
      }
    }
    List<Fault> faults = new ArrayList<>();
    for (MemoryObject object : living) {
      if (object.storage == Storage.HEAP && !seen.contains(object)) {
        faults.add(leak(object));
      }
    }
    return faults;
  }

  private void add(long value, Set<MemoryObject> seen, Deque<MemoryObject> open) {
    MemoryObject object = value >>> 32 == 0 ? null : memory.find(value);
    if (object != null && !object.dead && seen.add(object)) {
      open.push(object);
    }
  }

  private static Fault leak(MemoryObject object) {
    @Nullable Site site = object.allocated;
    if (site == null) {
      throw new IllegalStateException("an object of the heap was allocated nowhere");
    }
    return new Fault(
        Kind.LEAK,
        "%d bytes are never freed and nothing points at them".formatted(object.size),
        site,
        null,
        -1,
        false);
  }
}
