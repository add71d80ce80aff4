package org.interleave.c.lower;

import org.interleave.c.Naming;
import org.interleave.c.type.Member;
import org.interleave.c.type.StructType;
import org.interleave.c.type.Type;

/** Names the parts of an object by its type. */
record TypeNaming(Type type) implements Naming {
  @Override
  public String path(long offset) {
    StringBuilder path = new StringBuilder();
    Type at = type.plain();
    long rest = offset;
    while (rest >= 0) {
      if (at instanceof Type.Array array) {
        long size = array.element().size();
        if (size <= 0 || array.length() >= 0 && rest >= size * array.length()) {
          break;
        }
        path.append('[').append(rest / size).append(']');
        rest %= size;
        at = array.element().plain();
      } else if (at instanceof StructType struct) {
        Member member = holding(struct, rest);
        if (member == null) {
          break;
        }
        if (!member.name().isEmpty()) {
          path.append('.').append(member.name());
        }
        rest -= member.offset();
        at = member.type().plain();
      } else {
        break;
      }
    }
    return path + (rest == 0 ? "" : "+" + rest);
  }

  private static @org.jspecify.annotations.Nullable Member holding(StructType struct, long offset) {
    for (Member member : struct.members()) {
      long size = member.bits() == null ? member.type().size() : member.bits().bytes();
      boolean open = member.type().isArray() && size <= 0;
      if (offset >= member.offset() && (open || offset < member.offset() + size)) {
        return member;
      }
    }
    return null;
  }
}
