package org.interleave.simulation.machine;

import java.util.Arrays;
import org.interleave.c.Naming;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/** One object: its bytes, which of them are initialised, and its life. Written for speed. */
final class MemoryObject {
  /** Bytes that are saved at once before a step first changes one of them. */
  static final int CHUNK = 128;

  enum Storage {
    STATIC,
    THREAD,
    HEAP,
    STACK,
    FUNCTION,
    /** Declared, and defined by no file of the program. */
    MISSING
  }

  final int id;
  final Storage storage;
  final int size;
  final byte[] data;

  /** For each cell a mask of its initialised bytes. */
  final byte[] known;

  final int[] saved;
  final boolean constant;
  final String name;
  final Naming naming;

  /** The step in which it was made: that step need not save its bytes. */
  int born;

  boolean shared;
  boolean dead;
  final @Nullable Site allocated;
  @Nullable Site freed;
  int freedBy = -1;

  MemoryObject(
      int id,
      Storage storage,
      int size,
      boolean zeroed,
      boolean constant,
      String name,
      Naming naming,
      @Nullable Site allocated) {
    this.id = id;
    this.storage = storage;
    this.size = size;
    int cells = (size + 7) >>> 3;
    this.data = new byte[cells << 3];
    this.known = new byte[cells];
    if (zeroed) {
      Arrays.fill(known, (byte) -1);
    }
    this.saved = new int[(size + CHUNK - 1) / CHUNK];
    this.constant = constant;
    this.name = name;
    this.naming = naming;
    this.allocated = allocated;
  }

  long address() {
    return Memory.address(id, 0);
  }

  /** In C terms: {@code hub.kref}, {@code 24 bytes allocated at …}. */
  String describe(int offset) {
    return switch (storage) {
      case HEAP ->
          offset == 0
              ? "the object of %d bytes%s".formatted(size, origin())
              : "byte %d of the object of %d bytes%s".formatted(offset, size, origin());
      case STATIC, THREAD, STACK, FUNCTION, MISSING -> "`" + name + part(offset) + "`";
    };
  }

  /** The whole object. */
  String title() {
    return storage == Storage.HEAP ? describe(0) : "`" + name + "`";
  }

  String part(int offset) {
    return offset < 0 || offset > size ? "+" + offset : naming.path(offset);
  }

  /**
   * The outermost part that begins at an offset: the lock of a structure, not the first word of the
   * lock.
   */
  String whole(int offset) {
    if (offset <= 0 || offset >= size) {
      return offset == 0 ? "" : part(offset);
    }
    String here = naming.path(offset);
    String before = naming.path(offset - 1);
    int same = 0;
    while (same < here.length()
        && same < before.length()
        && here.charAt(same) == before.charAt(same)) {
      same++;
    }
    int end = same + 1;
    while (end < here.length() && here.charAt(end) != '.' && here.charAt(end) != '[') {
      end++;
    }
    return here.substring(0, Math.min(end, here.length()));
  }

  private String origin() {
    Site at = allocated;
    return at == null
        ? ""
        : " allocated in %s at %s:%d"
            .formatted(at.function(), at.place().file(), at.place().line());
  }
}
