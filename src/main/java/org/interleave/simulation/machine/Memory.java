package org.interleave.simulation.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.interleave.c.Naming;
import org.interleave.simulation.Site;
import org.interleave.simulation.machine.MemoryObject.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Every object of the program, and the journal that takes changes back. An address is an object's
 * id in the upper half and an offset from {@link #BASE} in the lower, so pointers are compared,
 * tagged and subtracted as integers and a few bytes below an object are still of no other. Ids are
 * counted for each owner (a thread, or the program), so they do not depend on how threads
 * interleave. Written for speed.
 */
final class Memory {
  static final int BASE = 0x1000_0000;
  static final int PROGRAM = 0;
  static final VarHandle LONG = view(long[].class);
  static final VarHandle INT = view(int[].class);
  static final VarHandle SHORT = view(short[].class);

  private static final int OWNER_SHIFT = 24;
  private static final int LARGEST_OBJECT = 1 << 28;

  private final @Nullable MemoryObject[][] objects = new @Nullable MemoryObject[66][];
  private final int[] counts = new int[66];

  /** Owners above this have nothing yet. */
  private int owners = 1;

  private final long budget;
  private long used;

  private final List<Undo> journal = new ArrayList<>();
  private int step = 1;

  /** What takes one change back. */
  interface Undo {
    void revert();
  }

  Memory(long budget) {
    this.budget = budget;
    Arrays.fill(counts, 1);
    for (int i = 0; i < objects.length; i++) {
      objects[i] = new MemoryObject[i == PROGRAM ? 64 : 8];
    }
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  static long address(int id, long offset) {
    return ((long) id << 32) + BASE + offset;
  }

  static int offset(long address) {
    return (int) address - BASE;
  }

  /** The object that an address belongs to, alive or not. */
  @Nullable MemoryObject find(long address) {
    int id = (int) (address >>> 32);
    int owner = id >>> OWNER_SHIFT;
    if (owner >= 66) {
      return null;
    }
    @Nullable MemoryObject[] row = objects[owner];
    int index = id & ((1 << OWNER_SHIFT) - 1);
    return index < row.length ? row[index] : null;
  }

  /**
   * @param owner {@link #PROGRAM} or a thread's id + 1
   */
  MemoryObject allocate(
      int owner,
      Storage storage,
      long size,
      boolean zeroed,
      boolean constant,
      String name,
      Naming naming,
      @Nullable Site site) {
    MemoryObject object =
        allocate(owner, counts[owner], storage, size, zeroed, constant, name, naming, site);
    counts[owner]++;
    owners = Math.max(owners, owner + 1);
    return object;
  }

  private MemoryObject allocate(
      int owner,
      int index,
      Storage storage,
      long size,
      boolean zeroed,
      boolean constant,
      String name,
      Naming naming,
      @Nullable Site site) {
    if (size < 0
        || size > LARGEST_OBJECT
        || used + size > budget
        || index + 1 >= 1 << OWNER_SHIFT) {
      throw new OutOfBudget("the program wants more than %d MiB of memory".formatted(budget >> 20));
    }
    @Nullable MemoryObject[] row = objects[owner];
    if (index >= row.length) {
      row = Arrays.copyOf(row, Math.max(index + 1, row.length * 2));
      objects[owner] = row;
    }
    used += size;
    MemoryObject object =
        new MemoryObject(
            (owner << OWNER_SHIFT) | index,
            storage,
            (int) size,
            zeroed,
            constant,
            name,
            naming,
            site);
    object.born = step;
    row[index] = object;
    return object;
  }

  /** An object of the program's own, which has been there since the beginning. */
  MemoryObject place(
      int index, Storage storage, long size, boolean constant, String name, Naming naming) {
    MemoryObject object =
        allocate(PROGRAM, index, storage, size, true, constant, name, naming, null);
    counts[PROGRAM] = Math.max(counts[PROGRAM], index + 1);
    object.born = 0;
    return object;
  }

  /** Before a step changes the bytes from offset on, size of them. */
  void save(MemoryObject object, int offset, int size) {
    if (object.born == step || size == 0) {
      return;
    }
    int last = (offset + size - 1) / MemoryObject.CHUNK;
    for (int chunk = offset / MemoryObject.CHUNK; chunk <= last; chunk++) {
      if (object.saved[chunk] != step) {
        object.saved[chunk] = step;
        journal.add(new Chunk(object, chunk));
      }
    }
  }

  void markShared(MemoryObject object) {
    object.shared = true;
    if (object.born != step) {
      journal.add(() -> object.shared = false);
    }
  }

  void kill(MemoryObject object, @Nullable Site site, int thread) {
    object.dead = true;
    object.freed = site;
    object.freedBy = thread;
    used -= object.size;
    if (object.born != step) {
      journal.add(new End(object));
    }
  }

  /** Something else that the step changed. */
  void remember(Undo undo) {
    journal.add(undo);
  }

  /** Begins a step; what the journal holds from here on is the step's. */
  int begin() {
    step++;
    return journal.size();
  }

  /** The end of the journal. */
  int mark() {
    return journal.size();
  }

  int step() {
    return step;
  }

  int[] counts() {
    return Arrays.copyOf(counts, owners);
  }

  /** Takes back everything since a mark; counts are those of the mark's time. */
  void revert(int mark, int[] before) {
    for (int i = journal.size() - 1; i >= mark; i--) {
      journal.remove(i).revert();
    }
    // the program's own objects are made when they are first named and stay
    for (int owner = 1; owner < owners; owner++) {
      int from = owner < before.length ? before[owner] : 1;
      for (int i = from; i < counts[owner]; i++) {
        MemoryObject gone = objects[owner][i];
        if (gone != null && !gone.dead) {
          used -= gone.size;
        }
        objects[owner][i] = null;
      }
      counts[owner] = from;
    }
    step++;
  }

  /**
   * Did what the journal holds since the mark leave every byte as it was, apart from automatic
   * objects that only this thread saw and that are gone?
   */
  boolean unchanged(int mark) {
    for (int i = mark; i < journal.size(); i++) {
      Undo change = journal.get(i);
      boolean same =
          change instanceof Chunk chunk && (goneUnseen(chunk.object) || !chunk.differs())
              || change instanceof End end && goneUnseen(end.object);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean goneUnseen(MemoryObject object) {
    return object.dead && !object.shared && object.storage == Storage.STACK;
  }

  /** Whether an automatic object now has what another had at the mark. */
  boolean succeeds(MemoryObject old, MemoryObject now, int mark) {
    if (old.size != now.size || old.shared || now.shared) {
      return false;
    }
    byte[] data = old.data.clone();
    byte[] known = old.known.clone();
    for (int i = journal.size() - 1; i >= mark; i--) {
      if (journal.get(i) instanceof Chunk chunk && chunk.object == old) {
        chunk.copyTo(data, known);
      }
    }
    if (!Arrays.equals(known, now.known)) {
      return false;
    }
    for (int i = 0; i < old.size; i++) {
      if ((known[i >> 3] & 1 << (i & 7)) != 0 && data[i] != now.data[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * What the journal holds of bytes that only this thread sees, since the mark; nothing if
   * something else than bytes changed.
   */
  Optional<List<Chunk>> ownSince(int mark) {
    List<Chunk> own = new ArrayList<>();
    for (int i = mark; i < journal.size(); i++) {
      switch (journal.get(i)) {
        case Chunk chunk -> {
          if (!chunk.object.shared) {
            own.add(chunk);
          }
        }
        case End end when goneUnseen(end.object) -> {}
        case Undo other -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(own);
  }

  /** The objects of the heap that are alive, and all that may hold pointers. */
  List<MemoryObject> living() {
    List<MemoryObject> living = new ArrayList<>();
    for (int owner = 0; owner < counts.length; owner++) {
      for (int i = 1; i < counts[owner]; i++) {
        MemoryObject object = objects[owner][i];
        if (object != null && !object.dead) {
          living.add(object);
        }
      }
    }
    return living;
  }

  long cell(long cell) {
    MemoryObject object = find(cell << 3);
    int offset = object == null ? 0 : offset(cell << 3);
    return object == null || offset < 0 || offset + 8 > object.data.length
        ? 0
        : (long) LONG.get(object.data, offset);
  }

  /** The end of an object's life. */
  private final class End implements Undo {
    private final MemoryObject object;

    End(MemoryObject object) {
      this.object = object;
    }

    @Override
    public void revert() {
      object.dead = false;
      object.freed = null;
      object.freedBy = -1;
      used += object.size;
    }
  }

  /** Bytes as they were. */
  static final class Chunk implements Undo {
    private final MemoryObject object;
    private final int from;
    private final byte[] data;
    private final byte[] known;

    Chunk(MemoryObject object, int chunk) {
      this.object = object;
      this.from = chunk * MemoryObject.CHUNK;
      int to = Math.min(object.data.length, from + MemoryObject.CHUNK);
      this.data = Arrays.copyOfRange(object.data, from, to);
      this.known = Arrays.copyOfRange(object.known, from >> 3, to >> 3);
    }

    void copyTo(byte[] bytes, byte[] masks) {
      System.arraycopy(data, 0, bytes, from, data.length);
      System.arraycopy(known, 0, masks, from >> 3, known.length);
    }

    /** Of an automatic object that only its thread saw and that is gone. */
    boolean gone() {
      return goneUnseen(object);
    }

    boolean sameBytes(Chunk other) {
      return object == other.object && from == other.from;
    }

    @Override
    public void revert() {
      System.arraycopy(data, 0, object.data, from, data.length);
      System.arraycopy(known, 0, object.known, from >> 3, known.length);
    }

    /** Bytes that are not initialised are all alike. */
    boolean differs() {
      for (int cell = 0; cell < known.length; cell++) {
        int now = object.known[(from >> 3) + cell];
        if (now != known[cell]) {
          return true;
        }
        for (int i = 0; i < 8; i++) {
          if ((now & 1 << i) != 0 && data[cell * 8 + i] != object.data[from + cell * 8 + i]) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
