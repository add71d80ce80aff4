package org.interleave.c;

import java.util.List;

/**
 * An object with static or thread storage, or a string literal.
 *
 * @param bytes the initial content without its addresses; shorter than size if the rest is zero
 * @param constant whether writing it is an error
 */
public record Global(
    Symbol symbol,
    Place place,
    long size,
    int align,
    byte[] bytes,
    List<Relocation> relocations,
    boolean constant,
    boolean threadLocal,
    Naming naming) {
  public Global {
    relocations = List.copyOf(relocations);
  }

  /** Eight bytes at the offset are the symbol's address plus the addend. */
  public record Relocation(long offset, Symbol symbol, long addend) {}
}
