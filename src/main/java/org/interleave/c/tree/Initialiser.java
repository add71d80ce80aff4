package org.interleave.c.tree;

import java.util.List;
import org.interleave.c.BitField;
import org.interleave.c.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an object begins with.
 *
 * @param elements in the order of the source; a later one overrides
 * @param braced whether everything that no element names is zero
 * @param size of the object with what its flexible array member holds
 */
public record Initialiser(List<Element> elements, boolean braced, long size, int at) {
  public Initialiser {
    elements = List.copyOf(elements);
  }

  /**
   * @param value converted to the type already
   */
  public record Element(long offset, Type type, @Nullable BitField bits, Expression value) {}
}
