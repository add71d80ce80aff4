package org.interleave.c;

/**
 * The types of values that registers hold. A register is 64 bits: an integer is kept sign- or
 * zero-extended as its type says, a pointer is a {@link #U64}, a float or double is kept as the raw
 * bits of its format. {@link #F80} has the size of x87 in memory and the precision of a double.
 */
public enum Scalar {
  BOOL(1, false),
  I8(1, true),
  U8(1, false),
  I16(2, true),
  U16(2, false),
  I32(4, true),
  U32(4, false),
  I64(8, true),
  U64(8, false),
  F32(4, true),
  F64(8, true),
  F80(16, true);

  private final int size;
  private final boolean signed;

  Scalar(int size, boolean signed) {
    this.size = size;
    this.signed = signed;
  }

  /** Bytes in memory. */
  public int size() {
    return size;
  }

  public boolean signed() {
    return signed;
  }

  public boolean floating() {
    return this == F32 || this == F64 || this == F80;
  }
}
