package org.interleave.c.type;

import java.util.ArrayList;
import java.util.List;
import org.interleave.c.BitField;
import org.interleave.c.Scalar;

/**
 * Places members as the x86-64 psABI and gcc's attributes say. Positions are kept in bits, since
 * bit-fields share bytes.
 */
public final class Layout {
  private final boolean union;
  private final boolean packed;

  /** From #pragma pack; 0 if there is none. */
  private final int pack;

  private final List<Member> members = new ArrayList<>();
  private long position;
  private long longest;
  private int align = 1;

  public Layout(boolean union, boolean packed, int pack) {
    this.union = union;
    this.packed = packed;
    this.pack = pack;
  }

  /**
   * @param requested an alignment by attribute, or 0
   * @param memberPacked whether the member has the attribute itself
   */
  public void field(String name, Type type, int requested, boolean memberPacked) {
    int natural = memberPacked || packed ? 1 : type.align();
    int alignment = limited(Math.max(natural, requested));
    if (union) {
      position = 0;
    }
    position = up(position, alignment * 8L);
    members.add(new Member(name, type, position / 8, null));
    position += Math.max(0, type.size()) * 8;
    longest = Math.max(longest, position);
    align = Math.max(align, alignment);
  }

  private int limited(int alignment) {
    return pack > 0 ? Math.min(alignment, pack) : alignment;
  }

  /**
   * @param width in bits; 0 closes the unit
   */
  public void bitField(String name, Type type, int width, int requested, boolean memberPacked) {
    boolean dense = packed || memberPacked;
    if (union) {
      position = 0;
    }
    if (width == 0) {
      // neither packing nor a pragma lessens what a zero width does
      position = up(position, Math.max(type.align(), requested) * 8L);
      longest = Math.max(longest, position);
      return;
    }
    int desired = limited(requested);
    if (desired > 0) {
      position = up(position, desired * 8L);
    }
    long unit = type.align() * 8L;
    if (!dense && pack == 0 && spans(position, width, unit, type.size() * 8)) {
      position = up(position, unit);
    }
    int natural = pack > 0 ? limited(type.align()) : dense ? 1 : type.align();
    Scalar scalar = type.scalar();
    BitField bits = new BitField((int) (position % 8), width, scalar);
    members.add(new Member(name, type, position / 8, bits));
    position += width;
    longest = Math.max(longest, position);
    if (!name.isEmpty()) {
      align = Math.max(align, Math.max(natural, desired));
    }
  }

  /** Whether a field would lie in more units of its type than one. */
  private static boolean spans(long position, int width, long align, long size) {
    long within = position % align;
    return (within + width + align - 1) / align > size / align;
  }

  public void finish(StructType type, int requested) {
    int alignment = Math.max(align, requested);
    long bits = up(union ? longest : position, alignment * 8L);
    type.complete(members, bits / 8, alignment);
  }

  private static long up(long bits, long to) {
    return (bits + to - 1) / to * to;
  }
}
