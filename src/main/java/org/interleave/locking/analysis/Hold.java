package org.interleave.locking.analysis;

import java.util.List;
import org.interleave.c.Place;
import org.interleave.locking.flow.Field;
import org.jspecify.annotations.Nullable;

/**
 * How a token stands.
 *
 * @param count of references
 * @param entry whether it was so when the function was entered
 * @param at where it became so
 * @param through the members that the lock's address goes through, the innermost last
 */
record Hold(
    Mode mode,
    int count,
    boolean asserted,
    boolean entry,
    @Nullable Place at,
    List<Field> through) {
  Hold {
    through = List.copyOf(through);
  }

  enum Mode {
    EXCLUSIVE,
    SHARED,
    /** Known not to be held. */
    NONE,
    /** Held or not. */
    UNKNOWN
  }

  static Hold of(Mode mode, @Nullable Place at, List<Field> through) {
    return new Hold(mode, 1, false, false, at, through);
  }

  static Hold none(@Nullable Place at) {
    return new Hold(Mode.NONE, 0, false, false, at, List.of());
  }

  static Hold counted(int count, @Nullable Place at) {
    return new Hold(count > 0 ? Mode.EXCLUSIVE : Mode.NONE, count, false, false, at, List.of());
  }

  boolean held() {
    return mode == Mode.EXCLUSIVE || mode == Mode.SHARED;
  }

  Hold asserted(Place place) {
    return new Hold(mode, count, true, entry, place, through);
  }

  Hold times(int times) {
    return new Hold(mode, times, asserted, entry, at, through);
  }

  Hold atEntry() {
    return new Hold(mode, count, asserted, true, at, through);
  }

  /** What tells ways apart. */
  boolean sameAs(Hold other) {
    return mode == other.mode && count == other.count && asserted == other.asserted;
  }
}
