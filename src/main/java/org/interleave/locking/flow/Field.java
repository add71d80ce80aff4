package org.interleave.locking.flow;

import org.interleave.c.type.StructType;

/**
 * A member of a structure or union; anonymous members on the way to it are passed over.
 *
 * @param owner the innermost structure that has a name, or no owner that has one
 * @param offset in the owner
 */
public record Field(StructType owner, String name, long offset) {
  /** The tag; empty for a structure that has none. */
  public String tag() {
    return owner.tag();
  }

  @Override
  public String toString() {
    return owner.tag() + "." + name;
  }
}
