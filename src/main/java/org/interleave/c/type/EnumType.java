package org.interleave.c.type;

/** Completed when its list of constants ends: the type that holds them all (as gcc chooses it). */
public final class EnumType implements Type {
  private final String tag;
  private Basic underlying = Basic.UINT;
  private boolean complete;

  public EnumType(String tag) {
    this.tag = tag;
  }

  public String tag() {
    return tag;
  }

  public Basic underlying() {
    return underlying;
  }

  public boolean complete() {
    return complete;
  }

  public void complete(long least, long greatest, boolean unsignedGreatest, boolean packed) {
    boolean negative = least < 0;
    complete = true;
    if (packed && fits(least, greatest, unsignedGreatest, 8)) {
      underlying = negative ? Basic.SCHAR : Basic.UCHAR;
    } else if (packed && fits(least, greatest, unsignedGreatest, 16)) {
      underlying = negative ? Basic.SHORT : Basic.USHORT;
    } else if (fits(least, greatest, unsignedGreatest, 32)) {
      underlying = negative ? Basic.INT : Basic.UINT;
    } else {
      underlying = negative ? Basic.LONG : Basic.ULONG;
    }
  }

  private static boolean fits(long least, long greatest, boolean unsignedGreatest, int bits) {
    if (unsignedGreatest) {
      return false;
    }
    if (least < 0) {
      return least >= -(1L << bits - 1) && greatest < 1L << bits - 1;
    }
    return greatest < 1L << bits;
  }

  @Override
  public long size() {
    return underlying.size();
  }

  @Override
  public int align() {
    return underlying.align();
  }

  @Override
  public String toString() {
    return "enum " + tag;
  }
}
