package org.interleave.c.type;

import org.interleave.c.BitField;
import org.jspecify.annotations.Nullable;

/**
 * @param name empty for an anonymous structure or union, or an unnamed bit-field
 * @param offset of the first byte it lies in
 */
public record Member(String name, Type type, long offset, @Nullable BitField bits) {
  public boolean anonymous() {
    return name.isEmpty() && bits == null && type.isStruct();
  }
}
