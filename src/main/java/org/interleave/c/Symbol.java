package org.interleave.c;

/**
 * A function or an object with static storage.
 *
 * @param name as linked; a static local is {@code function.name}, made unique by a number
 * @param unit the translation unit that a static belongs to, or {@link #EXTERNAL}
 */
public record Symbol(String name, int unit) {
  public static final int EXTERNAL = -1;

  public static Symbol external(String name) {
    return new Symbol(name, EXTERNAL);
  }

  public boolean isExternal() {
    return unit == EXTERNAL;
  }
}
