package org.interleave.c;

/** Names the parts of an object as C would. */
@FunctionalInterface
public interface Naming {
  /**
   * What follows the object's name for the member at an offset: {@code .list.next}, {@code [3]};
   * empty for the whole.
   */
  String path(long offset);

  /** An object of which only the bytes are known. */
  static Naming bytes() {
    return offset -> offset == 0 ? "" : "+" + offset;
  }
}
